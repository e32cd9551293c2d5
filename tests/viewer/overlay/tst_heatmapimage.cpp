#include "tests/viewer/overlay/tiletables.h"
#include "viewer/overlay/detail/heatmapimage.h"
#include "viewer/overlay/overlaymap.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace tessera;

namespace {

/// The picture of one map, with what it needs kept alive.
struct Drawn {
    explicit Drawn(TileTable tiles, OverlayMap map = OverlayMap::classProbability)
        : table(std::move(tiles)), index(table), values(shownValues(table, map, 1)),
          hidden(map == OverlayMap::hardInstances)
    {
    }
    QImage image(const HeatMapView &view, double opacity = 1) const
    {
        return heatMapImage({table, index, values, ColourMap::cividis, opacity, hidden}, view);
    }

    TileTable table;
    TileIndex index;
    std::vector<float> values;
    bool hidden;
};

uint32_t colourOf(double value)
{
    return table(ColourMap::cividis)[static_cast<std::size_t>(std::lround(value * 255))];
}

/// First and last coloured pixel of a row.
std::pair<int, int> colouredRun(const QImage &image, int y)
{
    int first = -1;
    int last = -1;
    for (int x = 0; x < image.width(); ++x)
        if (qAlpha(image.pixel(x, y)) != 0) {
            first = first < 0 ? x : first;
            last = x;
        }
    return {first, last};
}

} // namespace

class HeatMapImageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paintsEachTileFromItsFirstToItsLastPixel_data();
    void paintsEachTileFromItsFirstToItsLastPixel();
    void leavesNoGapAndNoOverlapBetweenNeighboursAtFractionalScales_data();
    void leavesNoGapAndNoOverlapBetweenNeighboursAtFractionalScales();
    void looksTheSameWhereverTheViewStands();
    void paintsNothingWhereThereIsNoTile();
    void putsTheOpacityIntoPremultipliedPixels();
    void showsTheMeanWhereTilesOverlap();
    void keepsTilesSmallerThanAPixelVisible();
    void showsHiddenTilesInStripesThatNoColourMapContains();
    void ignoresTilesWithoutAPlaceOrASize();
    void findsEveryTileThatTouchesTheAreaAndNoOther();
};

void HeatMapImageTest::paintsEachTileFromItsFirstToItsLastPixel_data()
{
    QTest::addColumn<double>("scale"); // level-0 pixels per device pixel
    for (const double scale : {16.0, 4.0, 3.7, 1.0, 0.73, 0.25})
        QTest::addRow("%g level-0 pixels per device pixel", scale) << scale;
}

void HeatMapImageTest::paintsEachTileFromItsFirstToItsLastPixel()
{
    QFETCH(double, scale);
    const Level0Point corner{333, 217};
    const Drawn drawn(gridOfTiles(1, 1, 96, corner));
    const QImage image = drawn.image({scale, 0, 0, 2000, 1400});

    const auto edge = [&](double level0) { return static_cast<int>(std::floor(level0 / scale + 0.5)); };
    const int middle = (edge(corner.y) + edge(corner.y + 96)) / 2;
    QCOMPARE(colouredRun(image, middle), std::pair(edge(corner.x), edge(corner.x + 96) - 1));
    const QImage turned = image.transformed(QTransform(0, 1, 1, 0, 0, 0));
    QCOMPARE(colouredRun(turned, (edge(corner.x) + edge(corner.x + 96)) / 2),
             std::pair(edge(corner.y), edge(corner.y + 96) - 1));
}

void HeatMapImageTest::leavesNoGapAndNoOverlapBetweenNeighboursAtFractionalScales_data()
{
    QTest::addColumn<double>("scale");
    for (const double scale : {0.37, 1.0, 2.9, 7.13, 41.7})
        QTest::addRow("%g", scale) << scale;
}

void HeatMapImageTest::leavesNoGapAndNoOverlapBetweenNeighboursAtFractionalScales()
{
    QFETCH(double, scale);
    const int columns = 12;
    const double size = 97;
    const Drawn drawn(gridOfTiles(columns, 1, size));
    const int end = static_cast<int>(std::floor(columns * size / scale + 0.5));
    const QImage image = drawn.image({scale, 0, 0, end + 20, 1});
    for (int x = 0; x < image.width(); ++x) {
        // The tile whose rounded edges hold this pixel.
        int expected = -1;
        for (int i = 0; i < columns; ++i)
            if (x >= std::floor(i * size / scale + 0.5) && x < std::floor((i + 1) * size / scale + 0.5))
                expected = i;
        const uint32_t colour = expected < 0 ? 0 : colourOf(static_cast<double>(expected) / (columns - 1));
        QCOMPARE(image.pixel(x, 0), colour);
    }
}

void HeatMapImageTest::looksTheSameWhereverTheViewStands()
{
    const Drawn drawn(gridOfTiles(30, 20, 101, {57, 91}), OverlayMap::hardInstances);
    const QImage whole = drawn.image({3.3, 0, 0, 900, 600});
    const QImage part = drawn.image({3.3, 137, 211, 300, 200});
    QCOMPARE(part, whole.copy(137, 211, 300, 200));
}

void HeatMapImageTest::paintsNothingWhereThereIsNoTile()
{
    TileTable table = gridOfTiles(2, 1, 100);
    table.x[1] = 300; // a gap from 100 to 300
    const QImage image = Drawn(table).image({1, -50, -50, 600, 300});
    for (const QPoint place :
         {QPoint(49, 60), QPoint(150, 60), QPoint(349, 60), QPoint(450, 60), QPoint(60, 49), QPoint(60, 150)})
        QCOMPARE(image.pixel(place), 0u);
    QVERIFY(qAlpha(image.pixel(149, 60)) == 255 && qAlpha(image.pixel(350, 60)) == 255);
}

void HeatMapImageTest::putsTheOpacityIntoPremultipliedPixels()
{
    const QImage image = Drawn(gridOfTiles(1, 1, 100)).image({1, 0, 0, 100, 100}, 0.4);
    QCOMPARE(image.format(), QImage::Format_ARGB32_Premultiplied);
    const auto pixel = reinterpret_cast<const uint32_t *>(image.constScanLine(50))[50];
    QCOMPARE(qAlpha(pixel), 102);
    QCOMPARE(qRed(pixel), static_cast<int>(std::lround(qRed(colourOf(0.5)) * 0.4)));
    QCOMPARE(qBlue(pixel), static_cast<int>(std::lround(qBlue(colourOf(0.5)) * 0.4)));
}

void HeatMapImageTest::showsTheMeanWhereTilesOverlap()
{
    TileTable table = gridOfTiles(3, 1, 100); // values 0, 0.5, 1
    table.x = {0, 50, 200};
    const QImage image = Drawn(table).image({1, 0, 0, 300, 100});
    QCOMPARE(image.pixel(25, 50), colourOf(0.0));
    QCOMPARE(image.pixel(75, 50), colourOf(0.25));
    QCOMPARE(image.pixel(125, 50), colourOf(0.5));
}

void HeatMapImageTest::keepsTilesSmallerThanAPixelVisible()
{
    const QImage image = Drawn(gridOfTiles(1, 1, 10, {1000, 1000})).image({100, 0, 0, 30, 30});
    QCOMPARE(image.pixel(10, 10), colourOf(0.5));
}

void HeatMapImageTest::showsHiddenTilesInStripesThatNoColourMapContains()
{
    const Drawn drawn(gridOfTiles(5, 1, 64), OverlayMap::hardInstances); // tile 0 is hidden, its value is 0
    const QImage image = drawn.image({1, 0, 0, 320, 64});
    std::set<uint32_t> hidden;
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x)
            hidden.insert(image.pixel(x, y));
    QCOMPARE(hidden, (std::set<uint32_t>{hiddenLight, hiddenDark}));
    for (const ColourMap map : {ColourMap::cividis, ColourMap::viridis})
        for (const uint32_t colour : table(map))
            QVERIFY(std::abs(qRed(colour) - 0xF4) + std::abs(qGreen(colour) - 0xF4) + std::abs(qBlue(colour) - 0xF4) >
                    60);
    QCOMPARE(image.pixel(64 + 32, 32), colourOf(0.25));

    // The other maps show the very same tiles like any other.
    QCOMPARE(Drawn(gridOfTiles(5, 1, 64)).image({1, 0, 0, 320, 64}).pixel(32, 32), colourOf(0.0));
}

void HeatMapImageTest::ignoresTilesWithoutAPlaceOrASize()
{
    TileTable table = gridOfTiles(4, 1, 100);
    table.x[0] = std::nan("");
    table.width[1] = 0;
    table.y[2] = INFINITY;
    const QImage image = Drawn(table).image({1, 0, 0, 400, 100});
    QCOMPARE(colouredRun(image, 50), std::pair(300, 399));
}

void HeatMapImageTest::findsEveryTileThatTouchesTheAreaAndNoOther()
{
    TileTable table = gridOfTiles(40, 40, 10);
    table.width[7] = 200; // one large tile among small ones
    const TileIndex index(table);
    for (const Level0Rect area : {Level0Rect{95, 95, 20, 20}, Level0Rect{-50, -50, 10, 10}, Level0Rect{199, 3, 1, 1},
                                  Level0Rect{0, 0, 400, 400}}) {
        std::multiset<int64_t> found;
        index.search(area, [&](int64_t tile) { found.insert(tile); });
        std::multiset<int64_t> expected;
        for (int64_t i = 0; i < table.tiles(); ++i) {
            const Level0Rect tile = table.rect(i);
            if (tile.x <= area.x + area.width && area.x <= tile.x + tile.width && tile.y <= area.y + area.height &&
                area.y <= tile.y + tile.height)
                expected.insert(i);
        }
        QCOMPARE(found, expected);
    }
}

QTEST_GUILESS_MAIN(HeatMapImageTest)
#include "tst_heatmapimage.moc"
