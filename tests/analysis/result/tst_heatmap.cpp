#include "analysis/result/colormap.h"
#include "analysis/result/heatmappng.h"
#include "tests/analysis/result/exampleresult.h"
#include "tests/support/scratch.h"

#include <QImage>
#include <QTest>

#include <cmath>

using namespace tessera;
using namespace tessera::testing;

/// The picture is a white thumbnail of 400 x 100 px of a slide of 4000 x 1000: what is drawn on it is known.
class HeatmapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsTheTilesWhereTheyAre();
    void drawsTheValueOfEachMap();
    void drawsTheMeanWhereTilesOverlap();
    void marksHiddenTilesInTheMapOfHardOnes();
    void putsALegendUnderThePicture();
    void drawsATileAtTheVeryEdge();
    void drawsATileSmallerThanAPixel();
    void drawsAPictureWithoutTiles();
    void widensASmallPictureForItsLegend();
    void writesAPngOfPixels();
    void leavesNothingWhenItCannotWrite();
};

namespace {

constexpr Level0Rect slide{0, 0, 4000, 1000};
const Pixels white = Pixels::filled(400, 100, rgb(255, 255, 255));

/// Tiles of 500 x 500 px at x = 0, 1000, 2000, all at the top.
TileTable threeTiles()
{
    TileTable table = exampleTable();
    table.x = {0, 1000, 2000};
    table.y = {0, 0, 0};
    table.width = table.height = {500, 500, 500};
    return table;
}

QImage draw(HeatmapKind kind, const TileTable &table, int shownClass = 1, const Pixels &thumbnail = white)
{
    const Scratch scratch;
    if (!writeHeatmapPng(scratch / "map.png", kind, table, shownClass, thumbnail, slide))
        return {};
    return QImage(QString::fromStdString((scratch / "map.png").string())).convertToFormat(QImage::Format_RGB32);
}

/// The colour of a value over white.
QRgb blended(uint32_t colour)
{
    const auto mix = [](int over) { return static_cast<int>(std::lround(0.45 * 255 + 0.55 * over)); };
    return qRgb(mix(red(colour)), mix(green(colour)), mix(blue(colour)));
}

QRgb colourOf(double value)
{
    return blended(table(ColourMap::cividis)[static_cast<std::size_t>(std::lround(value * 255))]);
}

bool isNear(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) <= 1 && std::abs(qGreen(a) - qGreen(b)) <= 1 &&
           std::abs(qBlue(a) - qBlue(b)) <= 1;
}

constexpr QRgb plain = 0xFFFFFFFF;

} // namespace

void HeatmapTest::drawsTheTilesWhereTheyAre()
{
    const QImage image = draw(HeatmapKind::attention, threeTiles());
    QCOMPARE(image.width(), 400);
    for (const int x : {0, 25, 49, 100, 149, 200, 249})
        QVERIFY2(image.pixel(x, 0) != plain && image.pixel(x, 49) != plain, qPrintable(QString::number(x)));
    for (const int x : {50, 99, 150, 199, 250, 399})
        QCOMPARE(image.pixel(x, 25), plain);
    QCOMPARE(image.pixel(25, 50), plain);
}

void HeatmapTest::drawsTheValueOfEachMap()
{
    const TileTable table = threeTiles();
    const auto check = [&](HeatmapKind kind, std::array<double, 3> values) {
        const QImage image = draw(kind, table);
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY2(isNear(image.pixel(25 + 100 * static_cast<int>(i), 25), colourOf(values[i])),
                     qPrintable(QString::number(i)));
    };
    check(HeatmapKind::attention, {0, 0.5, 1});
    check(HeatmapKind::probability, {0.25, 0.5, 0.875});
    const QImage normal = draw(HeatmapKind::probability, table, 0);
    QVERIFY(isNear(normal.pixel(25, 25), colourOf(0.75)));
}

void HeatmapTest::drawsTheMeanWhereTilesOverlap()
{
    TileTable table = threeTiles();
    table.x = {0, 250, 2000};
    const QImage image = draw(HeatmapKind::probability, table);
    QVERIFY(isNear(image.pixel(12, 25), colourOf(0.25)));
    QVERIFY(isNear(image.pixel(37, 25), colourOf((0.25 + 0.5) / 2)));
    QVERIFY(isNear(image.pixel(62, 25), colourOf(0.5)));
}

void HeatmapTest::marksHiddenTilesInTheMapOfHardOnes()
{
    const QImage image = draw(HeatmapKind::hard, threeTiles());
    QVERIFY(isNear(image.pixel(25, 25), colourOf(0)));
    QVERIFY(isNear(image.pixel(125, 25), colourOf(1))); // (the largest of the slide)
    QVERIFY(isNear(image.pixel(225, 25), blended(hiddenTileColour)));
}

void HeatmapTest::putsALegendUnderThePicture()
{
    const QImage image = draw(HeatmapKind::attention, threeTiles());
    QVERIFY(image.height() > 100 + 60);
    // a row of the bar shows the whole colour map, from dark to light
    int bars = 0, written = 0;
    for (int y = 100; y < image.height(); ++y) {
        const bool isBar = isNear(image.pixel(16, y), 0xFF000000 | table(ColourMap::cividis).front()) &&
                           isNear(image.pixel(383, y), 0xFF000000 | table(ColourMap::cividis).back());
        bars += isBar;
        for (int x = 0; !isBar && x < image.width(); ++x)
            written += qGray(image.pixel(x, y)) < 128;
    }
    QCOMPARE(bars, 14);
    QVERIFY2(written > 500, qPrintable(QString::number(written)));
}

void HeatmapTest::drawsATileAtTheVeryEdge()
{
    TileTable table = threeTiles();
    table.x = {3999, 0, 3999};
    table.y = {0, 999, 999};
    const QImage image = draw(HeatmapKind::attention, table);
    QCOMPARE(image.width(), 400);
    QVERIFY(image.pixel(399, 25) != plain);
    QVERIFY(image.pixel(25, 99) != plain);
}

void HeatmapTest::drawsATileSmallerThanAPixel()
{
    TileTable table = threeTiles();
    table.width = table.height = {2, 2, 2};
    QVERIFY(draw(HeatmapKind::attention, table).pixel(100, 0) != plain);
}

void HeatmapTest::drawsAPictureWithoutTiles()
{
    TileTable table;
    table.classes = {"normal", "tumour"};
    table.classProbability = {{}, {}};
    for (const HeatmapKind kind : {HeatmapKind::attention, HeatmapKind::probability, HeatmapKind::hard})
        QCOMPARE(draw(kind, table).pixel(200, 50), plain);
}

void HeatmapTest::widensASmallPictureForItsLegend()
{
    const QImage image = draw(HeatmapKind::hard, threeTiles(), 1, Pixels::filled(40, 10, rgb(200, 100, 50)));
    QCOMPARE(image.width(), 360);
    QCOMPARE(image.pixel(39, 9), qRgb(200, 100, 50));
    QCOMPARE(image.pixel(200, 5), plain);
}

void HeatmapTest::writesAPngOfPixels()
{
    const Scratch scratch;
    Pixels pixels = Pixels::filled(3, 2, rgb(1, 2, 3));
    pixels.row(1)[2] = rgb(250, 0, 128);
    VERIFY_OK(writePng(scratch / "x.png", pixels));
    const QImage image(QString::fromStdString((scratch / "x.png").string()));
    QCOMPARE(image.size(), QSize(3, 2));
    QVERIFY(!image.hasAlphaChannel());
    QCOMPARE(image.pixel(0, 0), qRgb(1, 2, 3));
    QCOMPARE(image.pixel(2, 1), qRgb(250, 0, 128));
}

void HeatmapTest::leavesNothingWhenItCannotWrite()
{
    const Scratch scratch;
    COMPARE_ERROR(writePng(scratch / "absent/x.png", white), fileUnwritable);
    QCOMPARE(scratch.entries(), std::size_t{0});
}

QTEST_APPLESS_MAIN(HeatmapTest)
#include "tst_heatmap.moc"
