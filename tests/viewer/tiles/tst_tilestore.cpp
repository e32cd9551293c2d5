#include "tests/support/patternslide.h"
#include "viewer/tiles/slidetiles.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace tessera;
using namespace tessera::testing;

namespace {

constexpr std::size_t tileBytes = 16 * 16 * 4;

Tile tileOf(uint32_t colour, int side = 16)
{
    return {std::make_shared<const Pixels>(Pixels::filled(side, side, colour)), false};
}

/// One slide in a store of its own. Levels of 16 x 12, 4 x 3 and 1 x 1 tiles, for the focus tests.
class OneSlide {
public:
    explicit OneSlide(std::size_t budget)
        : store(std::make_shared<TileStore>(budget)), layout(PatternSlide().facts()), cache(store, layout)
    {
    }
    void insert(const TileKey &key, Tile tile) { cache.insert(key, std::move(tile)); }
    std::optional<Tile> find(const TileKey &key) { return cache.find(key); }
    bool contains(const TileKey &key) const { return cache.contains(key); }
    std::size_t bytes() const { return store->bytes(); }

    std::shared_ptr<TileStore> store;
    TileLayout layout;
    TileCache cache;
};

} // namespace

class TileStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatWasPutIn();
    void dropsTheLeastRecentlyUsedTileFirst();
    void lookingWhetherATileIsThereIsNoUse();
    void replacesATileWithoutCountingItTwice();
    void doesNotKeepATileLargerThanItsBudget();
    void dropsTilesWhenTheBudgetShrinks();
    void aTileInUseOutlivesItsPlaceInTheCache();
    void neverExceedsItsBudgetUnderManyThreads();
    void ofTilesLongUnusedDropsTheFarthestFromTheView();
    void dropsFinerTilesBeforeCoarserOnes();
    void keepsTheCoarsestLevelsWhateverElseComes();
    void keepsNoMoreOfTheCoarsestLevelsThanHalfOfTheBudget();
    void treatsACoarsestLevelThatIsLargeLikeAnyOther();
    void sharesOneBudgetAmongSlides();
    void dropsTheTilesOfASlideThatIsGone();
    void saysOnceThatATileIsUsedForTheFirstTime();
    void defaultIsAtMostTwoGibibytes();
};

void TileStoreTest::givesBackWhatWasPutIn()
{
    OneSlide cache(10 * tileBytes);
    cache.insert({1, 2, 3}, tileOf(0xFF102030));

    QCOMPARE(cache.find({1, 2, 3})->pixels->data.front(), 0xFF102030u);
    QVERIFY(!cache.find({1, 3, 2}));
    QCOMPARE(cache.bytes(), tileBytes);
}

void TileStoreTest::dropsTheLeastRecentlyUsedTileFirst()
{
    OneSlide cache(3 * tileBytes);
    for (int64_t column = 0; column < 3; ++column)
        cache.insert({0, column, 0}, tileOf(1));
    QVERIFY(cache.find({0, 0, 0}));

    cache.insert({0, 3, 0}, tileOf(1));

    QVERIFY(cache.contains({0, 0, 0}));
    QVERIFY(!cache.contains({0, 1, 0}));
    QVERIFY(cache.contains({0, 2, 0}));
}

void TileStoreTest::lookingWhetherATileIsThereIsNoUse()
{
    OneSlide cache(2 * tileBytes);
    cache.insert({0, 0, 0}, tileOf(1));
    cache.insert({0, 1, 0}, tileOf(1));
    QVERIFY(cache.contains({0, 0, 0}));

    cache.insert({0, 2, 0}, tileOf(1));

    QVERIFY(!cache.contains({0, 0, 0}));
}

void TileStoreTest::replacesATileWithoutCountingItTwice()
{
    OneSlide cache(10 * tileBytes);
    cache.insert({0, 0, 0}, tileOf(1));
    cache.insert({0, 0, 0}, tileOf(2));

    QCOMPARE(cache.bytes(), tileBytes);
    QCOMPARE(cache.store->count(), std::size_t{1});
    QCOMPARE(cache.find({0, 0, 0})->pixels->data.front(), 2u);
}

void TileStoreTest::doesNotKeepATileLargerThanItsBudget()
{
    OneSlide cache(2 * tileBytes);
    cache.insert({0, 0, 0}, tileOf(1));
    cache.insert({0, 1, 0}, tileOf(1, 64));

    QVERIFY(!cache.contains({0, 1, 0}));
    QVERIFY(cache.contains({0, 0, 0}));
}

void TileStoreTest::dropsTilesWhenTheBudgetShrinks()
{
    OneSlide cache(4 * tileBytes);
    for (int64_t column = 0; column < 4; ++column)
        cache.insert({0, column, 0}, tileOf(1));

    cache.store->setBudget(2 * tileBytes + 1);

    QCOMPARE(cache.bytes(), 2 * tileBytes);
    QVERIFY(cache.contains({0, 3, 0}));
    QVERIFY(!cache.contains({0, 1, 0}));
}

void TileStoreTest::aTileInUseOutlivesItsPlaceInTheCache()
{
    OneSlide cache(tileBytes);
    cache.insert({0, 0, 0}, tileOf(7));
    const Tile held = *cache.find({0, 0, 0});

    cache.insert({0, 1, 0}, tileOf(8));

    QVERIFY(!cache.contains({0, 0, 0}));
    QCOMPARE(held.pixels->data.back(), 7u);
}

void TileStoreTest::neverExceedsItsBudgetUnderManyThreads()
{
    OneSlide cache(10 * tileBytes);
    std::atomic<std::size_t> most = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] {
                for (int64_t step = 0; step < 2000; ++step) {
                    cache.insert({0, step % 23, thread}, tileOf(1, step % 3 ? 16 : 20));
                    cache.find({0, step % 17, (thread + 1) % 4});
                    const std::size_t now = cache.bytes();
                    std::size_t before = most;
                    while (now > before && !most.compare_exchange_weak(before, now)) {
                    }
                }
            });
        }
    }
    QVERIFY(most > 0);
    QVERIFY(most <= 10 * tileBytes);
}

void TileStoreTest::ofTilesLongUnusedDropsTheFarthestFromTheView()
{
    OneSlide cache(4 * tileBytes);
    cache.cache.setFocus({0, {128, 128}});
    for (const int64_t column : {1, 9, 2, 3})
        cache.insert({0, column, 0}, tileOf(1));

    cache.insert({0, 0, 0}, tileOf(1));

    QVERIFY(!cache.contains({0, 9, 0}));
    QVERIFY(cache.contains({0, 1, 0})); // the oldest, but near
}

void TileStoreTest::dropsFinerTilesBeforeCoarserOnes()
{
    OneSlide cache(2 * tileBytes);
    cache.cache.setFocus({1, {512, 512}});
    cache.insert({1, 0, 0}, tileOf(1));
    cache.insert({0, 2, 2}, tileOf(1));

    cache.insert({1, 1, 0}, tileOf(1));

    QVERIFY(cache.contains({1, 0, 0}));
    QVERIFY(!cache.contains({0, 2, 2}));
}

void TileStoreTest::keepsTheCoarsestLevelsWhateverElseComes()
{
    constexpr std::size_t side = 256;
    constexpr std::size_t bytes = side * side * 4;
    OneSlide cache(100 * bytes); // level 1 has 12 tiles, level 2 one
    cache.insert({2, 0, 0}, tileOf(2, side));
    for (int64_t tile = 0; tile < 12; ++tile)
        cache.insert({1, tile % 4, tile / 4}, tileOf(1, side));

    for (int64_t tile = 0; tile < 16 * 12; ++tile)
        cache.insert({0, tile % 16, tile / 16}, tileOf(0, side));

    QVERIFY(cache.contains({2, 0, 0}));
    for (int64_t tile = 0; tile < 12; ++tile)
        QVERIFY(cache.contains({1, tile % 4, tile / 4}));
    QCOMPARE(cache.bytes(), 100 * bytes);
}

void TileStoreTest::keepsNoMoreOfTheCoarsestLevelsThanHalfOfTheBudget()
{
    constexpr std::size_t side = 256;
    auto store = std::make_shared<TileStore>(100 * side * side * 4);
    std::vector<std::unique_ptr<SlideTiles>> slides;
    for (int slide = 0; slide < 12; ++slide) {
        slides.push_back(std::make_unique<SlideTiles>(std::make_shared<PatternSlide>(), store));
        for (int64_t tile = 0; tile < 12; ++tile)
            slides.back()->cache.insert({1, tile % 4, tile / 4}, tileOf(1, side));
    }
    for (int64_t tile = 0; tile < 100; ++tile)
        slides.back()->cache.insert({0, tile % 16, tile / 16}, tileOf(0, side));

    std::size_t coarse = 0;
    for (const auto &slide : slides)
        for (int64_t tile = 0; tile < 12; ++tile)
            coarse += slide->cache.contains({1, tile % 4, tile / 4}) ? 1 : 0;
    QCOMPARE(coarse, std::size_t{50});
    QVERIFY(slides.back()->cache.contains({1, 3, 2}));
    QVERIFY(!slides.front()->cache.contains({1, 0, 0}));
}

void TileStoreTest::treatsACoarsestLevelThatIsLargeLikeAnyOther()
{
    OneSlide cache(2 * tileBytes); // less than a level
    cache.insert({1, 0, 0}, tileOf(1));
    cache.insert({0, 0, 0}, tileOf(1));

    cache.insert({0, 1, 0}, tileOf(1));

    QVERIFY(!cache.contains({1, 0, 0}));
}

void TileStoreTest::sharesOneBudgetAmongSlides()
{
    auto store = std::make_shared<TileStore>(3 * tileBytes);
    SlideTiles one(std::make_shared<PatternSlide>(), store);
    SlideTiles two(std::make_shared<PatternSlide>(), store);
    for (int64_t column = 0; column < 3; ++column)
        one.cache.insert({0, column, 0}, tileOf(1));

    for (int64_t column = 0; column < 2; ++column)
        two.cache.insert({0, column, 0}, tileOf(2));

    QCOMPARE(store->bytes(), 3 * tileBytes);
    QCOMPARE(one.cache.bytes(), tileBytes);
    QCOMPARE(two.cache.bytes(), 2 * tileBytes);
    QCOMPARE(two.cache.find({0, 0, 0})->pixels->data.front(), 2u);
    QVERIFY(one.cache.contains({0, 2, 0}));
}

void TileStoreTest::dropsTheTilesOfASlideThatIsGone()
{
    auto store = std::make_shared<TileStore>(30 * tileBytes);
    SlideTiles stays(std::make_shared<PatternSlide>(), store);
    stays.cache.insert({0, 0, 0}, tileOf(1));
    {
        SlideTiles goes(std::make_shared<PatternSlide>(), store);
        goes.cache.insert({0, 0, 0}, tileOf(2));
        goes.cache.insert({2, 0, 0}, tileOf(2));
        QCOMPARE(store->count(), std::size_t{3});
    }
    QCOMPARE(store->count(), std::size_t{1});
    QCOMPARE(store->bytes(), tileBytes);
    QVERIFY(stays.cache.contains({0, 0, 0}));
}

void TileStoreTest::saysOnceThatATileIsUsedForTheFirstTime()
{
    OneSlide cache(10 * tileBytes);
    QVERIFY(!cache.cache.isFirstUse({0, 0, 0}));
    cache.insert({0, 0, 0}, tileOf(1));

    QVERIFY(cache.cache.isFirstUse({0, 0, 0}));
    QVERIFY(!cache.cache.isFirstUse({0, 0, 0}));
}

void TileStoreTest::defaultIsAtMostTwoGibibytes()
{
    QVERIFY(defaultCacheBytes() > 0);
    QVERIFY(defaultCacheBytes() <= std::size_t{2} << 30);
}

QTEST_APPLESS_MAIN(TileStoreTest)
#include "tst_tilestore.moc"
