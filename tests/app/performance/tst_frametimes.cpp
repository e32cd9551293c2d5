#include "app/performance/frametimes.h"

#include <QTest>

using namespace tessera;
using namespace std::chrono_literals;

namespace {
constexpr FrameTimes::Time start{1h};
} // namespace

class FrameTimesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowNothingBeforeAFrame();
    void giveMedianNinetyFifthPercentileAndLongest();
    void forgetWhatIsOlderThanFiveSeconds();
    void startAnewForAnotherCanvas();
};

void FrameTimesTest::knowNothingBeforeAFrame() { QVERIFY(!FrameTimes().summary(start)); }

void FrameTimesTest::giveMedianNinetyFifthPercentileAndLongest()
{
    FrameTimes times;
    for (int frame = 100; frame >= 1; --frame)
        times.add(frame * 1ms, start);

    QCOMPARE(times.summary(start)->median, std::chrono::microseconds(50ms));
    QCOMPARE(times.summary(start)->p95, std::chrono::microseconds(96ms));
    QCOMPARE(times.summary(start)->longest, std::chrono::microseconds(100ms));
    QCOMPARE(times.summary(start)->frames, 100);
}

void FrameTimesTest::forgetWhatIsOlderThanFiveSeconds()
{
    FrameTimes times;
    times.add(90ms, start);
    times.add(3ms, start + 4s);

    QCOMPARE(times.summary(start + 5s)->longest, std::chrono::microseconds(90ms));
    QCOMPARE(times.summary(start + 6s)->longest, std::chrono::microseconds(3ms));
    QVERIFY(!times.summary(start + 10s));
}

void FrameTimesTest::startAnewForAnotherCanvas()
{
    FrameTimes times;
    times.add(3ms, start);
    times.clear();

    QVERIFY(!times.summary(start));
}

QTEST_APPLESS_MAIN(FrameTimesTest)
#include "tst_frametimes.moc"
