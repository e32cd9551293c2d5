#include "analysis/extraction/tissue.h"
#include "tests/analysis/extraction/drawnslide.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace tessera;
using namespace tessera::testing;

/// Slides of 4096 x 4096 px at 0.5 um/px unless said otherwise: segmented at 256 x 256 px, where the smallest tissue
/// has 26 px and the smallest hole 128 px.
class TissueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsNothingOnGlass();
    void findsADiskWithItsArea();
    void findsTheSameTissueAtAnotherResolution();
    void leavesOutSpecksOfLessThanTheSmallestArea();
    void keepsLargeHolesAndFillsSmallOnes();
    void keepsOnlyTheLargestHoles();
    void keepsAnIslandInsideAHole();
    void joinsAnIslandInsideAFilledHole();
    void findsPaleTissueBesideDarkTissue();
    void leavesOutBlackAndGrey();
    void takesTheGivenThresholdWithoutOtsu();
    void closesNarrowGaps();
    void coversASlideThatIsNotSquare();
    void segmentsWhatIsLeftOfADamagedSlide();
    void saysThatNoPixelCanBeRead();
    void handsOnErrorsOfTheSlide();
    void stopsWhenCancelled();
};

namespace {

constexpr double mpp = 0.5;
constexpr int64_t side = 4096;

bool inDisk(double x, double y, double centreX, double centreY, double radius)
{
    return std::hypot(x - centreX, y - centreY) < radius;
}

Tissue segment(const DrawnSlide &slide, const TissueParameters &parameters = {}, double slideMpp = mpp)
{
    return segmentTissue(slide, slideMpp, parameters, {}).value();
}

Tissue segment(const DrawnSlide::Drawing &isTissue, const TissueParameters &parameters = {})
{
    return segment(DrawnSlide(side, side, isTissue), parameters);
}

double areaOf(const std::vector<Level0Point> &ring)
{
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Level0Point a = ring[i], b = ring[(i + 1) % ring.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

double areaOfMask(const Tissue &tissue)
{
    return cv::countNonZero(tissue.mask) * tissue.downsampleX * tissue.downsampleY;
}

bool isNear(double a, double b, double share) { return std::abs(a - b) <= share * b; }

bool maskAt(const Tissue &tissue, double x, double y)
{
    return tissue.mask.at<uint8_t>(static_cast<int>(y / tissue.downsampleY),
                                   static_cast<int>(x / tissue.downsampleX)) != 0;
}

} // namespace

void TissueTest::findsNothingOnGlass()
{
    const Tissue tissue = segment([](double, double) { return glass; });
    QVERIFY(tissue.polygons.empty());
    QCOMPARE(cv::countNonZero(tissue.mask), 0);
    QCOMPARE(tissue.mask.cols, 256);
}

void TissueTest::findsADiskWithItsArea()
{
    const Tissue tissue = segment([](double x, double y) { return inDisk(x, y, 1500, 2000, 1000) ? stained : glass; });
    QCOMPARE(tissue.polygons.size(), std::size_t{1});
    QVERIFY(tissue.polygons[0].holes.empty());
    const double area = std::numbers::pi * 1000 * 1000;
    QVERIFY2(isNear(areaOf(tissue.polygons[0].outline), area, 0.04),
             qPrintable(QString::number(areaOf(tissue.polygons[0].outline) / area)));
    QVERIFY2(isNear(areaOfMask(tissue), area, 0.02), qPrintable(QString::number(areaOfMask(tissue) / area)));
    double left = 1e9, bottom = 0;
    for (const Level0Point &p : tissue.polygons[0].outline) {
        left = std::min(left, p.x);
        bottom = std::max(bottom, p.y);
    }
    QVERIFY2(std::abs(left - 500) < 20 && std::abs(bottom - 3000) < 20,
             qPrintable(QString("%1 %2").arg(left).arg(bottom)));
}

void TissueTest::findsTheSameTissueAtAnotherResolution()
{
    // 80 x 80 um and 90 x 90 um: the smallest area, 0.1 patches of 256 um, lies between them
    const auto twoSquares = [](double scale) {
        return [scale](double x, double y) {
            const auto inSquare = [&](double from, double size) {
                return x > from * scale && x < (from + size) * scale && y > 400 * scale && y < (400 + size) * scale;
            };
            return inSquare(400, 64) || inSquare(1200, 112) ? stained : glass;
        };
    };
    for (const double scale : {1.0, 2.0, 4.0}) {
        const DrawnSlide slide(static_cast<int64_t>(2048 * scale), static_cast<int64_t>(2048 * scale),
                               twoSquares(scale));
        const Tissue tissue = segment(slide, {}, 1 / scale);
        QCOMPARE(tissue.polygons.size(), std::size_t{1});
        QVERIFY(tissue.polygons[0].outline[0].x > 1100 * scale);
    }
}

void TissueTest::leavesOutSpecksOfLessThanTheSmallestArea()
{
    const auto specks = [](double x, double y) {
        return inDisk(x, y, 1000, 1000, 50) || inDisk(x, y, 3000, 3000, 150) ? stained : glass;
    };
    const Tissue tissue = segment(specks);
    QCOMPARE(tissue.polygons.size(), std::size_t{1});
    QVERIFY(!maskAt(tissue, 1000, 1000) && maskAt(tissue, 3000, 3000));
    TissueParameters small;
    small.aT = 0.001;
    QCOMPARE(segment(specks, small).polygons.size(), std::size_t{2});
}

void TissueTest::keepsLargeHolesAndFillsSmallOnes()
{
    const Tissue tissue = segment([](double x, double y) {
        const bool isHole = inDisk(x, y, 1500, 2000, 300) || inDisk(x, y, 2600, 2000, 100);
        return inDisk(x, y, 2000, 2000, 1500) && !isHole ? stained : glass;
    });
    QCOMPARE(tissue.polygons.size(), std::size_t{1});
    QCOMPARE(tissue.polygons[0].holes.size(), std::size_t{1});
    const double hole = std::numbers::pi * 300 * 300;
    QVERIFY2(isNear(areaOf(tissue.polygons[0].holes[0]), hole, 0.15),
             qPrintable(QString::number(areaOf(tissue.polygons[0].holes[0]) / hole)));
    QVERIFY(!maskAt(tissue, 1500, 2000));
    QVERIFY(maskAt(tissue, 2600, 2000));
    const double area = std::numbers::pi * 1500 * 1500 - hole;
    QVERIFY2(isNear(areaOfMask(tissue), area, 0.02), qPrintable(QString::number(areaOfMask(tissue) / area)));
}

void TissueTest::keepsOnlyTheLargestHoles()
{
    TissueParameters parameters;
    parameters.maxNHoles = 2;
    const Tissue tissue = segment(
        [](double x, double y) {
            const bool isHole =
                inDisk(x, y, 1000, 2000, 250) || inDisk(x, y, 2000, 2000, 350) || inDisk(x, y, 3000, 2000, 300);
            return inDisk(x, y, 2000, 2000, 1900) && !isHole ? stained : glass;
        },
        parameters);
    QCOMPARE(tissue.polygons[0].holes.size(), std::size_t{2});
    QVERIFY(maskAt(tissue, 1000, 2000));
    QVERIFY(!maskAt(tissue, 2000, 2000) && !maskAt(tissue, 3000, 2000));
}

void TissueTest::keepsAnIslandInsideAHole()
{
    const Tissue tissue = segment([](double x, double y) {
        const bool isRing = inDisk(x, y, 2000, 2000, 1500) && !inDisk(x, y, 2000, 2000, 1000);
        return isRing || inDisk(x, y, 2000, 2000, 500) ? stained : glass;
    });
    QCOMPARE(tissue.polygons.size(), std::size_t{2});
    QVERIFY(maskAt(tissue, 2000, 2000));
    QVERIFY(!maskAt(tissue, 2000, 2750));
    QVERIFY(maskAt(tissue, 2000, 3250));
}

void TissueTest::joinsAnIslandInsideAFilledHole()
{
    TissueParameters parameters;
    parameters.aH = 1000;
    const Tissue tissue = segment(
        [](double x, double y) {
            const bool isRing = inDisk(x, y, 2000, 2000, 1500) && !inDisk(x, y, 2000, 2000, 1000);
            return isRing || inDisk(x, y, 2000, 2000, 500) ? stained : glass;
        },
        parameters);
    QCOMPARE(tissue.polygons.size(), std::size_t{1}); // (no outline inside another: areas would count twice)
    QVERIFY(tissue.polygons[0].holes.empty());
    QVERIFY(maskAt(tissue, 2000, 2000) && maskAt(tissue, 2000, 2750));
}

void TissueTest::findsPaleTissueBesideDarkTissue()
{
    const Tissue tissue = segment([](double x, double y) {
        if (inDisk(x, y, 1200, 2000, 800))
            return rgb(120, 20, 100);
        return inDisk(x, y, 3000, 2000, 800) ? rgb(235, 205, 225) : glass;
    });
    QVERIFY(maskAt(tissue, 1200, 2000));
    QVERIFY2(maskAt(tissue, 3000, 2000), qPrintable(QString::number(tissue.threshold)));
}

void TissueTest::leavesOutBlackAndGrey()
{
    const Tissue tissue = segment([](double x, double y) {
        if (inDisk(x, y, 1000, 1000, 600))
            return rgb(8, 2, 3); // black, with the saturation that noise gives it
        return inDisk(x, y, 3000, 3000, 600) ? rgb(120, 120, 122) : glass;
    });
    QVERIFY(tissue.polygons.empty());
}

void TissueTest::takesTheGivenThresholdWithoutOtsu()
{
    const auto pale = [](double x, double y) {
        return inDisk(x, y, 2000, 2000, 1000) ? rgb(240, 220, 230) : glass;
    }; // saturation 21
    TissueParameters parameters;
    parameters.useOtsu = false;
    parameters.sthresh = 20;
    QCOMPARE(segment(pale, parameters).polygons.size(), std::size_t{1});
    QCOMPARE(segment(pale, parameters).threshold, 20.0);
    parameters.sthresh = 21;
    QVERIFY(segment(pale, parameters).polygons.empty());
}

void TissueTest::closesNarrowGaps()
{
    const auto twoHalves = [](double x, double y) {
        const bool isGap = std::abs(x - 2048) < 20; // 2.5 px of the image that is segmented
        return inDisk(x, y, 2048, 2048, 1000) && !isGap ? stained : glass;
    };
    TissueParameters parameters;
    parameters.mthresh = 1;
    QCOMPARE(segment(twoHalves, parameters).polygons.size(), std::size_t{1});
    parameters.close = 0;
    QCOMPARE(segment(twoHalves, parameters).polygons.size(), std::size_t{2});
}

void TissueTest::coversASlideThatIsNotSquare()
{
    const DrawnSlide slide(6000, 1501, [](double x, double) { return x > 3000 ? stained : glass; });
    const Tissue tissue = segment(slide);
    QCOMPARE(tissue.downsampleX * tissue.mask.cols, 6000.0);
    QCOMPARE(tissue.downsampleY * tissue.mask.rows, 1501.0);
    QVERIFY(isNear(areaOfMask(tissue), 3000.0 * 1501, 0.02));
}

void TissueTest::segmentsWhatIsLeftOfADamagedSlide()
{
    DrawnSlide slide(side, side, [](double x, double y) { return inDisk(x, y, 1000, 1000, 600) ? stained : glass; });
    slide.damage = {{2000, 2000, 2096, 2096}};
    QCOMPARE(segment(slide).polygons.size(), std::size_t{1});
}

void TissueTest::saysThatNoPixelCanBeRead()
{
    DrawnSlide slide(side, side, [](double, double) { return glass; });
    slide.damage = {{0, 0, side, side}};
    COMPARE_ERROR(segmentTissue(slide, mpp, {}, {}), slideUnreadable);
}

void TissueTest::handsOnErrorsOfTheSlide()
{
    DrawnSlide slide(side, side, [](double, double) { return glass; });
    slide.failsAtRead = 1;
    COMPARE_ERROR(segmentTissue(slide, mpp, {}, {}), fileUnreadable);
}

void TissueTest::stopsWhenCancelled()
{
    std::stop_source stop;
    stop.request_stop();
    COMPARE_ERROR(
        segmentTissue(DrawnSlide(side, side, [](double, double) { return glass; }), mpp, {}, stop.get_token()),
        cancelled);
}

QTEST_APPLESS_MAIN(TissueTest)
#include "tst_tissue.moc"
