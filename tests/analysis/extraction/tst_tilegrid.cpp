#include "analysis/extraction/tilegrid.h"
#include "tests/analysis/extraction/drawnslide.h"

#include <QTest>

#include <cmath>

using namespace tessera;
using namespace tessera::testing;

class TileGridTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesWholePixelsWithinFivePerCent_data();
    void takesWholePixelsWithinFivePerCent();
    void readsTheLevelThatNeedsTheLeastReading_data();
    void readsTheLevelThatNeedsTheLeastReading();
    void laysTilesRowByRow();
    void overlapsTilesByTheGivenPixels();
    void keepsTilesWithEnoughTissue();
    void countsWhatSticksOutAsEmpty();
    void findsNoTilesWithoutTissue();
    void findsTilesThatAreSmallerThanAPixelOfTheMask();
    void coversNoTissueTwiceAndForgetsNone();
};

namespace {

SlideFacts slideOf(int64_t width, int64_t height, std::vector<double> downsamples = {1, 4, 16})
{
    return DrawnSlide(width, height, {}, std::move(downsamples)).facts();
}

/// A mask of `downsample` level-0 pixels per pixel, of the places where `isTissue`.
template <typename IsTissue>
Tissue maskOf(const SlideFacts &slide, double downsample, IsTissue isTissue)
{
    Tissue tissue;
    tissue.downsampleX = tissue.downsampleY = downsample;
    tissue.mask = cv::Mat::zeros(static_cast<int>(slide.extent().height / downsample),
                                 static_cast<int>(slide.extent().width / downsample), CV_8U);
    for (int y = 0; y < tissue.mask.rows; ++y)
        for (int x = 0; x < tissue.mask.cols; ++x)
            tissue.mask.at<uint8_t>(y, x) = isTissue((x + 0.5) * downsample, (y + 0.5) * downsample) ? 255 : 0;
    return tissue;
}

constexpr auto everywhere = [](double, double) { return true; };

TileGeometry tilesOf(int64_t footprint, int64_t step) { return {footprint, step, 96, 1, 0, 1}; }

} // namespace

void TileGridTest::takesWholePixelsWithinFivePerCent_data()
{
    QTest::addColumn<double>("slideMpp");
    QTest::addColumn<double>("modelMpp");
    QTest::addColumn<qint64>("footprint"); // of 96 px
    QTest::newRow("same") << 1.0 << 1.0 << qint64{96};
    QTest::newRow("a little finer") << 0.972 << 1.0 << qint64{96};
    QTest::newRow("a little coarser") << 1.04 << 1.0 << qint64{96};
    QTest::newRow("40x scanner") << 0.2528 << 1.0 << qint64{384};
    QTest::newRow("20x scanner") << 0.499 << 1.0 << qint64{192};
    QTest::newRow("within the tolerance") << 0.2605 << 1.0 << qint64{384};
    QTest::newRow("beyond the tolerance") << 0.27 << 1.0 << qint64{356};
    QTest::newRow("between two multiples") << 0.4 << 1.0 << qint64{240};
    QTest::newRow("model finer than the slide") << 1.0 << 0.5 << qint64{48};
    QTest::newRow("much coarser") << 0.25 << 8.1 << qint64{96 * 32};
}

void TileGridTest::takesWholePixelsWithinFivePerCent()
{
    QFETCH(double, slideMpp);
    QFETCH(double, modelMpp);
    QFETCH(qint64, footprint);
    const TileGeometry geometry = geometryFor({modelMpp, 96, 0, 0.25}, slideOf(10'000, 10'000), slideMpp);
    QCOMPARE(geometry.footprint, footprint);
    QCOMPARE(geometry.step, footprint);
    QCOMPARE(geometry.tilePx, 96);
    QCOMPARE(geometry.mpp, static_cast<double>(footprint) * slideMpp / 96); // what the tiles really have
    QVERIFY(std::abs(geometry.mpp / modelMpp - 1) <= mppTolerance);
}

void TileGridTest::readsTheLevelThatNeedsTheLeastReading_data()
{
    QTest::addColumn<double>("modelMpp"); // of a slide of 0.25 um/px
    QTest::addColumn<int>("level");
    QTest::addColumn<double>("levelScale");
    QTest::newRow("level 0 as it is") << 0.25 << 0 << 1.0;
    QTest::newRow("level 0 shrunk") << 0.5 << 0 << 2.0;
    QTest::newRow("level 1 as it is") << 1.0 << 1 << 1.0;
    QTest::newRow("level 1 shrunk") << 2.0 << 1 << 2.0;
    QTest::newRow("level 2 as it is") << 4.0 << 2 << 1.0;
    QTest::newRow("enlarged") << 0.125 << 0 << 0.5;
}

void TileGridTest::readsTheLevelThatNeedsTheLeastReading()
{
    QFETCH(double, modelMpp);
    const TileGeometry geometry = geometryFor({modelMpp, 96, 0, 0.25}, slideOf(10'000, 10'000), 0.25);
    QTEST(geometry.level, "level");
    QTEST(geometry.levelScale, "levelScale");
}

void TileGridTest::laysTilesRowByRow()
{
    const SlideFacts slide = slideOf(1024, 768);
    const TileGrid grid = layTiles(tilesOf(256, 256), maskOf(slide, 32, everywhere), slide, 0.25);
    QCOMPARE(grid.tiles(), int64_t{12});
    for (int64_t i = 0; i < grid.tiles(); ++i) {
        QCOMPARE(grid.x[static_cast<std::size_t>(i)], i % 4 * 256);
        QCOMPARE(grid.y[static_cast<std::size_t>(i)], i / 4 * 256);
    }
}

void TileGridTest::overlapsTilesByTheGivenPixels()
{
    const SlideFacts slide = slideOf(1024, 256);
    const TileGeometry geometry = geometryFor({0.5, 64, 16, 0.25}, slide, 0.25); // 128 px on level 0, 32 of them shared
    QCOMPARE(geometry.footprint, int64_t{128});
    QCOMPARE(geometry.step, int64_t{96});
    const TileGrid grid = layTiles(geometry, maskOf(slide, 16, everywhere), slide, 0.25);
    QCOMPARE(grid.x[0], int64_t{0});
    QCOMPARE(grid.x[1], int64_t{96});
    QCOMPARE(grid.x[2], int64_t{192});
}

void TileGridTest::keepsTilesWithEnoughTissue()
{
    const SlideFacts slide = slideOf(1024, 256);
    const Tissue tissue = maskOf(slide, 32, [](double x, double y) {
        return x < 256 || (x < 512 && y < 128) || (x >= 512 && x < 768 && y < 32);
    });
    QCOMPARE(layTiles(tilesOf(256, 256), tissue, slide, 0.25).x, (std::vector<int64_t>{0, 256}));
    QCOMPARE(layTiles(tilesOf(256, 256), tissue, slide, 0.5).x, (std::vector<int64_t>{0, 256}));
    QCOMPARE(layTiles(tilesOf(256, 256), tissue, slide, 0.51).x, (std::vector<int64_t>{0}));
    QCOMPARE(layTiles(tilesOf(256, 256), tissue, slide, 0.125).x, (std::vector<int64_t>{0, 256, 512}));
    QCOMPARE(layTiles(tilesOf(256, 256), tissue, slide, 0).x,
             (std::vector<int64_t>{0, 256, 512})); // (some tissue it must have)
}

void TileGridTest::countsWhatSticksOutAsEmpty()
{
    const SlideFacts slide = slideOf(256 + 128 + 32, 256); // the second tile has 160 of 256 columns
    const Tissue tissue = maskOf(slide, 16, everywhere);
    QCOMPARE(layTiles(tilesOf(256, 256), tissue, slide, 0.6).tiles(), int64_t{2});
    QCOMPARE(layTiles(tilesOf(256, 256), tissue, slide, 0.7).tiles(), int64_t{1});
}

void TileGridTest::findsNoTilesWithoutTissue()
{
    const SlideFacts slide = slideOf(1024, 1024);
    QCOMPARE(layTiles(tilesOf(256, 256), maskOf(slide, 32, [](double, double) { return false; }), slide, 0).tiles(),
             int64_t{0});
}

void TileGridTest::findsTilesThatAreSmallerThanAPixelOfTheMask()
{
    const SlideFacts slide = slideOf(1024, 1024);
    const Tissue tissue = maskOf(slide, 64, [](double x, double) { return x < 512; });
    const TileGrid grid = layTiles(tilesOf(16, 16), tissue, slide, 0.5);
    QCOMPARE(grid.tiles(), int64_t{32 * 64});
    QVERIFY(std::all_of(grid.x.begin(), grid.x.end(), [](int64_t x) { return x < 512; }));
}

void TileGridTest::coversNoTissueTwiceAndForgetsNone()
{
    const SlideFacts slide = slideOf(5000, 3001);
    const auto isTissue = [](double x, double y) { return std::hypot(x - 2500, y - 1500) < 1200; };
    const TileGrid grid = layTiles(tilesOf(100, 100), maskOf(slide, 10, isTissue), slide, 0.25);
    std::vector<int> covered(50 * 31);
    for (std::size_t i = 0; i < grid.x.size(); ++i)
        ++covered[static_cast<std::size_t>(grid.y[i] / 100 * 50 + grid.x[i] / 100)];
    for (int row = 0; row < 30; ++row)
        for (int column = 0; column < 50; ++column) {
            const int count = covered[static_cast<std::size_t>(row * 50 + column)];
            QVERIFY(count <= 1);
            bool whole = true;
            for (const double dx : {1.0, 99.0})
                for (const double dy : {1.0, 99.0})
                    whole = whole && isTissue(column * 100 + dx, row * 100 + dy);
            if (whole)
                QCOMPARE(count, 1);
        }
}

QTEST_APPLESS_MAIN(TileGridTest)
#include "tst_tilegrid.moc"
