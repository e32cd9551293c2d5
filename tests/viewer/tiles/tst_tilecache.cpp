#include "viewer/tiles/tilecache.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace tessera;

namespace {

constexpr std::size_t tileBytes = 16 * 16 * 4;

Tile tileOf(uint32_t colour, int side = 16)
{
    return {std::make_shared<const Pixels>(Pixels::filled(side, side, colour)), false};
}

} // namespace

class TileCacheTest : public QObject {
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
    void defaultIsAtMostTwoGibibytes();
};

void TileCacheTest::givesBackWhatWasPutIn()
{
    TileCache cache(10 * tileBytes);
    cache.insert({1, 2, 3}, tileOf(0xFF102030));

    QCOMPARE(cache.find({1, 2, 3})->pixels->data.front(), 0xFF102030u);
    QVERIFY(!cache.find({1, 3, 2}));
    QCOMPARE(cache.bytes(), tileBytes);
}

void TileCacheTest::dropsTheLeastRecentlyUsedTileFirst()
{
    TileCache cache(3 * tileBytes);
    for (int64_t column = 0; column < 3; ++column)
        cache.insert({0, column, 0}, tileOf(1));
    QVERIFY(cache.find({0, 0, 0}));

    cache.insert({0, 3, 0}, tileOf(1));

    QVERIFY(cache.contains({0, 0, 0}));
    QVERIFY(!cache.contains({0, 1, 0}));
    QVERIFY(cache.contains({0, 2, 0}));
}

void TileCacheTest::lookingWhetherATileIsThereIsNoUse()
{
    TileCache cache(2 * tileBytes);
    cache.insert({0, 0, 0}, tileOf(1));
    cache.insert({0, 1, 0}, tileOf(1));
    QVERIFY(cache.contains({0, 0, 0}));

    cache.insert({0, 2, 0}, tileOf(1));

    QVERIFY(!cache.contains({0, 0, 0}));
}

void TileCacheTest::replacesATileWithoutCountingItTwice()
{
    TileCache cache(10 * tileBytes);
    cache.insert({0, 0, 0}, tileOf(1));
    cache.insert({0, 0, 0}, tileOf(2));

    QCOMPARE(cache.bytes(), tileBytes);
    QCOMPARE(cache.count(), std::size_t{1});
    QCOMPARE(cache.find({0, 0, 0})->pixels->data.front(), 2u);
}

void TileCacheTest::doesNotKeepATileLargerThanItsBudget()
{
    TileCache cache(2 * tileBytes);
    cache.insert({0, 0, 0}, tileOf(1));
    cache.insert({0, 1, 0}, tileOf(1, 64));

    QVERIFY(!cache.contains({0, 1, 0}));
    QVERIFY(cache.contains({0, 0, 0}));
}

void TileCacheTest::dropsTilesWhenTheBudgetShrinks()
{
    TileCache cache(4 * tileBytes);
    for (int64_t column = 0; column < 4; ++column)
        cache.insert({0, column, 0}, tileOf(1));

    cache.setBudget(2 * tileBytes + 1);

    QCOMPARE(cache.bytes(), 2 * tileBytes);
    QVERIFY(cache.contains({0, 3, 0}));
    QVERIFY(!cache.contains({0, 1, 0}));
}

void TileCacheTest::aTileInUseOutlivesItsPlaceInTheCache()
{
    TileCache cache(tileBytes);
    cache.insert({0, 0, 0}, tileOf(7));
    const Tile held = *cache.find({0, 0, 0});

    cache.insert({0, 1, 0}, tileOf(8));

    QVERIFY(!cache.contains({0, 0, 0}));
    QCOMPARE(held.pixels->data.back(), 7u);
}

void TileCacheTest::neverExceedsItsBudgetUnderManyThreads()
{
    TileCache cache(10 * tileBytes);
    std::atomic<std::size_t> most = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] {
                for (int64_t step = 0; step < 2000; ++step) {
                    cache.insert({thread, step % 23, 0}, tileOf(1, step % 3 ? 16 : 20));
                    cache.find({(thread + 1) % 4, step % 17, 0});
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

void TileCacheTest::defaultIsAtMostTwoGibibytes()
{
    QVERIFY(defaultCacheBytes() > 0);
    QVERIFY(defaultCacheBytes() <= std::size_t{2} << 30);
}

QTEST_APPLESS_MAIN(TileCacheTest)
#include "tst_tilecache.moc"
