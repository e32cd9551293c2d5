#include "base/splitmix64.h"
#include "tests/support/scratch.h"
#include "viewer/registration/pointpairs.h"

using namespace tessera;
using namespace tessera::testing;

namespace {

const SlidePitches quarterAndHalf{MicronsPerPixel{0.25, 0.25, MppSource::file},
                                  MicronsPerPixel{0.5, 0.5, MppSource::file}};
const SlidePitches ones{MicronsPerPixel{1, 1, MppSource::file}, MicronsPerPixel{1, 1, MppSource::file}};

double uniform(SplitMix64 &random, double from, double to)
{
    return from + (to - from) * static_cast<double>(random.next() >> 11) * 0x1p-53;
}

double between(Level0Point a, Level0Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

std::vector<PointPair> pairsThrough(const AffineMap &map, int count, double noise, uint64_t seed)
{
    SplitMix64 random(seed);
    std::vector<PointPair> pairs;
    for (int i = 0; i < count; ++i) {
        const Level0Point from{uniform(random, 0, 40'000), uniform(random, 0, 30'000)};
        Level0Point to = map(from);
        to.x += uniform(random, -noise, noise);
        to.y += uniform(random, -noise, noise);
        pairs.push_back({from, to});
    }
    return pairs;
}

} // namespace

/// Two slides aligned by places that the user has marked on both.
class PointPairsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void alignsRigidlyByTwoPairs();
    void sharesTheErrorOfADistanceBetweenTwoPairs();
    void scalesWhenASimilarityIsWanted();
    void solvesAnAffineMapByThreePairsExactly();
    void keepsLengthsOnTheGlassWithPixelsOfOtherSizes();
    void keepsLengthsOnTheGlassWithOblongPixels();
    void tellsResidualsAndTheirRoot();
    void tellsPixelsWhereNoPitchIsKnown();
    void findsTheMapAgain_data();
    void findsTheMapAgain();
    void noOtherMapOfTheKindFitsBetter();
    void turnsAPictureOverWhereThatFitsBetter();
    void leavesAPictureUprightWhereMirroringIsNotWanted();
    void cannotTellMirroringByTwoPairs();
    void refusesSetsThatSayTooLittle_data();
    void refusesSetsThatSayTooLittle();
};

void PointPairsTest::alignsRigidlyByTwoPairs()
{
    // A quarter turn clockwise about the origin, then 100 to the right.
    const std::vector<PointPair> pairs{{{0, 0}, {100, 0}}, {{10, 0}, {100, 10}}};
    const Result<Alignment> alignment = alignPoints(pairs, TransformKind::rigid, ones);
    VERIFY_OK(alignment);
    QVERIFY(between(alignment->transform({0, 10}), {90, 0}) < 1e-9);
    QVERIFY(std::abs(alignment->transform.parts().degrees - 90) < 1e-9);
    QVERIFY(alignment->error.rootMeanSquare < 1e-9);
}

void PointPairsTest::sharesTheErrorOfADistanceBetweenTwoPairs()
{
    // 10 um apart on one slide and 14 on the other: a rigid map is 2 um off at each.
    const std::vector<PointPair> pairs{{{0, 0}, {50, 50}}, {{10, 0}, {64, 50}}};
    const Result<Alignment> alignment = alignPoints(pairs, TransformKind::rigid, ones);
    VERIFY_OK(alignment);
    QVERIFY(between(alignment->transform({0, 0}), {52, 50}) < 1e-9);
    QCOMPARE(alignment->error.residuals.size(), std::size_t(2));
    QCOMPARE(alignment->error.residuals[0], 2.0);
    QCOMPARE(alignment->error.residuals[1], 2.0);
    QCOMPARE(alignment->error.rootMeanSquare, 2.0);
    QVERIFY(alignment->error.inMicrometres);
}

void PointPairsTest::scalesWhenASimilarityIsWanted()
{
    const std::vector<PointPair> pairs{{{0, 0}, {50, 50}}, {{10, 0}, {64, 50}}};
    const Result<Alignment> alignment = alignPoints(pairs, TransformKind::similarity, ones);
    VERIFY_OK(alignment);
    QCOMPARE(alignment->transform.parts().scale, 1.4);
    QVERIFY(alignment->error.rootMeanSquare < 1e-9);
}

void PointPairsTest::solvesAnAffineMapByThreePairsExactly()
{
    const std::vector<PointPair> pairs{{{0, 0}, {7, 9}}, {{10, 0}, {27, 9}}, {{0, 10}, {17, 39}}};
    const Result<Alignment> alignment = alignPoints(pairs, TransformKind::affine, ones);
    VERIFY_OK(alignment);
    const AffineMap &map = alignment->transform.map(); // by hand: x' = 2x + y + 7, y' = 3y + 9
    QVERIFY(std::abs(map.xx - 2) < 1e-9 && std::abs(map.xy - 1) < 1e-9 && std::abs(map.x0 - 7) < 1e-9);
    QVERIFY(std::abs(map.yx) < 1e-9 && std::abs(map.yy - 3) < 1e-9 && std::abs(map.y0 - 9) < 1e-9);
}

void PointPairsTest::keepsLengthsOnTheGlassWithPixelsOfOtherSizes()
{
    // 400 px of 0.25 um are 200 px of 0.5 um.
    const std::vector<PointPair> pairs{{{0, 0}, {0, 0}}, {{400, 0}, {200, 0}}};
    const Result<Alignment> alignment = alignPoints(pairs, TransformKind::rigid, quarterAndHalf);
    VERIFY_OK(alignment);
    QVERIFY(alignment->error.rootMeanSquare < 1e-9);
    QCOMPARE(*alignment->transform.scaleOnGlass(), 1.0);
}

void PointPairsTest::keepsLengthsOnTheGlassWithOblongPixels()
{
    const SlidePitches oblong{MicronsPerPixel{0.5, 1, MppSource::user}, MicronsPerPixel{1, 1, MppSource::user}};
    // 20 um to the right (40 px) and 20 um down (20 px), turned by a quarter on the glass.
    const std::vector<PointPair> pairs{{{0, 0}, {0, 0}}, {{40, 0}, {0, 20}}, {{0, 20}, {-20, 0}}};
    const Result<Alignment> alignment = alignPoints(pairs, TransformKind::rigid, oblong);
    VERIFY_OK(alignment);
    QVERIFY(alignment->error.rootMeanSquare < 1e-9);
}

void PointPairsTest::tellsResidualsAndTheirRoot()
{
    const SlideTransform identity = *SlideTransform::of({}, TransformKind::rigid, quarterAndHalf);
    const std::vector<PointPair> pairs{{{0, 0}, {6, 8}}, {{5, 5}, {5, 5}}};
    const AlignmentError error = alignmentError(identity, pairs);
    QCOMPARE(error.residuals[0], 5.0); // 10 px of 0.5 um
    QCOMPARE(error.residuals[1], 0.0);
    QCOMPARE(error.rootMeanSquare, std::sqrt(12.5));
}

void PointPairsTest::tellsPixelsWhereNoPitchIsKnown()
{
    const std::vector<PointPair> pairs{{{0, 0}, {50, 50}}, {{10, 0}, {64, 50}}};
    const Result<Alignment> alignment = alignPoints(pairs, TransformKind::rigid, {});
    VERIFY_OK(alignment);
    QVERIFY(!alignment->error.inMicrometres);
    QCOMPARE(alignment->error.rootMeanSquare, 2.0);
}

void PointPairsTest::findsTheMapAgain_data()
{
    QTest::addColumn<int>("kind");
    for (const TransformKind kind : {TransformKind::rigid, TransformKind::similarity, TransformKind::affine})
        QTest::addRow("%s", std::string(nameOf(kind)).c_str()) << static_cast<int>(kind);
}

void PointPairsTest::findsTheMapAgain()
{
    QFETCH(int, kind);
    const auto wanted = static_cast<TransformKind>(kind);
    SplitMix64 random(5);
    for (int round = 0; round < 300; ++round) {
        const double scale = wanted == TransformKind::rigid ? 0.5 : uniform(random, 0.3, 2);
        AffineMap map = AffineMap::turned(uniform(random, 0, 360), scale);
        if (wanted == TransformKind::affine)
            map.xy += uniform(random, -0.2, 0.2);
        map.x0 = uniform(random, -9000, 9000);
        map.y0 = uniform(random, -9000, 9000);
        const int count = 4 + static_cast<int>(random.below(10)); // (three at random may lie on a line)
        const Result<Alignment> exact = alignPoints(pairsThrough(map, count, 0, random.next()), wanted, quarterAndHalf);
        VERIFY_OK(exact);
        QVERIFY(between(exact->transform({20'000, 15'000}), map({20'000, 15'000})) < 1e-6);
        QVERIFY(exact->error.rootMeanSquare < 1e-6);

        const Result<Alignment> noisy = alignPoints(pairsThrough(map, 40, 4, random.next()), wanted, quarterAndHalf);
        VERIFY_OK(noisy);
        QVERIFY(between(noisy->transform({20'000, 15'000}), map({20'000, 15'000})) < 3);
        QVERIFY(noisy->error.rootMeanSquare < 4); // um; the noise is up to 4 px of 0.5 um by axis
    }
}

void PointPairsTest::noOtherMapOfTheKindFitsBetter()
{
    SplitMix64 random(23);
    for (const TransformKind kind : {TransformKind::rigid, TransformKind::similarity, TransformKind::affine}) {
        const std::vector<PointPair> pairs = pairsThrough(AffineMap::turned(33), 7, 300, random.next());
        const Result<Alignment> best = alignPoints(pairs, kind, ones);
        VERIFY_OK(best);
        for (int round = 0; round < 500; ++round) {
            AffineMap nearby = AffineMap::turned(uniform(random, -1, 1),
                                                 kind == TransformKind::rigid ? 1 : uniform(random, 0.99, 1.01));
            if (kind == TransformKind::affine)
                nearby.xy += uniform(random, -0.01, 0.01);
            nearby.x0 = uniform(random, -50, 50);
            nearby.y0 = uniform(random, -50, 50);
            const auto other = SlideTransform::of(best->transform.map().then(nearby), kind, ones);
            QVERIFY(alignmentError(*other, pairs).rootMeanSquare >= best->error.rootMeanSquare - 1e-9);
        }
    }
}

void PointPairsTest::turnsAPictureOverWhereThatFitsBetter()
{
    const std::vector<PointPair> pairs = pairsThrough(AffineMap::turned(70, 0.5, true), 4, 3, 2);
    const Result<Alignment> alignment =
        alignPoints(pairs, TransformKind::rigid, quarterAndHalf, Mirroring::whereItFitsBetter);
    VERIFY_OK(alignment);
    QVERIFY(alignment->transform.parts().mirrored);
    QVERIFY(alignment->error.rootMeanSquare < 3);
    const Result<Alignment> upright = alignPoints(pairsThrough(AffineMap::turned(70, 0.5), 4, 3, 2),
                                                  TransformKind::rigid, quarterAndHalf, Mirroring::whereItFitsBetter);
    VERIFY_OK(upright);
    QVERIFY(!upright->transform.parts().mirrored);
}

void PointPairsTest::leavesAPictureUprightWhereMirroringIsNotWanted()
{
    const std::vector<PointPair> pairs = pairsThrough(AffineMap::turned(70, 0.5, true), 4, 3, 2);
    const Result<Alignment> alignment = alignPoints(pairs, TransformKind::rigid, quarterAndHalf);
    VERIFY_OK(alignment);
    QVERIFY(!alignment->transform.parts().mirrored);
    QVERIFY(alignment->error.rootMeanSquare > 1000);
}

void PointPairsTest::cannotTellMirroringByTwoPairs()
{
    const std::vector<PointPair> pairs = pairsThrough(AffineMap::turned(70, 0.5, true), 2, 0, 2);
    const Result<Alignment> alignment =
        alignPoints(pairs, TransformKind::rigid, quarterAndHalf, Mirroring::whereItFitsBetter);
    VERIFY_OK(alignment);
    QVERIFY(!alignment->transform.parts().mirrored);
}

void PointPairsTest::refusesSetsThatSayTooLittle_data()
{
    QTest::addColumn<QList<QPointF>>("from");
    QTest::addColumn<QList<QPointF>>("to");
    QTest::addColumn<int>("kind");
    const int rigid = static_cast<int>(TransformKind::rigid);
    const int affine = static_cast<int>(TransformKind::affine);
    const QList<QPointF> spread{{0, 0}, {900, 0}, {0, 900}};
    const QList<QPointF> line{{100, 100}, {200, 200}, {900, 900}};
    QTest::newRow("no pair") << QList<QPointF>() << QList<QPointF>() << rigid;
    QTest::newRow("one pair") << QList<QPointF>{{1, 2}} << QList<QPointF>{{3, 4}} << rigid;
    QTest::newRow("one place on the first slide")
        << QList<QPointF>{{50'000, 50'000}, {50'000, 50'000}} << QList<QPointF>{{1, 2}, {3, 4}} << rigid;
    QTest::newRow("one place on the second slide")
        << QList<QPointF>{{1, 2}, {3, 4}} << QList<QPointF>{{5, 5}, {5, 5}} << rigid;
    QTest::newRow("two pairs for an affine map")
        << QList<QPointF>{{0, 0}, {9, 9}} << QList<QPointF>{{0, 0}, {9, 9}} << affine;
    QTest::newRow("a line on the first slide") << line << spread << affine;
    QTest::newRow("a line on the second slide") << spread << line << affine;
    QTest::newRow("opposite directions that cancel out") << QList<QPointF>{{0, 0}, {10, 0}, {0, 10}, {10, 10}}
                                                         << QList<QPointF>{{0, 0}, {0, 10}, {10, 0}, {10, 10}} << rigid;
    QTest::newRow("a point that is no number")
        << QList<QPointF>{{0, 0}, {9, 9}, {0, 9}} << QList<QPointF>{{0, 0}, {9, std::nan("")}, {0, 9}} << affine;
}

void PointPairsTest::refusesSetsThatSayTooLittle()
{
    QFETCH(QList<QPointF>, from);
    QFETCH(QList<QPointF>, to);
    QFETCH(int, kind);
    std::vector<PointPair> pairs;
    for (qsizetype i = 0; i < from.size(); ++i)
        pairs.push_back({{from[i].x(), from[i].y()}, {to[i].x(), to[i].y()}});
    const auto alignment = alignPoints(pairs, static_cast<TransformKind>(kind), ones);
    COMPARE_ERROR(alignment, alignmentImpossible);
    QVERIFY(!alignment.error().arguments.empty());
}

QTEST_APPLESS_MAIN(PointPairsTest)
#include "tst_pointpairs.moc"
