#include "tests/support/patternslide.h"
#include "viewer/tiles/tileplan.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace tessera;
using namespace tessera::testing;

namespace {

int64_t countOf(const std::vector<WantedTile> &tiles, TileUse use)
{
    return std::count_if(tiles.begin(), tiles.end(), [&](const WantedTile &tile) { return tile.use == use; });
}

Outlook panning(Level0Point perSecond)
{
    Outlook outlook;
    outlook.perSecond = perSecond;
    return outlook;
}

Outlook zooming(ZoomDirection direction, Level0Point target)
{
    Outlook outlook;
    outlook.zoomDirection = direction;
    outlook.zoomTarget = target;
    return outlook;
}

Outlook resting(Level0Point centre)
{
    Outlook outlook;
    outlook.resting = true;
    outlook.zoomTarget = centre;
    return outlook;
}

/// The tiles of one level that are read ahead.
TileRange aheadOf(const std::vector<WantedTile> &tiles, int level)
{
    TileRange range{level, INT64_MAX, INT64_MAX, -1, -1};
    for (const WantedTile &tile : tiles) {
        if (tile.use != TileUse::prefetch || tile.key.level != level)
            continue;
        range.firstColumn = std::min(range.firstColumn, tile.key.column);
        range.firstRow = std::min(range.firstRow, tile.key.row);
        range.lastColumn = std::max(range.lastColumn, tile.key.column);
        range.lastRow = std::max(range.lastRow, tile.key.row);
    }
    return range;
}

/// Tiles [4, 5] x [4, 5] of level 0.
constexpr TileView fourTiles{{1024, 1024, 512, 512}, 1};

} // namespace

class TilePlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plansStandInsFirstThenVisibleFromTheCentreThenOthers();
    void plansNoTileTwice();
    void withoutAnOutlookPlansWhatIsSeen();
    void plansOneOrTwoRingsAheadByTheSpeed();
    void plansNothingBehindOrBesideAPan();
    void plansDiagonallyWhenTheViewGoesDiagonally();
    void plansTheFinerLevelAroundThePointThatIsZoomedInto();
    void plansTheCoarserLevelAroundTheViewWhenZoomingOut();
    void atRestPlansTheNeighboursTheCoarserLevelAndALittleOfTheFinerOne();
    void plansWhereTheViewWasGoingBeforeOtherNeighbours();
};

void TilePlanTest::plansStandInsFirstThenVisibleFromTheCentreThenOthers()
{
    const PatternSlide slide;
    const TileLayout layout(slide.facts());

    const auto tiles = planTiles(layout, {{1000, 1000, 800, 600}, 1}, resting({1400, 1300}));

    QVERIFY(tiles.front().use == TileUse::standIn);
    QCOMPARE(tiles.front().key.level, 1);
    QVERIFY(std::is_sorted(tiles.begin(), tiles.end(), [](const WantedTile &a, const WantedTile &b) {
        return a.use != b.use ? a.use < b.use : a.distance < b.distance;
    }));
    QCOMPARE(countOf(tiles, TileUse::visible), layout.tilesIn(0, {1000, 1000, 800, 600}).count());
    const auto nearest =
        std::find_if(tiles.begin(), tiles.end(), [](const WantedTile &tile) { return tile.use == TileUse::visible; });
    QVERIFY(layout.level0RectOf(nearest->key).contains({1400, 1300}));
}

void TilePlanTest::plansNoTileTwice()
{
    PatternOptions options;
    options.step = 2;
    options.levels = 4;
    const PatternSlide slide(options);
    const TileLayout layout(slide.facts());
    for (const double scale : {0.5, 1.0, 2.0, 5.0, 20.0}) {
        Outlook outlook = zooming(ZoomDirection::in, {900, 800});
        outlook.resting = true;
        outlook.perSecond = {3000, 2000};
        const auto tiles = planTiles(layout, {{500, 500, 800 * scale, 600 * scale}, scale}, outlook);
        std::set<TileKey> keys;
        for (const WantedTile &tile : tiles)
            keys.insert(tile.key);
        QCOMPARE(keys.size(), tiles.size());
    }
}

void TilePlanTest::withoutAnOutlookPlansWhatIsSeen()
{
    const PatternSlide slide;

    const auto tiles = planTiles(TileLayout(slide.facts()), fourTiles);

    QCOMPARE(countOf(tiles, TileUse::prefetch), 0);
    QCOMPARE(countOf(tiles, TileUse::visible), 4);
}

void TilePlanTest::plansOneOrTwoRingsAheadByTheSpeed()
{
    const PatternSlide slide;
    const TileLayout layout(slide.facts());

    QVERIFY((aheadOf(planTiles(layout, fourTiles, panning({300, 0})), 0) == TileRange{0, 6, 4, 6, 5}));
    QVERIFY((aheadOf(planTiles(layout, fourTiles, panning({1500, 0})), 0) == TileRange{0, 6, 4, 7, 5}));
    QVERIFY((aheadOf(planTiles(layout, fourTiles, panning({90'000, 0})), 0) == TileRange{0, 6, 4, 7, 5}));
}

void TilePlanTest::plansNothingBehindOrBesideAPan()
{
    const PatternSlide slide;

    const auto tiles = planTiles(TileLayout(slide.facts()), fourTiles, panning({0, -1500}));

    QVERIFY((aheadOf(tiles, 0) == TileRange{0, 4, 2, 5, 3}));
    QCOMPARE(countOf(tiles, TileUse::prefetch), 4);
}

void TilePlanTest::plansDiagonallyWhenTheViewGoesDiagonally()
{
    const PatternSlide slide;

    const auto tiles = planTiles(TileLayout(slide.facts()), fourTiles, panning({300, 280}));

    QCOMPARE(countOf(tiles, TileUse::prefetch), 5); // a column, a row, and the corner
}

void TilePlanTest::plansTheFinerLevelAroundThePointThatIsZoomedInto()
{
    PatternOptions options;
    options.step = 2;
    const PatternSlide slide(options);
    const TileLayout layout(slide.facts());

    const auto tiles = planTiles(layout, {{0, 0, 2048, 2048}, 2}, zooming(ZoomDirection::in, {1600, 200}));

    const TileRange seen = layout.tilesIn(0, {800, 100, 1024, 1024});
    QVERIFY(aheadOf(tiles, 0) == seen);
    QCOMPARE(countOf(tiles, TileUse::prefetch), seen.count());
}

void TilePlanTest::plansTheCoarserLevelAroundTheViewWhenZoomingOut()
{
    PatternOptions options;
    options.step = 2;
    const PatternSlide slide(options);
    const TileLayout layout(slide.facts());

    const auto tiles = planTiles(layout, {{1024, 1024, 1024, 1024}, 1}, zooming(ZoomDirection::out, {1536, 1536}));

    QVERIFY((aheadOf(tiles, 1) == TileRange{1, 1, 1, 4, 4}));
}

void TilePlanTest::atRestPlansTheNeighboursTheCoarserLevelAndALittleOfTheFinerOne()
{
    PatternOptions options;
    options.step = 2;
    options.width = 16'384;
    options.height = 16'384;
    options.levels = 4;
    const PatternSlide slide(options);
    const TileLayout layout(slide.facts());

    const auto tiles = planTiles(layout, {{4096, 4096, 4096, 4096}, 2}, resting({6144, 6144}));

    QVERIFY((aheadOf(tiles, 1) == TileRange{1, 7, 7, 16, 16}));
    QVERIFY((aheadOf(tiles, 2) == TileRange{2, 4, 4, 7, 7}));
    QVERIFY((aheadOf(tiles, 0) == TileRange{0, 22, 22, 25, 25}));
}

void TilePlanTest::plansWhereTheViewWasGoingBeforeOtherNeighbours()
{
    const PatternSlide slide;
    Outlook outlook = resting({1280, 1280});
    outlook.perSecond = {2000, 0};

    const auto tiles = planTiles(TileLayout(slide.facts()), fourTiles, outlook);

    const auto first =
        std::find_if(tiles.begin(), tiles.end(), [](const WantedTile &tile) { return tile.use == TileUse::prefetch; });
    for (auto tile = first; tile != first + 4; ++tile)
        QVERIFY(tile->key.level == 0 && tile->key.column >= 6 && tile->key.column <= 7);
}

QTEST_APPLESS_MAIN(TilePlanTest)
#include "tst_tileplan.moc"
