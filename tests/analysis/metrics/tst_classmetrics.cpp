#include "analysis/metrics/confusion.h"
#include "analysis/metrics/curves.h"
#include "tests/support/goldenvalues.h"

#include <QTest>

#include <cmath>

using namespace tessera;
using testing::GoldenValues;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// One recorded case: what the model said of each bag, and what it is.
struct Recorded {
    int64_t classes;
    std::vector<double> probabilities;
    std::vector<int64_t> labels;

    Recorded(const GoldenValues &golden, const nlohmann::json &expected)
    {
        const std::string prefix = "case0" + std::to_string(expected.at("case").get<int>()) + ".input.";
        classes = golden.shape(prefix + "logits").at(1);
        probabilities = golden.values(prefix + "logits");
        for (auto row = probabilities.begin(); row != probabilities.end(); row += classes) {
            // (less the largest one, so that logits that differ alike stay exact ties)
            const double largest = *std::max_element(row, row + classes);
            double sum = 0;
            std::for_each(row, row + classes, [&](double &value) { sum += value = std::exp(value - largest); });
            std::for_each(row, row + classes, [&](double &value) { value /= sum; });
        }
        const std::vector<double> stored = golden.values(prefix + "y");
        labels.assign(stored.begin(), stored.end());
    }
    ConfusionMatrix matrix() const { return confusionMatrix(labels, mostProbable(probabilities, classes), classes); }
    std::vector<double> secondClass() const { return scoresOf(probabilities, classes, 1); }
    std::vector<uint8_t> positives() const { return positivesOf(labels, 1); }
};

void compare(std::optional<double> actual, const nlohmann::json &expected, const char *name)
{
    const auto value = expected.at(name).get<double>();
    QVERIFY2(actual && std::abs(*actual - value) <= 1e-6, qPrintable(QStringLiteral("%1: %2 instead of %3")
                                                                         .arg(QLatin1String(name))
                                                                         .arg(actual.value_or(infinity), 0, 'g', 12)
                                                                         .arg(value, 0, 'g', 12)));
}

bool isNear(std::optional<double> actual, double expected) { return actual && std::abs(*actual - expected) < 1e-12; }

ConfusionMatrix matrixOf(const std::vector<int64_t> &labels, const std::vector<int64_t> &calls, int64_t classes)
{
    return confusionMatrix(labels, calls, classes);
}

std::optional<double> area(const std::vector<double> &scores, const std::vector<uint8_t> &positives)
{
    return areaUnderCurve(scores, positives);
}

} // namespace

class ClassMetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesThePublishedMetrics()
    {
        const GoldenValues golden("metrics");
        const nlohmann::json cases = golden.json("cases");
        QCOMPARE(cases.size(), std::size_t{4});
        for (const nlohmann::json &expected : cases) {
            const Recorded recorded(golden, expected);
            const ConfusionMatrix matrix = recorded.matrix();
            compare(microAccuracy(matrix), expected, "acc_micro");
            compare(macroAccuracy(matrix), expected, "acc_macro");
            const PrecisionRecall macro = *macroPrecisionRecall(matrix);
            compare(macro.precision, expected, "precision_macro");
            compare(macro.recall, expected, "recall_macro");
            compare(macro.f1, expected, "f1_macro");
            compare(cohensKappa(matrix), expected, "kappa");
            compare(macroAreaUnderCurve(recorded.probabilities, recorded.labels, recorded.classes), expected,
                    "auc_macro");
        }
    }

    void givesVersionOnesMetricsAtItsThreshold()
    {
        const GoldenValues golden("metrics");
        int met = 0;
        for (const nlohmann::json &c : golden.json("cases")) {
            if (!c.contains("v1"))
                continue;
            ++met;
            const nlohmann::json &expected = c.at("v1");
            const Recorded recorded(golden, c);
            const std::vector<double> scores = recorded.secondClass();
            const std::optional<double> threshold = curveThreshold(scores, recorded.positives());
            compare(threshold, expected, "threshold");
            compare(areaUnderCurve(scores, recorded.positives()), expected, "auc");

            const ConfusionMatrix matrix = matrixOf(recorded.labels, callsFrom(scores, *threshold), 2);
            const PrecisionRecall binary = *precisionRecallOf(matrix, 1);
            compare(binary.precision, expected, "precision");
            compare(binary.recall, expected, "recall");
            compare(binary.f1, expected, "f1");
            compare(microAccuracy(matrix), expected, "accuracy");
        }
        QCOMPARE(met, 2);
    }

    void countsEveryPairOfTheRocCurve()
    {
        // positives 0.9, 0.4; negatives 0.6, 0.1: three of four pairs are in order
        QVERIFY(isNear(area({0.9, 0.6, 0.4, 0.1}, {1, 0, 1, 0}), 0.75));
        QVERIFY(isNear(area({0.1, 0.2, 0.3, 0.4}, {0, 0, 1, 1}), 1));
        QVERIFY(isNear(area({0.1, 0.2, 0.3, 0.4}, {1, 1, 0, 0}), 0));
    }

    void countsEqualScoresHalf()
    {
        QVERIFY(isNear(area({0.5, 0.5, 0.5}, {1, 0, 0}), 0.5));
        // pairs with the negatives 0.5 and 0.2: 0.7 wins both; 0.5 draws one and wins one: 3.5 of 4
        QVERIFY(isNear(area({0.7, 0.5, 0.5, 0.2}, {1, 1, 0, 0}), 0.875));
        // whatever the order in which they come
        QVERIFY(isNear(area({0.2, 0.5, 0.5, 0.7}, {0, 0, 1, 1}), 0.875));
    }

    void knowsNoAreaNorThresholdWhereAllBagsAreOfOneKind()
    {
        QVERIFY(!area({0.1, 0.9}, {1, 1}));
        QVERIFY(!area({0.1, 0.9}, {0, 0}));
        QVERIFY(!curveThreshold(std::vector<double>{0.1, 0.9}, std::vector<uint8_t>{1, 1}));
        QVERIFY(!macroAreaUnderCurve(std::vector<double>{0.4, 0.6, 0.7, 0.3}, std::vector<int64_t>{1, 1}, 2));
    }

    void averagesTheAreasOfTheClassesThatAreThere()
    {
        // Three classes, of which the last has no bag. Class 0: 0.6, 0.3 against 0.4; class 1: 0.6 against 0.4, 0.6.
        const std::vector<double> probabilities{0.6, 0.4, 0.0, 0.3, 0.6, 0.1, 0.4, 0.6, 0.0};
        const std::vector<int64_t> labels{0, 0, 1};
        const auto average = macroAreaUnderCurve(probabilities, labels, 3);
        QVERIFY(isNear(average, (0.5 + 0.75) / 2));
    }

    void takesTheHighestOfEquallyGoodThresholds()
    {
        // At 0.9 and at 0.3 half of the positives more than of the negatives is called.
        const std::vector<double> scores{0.9, 0.7, 0.3, 0.2};
        const std::vector<uint8_t> positives{1, 0, 1, 0};
        QCOMPARE(curveThreshold(scores, positives), std::optional(0.9));
        QCOMPARE(callsFrom(scores, 0.7), (std::vector<int64_t>{1, 1, 0, 0}));
    }

    void callsNothingPositiveWhereNoThresholdDoesBetter()
    {
        const std::vector<double> scores{0.9, 0.1};
        const std::optional<double> threshold = curveThreshold(scores, std::vector<uint8_t>{0, 1});
        QCOMPARE(threshold, std::optional(infinity));
        QCOMPARE(callsFrom(scores, *threshold), (std::vector<int64_t>{0, 0}));
    }

    void countsBagsByTrueAndCalledClass()
    {
        const ConfusionMatrix matrix = matrixOf({0, 0, 0, 1, 1, 2}, {0, 0, 1, 1, 2, 0}, 3);
        QCOMPARE(matrix.counts, (std::vector<int64_t>{2, 1, 0, 0, 1, 1, 1, 0, 0}));
        QVERIFY(isNear(microAccuracy(matrix), 3 / 6.0));
        QVERIFY(isNear(macroAccuracy(matrix), (2 / 3.0 + 1 / 2.0 + 0) / 3));
        const PrecisionRecall first = *precisionRecallOf(matrix, 0);
        QVERIFY(isNear(first.precision, 2 / 3.0));
        QVERIFY(isNear(first.recall, 2 / 3.0));
        const PrecisionRecall second = *precisionRecallOf(matrix, 1);
        QVERIFY(isNear(second.precision, 1 / 2.0));
        QVERIFY(isNear(second.f1, 2 * 1 / 4.0));
        // by chance: (3 * 3 + 2 * 2 + 1 * 1) / 36 agree
        QVERIFY(isNear(cohensKappa(matrix), (18 - 14) / (36 - 14.0)));
    }

    void leavesAClassOutThatIsNeitherThereNorCalled()
    {
        const ConfusionMatrix matrix = matrixOf({0, 0, 1}, {0, 1, 1}, 3);
        QVERIFY(isNear(macroAccuracy(matrix), (0.5 + 1) / 2));
        const PrecisionRecall macro = *macroPrecisionRecall(matrix);
        QVERIFY(isNear(macro.precision, (1 + 0.5) / 2));
        QVERIFY(isNear(macro.recall, (0.5 + 1) / 2));
        QVERIFY(isNear(macro.f1, 2 / 3.0));
    }

    void countsAClassThatIsOnlyCalled()
    {
        const ConfusionMatrix matrix = matrixOf({0, 0, 1}, {0, 2, 1}, 3);
        QVERIFY(isNear(macroAccuracy(matrix), (0.5 + 1) / 2)); // of the classes that have bags
        const PrecisionRecall macro = *macroPrecisionRecall(matrix);
        QVERIFY(isNear(macro.precision, 2 / 3.0));
        QVERIFY(isNear(macro.recall, 1.5 / 3));
    }

    void handlesBagsOfOneClassOnly()
    {
        const ConfusionMatrix right = matrixOf({1, 1}, {1, 1}, 2);
        QVERIFY(isNear(macroAccuracy(right), 1));
        QVERIFY(isNear(macroPrecisionRecall(right)->f1, 1));
        QVERIFY(!cohensKappa(right));

        const ConfusionMatrix wrong = matrixOf({1, 1}, {0, 0}, 2);
        QVERIFY(isNear(macroAccuracy(wrong), 0));
        QVERIFY(isNear(precisionRecallOf(wrong, 1)->precision, 0)); // never called
        QVERIFY(isNear(precisionRecallOf(wrong, 0)->recall, 0));    // has no bag
        QVERIFY(isNear(cohensKappa(wrong), 0));
    }

    void callsTheFirstOfEquallyProbableClasses()
    {
        const std::vector<double> probabilities{0.2, 0.4, 0.4, 0.5, 0.0, 0.5, 0.1, 0.2, 0.7};
        QCOMPARE(mostProbable(probabilities, 3), (std::vector<int64_t>{1, 0, 2}));
    }

    void refusesAClassThatIsNotThere()
    {
        QVERIFY_EXCEPTION_THROWN(matrixOf({2}, {0}, 2), std::out_of_range);
        QVERIFY_EXCEPTION_THROWN(matrixOf({0}, {-1}, 2), std::out_of_range);
    }
};

QTEST_APPLESS_MAIN(ClassMetricsTest)
#include "tst_classmetrics.moc"
