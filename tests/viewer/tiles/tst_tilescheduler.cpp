#include "tests/support/patternslide.h"
#include "viewer/tiles/tilescheduler.h"

#include <QTest>

#include <condition_variable>
#include <mutex>

using namespace tessera;
using namespace tessera::testing;
using namespace std::chrono_literals;

namespace {

/// Collects what arrives, from any thread.
class Arrivals {
public:
    TileArrived callback()
    {
        return [this](const TileKey &key) {
            const std::lock_guard lock(m_mutex);
            m_keys.push_back(key);
            m_changed.notify_all();
        };
    }
    bool waitFor(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 10s, [&] { return m_keys.size() >= count; });
    }
    std::vector<TileKey> keys() const
    {
        const std::lock_guard lock(m_mutex);
        return m_keys;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<TileKey> m_keys;
};

struct Bench {
    explicit Bench(std::chrono::milliseconds delay, std::size_t cacheBytes = 1u << 28)
        : slide(std::make_shared<PatternSlide>(optionsWith(delay))),
          tiles(std::make_shared<SlideTiles>(slide, cacheBytes))
    {
    }
    static PatternOptions optionsWith(std::chrono::milliseconds delay)
    {
        PatternOptions options;
        options.delay = delay;
        options.tile = 128;
        return options;
    }
    std::shared_ptr<PatternSlide> slide;
    std::shared_ptr<SlideTiles> tiles;
};

WantedTile tileAt(int64_t column, TileUse use = TileUse::visible, double distance = 0)
{
    return {{0, column, 0}, use, distance};
}

std::vector<WantedTile> manyTiles(int64_t count)
{
    std::vector<WantedTile> tiles;
    for (int64_t column = 0; column < count; ++column)
        tiles.push_back(tileAt(column, TileUse::visible, static_cast<double>(column)));
    return tiles;
}

std::vector<int64_t> columnsOf(const std::vector<TileKey> &keys)
{
    std::vector<int64_t> columns;
    for (const TileKey &key : keys)
        columns.push_back(key.column);
    return columns;
}

} // namespace

class TileSchedulerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decodesWhatIsWantedIntoTheCache();
    void readsByUseThenByDistance();
    void readsTheNewerRequestFirst();
    void visibleTilesOfAnOlderRequestComeBeforePrefetching();
    void destroyingTheHandleCancelsWhatHasNotStarted();
    void neverCallsBackOnceTheHandleIsGone();
    void replacingARequestKeepsWhatBothWant();
    void doesNotReadATileTwiceAtTheSameTime();
    void asksForNothingThatIsInTheCache();
    void anUnreadableTileArrivesAsDamagedBackground();
    void marksPartlyDamagedTiles();
    void countsWhatWasReadAheadAsUsedOnceItIsSeen();
    void readsLessAheadWhenNothingOfItIsSeen();
    void handlesMayOutliveTheScheduler();
    void endsWhileTilesAreWaiting();
    void survivesManyThreadsThatAskAndCancel();
};

void TileSchedulerTest::decodesWhatIsWantedIntoTheCache()
{
    Bench bench(0ms);
    Arrivals arrivals;
    TileScheduler scheduler;

    const WantedTiles wanted = scheduler.request(bench.tiles, manyTiles(10), arrivals.callback());

    QVERIFY(arrivals.waitFor(10));
    for (int64_t column = 0; column < 10; ++column) {
        const std::optional<Tile> tile = bench.tiles->cache.find({0, column, 0});
        QVERIFY(tile && !tile->damaged);
        QCOMPARE(tile->pixels->data.front(), PatternSlide::colourAt(0, column * 128, 0));
    }
    QCOMPARE(scheduler.statistics().decoded, 10);
    QCOMPARE(scheduler.statistics().needed, 10);
    QCOMPARE(scheduler.statistics().bytes, std::size_t{10 * 128 * 128 * 4});
}

void TileSchedulerTest::readsByUseThenByDistance()
{
    Bench bench(5ms);
    Arrivals arrivals;
    TileScheduler scheduler(1);
    const WantedTiles first =
        scheduler.request(bench.tiles, {tileAt(20)}, arrivals.callback()); // keeps the worker busy

    const WantedTiles wanted = scheduler.request(bench.tiles,
                                                 {tileAt(1, TileUse::prefetch, 1), tileAt(2, TileUse::visible, 30),
                                                  tileAt(3, TileUse::standIn, 90), tileAt(4, TileUse::visible, 10)},
                                                 arrivals.callback());

    QVERIFY(arrivals.waitFor(5));
    std::vector<int64_t> order = columnsOf(arrivals.keys());
    std::erase(order, 20);
    QCOMPARE(order, (std::vector<int64_t>{3, 4, 2, 1}));
}

void TileSchedulerTest::readsTheNewerRequestFirst()
{
    Bench bench(20ms);
    Arrivals older;
    Arrivals newer;
    TileScheduler scheduler(1);
    const WantedTiles one = scheduler.request(bench.tiles, manyTiles(12), older.callback());
    const WantedTiles two =
        scheduler.request(bench.tiles, {tileAt(20, TileUse::visible, 1e6), tileAt(21)}, newer.callback());

    QVERIFY(newer.waitFor(2));
    QVERIFY(older.keys().size() <= 2);
    QVERIFY(older.waitFor(12));
}

void TileSchedulerTest::visibleTilesOfAnOlderRequestComeBeforePrefetching()
{
    Bench bench(10ms);
    Arrivals seen;
    Arrivals ahead;
    TileScheduler scheduler(1);
    const WantedTiles one = scheduler.request(bench.tiles, manyTiles(5), seen.callback());
    const WantedTiles two = scheduler.request(bench.tiles, {tileAt(20, TileUse::prefetch)}, ahead.callback());

    QVERIFY(ahead.waitFor(1));
    QCOMPARE(seen.keys().size(), std::size_t{5});
}

void TileSchedulerTest::destroyingTheHandleCancelsWhatHasNotStarted()
{
    Bench bench(20ms);
    Arrivals arrivals;
    TileScheduler scheduler(1);
    {
        const WantedTiles wanted = scheduler.request(bench.tiles, manyTiles(30), arrivals.callback());
        QVERIFY(arrivals.waitFor(1));
    }
    const int reads = bench.slide->reads();
    QTest::qSleep(100);

    QVERIFY(reads < 5);
    QVERIFY(bench.slide->reads() <= reads + 1); // the one that was in progress
    QVERIFY(scheduler.statistics().cancelled >= 25);
    QCOMPARE(scheduler.statistics().waiting, 0);
}

void TileSchedulerTest::neverCallsBackOnceTheHandleIsGone()
{
    Bench bench(1ms);
    TileScheduler scheduler(2);
    for (int round = 0; round < 30; ++round) {
        std::atomic<bool> gone = false;
        std::atomic<bool> late = false;
        WantedTiles wanted =
            scheduler.request(bench.tiles, manyTiles(32), [&](const TileKey &) { late = late || gone; });
        QTest::qSleep(round % 4);
        wanted = {};
        gone = true;
        QTest::qSleep(2);
        QVERIFY(!late);
        bench.tiles = std::make_shared<SlideTiles>(bench.slide, 1u << 28);
    }
}

void TileSchedulerTest::replacingARequestKeepsWhatBothWant()
{
    Bench bench(50ms);
    Arrivals before;
    Arrivals after;
    TileScheduler scheduler(1);
    WantedTiles wanted = scheduler.request(bench.tiles, {tileAt(1)}, before.callback());
    while (bench.slide->reads() == 0)
        QTest::qSleep(1);

    wanted = scheduler.request(bench.tiles, {tileAt(1), tileAt(2)}, after.callback());

    QVERIFY(after.waitFor(2));
    QCOMPARE(bench.slide->reads(), 2);
    QVERIFY(before.keys().empty());
}

void TileSchedulerTest::doesNotReadATileTwiceAtTheSameTime()
{
    Bench bench(10ms);
    Arrivals one;
    Arrivals two;
    TileScheduler scheduler(4);
    const WantedTiles first = scheduler.request(bench.tiles, manyTiles(8), one.callback());
    const WantedTiles second = scheduler.request(bench.tiles, manyTiles(8), two.callback());

    QVERIFY(one.waitFor(8));
    QVERIFY(two.waitFor(8));
    QTest::qSleep(30);
    QCOMPARE(bench.slide->reads(), 8);
    QCOMPARE(one.keys().size(), std::size_t{8});
    QCOMPARE(two.keys().size(), std::size_t{8});
}

void TileSchedulerTest::asksForNothingThatIsInTheCache()
{
    Bench bench(0ms);
    Arrivals arrivals;
    TileScheduler scheduler;
    {
        const WantedTiles wanted = scheduler.request(bench.tiles, manyTiles(4), arrivals.callback());
        QVERIFY(arrivals.waitFor(4));
    }
    const WantedTiles again = scheduler.request(bench.tiles, manyTiles(5), arrivals.callback());

    QVERIFY(arrivals.waitFor(5));
    QCOMPARE(bench.slide->reads(), 5);
    QCOMPARE(scheduler.statistics().hits, 4);
}

void TileSchedulerTest::anUnreadableTileArrivesAsDamagedBackground()
{
    Bench bench(0ms);
    bench.slide->setFailing(true);
    Arrivals arrivals;
    TileScheduler scheduler;

    const WantedTiles wanted = scheduler.request(bench.tiles, {tileAt(3)}, arrivals.callback());

    QVERIFY(arrivals.waitFor(1));
    const std::optional<Tile> tile = bench.tiles->cache.find({0, 3, 0});
    QVERIFY(tile && tile->damaged);
    QCOMPARE(tile->pixels->data.front(), bench.slide->facts().background);
    QCOMPARE(scheduler.statistics().damaged, 1);
}

void TileSchedulerTest::marksPartlyDamagedTiles()
{
    Bench bench(0ms);
    bench.slide->damage(0, {3 * 128 + 5, 5, 10, 10});
    Arrivals arrivals;
    TileScheduler scheduler;

    const WantedTiles wanted = scheduler.request(bench.tiles, manyTiles(5), arrivals.callback());

    QVERIFY(arrivals.waitFor(5));
    for (int64_t column = 0; column < 5; ++column)
        QCOMPARE(bench.tiles->cache.find({0, column, 0})->damaged, column == 3);
}

void TileSchedulerTest::countsWhatWasReadAheadAsUsedOnceItIsSeen()
{
    Bench bench(0ms);
    Arrivals arrivals;
    TileScheduler scheduler;
    const WantedTiles ahead = scheduler.request(
        bench.tiles, {tileAt(0), tileAt(1, TileUse::prefetch), tileAt(2, TileUse::prefetch)}, arrivals.callback());
    QVERIFY(arrivals.waitFor(3));
    QCOMPARE(scheduler.statistics().decoded, 3);
    QCOMPARE(scheduler.statistics().used, 1);

    const WantedTiles seen = scheduler.request(bench.tiles, {tileAt(0), tileAt(1)}, arrivals.callback());
    const WantedTiles again = scheduler.request(bench.tiles, {tileAt(0), tileAt(1)}, arrivals.callback());

    QCOMPARE(scheduler.statistics().used, 2);
}

void TileSchedulerTest::readsLessAheadWhenNothingOfItIsSeen()
{
    PatternOptions options = Bench::optionsWith(0ms);
    options.width = 128 * 1000;
    const auto slide = std::make_shared<PatternSlide>(options);
    const auto tiles = std::make_shared<SlideTiles>(slide, 1u << 28);
    Arrivals arrivals;
    TileScheduler scheduler(1);
    for (int64_t view = 0; view < 20; ++view) {
        std::vector<WantedTile> wanted{tileAt(50 * view)};
        for (int64_t other = 1; other < 40; ++other)
            wanted.push_back(tileAt(50 * view + other, TileUse::prefetch, static_cast<double>(other)));
        const WantedTiles handle = scheduler.request(tiles, wanted, arrivals.callback());
        QTRY_VERIFY(tiles->cache.contains({0, 50 * view, 0}));
        QTest::qSleep(5);
    }
    QVERIFY(scheduler.statistics().used == 20);
    QVERIFY(scheduler.statistics().decoded >= 40);
    QVERIFY(scheduler.statistics().decoded <= 20 + 32 + 20 / 5);
}

void TileSchedulerTest::handlesMayOutliveTheScheduler()
{
    Bench bench(5ms);
    Arrivals arrivals;
    WantedTiles wanted;
    {
        TileScheduler scheduler;
        wanted = scheduler.request(bench.tiles, manyTiles(30), arrivals.callback());
        QVERIFY(arrivals.waitFor(1));
    }
    const std::size_t arrived = arrivals.keys().size();
    wanted = {};
    QVERIFY(arrived < 30);
}

void TileSchedulerTest::endsWhileTilesAreWaiting()
{
    Bench bench(30ms);
    Arrivals arrivals;
    const auto begin = std::chrono::steady_clock::now();
    {
        TileScheduler scheduler(2);
        const WantedTiles wanted = scheduler.request(bench.tiles, manyTiles(32), arrivals.callback());
        QVERIFY(arrivals.waitFor(1));
    }
    QVERIFY(std::chrono::steady_clock::now() - begin < 400ms); // all of them would take 480 ms
    QVERIFY(bench.slide->reads() < 10);
}

void TileSchedulerTest::survivesManyThreadsThatAskAndCancel()
{
    Bench bench(0ms, 40 * 128 * 128 * 4);
    Arrivals arrivals;
    TileScheduler scheduler(4);
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] {
                WantedTiles wanted;
                for (int step = 0; step < 60; ++step) {
                    std::vector<WantedTile> tiles;
                    for (int64_t tile = 0; tile < 12; ++tile)
                        tiles.push_back({{step % 2, (tile + step + thread) % 8, tile % 6},
                                         static_cast<TileUse>(tile % 3),
                                         1.0 * tile});
                    wanted = scheduler.request(bench.tiles, tiles, arrivals.callback());
                    scheduler.statistics();
                }
            });
        }
    }
    QVERIFY(bench.tiles->cache.bytes() <= bench.tiles->cache.budget());
    const WantedTiles last = scheduler.request(bench.tiles, {{{2, 0, 0}, TileUse::visible, 0}}, arrivals.callback());
    QVERIFY(QTest::qWaitFor([&] { return bench.tiles->cache.contains({2, 0, 0}); }));
}

QTEST_APPLESS_MAIN(TileSchedulerTest)
#include "tst_tilescheduler.moc"
