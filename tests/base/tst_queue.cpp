#include "base/boundedqueue.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

using namespace tessera;
using namespace std::chrono_literals;

class QueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handsValuesOnInTheirOrder();
    void holdsNoMoreThanItsCapacity();
    void wakesAWaitingPushWhenStopped();
    void wakesAWaitingPopWhenStopped();
    void takesNothingOnceStopped();
    void handsNothingOutOnceStopped();
    void handsOutTheRestAfterClosing();
    void takesNothingAfterClosing();
    void wakesEveryoneWhenClosed();
    void losesAndDoublesNothingBetweenManyThreads();
    void carriesValuesThatCannotBeCopied();
};

namespace {

/// Runs `work` on a thread and gives it time to reach its wait.
template <typename Work>
std::jthread waiting(Work work)
{
    std::jthread thread(std::move(work));
    std::this_thread::sleep_for(20ms);
    return thread;
}

} // namespace

void QueueTest::handsValuesOnInTheirOrder()
{
    BoundedQueue<int> queue(3);
    const std::jthread writer([&](std::stop_token token) {
        for (int i = 0; i < 1000; ++i)
            queue.push(i, token);
        queue.close();
    });
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(queue.pop({}), std::optional(i));
    QVERIFY(!queue.pop({}));
}

void QueueTest::holdsNoMoreThanItsCapacity()
{
    BoundedQueue<int> queue(4);
    std::atomic<int> pushed = 0;
    const std::jthread writer = waiting([&](std::stop_token token) {
        while (queue.push(0, token))
            ++pushed;
    });
    QTRY_COMPARE(pushed.load(), 4);
    queue.pop({});
    QTRY_COMPARE(pushed.load(), 5);
    std::this_thread::sleep_for(20ms);
    QCOMPARE(pushed.load(), 5);
}

void QueueTest::wakesAWaitingPushWhenStopped()
{
    BoundedQueue<int> queue(1);
    QVERIFY(queue.push(1, {}));
    std::stop_source stop;
    bool taken = true;
    std::jthread writer = waiting([&] { taken = queue.push(2, stop.get_token()); });
    stop.request_stop();
    writer.join();
    QVERIFY(!taken);
    QCOMPARE(queue.pop({}), std::optional(1));
}

void QueueTest::wakesAWaitingPopWhenStopped()
{
    BoundedQueue<int> queue(1);
    std::stop_source stop;
    std::optional<int> got = 7;
    std::jthread reader = waiting([&] { got = queue.pop(stop.get_token()); });
    stop.request_stop();
    reader.join();
    QVERIFY(!got);
}

void QueueTest::takesNothingOnceStopped()
{
    BoundedQueue<int> queue(2);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!queue.push(1, stop.get_token()));
    queue.close();
    QVERIFY(!queue.pop({}));
}

void QueueTest::handsNothingOutOnceStopped()
{
    BoundedQueue<int> queue(2);
    QVERIFY(queue.push(1, {}));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!queue.pop(stop.get_token()));
    QCOMPARE(queue.pop({}), std::optional(1)); // (it is still there for a reader that goes on)
}

void QueueTest::handsOutTheRestAfterClosing()
{
    BoundedQueue<int> queue(2);
    QVERIFY(queue.push(1, {}) && queue.push(2, {}));
    queue.close();
    QCOMPARE(queue.pop({}), std::optional(1));
    QCOMPARE(queue.pop({}), std::optional(2));
    QVERIFY(!queue.pop({}));
    QVERIFY(!queue.pop({}));
}

void QueueTest::takesNothingAfterClosing()
{
    BoundedQueue<int> queue(2);
    queue.close();
    QVERIFY(!queue.push(1, {}));
    QVERIFY(!queue.pop({}));
}

void QueueTest::wakesEveryoneWhenClosed()
{
    BoundedQueue<int> queue(1);
    std::atomic<int> woken = 0;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 4; ++i)
        readers.push_back(waiting([&](std::stop_token token) { woken += !queue.pop(token); }));
    QCOMPARE(woken.load(), 0);
    queue.close();
    for (std::jthread &reader : readers)
        reader.join();
    QCOMPARE(woken.load(), 4);
}

void QueueTest::losesAndDoublesNothingBetweenManyThreads()
{
    constexpr int writers = 4, perWriter = 2000;
    BoundedQueue<int> queue(5);
    std::atomic<int> open = writers;
    std::vector<std::atomic<int>> seen(writers * perWriter);
    {
        std::vector<std::jthread> threads;
        for (int w = 0; w < writers; ++w)
            threads.emplace_back([&, w](std::stop_token token) {
                for (int i = 0; i < perWriter; ++i)
                    queue.push(w * perWriter + i, token);
                if (--open == 0)
                    queue.close();
            });
        for (int r = 0; r < 3; ++r)
            threads.emplace_back([&] {
                while (const std::optional<int> value = queue.pop({}))
                    ++seen[static_cast<std::size_t>(*value)];
            });
        for (std::jthread &thread : threads)
            thread.join();
    }
    for (const std::atomic<int> &count : seen)
        QCOMPARE(count.load(), 1);
}

void QueueTest::carriesValuesThatCannotBeCopied()
{
    BoundedQueue<std::unique_ptr<int>> queue(1);
    QVERIFY(queue.push(std::make_unique<int>(5), {}));
    const auto got = queue.pop({});
    QVERIFY(got && **got == 5);
}

QTEST_APPLESS_MAIN(QueueTest)
#include "tst_queue.moc"
