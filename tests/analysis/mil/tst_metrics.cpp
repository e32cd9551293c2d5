#include "analysis/mil/earlystopping.h"
#include "analysis/mil/metrics.h"
#include "tests/support/goldenfile.h"

#include <QTest>

#include <cmath>

using namespace tessera;
using mil::ConfusionMatrix;
using mil::EarlyStopping;
using testing::GoldenFile;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// One recorded case: what the model said of each bag, and what it is.
struct Recorded {
    int64_t classes;
    std::vector<double> probabilities;
    std::vector<int64_t> labels;

    Recorded(const GoldenFile &golden, const nlohmann::json &expected)
    {
        const std::string prefix = "case0" + std::to_string(expected.at("case").get<int>()) + ".input.";
        const at::Tensor logits = golden.tensor(prefix + "logits").to(at::kDouble);
        const at::Tensor shares = logits.softmax(1).contiguous();
        classes = logits.size(1);
        probabilities.assign(shares.data_ptr<double>(), shares.data_ptr<double>() + shares.numel());
        const std::vector<double> stored = golden.values(prefix + "y");
        labels.assign(stored.begin(), stored.end());
    }
    ConfusionMatrix matrix() const
    {
        return mil::confusionMatrix(labels, mil::mostProbable(probabilities, classes), classes);
    }
    std::vector<double> secondClass() const
    {
        std::vector<double> scores;
        for (std::size_t bag = 0; bag < labels.size(); ++bag)
            scores.push_back(probabilities[2 * bag + 1]);
        return scores;
    }
    std::vector<uint8_t> positives() const { return {labels.begin(), labels.end()}; }
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
    return mil::confusionMatrix(labels, calls, classes);
}

std::optional<double> area(const std::vector<double> &scores, const std::vector<uint8_t> &positives)
{
    return mil::areaUnderCurve(scores, positives);
}

} // namespace

class MetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesThePublishedMetrics()
    {
        const GoldenFile golden("metrics");
        const nlohmann::json cases = golden.json("cases");
        QCOMPARE(cases.size(), std::size_t{4});
        for (const nlohmann::json &expected : cases) {
            const Recorded recorded(golden, expected);
            const ConfusionMatrix matrix = recorded.matrix();
            compare(mil::microAccuracy(matrix), expected, "acc_micro");
            compare(mil::macroAccuracy(matrix), expected, "acc_macro");
            const mil::PrecisionRecall macro = mil::macroPrecisionRecall(matrix);
            compare(macro.precision, expected, "precision_macro");
            compare(macro.recall, expected, "recall_macro");
            compare(macro.f1, expected, "f1_macro");
            compare(mil::cohensKappa(matrix), expected, "kappa");
            compare(mil::macroAreaUnderCurve(recorded.probabilities, recorded.labels, recorded.classes), expected,
                    "auc_macro");
        }
    }

    void givesVersionOnesMetricsAtItsThreshold()
    {
        const GoldenFile golden("metrics");
        int met = 0;
        for (const nlohmann::json &c : golden.json("cases")) {
            if (!c.contains("v1"))
                continue;
            ++met;
            const nlohmann::json &expected = c.at("v1");
            const Recorded recorded(golden, c);
            const std::vector<double> scores = recorded.secondClass();
            const std::optional<double> threshold = mil::curveThreshold(scores, recorded.positives());
            compare(threshold, expected, "threshold");
            compare(mil::areaUnderCurve(scores, recorded.positives()), expected, "auc");

            const ConfusionMatrix matrix = matrixOf(recorded.labels, mil::callsFrom(scores, *threshold), 2);
            const mil::PrecisionRecall binary = mil::precisionRecallOf(matrix, 1);
            compare(binary.precision, expected, "precision");
            compare(binary.recall, expected, "recall");
            compare(binary.f1, expected, "f1");
            compare(mil::microAccuracy(matrix), expected, "accuracy");
        }
        QCOMPARE(met, 2);
    }

    void stopsAtThePublishedEpochs()
    {
        const nlohmann::json cases = GoldenFile("metrics").json("early_stopping");
        QCOMPARE(cases.size(), std::size_t{4});
        for (const nlohmann::json &c : cases) {
            EarlyStopping stopping({c.at("patience").get<int64_t>(), c.at("stop_epoch").get<int64_t>()});
            const auto expected = c.at("stopped").get<std::vector<bool>>();
            for (std::size_t epoch = 0; epoch < expected.size(); ++epoch)
                QCOMPARE(stopping.endsWith(static_cast<int64_t>(epoch), c.at("metric").at(epoch).get<double>()),
                         bool(expected[epoch]));
            QCOMPARE(stopping.state().worse, c.at("counter").get<int64_t>());
        }
    }

    void goesOnWithAStoredCountAsIfItHadNeverBeenAway()
    {
        EarlyStopping whole({2, 0});
        QVERIFY(!whole.endsWith(0, 0.8));
        QVERIFY(!whole.endsWith(1, 0.7));
        EarlyStopping resumed({2, 0}, whole.state());
        QVERIFY(resumed.endsWith(2, 0.7));
        EarlyStopping fresh({2, 0});
        QVERIFY(!fresh.endsWith(2, 0.7));
    }

    void countsAnEpochWithoutAValueAsWorse()
    {
        EarlyStopping stopping({2, 0});
        QVERIFY(!stopping.endsWith(0, 0.5));
        QVERIFY(!stopping.endsWith(1, std::nan("")));
        QCOMPARE(stopping.state().best, 0.5);
        QVERIFY(stopping.endsWith(2, std::nan("")));
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
        QVERIFY(!mil::curveThreshold(std::vector<double>{0.1, 0.9}, std::vector<uint8_t>{1, 1}));
        QVERIFY(!mil::macroAreaUnderCurve(std::vector<double>{0.4, 0.6, 0.7, 0.3}, std::vector<int64_t>{1, 1}, 2));
    }

    void averagesTheAreasOfTheClassesThatAreThere()
    {
        // Three classes, of which the last has no bag. Class 0: 0.6, 0.3 against 0.4; class 1: 0.6 against 0.4, 0.6.
        const std::vector<double> probabilities{0.6, 0.4, 0.0, 0.3, 0.6, 0.1, 0.4, 0.6, 0.0};
        const std::vector<int64_t> labels{0, 0, 1};
        const auto average = mil::macroAreaUnderCurve(probabilities, labels, 3);
        QVERIFY(isNear(average, (0.5 + 0.75) / 2));
    }

    void takesTheHighestOfEquallyGoodThresholds()
    {
        // At 0.9 and at 0.3 half of the positives more than of the negatives is called.
        const std::vector<double> scores{0.9, 0.7, 0.3, 0.2};
        const std::vector<uint8_t> positives{1, 0, 1, 0};
        QCOMPARE(mil::curveThreshold(scores, positives), std::optional(0.9));
        QCOMPARE(mil::callsFrom(scores, 0.7), (std::vector<int64_t>{1, 1, 0, 0}));
    }

    void callsNothingPositiveWhereNoThresholdDoesBetter()
    {
        const std::vector<double> scores{0.9, 0.1};
        const std::optional<double> threshold = mil::curveThreshold(scores, std::vector<uint8_t>{0, 1});
        QCOMPARE(threshold, std::optional(infinity));
        QCOMPARE(mil::callsFrom(scores, *threshold), (std::vector<int64_t>{0, 0}));
    }

    void countsBagsByTrueAndCalledClass()
    {
        const ConfusionMatrix matrix = matrixOf({0, 0, 0, 1, 1, 2}, {0, 0, 1, 1, 2, 0}, 3);
        QCOMPARE(matrix.counts, (std::vector<int64_t>{2, 1, 0, 0, 1, 1, 1, 0, 0}));
        QVERIFY(isNear(mil::microAccuracy(matrix), 3 / 6.0));
        QVERIFY(isNear(mil::macroAccuracy(matrix), (2 / 3.0 + 1 / 2.0 + 0) / 3));
        const mil::PrecisionRecall first = mil::precisionRecallOf(matrix, 0);
        QVERIFY(isNear(first.precision, 2 / 3.0));
        QVERIFY(isNear(first.recall, 2 / 3.0));
        const mil::PrecisionRecall second = mil::precisionRecallOf(matrix, 1);
        QVERIFY(isNear(second.precision, 1 / 2.0));
        QVERIFY(isNear(second.f1, 2 * 1 / 4.0));
        // by chance: (3 * 3 + 2 * 2 + 1 * 1) / 36 agree
        QVERIFY(isNear(mil::cohensKappa(matrix), (18 - 14) / (36 - 14.0)));
    }

    void leavesAClassOutThatIsNeitherThereNorCalled()
    {
        const ConfusionMatrix matrix = matrixOf({0, 0, 1}, {0, 1, 1}, 3);
        QVERIFY(isNear(mil::macroAccuracy(matrix), (0.5 + 1) / 2));
        const mil::PrecisionRecall macro = mil::macroPrecisionRecall(matrix);
        QVERIFY(isNear(macro.precision, (1 + 0.5) / 2));
        QVERIFY(isNear(macro.recall, (0.5 + 1) / 2));
        QVERIFY(isNear(macro.f1, 2 / 3.0));
    }

    void countsAClassThatIsOnlyCalled()
    {
        const ConfusionMatrix matrix = matrixOf({0, 0, 1}, {0, 2, 1}, 3);
        QVERIFY(isNear(mil::macroAccuracy(matrix), (0.5 + 1) / 2)); // of the classes that have bags
        const mil::PrecisionRecall macro = mil::macroPrecisionRecall(matrix);
        QVERIFY(isNear(macro.precision, 2 / 3.0));
        QVERIFY(isNear(macro.recall, 1.5 / 3));
    }

    void handlesBagsOfOneClassOnly()
    {
        const ConfusionMatrix right = matrixOf({1, 1}, {1, 1}, 2);
        QVERIFY(isNear(mil::macroAccuracy(right), 1));
        QVERIFY(isNear(mil::macroPrecisionRecall(right).f1, 1));
        QVERIFY(!mil::cohensKappa(right));

        const ConfusionMatrix wrong = matrixOf({1, 1}, {0, 0}, 2);
        QVERIFY(isNear(mil::macroAccuracy(wrong), 0));
        QVERIFY(isNear(mil::precisionRecallOf(wrong, 1).precision, 0)); // never called
        QVERIFY(isNear(mil::precisionRecallOf(wrong, 0).recall, 0));    // has no bag
        QVERIFY(isNear(mil::cohensKappa(wrong), 0));
    }

    void callsTheFirstOfEquallyProbableClasses()
    {
        const std::vector<double> probabilities{0.2, 0.4, 0.4, 0.5, 0.0, 0.5, 0.1, 0.2, 0.7};
        QCOMPARE(mil::mostProbable(probabilities, 3), (std::vector<int64_t>{1, 0, 2}));
    }

    void refusesAClassThatIsNotThere()
    {
        QVERIFY_EXCEPTION_THROWN(matrixOf({2}, {0}, 2), std::out_of_range);
        QVERIFY_EXCEPTION_THROWN(matrixOf({0}, {-1}, 2), std::out_of_range);
    }
};

QTEST_APPLESS_MAIN(MetricsTest)
#include "tst_metrics.moc"
