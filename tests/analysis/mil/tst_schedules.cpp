#include "analysis/mil/hardness.h"
#include "analysis/mil/schedules.h"
#include "tests/support/goldenfile.h"

#include <QTest>

#include <cmath>

using namespace tessera;
using testing::GoldenFile;

namespace {

void compareRelative(double actual, double expected, const char *what)
{
    QVERIFY2(std::abs(actual - expected) <= 1e-12 * std::abs(expected),
             qPrintable(QStringLiteral("%1: %2 instead of %3")
                            .arg(QLatin1String(what))
                            .arg(actual, 0, 'g', 17)
                            .arg(expected, 0, 'g', 17)));
}

} // namespace

class SchedulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheCosineOverBags()
    {
        const GoldenFile golden("schedules");
        const nlohmann::json cases = golden.json("cases");
        QVERIFY(!cases.empty());
        for (const nlohmann::json &c : cases) {
            const std::vector<double> expected =
                golden.values("expect.case0" + std::to_string(c.at("case").get<int>()));
            const auto steps = static_cast<int64_t>(expected.size());
            QCOMPARE(steps, c.at("epochs").get<int64_t>() * c.at("niter_per_ep").get<int64_t>());
            const double start = c.at("base").get<double>();
            for (int64_t step = 0; step < steps; ++step) {
                const double value = expected[static_cast<std::size_t>(step)];
                compareRelative(mil::cosineSchedule(start, c.at("final").get<double>(), step, steps), value, "cosine");
                if (c.at("final") == 1.0)
                    compareRelative(mil::teacherMomentumAt(start, step, steps), value, "momentum");
                else
                    QCOMPARE(mil::pickCount(1000, mil::maskRatioAt(start, step, steps)),
                             static_cast<int64_t>(std::ceil(1000 * value)));
            }
        }
    }

    void lowersTheLearningRateAsEitherVersionDoes()
    {
        const GoldenFile golden("schedules");
        const std::vector<double> second = golden.values("expect.lr_v2");
        for (std::size_t epoch = 0; epoch < second.size(); ++epoch)
            compareRelative(
                mil::learningRateAt(mil::LearningRate::cosineToFloor, 2e-4, static_cast<int64_t>(epoch), 20),
                second[epoch], "version 2");
        const std::vector<double> first = golden.values("expect.lr_v1");
        for (std::size_t epoch = 0; epoch < first.size(); ++epoch)
            compareRelative(mil::learningRateAt(mil::LearningRate::cosineToZero, 2e-4, static_cast<int64_t>(epoch), 20),
                            first[epoch], "version 1");
    }

    void dropsToAFifthInTheMiddle()
    {
        using enum mil::LearningRate;
        QCOMPARE(mil::learningRateAt(step, 1e-3, 9, 20), 1e-3);
        compareRelative(mil::learningRateAt(step, 1e-3, 10, 20), 2e-4, "second half");
        QCOMPARE(mil::learningRateAt(constant, 1e-3, 19, 20), 1e-3);
    }

    void hidesATileUntilTheLastStep()
    {
        for (int64_t step = 0; step < 21; ++step)
            QVERIFY(mil::pickCount(8, mil::maskRatioAt(0.03, step, 21)) >= 1);
        QCOMPARE(mil::maskRatioAt(0.03, 21, 21), 0.0);
        QCOMPARE(mil::teacherMomentumAt(0.9997, 0, 21), 0.9997);
        QCOMPARE(mil::teacherMomentumAt(0.9997, 30, 21), 1.0);
    }
};

QTEST_APPLESS_MAIN(SchedulesTest)
#include "tst_schedules.moc"
