#include "analysis/training/stepplan.h"
#include "base/splitmix64.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <set>

using namespace tessera;

namespace {

std::vector<int64_t> shuffled(std::vector<int64_t> bags, uint64_t seed)
{
    SplitMix64(seed).shuffle(bags);
    return bags;
}

} // namespace

/// Schedules, groups of bags and their order.
class StepPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dividesTheLossByTheBagsOfItsUpdate()
    {
        TrainingConfiguration configuration;
        configuration.accumulation = 4;
        const StepPlan plan(configuration, 10);
        std::vector<int64_t> updates;
        for (int64_t place = 0; place < 10; ++place) {
            QCOMPARE(plan.settings(place, place).lossScale, place < 8 ? 0.25 : 0.5);
            if (plan.updatesAfter(place))
                updates.push_back(place);
        }
        QCOMPARE(updates, (std::vector<int64_t>{3, 7, 9}));
    }

    void keepsRatioAndMomentumWhereTheyHaveNoSchedule()
    {
        const StepPlan plan(TrainingConfiguration{}, 10);
        QCOMPARE(plan.maskRatioHigh(1999), 0.03);
        QCOMPARE(plan.teacherMomentum(1999), 0.9997);
    }

    void countsBagsOverThePlannedEpochs()
    {
        TrainingConfiguration configuration;
        configuration.epochs = 4;
        configuration.maskDecay = true;
        configuration.teacherSchedule = TeacherSchedule::cosine;
        configuration.accumulation = 2;
        const StepPlan plan(configuration, 10);
        QCOMPARE(plan.maskRatioHigh(0), 0.03);
        QCOMPARE(plan.maskRatioHigh(20), 0.015); // half of 40
        QVERIFY(plan.maskRatioHigh(39) > 0);
        QCOMPARE(plan.teacherMomentum(0), 0.9997);
        QVERIFY(std::abs(plan.teacherMomentum(20) - (1 - 0.5 * 3e-4)) < 1e-12);
    }

    void risesToTheLearningRateOverTheWarmUp()
    {
        TrainingConfiguration configuration;
        configuration.schedule = RateSchedule::constant;
        configuration.learningRate = 0.4;
        configuration.warmUpEpochs = 3;
        const StepPlan plan(configuration, 10);
        const std::vector<double> expected{0.1, 0.2, 0.3, 0.4, 0.4};
        for (std::size_t epoch = 0; epoch < expected.size(); ++epoch)
            QVERIFY(std::abs(plan.learningRate(static_cast<int64_t>(epoch)) - expected[epoch]) < 1e-12);
    }

    void ordersTheBagsByTheSeedAlone()
    {
        std::vector<int64_t> bags(100);
        std::iota(bags.begin(), bags.end(), 0);
        const std::vector<int64_t> order = shuffled(bags, 7);
        QVERIFY(order != bags);
        QVERIFY(std::is_permutation(order.begin(), order.end(), bags.begin()));
        QCOMPARE(shuffled(bags, 7), order);
        QVERIFY(shuffled(bags, 8) != order);
        // (known numbers: the order must be the same on every machine and in every later version)
        QCOMPARE(shuffled({0, 1, 2, 3, 4, 5, 6, 7}, 2021), (std::vector<int64_t>{2, 6, 1, 3, 5, 0, 4, 7}));
    }

    void derivesADistinctSeedForEachPurpose()
    {
        std::set<uint64_t> seeds;
        for (uint64_t seed = 0; seed < 10; ++seed)
            for (uint64_t stream = 0; stream < 5; ++stream)
                for (uint64_t index = 0; index < 20; ++index)
                    seeds.insert(derivedSeed(seed, stream, index));
        QCOMPARE(seeds.size(), std::size_t{1000});
    }
};

QTEST_APPLESS_MAIN(StepPlanTest)
#include "tst_stepplan.moc"
