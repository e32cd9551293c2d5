#include "tests/support/patternslide.h"
#include "viewer/tiles/tilelayout.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;

namespace {

SlideFacts factsWithTiles(int width, int height)
{
    SlideFacts facts;
    facts.levels.push_back({10000, 8000, 1, width, height});
    return facts;
}

} // namespace

class TileLayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void usesTheFilesOwnTilesWhereTheyAreSane_data();
    void usesTheFilesOwnTilesWhereTheyAreSane();
    void cutsTilesOffAtTheEdge();
    void findsTheTilesThatARectangleTouches();
    void findsNoTilesOutsideTheSlide();
    void tilesOfALevelCoverItWithoutOverlap();
    void choosesTheCoarsestLevelThatIsFineEnough_data();
    void choosesTheCoarsestLevelThatIsFineEnough();
};

void TileLayoutTest::usesTheFilesOwnTilesWhereTheyAreSane_data()
{
    QTest::addColumn<QSize>("tile");
    QTest::addColumn<QSize>("expected");
    QTest::newRow("usual") << QSize(256, 256) << QSize(256, 256);
    QTest::newRow("Aperio") << QSize(240, 240) << QSize(240, 240);
    QTest::newRow("large") << QSize(1024, 1024) << QSize(1024, 1024);
    QTest::newRow("too large") << QSize(4096, 4096) << QSize(256, 256);
    QTest::newRow("strip") << QSize(10000, 8) << QSize(256, 256);
    QTest::newRow("none") << QSize(0, 0) << QSize(256, 256);
    QTest::newRow("tiny") << QSize(64, 48) << QSize(256, 288);
}

void TileLayoutTest::usesTheFilesOwnTilesWhereTheyAreSane()
{
    QFETCH(QSize, tile);
    QFETCH(QSize, expected);
    const TileLayout layout(factsWithTiles(tile.width(), tile.height()));

    const PixelRect second = layout.rectOf({0, 1, 1});
    QCOMPARE(QSize(static_cast<int>(second.x), static_cast<int>(second.y)), expected);
    QCOMPARE(QSize(static_cast<int>(second.width), static_cast<int>(second.height)), expected);
}

void TileLayoutTest::cutsTilesOffAtTheEdge()
{
    const TileLayout layout(factsWithTiles(256, 256));

    QCOMPARE(layout.columns(0), 40);
    QCOMPARE(layout.rows(0), 32);
    QVERIFY((layout.rectOf({0, 39, 31}) == PixelRect{9984, 7936, 16, 64}));
}

void TileLayoutTest::findsTheTilesThatARectangleTouches()
{
    const TileLayout layout(factsWithTiles(256, 256));

    QVERIFY((layout.tilesIn(0, {256, 256, 256, 512}) == TileRange{0, 1, 1, 1, 2}));
    QVERIFY((layout.tilesIn(0, {255.5, 0, 257, 1}) == TileRange{0, 0, 0, 2, 0}));
}

void TileLayoutTest::findsNoTilesOutsideTheSlide()
{
    const TileLayout layout(factsWithTiles(256, 256));

    QCOMPARE(layout.tilesIn(0, {20000, 0, 100, 100}).count(), 0);
    QCOMPARE(layout.tilesIn(0, {-500, -500, 400, 400}).count(), 0);
    QCOMPARE(layout.tilesIn(0, {100, 100, 0, 0}).count(), 0);
    QCOMPARE(layout.tilesIn(0, {-500, -500, 1e6, 1e6}).count(), 40 * 32);
}

void TileLayoutTest::tilesOfALevelCoverItWithoutOverlap()
{
    PatternOptions options;
    options.width = 5003;
    options.height = 3001;
    const PatternSlide slide(options);
    const TileLayout layout(slide.facts());
    for (int level = 0; level < layout.levels(); ++level) {
        int64_t area = 0;
        for (int64_t row = 0; row < layout.rows(level); ++row) {
            for (int64_t column = 0; column < layout.columns(level); ++column) {
                const PixelRect rect = layout.rectOf({level, column, row});
                QVERIFY(rect.width > 0 && rect.height > 0);
                area += rect.width * rect.height;
            }
        }
        const SlideLevel &size = slide.facts().levels[static_cast<std::size_t>(level)];
        QCOMPARE(area, size.width * size.height);
    }
}

void TileLayoutTest::choosesTheCoarsestLevelThatIsFineEnough_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<int>("level");
    QTest::newRow("closer than 1:1") << 0.125 << 0;
    QTest::newRow("1:1") << 1.0 << 0;
    QTest::newRow("between") << 3.0 << 0;
    QTest::newRow("nearly the next level") << 3.9 << 1;
    QTest::newRow("level 1") << 4.0 << 1;
    QTest::newRow("coarser than all") << 1000.0 << 2;
}

void TileLayoutTest::choosesTheCoarsestLevelThatIsFineEnough()
{
    QFETCH(double, scale);
    const PatternSlide slide;

    QTEST(TileLayout(slide.facts()).levelForScale(scale), "level");
}

QTEST_APPLESS_MAIN(TileLayoutTest)
#include "tst_tilelayout.moc"
