#include "tests/support/patternslide.h"
#include "viewer/tiles/tileengine.h"

#include <QTest>

#include <atomic>

using namespace tessera;
using namespace tessera::testing;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t tileBytes = std::size_t{128} * 128 * 4;

/// A slide whose tiles are asked for, and how many came.
struct Bench {
    explicit Bench(std::size_t cacheBytes = 1u << 28, std::chrono::milliseconds delay = 0ms)
        : slide(std::make_shared<PatternSlide>(optionsWith(delay))),
          tiles(std::make_shared<SlideTiles>(slide, cacheBytes)), scheduler(2)
    {
    }
    static PatternOptions optionsWith(std::chrono::milliseconds delay)
    {
        PatternOptions options;
        options.delay = delay;
        options.tile = 128;
        return options;
    }

    WantedTiles ask(int64_t count, TileUse use = TileUse::visible)
    {
        std::vector<WantedTile> wanted;
        for (int64_t column = 0; column < count; ++column)
            wanted.push_back({{0, column, 0}, use, static_cast<double>(column)});
        return scheduler.request(tiles, wanted, [this](const TileKey &) { ++arrived; });
    }
    bool bring(int64_t count)
    {
        arrived = 0;
        const WantedTiles wanted = ask(count);
        return QTest::qWaitFor([&] { return arrived == count; }, 10000);
    }
    void setGamma(double gamma)
    {
        ColourSettings settings;
        settings.adjustments.gamma = gamma;
        tiles->colour.setSettings(settings);
    }
    uint32_t pixelNow(int64_t column) { return tiles->cache.find({0, column, 0})->shown().data.front(); }
    uint32_t pixelAsRead(int64_t column) { return PatternSlide::colourAt(0, column * 128, 0); }
    uint32_t pixelToShow(int64_t column)
    {
        return tiles->colour.current().transform->applied(Pixels::filled(1, 1, pixelAsRead(column))).data.front();
    }

    std::shared_ptr<PatternSlide> slide;
    std::shared_ptr<SlideTiles> tiles;
    std::atomic<int> arrived = 0;
    TileScheduler scheduler;
};

} // namespace

/// Tiles in the colours of their slide, while these change.
class RecolouringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tilesArriveInTheColoursOfTheSlide();
    void keptTilesGetNewColoursWithoutBeingRead();
    void oldPixelsStayUntilTheNewAreThere();
    void keepsThePixelsAsTheyWereRead();
    void keepsNoSecondCopyOfWhatLooksTheSame();
    void countsBothFormsInTheBudget();
    void readsNothingForItsColoursAlone();
    void readsWhatIsWantedToBeSeenThoughItsColoursWereWantedFirst();
    void aTileThatIsReadWhileTheColoursChangeHasTheNewOnes();
    void namesTheTilesOfOtherColoursTheLastUsedFirst();
    void survivesColoursThatChangeAllTheTime();
};

void RecolouringTest::tilesArriveInTheColoursOfTheSlide()
{
    Bench bench;
    bench.setGamma(2);
    QVERIFY(bench.bring(5));
    QVERIFY(bench.pixelNow(3) != bench.pixelAsRead(3));
    QCOMPARE(bench.pixelNow(3), bench.pixelToShow(3));
}

void RecolouringTest::keptTilesGetNewColoursWithoutBeingRead()
{
    Bench bench;
    QVERIFY(bench.bring(5));
    bench.setGamma(2);
    QVERIFY(bench.bring(5));
    QCOMPARE(bench.slide->reads(), 5);
    QCOMPARE(bench.scheduler.statistics().recoloured, 5);
    QCOMPARE(bench.scheduler.statistics().decoded, 5);
    QCOMPARE(bench.scheduler.statistics().hits, 5);
    for (int64_t column = 0; column < 5; ++column)
        QCOMPARE(bench.pixelNow(column), bench.pixelToShow(column));
}

void RecolouringTest::oldPixelsStayUntilTheNewAreThere()
{
    Bench bench;
    bench.setGamma(2);
    QVERIFY(bench.bring(1));
    const uint32_t before = bench.pixelNow(0);
    bench.setGamma(0.5);
    QCOMPARE(bench.pixelNow(0), before);
    QVERIFY(bench.bring(1));
    QVERIFY(bench.pixelNow(0) != before);
}

void RecolouringTest::keepsThePixelsAsTheyWereRead()
{
    Bench bench;
    ColourSettings settings;
    settings.view = StainView::haematoxylin;
    settings.adjustments.contrast = 2;
    bench.tiles->colour.setSettings(settings);
    QVERIFY(bench.bring(1));
    const auto read = bench.slide->read(0, {0, 0, 128, 128});
    QVERIFY(read.has_value());
    QVERIFY(bench.tiles->cache.find({0, 0, 0})->pixels->data == read->pixels.data);
}

void RecolouringTest::keepsNoSecondCopyOfWhatLooksTheSame()
{
    Bench bench;
    QVERIFY(bench.bring(4));
    QCOMPARE(bench.tiles->cache.bytes(), 4 * tileBytes);
    bench.setGamma(2);
    QVERIFY(bench.bring(4));
    QCOMPARE(bench.tiles->cache.bytes(), 8 * tileBytes);
    bench.setGamma(1);
    QVERIFY(bench.bring(4));
    QCOMPARE(bench.tiles->cache.bytes(), 4 * tileBytes);
    QCOMPARE(&bench.tiles->cache.find({0, 0, 0})->shown(), bench.tiles->cache.find({0, 0, 0})->pixels.get());
}

void RecolouringTest::countsBothFormsInTheBudget()
{
    Bench bench(10 * tileBytes);
    QVERIFY(bench.bring(10));
    QCOMPARE(bench.tiles->cache.bytes(), 10 * tileBytes);
    bench.setGamma(2);
    QVERIFY(bench.bring(5));
    QVERIFY(bench.tiles->cache.bytes() <= 10 * tileBytes);
    QCOMPARE(bench.pixelNow(0), bench.pixelToShow(0));
}

void RecolouringTest::readsNothingForItsColoursAlone()
{
    Bench bench;
    QVERIFY(bench.bring(2));
    bench.setGamma(2);
    bench.arrived = 0;
    const WantedTiles wanted = bench.ask(5, TileUse::recolour);
    QTRY_COMPARE(bench.arrived.load(), 2);
    QTRY_COMPARE(bench.scheduler.statistics().waiting, 0);
    QCOMPARE(bench.slide->reads(), 2);
    QCOMPARE(bench.scheduler.statistics().needed, 2);
}

void RecolouringTest::readsWhatIsWantedToBeSeenThoughItsColoursWereWantedFirst()
{
    Bench bench;
    for (int round = 0; round < 50; ++round) {
        const WantedTiles colours = bench.ask(20, TileUse::recolour);
        const WantedTiles seen = bench.ask(20);
        QTRY_COMPARE(bench.scheduler.statistics().waiting, 0);
        QTRY_VERIFY(bench.tiles->cache.contains({0, 19, 0}));
        bench.tiles = std::make_shared<SlideTiles>(bench.slide, std::size_t{1} << 28);
    }
}

void RecolouringTest::aTileThatIsReadWhileTheColoursChangeHasTheNewOnes()
{
    Bench bench(1u << 28, 100ms);
    const WantedTiles first = bench.ask(1);
    QTRY_COMPARE(bench.slide->reads(), 1);
    bench.setGamma(2);
    const WantedTiles second = bench.ask(1);
    QTRY_COMPARE(bench.arrived.load(), 2);
    QCOMPARE(bench.slide->reads(), 1);
    QCOMPARE(bench.pixelNow(0), bench.pixelToShow(0));
}

void RecolouringTest::namesTheTilesOfOtherColoursTheLastUsedFirst()
{
    Bench bench;
    QVERIFY(bench.bring(3));
    const int64_t before = bench.tiles->colour.currentNumber();
    QVERIFY(bench.tiles->cache.tilesOfOtherColour(before).empty());
    bench.setGamma(2);
    (void)bench.tiles->cache.find({0, 1, 0});
    const std::vector<TileKey> others = bench.tiles->cache.tilesOfOtherColour(bench.tiles->colour.currentNumber());
    QCOMPARE(others.size(), std::size_t{3});
    QVERIFY(others.front() == (TileKey{0, 1, 0}));
}

void RecolouringTest::survivesColoursThatChangeAllTheTime()
{
    Bench bench(30 * tileBytes);
    {
        std::jthread changing([&](const std::stop_token &token) {
            for (int i = 0; !token.stop_requested(); ++i)
                bench.setGamma(i % 3 == 0 ? 1 : 1 + 0.01 * (i % 50));
        });
        for (int round = 0; round < 100; ++round) {
            const WantedTiles seen = bench.ask(20);
            const WantedTiles others = bench.ask(30, TileUse::recolour);
            QVERIFY(bench.tiles->cache.bytes() <= 30 * tileBytes);
        }
    }
    const WantedTiles wanted = bench.ask(10);
    for (int64_t column = 0; column < 10; ++column)
        QTRY_VERIFY(bench.tiles->cache.contains({0, column, 0}) &&
                    bench.pixelNow(column) == bench.pixelToShow(column));
}

QTEST_GUILESS_MAIN(RecolouringTest)
#include "tst_recolouring.moc"
