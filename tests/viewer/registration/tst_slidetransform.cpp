#include "base/splitmix64.h"
#include "tests/support/scratch.h"
#include "viewer/registration/transformjson.h"

#include <limits>

using namespace tessera;
using namespace tessera::testing;

namespace {

const SlidePitches quarterAndHalf{MicronsPerPixel{0.25, 0.25, MppSource::file},
                                  MicronsPerPixel{0.5, 0.5, MppSource::user}};

SlideTransform transformOf(const AffineMap &map, TransformKind kind = TransformKind::affine,
                           const SlidePitches &pitches = quarterAndHalf)
{
    const auto transform = SlideTransform::of(map, kind, pitches);
    Q_ASSERT(transform);
    return *transform;
}

double between(Level0Point a, Level0Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// Numbers in [from, to), the same in each run.
class Numbers {
public:
    double in(double from, double to)
    {
        return from + (to - from) * static_cast<double>(m_random.next() >> 11) * 0x1p-53;
    }
    Level0Point point() { return {in(0, 100'000), in(0, 80'000)}; }
    AffineMap map()
    {
        AffineMap map = AffineMap::turned(in(0, 360), in(0.3, 3), in(0, 1) < 0.5);
        map.xx += in(-0.1, 0.1);
        map.x0 = in(-50'000, 50'000);
        map.y0 = in(-50'000, 50'000);
        return map;
    }

private:
    SplitMix64 m_random{11};
};

} // namespace

/// Maps between the pixels of two slides.
class SlideTransformTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void turnsClockwiseOnTheScreen();
    void mirrorsLeftToRightBeforeItTurns();
    void leadsBackByItsInverse();
    void doesOneAfterTheOther();
    void tellsRotationScaleAndMirroring_data();
    void tellsRotationScaleAndMirroring();
    void measuresOnTheGlassOfTheSecondSlide();
    void measuresOnTheFirstGlassWhenOnlyThatIsKnown();
    void knowsNoMicrometresWithoutAPitch();
    void tellsHowMuchLargerTheTissueIs();
    void refusesWhatHasNoInverse_data();
    void refusesWhatHasNoInverse();
    void leadsThroughAPointAtEqualSizeOnTheGlass();
    void comesBackFromJsonBitForBit();
    void refusesJsonThatIsNoTransform_data();
    void refusesJsonThatIsNoTransform();
    void survivesEveryCutOfItsJson();
};

void SlideTransformTest::turnsClockwiseOnTheScreen()
{
    const Level0Point right{10, 0};
    const Level0Point down = AffineMap::turned(90)(right); // y goes down
    QVERIFY(between(down, {0, 10}) < 1e-12);
}

void SlideTransformTest::mirrorsLeftToRightBeforeItTurns()
{
    const Level0Point point = AffineMap::turned(90, 2, true)({3, 1}); // (-3, 1), then (-1, -3), then twice that
    QVERIFY(between(point, {-2, -6}) < 1e-12);
}

void SlideTransformTest::leadsBackByItsInverse()
{
    Numbers numbers;
    for (int round = 0; round < 1000; ++round) {
        const SlideTransform transform = transformOf(numbers.map());
        const SlideTransform back = transform.inverse();
        const Level0Point point = numbers.point();
        QVERIFY(between(back(transform(point)), point) < 1e-6);
        QVERIFY(back.pitches().from == transform.pitches().to && back.pitches().to == transform.pitches().from);
    }
}

void SlideTransformTest::doesOneAfterTheOther()
{
    Numbers numbers;
    const SlidePitches onwards{quarterAndHalf.to, MicronsPerPixel{1, 1, MppSource::file}};
    for (int round = 0; round < 1000; ++round) {
        const SlideTransform first = transformOf(numbers.map(), TransformKind::similarity);
        const SlideTransform next = transformOf(numbers.map(), TransformKind::affine, onwards);
        const SlideTransform both = first.then(next);
        const Level0Point point = numbers.point();
        QVERIFY(between(both(point), next(first(point))) < 1e-6);
        QVERIFY(both.kind() == TransformKind::affine);
        QCOMPARE(both.pitches().from->x, 0.25);
        QCOMPARE(both.pitches().to->x, 1.0);
    }
}

void SlideTransformTest::tellsRotationScaleAndMirroring_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("mirrored");
    for (const double degrees : {0.0, 1.0, 45.0, 90.0, 179.0, 180.0, 270.5, 359.0})
        for (const bool mirrored : {false, true})
            QTest::addRow("%g degrees%s", degrees, mirrored ? ", mirrored" : "") << degrees << 0.5 << mirrored;
}

void SlideTransformTest::tellsRotationScaleAndMirroring()
{
    QFETCH(double, degrees);
    QFETCH(double, scale);
    QFETCH(bool, mirrored);
    const RotationAndScale parts = transformOf(AffineMap::turned(degrees, scale, mirrored)).parts();
    QVERIFY(std::abs(std::remainder(parts.degrees - degrees, 360)) < 1e-9);
    QVERIFY(parts.degrees >= 0 && parts.degrees < 360);
    QCOMPARE(parts.scale, scale);
    QCOMPARE(parts.mirrored, mirrored);
}

void SlideTransformTest::measuresOnTheGlassOfTheSecondSlide()
{
    const auto distance = transformOf({}).distance({0, 0}, {30, 40});
    QVERIFY(distance);
    QCOMPARE(distance->value(), 25.0);
}

void SlideTransformTest::measuresOnTheFirstGlassWhenOnlyThatIsKnown()
{
    const SlideTransform twice = transformOf(AffineMap::turned(30, 2), TransformKind::similarity,
                                             {MicronsPerPixel{0.25, 0.25, MppSource::file}, std::nullopt});
    const auto distance = twice.distance({0, 0}, {30, 40}); // 25 of the first slide's pixels
    QVERIFY(distance);
    QCOMPARE(distance->value(), 6.25);
    QVERIFY(!twice.scaleOnGlass());
}

void SlideTransformTest::knowsNoMicrometresWithoutAPitch()
{
    QVERIFY(!transformOf({}, TransformKind::rigid, {}).distance({0, 0}, {1, 0}));
}

void SlideTransformTest::tellsHowMuchLargerTheTissueIs()
{
    QCOMPARE(*transformOf(AffineMap::turned(120, 0.5)).scaleOnGlass(), 1.0);
    QCOMPARE(*transformOf(AffineMap::turned(120, 0.55, true)).scaleOnGlass(), 1.1);
}

void SlideTransformTest::refusesWhatHasNoInverse_data()
{
    QTest::addColumn<QList<double>>("map");
    const double none = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("all to one point") << QList<double>{0, 0, 5, 0, 0, 5};
    QTest::newRow("all to one line") << QList<double>{1, 2, 0, 2, 4, 0};
    QTest::newRow("nearly one line") << QList<double>{1, 2, 0, 2, 4.000001, 0};
    QTest::newRow("no number") << QList<double>{1, 0, none, 0, 1, 0};
    QTest::newRow("infinite") << QList<double>{std::numeric_limits<double>::infinity(), 0, 0, 0, 1, 0};
    QTest::newRow("a million times larger") << QList<double>{1e6, 0, 0, 0, 1e6, 0};
}

void SlideTransformTest::refusesWhatHasNoInverse()
{
    QFETCH(QList<double>, map);
    const AffineMap affine{map[0], map[1], map[2], map[3], map[4], map[5]};
    QVERIFY(!SlideTransform::of(affine, TransformKind::affine, quarterAndHalf));
}

void SlideTransformTest::leadsThroughAPointAtEqualSizeOnTheGlass()
{
    const SlideTransform transform = transformThrough({1000, 2000}, {300, 400}, 30, true, quarterAndHalf);
    QVERIFY(between(transform({1000, 2000}), {300, 400}) < 1e-9);
    QCOMPARE(*transform.scaleOnGlass(), 1.0);
    QVERIFY(std::abs(transform.parts().degrees - 30) < 1e-9);
    QVERIFY(transform.parts().mirrored);
    QCOMPARE(transformThrough({0, 0}, {5, 5}, 0, false, {}).parts().scale, 1.0);
}

void SlideTransformTest::comesBackFromJsonBitForBit()
{
    Numbers numbers;
    const SlidePitches unknown{std::nullopt, MicronsPerPixel{0.1 + 0.2, 1.0 / 3, MppSource::resolutionTag}};
    for (int round = 0; round < 200; ++round) {
        for (const SlidePitches &pitches : {quarterAndHalf, unknown, SlidePitches()}) {
            const SlideTransform transform = transformOf(numbers.map(), TransformKind::similarity, pitches);
            const Result<SlideTransform> read = transformFromJson(toJson(transform));
            VERIFY_OK(read);
            QVERIFY(*read == transform);
        }
    }
}

void SlideTransformTest::refusesJsonThatIsNoTransform_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray good(toJson(SlideTransform()).c_str());
    QVERIFY(transformFromJson(good.toStdString()));
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no object") << QByteArray("[1, 2]");
    QTest::newRow("unknown kind") << QByteArray(good).replace("rigid", "elastic");
    QTest::newRow("kind is a number") << QByteArray(good).replace("\"rigid\"", "7");
    QTest::newRow("five numbers") << QByteArray(good).replace(",0.0]", "]");
    QTest::newRow("a word in the map") << QByteArray(good).replace(",0.0]", ",\"0\"]");
    QTest::newRow("no inverse") << QByteArray(good).replace("1.0", "0.0");
    QTest::newRow("pitch of 0") << QByteArray(good).replace("\"to\":null", R"("to":{"x":0,"y":0,"source":"file"})");
    QTest::newRow("pitch without source") << QByteArray(good).replace("\"to\":null", R"("to":{"x":1,"y":1})");
    QTest::newRow("pitch is a list") << QByteArray(good).replace("\"to\":null", R"("to":[1,1])");
}

void SlideTransformTest::refusesJsonThatIsNoTransform()
{
    QFETCH(QByteArray, json);
    COMPARE_ERROR(transformFromJson(json.toStdString()), alignmentInvalid);
}

void SlideTransformTest::survivesEveryCutOfItsJson()
{
    const std::string whole = toJson(transformOf(AffineMap::turned(10)));
    for (std::size_t length = 0; length < whole.size(); ++length)
        COMPARE_ERROR(transformFromJson(whole.substr(0, length)), alignmentInvalid);
}

QTEST_APPLESS_MAIN(SlideTransformTest)
#include "tst_slidetransform.moc"
