#include "tests/support/patternslide.h"
#include "viewer/tiles/tileengine.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;

class TileEngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesAllViewsOfASlideTheSameTiles();
    void differentSlidesHaveTheirOwnTilesUnderOneBudget();
    void forgetsASlideThatNobodyShows();
    void twoViewsOfASlideReadATileOnce();
    void aFileOpenedAgainKeepsItsTilesButForTheDamagedOnes();
};

void TileEngineTest::givesAllViewsOfASlideTheSameTiles()
{
    TileEngine engine(1u << 26);
    const auto slide = std::make_shared<PatternSlide>();

    QCOMPARE(engine.tilesOf(slide), engine.tilesOf(slide));
    const auto one = engine.tilesOf(slide);
    QCOMPARE(engine.tilesOf(slide), one);
}

void TileEngineTest::differentSlidesHaveTheirOwnTilesUnderOneBudget()
{
    TileEngine engine(1u << 26);
    const auto one = engine.tilesOf(std::make_shared<PatternSlide>());
    const auto two = engine.tilesOf(std::make_shared<PatternSlide>());

    one->cache.insert({0, 0, 0}, {std::make_shared<const Pixels>(Pixels::filled(10, 10, 1)), false});

    QVERIFY(one != two);
    QVERIFY(!two->cache.contains({0, 0, 0}));
    QCOMPARE(engine.store().bytes(), std::size_t{400});
}

void TileEngineTest::forgetsASlideThatNobodyShows()
{
    TileEngine engine(1u << 26);
    const auto slide = std::make_shared<PatternSlide>();
    engine.tilesOf(slide)->cache.insert({0, 0, 0}, {std::make_shared<const Pixels>(Pixels::filled(10, 10, 1)), false});

    QCOMPARE(engine.store().bytes(), std::size_t{0});
    QCOMPARE(slide.use_count(), 1);
}

void TileEngineTest::twoViewsOfASlideReadATileOnce()
{
    TileEngine engine(1u << 26, 2);
    const auto slide = std::make_shared<PatternSlide>(PatternOptions{.delay = std::chrono::milliseconds(5)});
    std::atomic<int> arrived = 0;
    const auto count = [&](const TileKey &) { ++arrived; };
    const auto tiles = planTiles(TileLayout(slide->facts()), {{1024, 1024, 512, 512}, 1});

    const WantedTiles one = engine.scheduler().request(engine.tilesOf(slide), tiles, count);
    const WantedTiles two = engine.scheduler().request(engine.tilesOf(slide), tiles, count);

    QTRY_COMPARE(arrived.load(), 2 * static_cast<int>(tiles.size()));
    QCOMPARE(slide->reads(), static_cast<int>(tiles.size()));
}

void TileEngineTest::aFileOpenedAgainKeepsItsTilesButForTheDamagedOnes()
{
    TileEngine engine(1u << 26);
    PatternOptions options;
    options.fingerprint = "same content";
    const auto tiles = engine.tilesOf(std::make_shared<PatternSlide>(options));
    const auto pixels = std::make_shared<const Pixels>(Pixels::filled(10, 10, 1));
    tiles->cache.insert({0, 0, 0}, {pixels, false});
    tiles->cache.insert({0, 1, 0}, {pixels, true});
    const auto again = std::make_shared<PatternSlide>(options);

    QCOMPARE(engine.tilesOf(again), tiles);
    QCOMPARE(tiles->slide(), again);
    QVERIFY(tiles->cache.contains({0, 0, 0}));
    QVERIFY(!tiles->cache.contains({0, 1, 0}));
}

QTEST_APPLESS_MAIN(TileEngineTest)
#include "tst_tileengine.moc"
