#include "analysis/synthesis/detail/artefacts.h"
#include "analysis/synthesis/detail/blockpainter.h"
#include "analysis/synthesis/detail/contour.h"
#include "analysis/synthesis/detail/orderedwork.h"
#include "analysis/synthesis/detail/packing.h"

#include <QtTest>

#include <cmath>

using namespace tessera;
using namespace tessera::detail;

class SynthesisPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void neighbouringBlocksFitTogether_data();
    void neighbouringBlocksFitTogether();
    void packedSpotsKeepTheirDistanceAndAgreeBetweenWindows();
    void contourOfARingHasOneHole();
    void contourClosesAlongTheBorder();
    void bandOutlineIsWhereItsInsideEnds();
    void workIsTakenInOrderWhateverTheThreads();
    void workStopsAtTheFirstFailure();
    void workReportsAnExceptionOfAThread();
};

void SynthesisPartsTest::neighbouringBlocksFitTogether_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"tissue", "fold", "pen", "blur"})
        QTest::newRow(what) << QString(what);
}

void SynthesisPartsTest::neighbouringBlocksFitTogether()
{
    QFETCH(QString, what);
    const SampleSpec spec{.width = 4000, .height = 3000, .seed = 5};
    const TissueMap map(spec);
    const Artefacts artefacts(map.pieces(), spec.seed);
    const BlockPainter painter(spec, map, artefacts);
    const auto middleOf = [](const std::vector<Level0Point> &ring) { // of a band: between its two sides
        const Level0Point &one = ring[ring.size() / 4];
        const Level0Point &other = ring[ring.size() - 1 - ring.size() / 4];
        return Level0Point{(one.x + other.x) / 2, (one.y + other.y) / 2};
    };
    Level0Point place{map.pieces()[0].x, map.pieces()[0].y};
    if (what == "fold")
        place = middleOf(artefacts.folds[0].outline());
    else if (what == "pen")
        place = middleOf(artefacts.pens[0].outline());
    else if (what == "blur")
        place = {artefacts.blurs[0].x, artefacts.blurs[0].y};
    // Multiples of what the painter interpolates over, as blocks are.
    const int64_t x = std::llround(place.x / spec.mpp / 64) * 64;
    const int64_t y = std::llround(place.y / spec.mpp / 64) * 64;
    const std::vector<uint8_t> whole = painter.paint({x - 128, y - 64, 256, 128}, {});
    const std::vector<uint8_t> left = painter.paint({x - 128, y - 64, 128, 128}, {});
    const std::vector<uint8_t> right = painter.paint({x, y - 64, 128, 128}, {});
    int64_t different = 0;
    for (std::size_t row = 0; row < 128; ++row)
        for (std::size_t i = 0; i < 128 * 3; ++i) {
            different += std::abs(whole[row * 768 + i] - left[row * 384 + i]) > 3;
            different += std::abs(whole[row * 768 + 384 + i] - right[row * 384 + i]) > 3;
        }
    QVERIFY2(different < 50, qPrintable(QString::number(different))); // rounding at most
}

void SynthesisPartsTest::packedSpotsKeepTheirDistanceAndAgreeBetweenWindows()
{
    const std::vector<Spot> all = packedSpots(0, 0, 400, 400, 8, 1);
    QVERIFY(all.size() > 2200 && all.size() < 2800); // one for each cell of 8 um
    int64_t close = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size(); ++j)
            close += std::hypot(all[i].x - all[j].x, all[i].y - all[j].y) < 4.5;
    QVERIFY2(close < static_cast<int64_t>(all.size()) / 20, qPrintable(QString::number(close)));
    const std::vector<Spot> part = packedSpots(100, 120, 200, 180, 8, 1);
    QVERIFY(!part.empty());
    for (const Spot &spot : part)
        QVERIFY(std::ranges::any_of(all, [&](const Spot &other) { return other.x == spot.x && other.y == spot.y; }));
}

void SynthesisPartsTest::contourOfARingHasOneHole()
{
    std::vector<float> values;
    for (int y = 0; y < 60; ++y)
        for (int x = 0; x < 60; ++x)
            values.push_back(8 - std::abs(static_cast<float>(std::hypot(x - 30, y - 30)) - 18));
    const std::vector<Polygon> polygons = outlinesOf({values, 60, 60, 5, 10});
    QCOMPARE(polygons.size(), std::size_t{1});
    QCOMPARE(polygons[0].holes.size(), std::size_t{1});
    for (const Level0Point &point : polygons[0].outline)
        QVERIFY(std::abs(std::hypot(point.x - 305, point.y - 305) - 260) < 3);
    for (const Level0Point &point : polygons[0].holes[0])
        QVERIFY(std::abs(std::hypot(point.x - 305, point.y - 305) - 100) < 3);
}

void SynthesisPartsTest::contourClosesAlongTheBorder()
{
    const std::vector<float> values(20, 1);
    const std::vector<Polygon> polygons = outlinesOf({values, 5, 4, 0, 1});
    QCOMPARE(polygons.size(), std::size_t{1});
    QVERIFY(polygons[0].holes.empty());
    for (const Level0Point &point : polygons[0].outline)
        QVERIFY(point.x > -1.01 && point.x < 5.01 && point.y > -1.01 && point.y < 4.01);
}

void SynthesisPartsTest::bandOutlineIsWhereItsInsideEnds()
{
    const Band band({100, 100, 900, 400, 0.1, 30, 0, 5});
    const std::vector<Level0Point> ring = band.outline();
    for (std::size_t i = 2; i + 2 < ring.size() / 2; ++i)
        QVERIFY(std::abs(band.at(ring[i].x, ring[i].y).inside) < 4);
    QVERIFY(band.at(100, 700).inside < 0);
}

void SynthesisPartsTest::workIsTakenInOrderWhateverTheThreads()
{
    for (const int threads : {1, 2, 7}) {
        std::vector<int64_t> taken;
        OrderedWork<int64_t> work(100, threads);
        const Result<void> done = work.run([](int64_t i, std::stop_token) { return i * i; },
                                           [&](int64_t i, int64_t square) -> Result<void> {
                                               taken.push_back(square == i * i ? i : -1);
                                               return {};
                                           },
                                           {});
        QVERIFY(done);
        QCOMPARE(taken.size(), std::size_t{100});
        for (int64_t i = 0; i < 100; ++i)
            QCOMPARE(taken[static_cast<std::size_t>(i)], i);
    }
}

void SynthesisPartsTest::workStopsAtTheFirstFailure()
{
    std::atomic<int> made = 0;
    OrderedWork<int> work(10'000, 3);
    const Result<void> done = work.run([&](int64_t, std::stop_token) { return ++made; },
                                       [](int64_t i, int) -> Result<void> {
                                           if (i == 5)
                                               return fail(ErrorCode::diskFull, "x");
                                           return {};
                                       },
                                       {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::diskFull);
    QVERIFY(made < 100);
}

void SynthesisPartsTest::workReportsAnExceptionOfAThread()
{
    OrderedWork<int> work(10, 2);
    const Result<void> done = work.run([](int64_t, std::stop_token) -> int { throw std::bad_alloc(); },
                                       [](int64_t, int) -> Result<void> { return {}; }, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::outOfMemory);
}

QTEST_APPLESS_MAIN(SynthesisPartsTest)
#include "tst_synthesisparts.moc"
