#include "analysis/metrics/report.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace tessera;

namespace {

const Estimate &named(const MetricTable &table, const std::string &name)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto &row) { return row.name == name; });
    if (found == table.end())
        throw std::out_of_range(name);
    return found->estimate;
}

/// Two classes; P(class 1) of each bag.
ScoredBags binary(const std::vector<double> &scores, std::vector<int64_t> labels)
{
    ScoredBags bags{2, {}, std::move(labels), {}, {}};
    for (const double score : scores) {
        bags.probabilities.push_back(1 - score);
        bags.probabilities.push_back(score);
    }
    return bags;
}

/// `count` bags of which the positive ones score somewhat higher.
ScoredBags drawn(int64_t count)
{
    std::vector<double> scores;
    std::vector<int64_t> labels;
    uint64_t state = 1;
    for (int64_t bag = 0; bag < count; ++bag) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        const double uniform = static_cast<double>(state >> 11) / 9007199254740992.0;
        labels.push_back(bag % 2);
        scores.push_back(0.7 * uniform + 0.3 * static_cast<double>(bag % 2));
    }
    return binary(scores, labels);
}

} // namespace

/// All metrics of a set of bags, with their intervals.
class ReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheHandWorkedValues()
    {
        const MetricTable table = classificationMetrics(binary({0.9, 0.6, 0.4, 0.2}, {1, 0, 1, 0}), {0, 0.95, 1});
        const auto check = [&](const char *name, double expected) {
            const Estimate &estimate = named(table, name);
            QVERIFY2(estimate.value && std::abs(*estimate.value - expected) < 1e-12, name);
            QVERIFY2(!estimate.low && !estimate.high, name);
        };
        check("auc", 0.75);
        check("accuracy", 0.5);
        check("balanced_accuracy", 0.5);
        check("sensitivity", 0.5);
        check("specificity", 0.5);
        check("kappa", 0);
        // squares of the distances of both classes: 2 (0.01 + 0.36 + 0.36 + 0.04) / 4
        check("brier", 0.385);
        // precision at each positive, from the highest score down: 1 and 2/3
        check("average_precision", (1 + 2.0 / 3) / 2);
    }

    void setsTheIntervalAroundTheValueAndNarrowsItWithMoreBags()
    {
        const Estimate few = named(classificationMetrics(drawn(40), {}), "auc");
        const Estimate many = named(classificationMetrics(drawn(1000), {}), "auc");
        for (const Estimate &estimate : {few, many})
            QVERIFY(*estimate.low < *estimate.value && *estimate.value < *estimate.high && *estimate.high <= 1);
        QVERIFY(*many.high - *many.low < (*few.high - *few.low) / 2);
        // Hanley and McNeil 1982: the deviation of an area near 0.8 of 500 + 500 bags is about 0.014
        QVERIFY(*many.high - *many.low > 0.02 && *many.high - *many.low < 0.08);
    }

    void repeatsItsNumbersWithTheSameSeed()
    {
        const ScoredBags bags = drawn(50);
        QVERIFY(classificationMetrics(bags, {200, 0.95, 7}) == classificationMetrics(bags, {200, 0.95, 7}));
        QVERIFY(classificationMetrics(bags, {200, 0.95, 7}) != classificationMetrics(bags, {200, 0.95, 8}));
    }

    void hasNoAreaWhereAllBagsAreOfOneClass()
    {
        const MetricTable table = classificationMetrics(binary({0.9, 0.8, 0.3}, {1, 1, 1}), {});
        QVERIFY(!named(table, "auc").value && !named(table, "auc").low && !named(table, "auc").high);
        QVERIFY(named(table, "accuracy").value);
        QVERIFY(!named(table, "specificity").value);
    }

    void leavesAllNumbersOutWhereAScoreIsNone()
    {
        const double notANumber = std::numeric_limits<double>::quiet_NaN();
        for (const NamedEstimate &row : classificationMetrics(binary({0.9, notANumber}, {1, 0}), {}))
            QVERIFY2(!row.estimate.value && !row.estimate.low && !row.estimate.high, row.name.c_str());
    }

    void drawsAllBagsOfAPatientTogether()
    {
        ScoredBags bags = drawn(120);
        const Estimate alone = named(classificationMetrics(bags, {}), "accuracy");
        ScoredBags copies = bags; // every bag four times, of the same patient: no more is known than before
        for (int copy = 0; copy < 3; ++copy) {
            copies.labels.insert(copies.labels.end(), bags.labels.begin(), bags.labels.end());
            copies.probabilities.insert(copies.probabilities.end(), bags.probabilities.begin(),
                                        bags.probabilities.end());
        }
        for (std::size_t bag = 0; bag < copies.labels.size(); ++bag)
            copies.groups.push_back(static_cast<int64_t>(bag % 120));
        const Estimate grouped = named(classificationMetrics(copies, {}), "accuracy");
        QVERIFY(std::abs(*grouped.value - *alone.value) < 1e-12);
        QVERIFY(std::abs(*grouped.low - *alone.low) < 1e-12 && std::abs(*grouped.high - *alone.high) < 1e-12);
    }

    void takesTheMeanOverTheRepeatsOfACrossValidation()
    {
        ScoredBags both = binary({0.9, 0.1, 0.8, 0.3, 0.2, 0.7, 0.9, 0.6}, {1, 0, 1, 0, 1, 0, 1, 0});
        both.repeats = {0, 0, 0, 0, 1, 1, 1, 1};
        both.groups = {0, 1, 2, 3, 0, 1, 2, 3};
        const MetricTable table = classificationMetrics(both, {});
        // the first repeat is right everywhere; in the second 0.9 wins two pairs, 0.2 none
        QCOMPARE(*named(table, "auc").value, (1 + 0.5) / 2);
        QCOMPARE(*named(table, "accuracy").value, (1 + 0.25) / 2);
    }

    void takesAThousandResamplesOfAThousandBagsInLittleTime()
    {
        QElapsedTimer timer;
        timer.start();
        classificationMetrics(drawn(1000), {});
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        qInfo("%lld ms", static_cast<long long>(timer.elapsed()));
    }

    void refusesLengthsThatDoNotFit()
    {
        ScoredBags bags = binary({0.9, 0.1}, {1, 0});
        bags.groups = {1};
        QVERIFY_EXCEPTION_THROWN(classificationMetrics(bags, {}), std::invalid_argument);
    }
};

QTEST_APPLESS_MAIN(ReportTest)
#include "tst_report.moc"
