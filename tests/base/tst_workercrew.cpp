#include "base/workercrew.h"

#include <QTest>

#include <atomic>
#include <ctime>
#include <numeric>
#include <stdexcept>

using namespace tessera;

class WorkerCrewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doesEveryPartOnce()
    {
        WorkerCrew crew(3);
        for (const int64_t parts : {0, 1, 2, 3, 100}) {
            std::vector<std::atomic<int>> done(static_cast<std::size_t>(parts));
            crew.run(parts, [&](int64_t part) { ++done[static_cast<std::size_t>(part)]; });
            for (const std::atomic<int> &count : done)
                QCOMPARE(count.load(), 1);
        }
    }

    void worksSideBySide()
    {
        WorkerCrew crew(2);
        std::atomic<int> inside{0};
        // Each part waits for the other: one thread alone would never come back.
        crew.run(2, [&](int64_t) {
            ++inside;
            while (inside < 2)
                std::this_thread::yield();
        });
        QCOMPARE(inside.load(), 2);
    }

    void seesWhatThePartsWrote()
    {
        WorkerCrew crew(4);
        std::vector<int64_t> squares(1000);
        for (int round = 0; round < 20; ++round) {
            std::fill(squares.begin(), squares.end(), 0);
            crew.run(1000, [&](int64_t part) { squares[static_cast<std::size_t>(part)] = part * part; });
            QCOMPARE(std::accumulate(squares.begin(), squares.end(), int64_t{0}), int64_t{332'833'500});
        }
    }

    void throwsAPartsExceptionAndWorksOn()
    {
        WorkerCrew crew(2);
        QVERIFY_EXCEPTION_THROWN(crew.run(50,
                                          [](int64_t part) {
                                              if (part == 3)
                                                  throw std::runtime_error("part 3");
                                          }),
                                 std::runtime_error);
        std::atomic<int> done{0};
        crew.run(10, [&](int64_t) { ++done; });
        QCOMPARE(done.load(), 10);
    }

    void preparesEachThreadFirst()
    {
        thread_local bool prepared = false;
        WorkerCrew crew(3, [] { prepared = true; });
        std::atomic<int> unprepared{0};
        crew.run(300, [&](int64_t) { unprepared += prepared ? 0 : 1; });
        QCOMPARE(unprepared.load(), 0);
    }

    void waitsWithoutUsingTheProcessor()
    {
        WorkerCrew crew(2);
        const std::clock_t before = std::clock();
        crew.run(1, [](int64_t) { std::this_thread::sleep_for(std::chrono::milliseconds(300)); });
        QVERIFY(std::clock() - before < CLOCKS_PER_SEC / 10);
    }
};

QTEST_APPLESS_MAIN(WorkerCrewTest)
#include "tst_workercrew.moc"
