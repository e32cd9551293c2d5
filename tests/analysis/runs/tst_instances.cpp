#include "analysis/mil/parameters.h"
#include "analysis/runs/crossvalidation.h"
#include "analysis/runs/instances.h"
#include "tests/analysis/cohort/examplecohort.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace tessera;
using testing::ExampleCohort;
using testing::Scratch;

namespace {

/// Every tile's own logits are its features: a `mean` model whose weights hand them through.
mil::MilModel transparentModel(int64_t classes)
{
    mil::Architecture architecture;
    architecture.baseline = mil::Baseline::mean;
    architecture.act = mil::Activation::none;
    architecture.inputDim = classes;
    architecture.classes = classes;
    mil::Weights weights;
    for (const auto &[key, drawn] : mil::initialWeights(architecture, 1)) {
        at::Tensor tensor = at::zeros_like(drawn);
        if (tensor.dim() == 2)
            tensor.slice(0, 0, classes).slice(1, 0, classes).copy_(at::eye(classes));
        weights.emplace(key, tensor);
    }
    return mil::makeModel(architecture, weights, at::kCPU);
}

class FeedOfOne : public BagFeed {
public:
    explicit FeedOfOne(at::Tensor features) : m_features(std::move(features)) {}
    Result<at::Tensor> features(int64_t, std::optional<int64_t>) override
    {
        ++reads;
        return m_features;
    }
    int reads = 0;

private:
    at::Tensor m_features;
};

MilPackage packageOf(const std::vector<PackageClass> &classes)
{
    MilPackage package;
    package.task = ClassificationTask{classes};
    return package;
}

JudgedTiles tilesOf(int64_t bag, std::vector<double> attention, std::vector<double> probability,
                    std::vector<uint8_t> truth, int64_t fold = 0)
{
    return {bag, Part::test, 0, fold, std::move(truth), std::move(attention), std::move(probability)};
}

/// Bag 0: attention finds 3 of 4 pairs, probability all; bag 1: attention 1 of 2, probability none; bag 2 is normal.
std::vector<JudgedTiles> workedBags()
{
    return {tilesOf(0, {0.9, 0.8, 0.3, 0.1}, {0.9, 0.2, 0.8, 0.1}, {1, 0, 1, 0}),
            tilesOf(1, {0.7, 0.6, 0.5}, {0.5, 0.1, 0.6}, {0, 1, 0}), tilesOf(2, {0.2, 0.4}, {0.3, 0.3}, {0, 0})};
}

nlohmann::json reportOf(const std::vector<JudgedTiles> &bags)
{
    return nlohmann::json::parse(instancesJson(instanceReport(bags)));
}

bool isNear(const nlohmann::json &estimate, double value)
{
    return estimate["value"].is_number() && std::abs(estimate["value"].get<double>() - value) < 1e-12;
}

} // namespace

/// What models say of single tiles against the tiles' own truth.
class InstancesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reportAgreesWithTilesWorkedByHand()
    {
        const nlohmann::json json = reportOf(workedBags());
        QCOMPARE(json["bags"].get<int>(), 3);
        QCOMPARE(json["bags_with_diagnostic_tiles"].get<int>(), 2);
        QCOMPARE(json["tiles"].get<int>(), 9);
        QCOMPARE(json["diagnostic_tiles"].get<int>(), 3);
        QVERIFY(isNear(json["attention"]["auc"], 12.0 / 18)); // 0.9 is above 6 of 6 others, 0.6 above 4, 0.3 above 2
        QVERIFY(isNear(json["attention"]["mean_auc"], (0.75 + 0.5) / 2));
        QVERIFY(isNear(json["attention"]["top_precision"], (0.5 + 0) / 2)); // among 2 and among 1
        QVERIFY(isNear(json["attention"]["top_1_precision"], (1.0 + 0) / 2));
        QVERIFY(isNear(json["attention"]["top_5_precision"], (2.0 / 4 + 1.0 / 3) / 2));
        QVERIFY(isNear(json["probability"]["auc"], (6 + 6 + 0.5) / 18)); // (0.1 has an equal)
        QVERIFY(json["attention"]["mean_auc"]["low"].get<double>() <= 0.5 + 1e-12);
    }

    void tilesOfUnknownTruthCountForNothing()
    {
        const ExampleCohort cohort = ExampleCohort().add("a", "a", 1);
        FeedOfOne feed(at::tensor({0.0F, 3.0F, 0.0F, 9.0F, 0.0F, 1.0F}).view({3, 2}));
        const JudgedBag bag;
        const Result<std::vector<JudgedTiles>> tiles =
            judgeTiles(transparentModel(2), packageOf({{"normal", "", false}, {"tumour", "", true}}), cohort,
                       {{0, {1, -1, 0}}}, std::span(&bag, 1), feed, {});
        VERIFY_OK(tiles);
        QCOMPARE(tiles->size(), std::size_t{1});
        QCOMPARE(tiles->front().truth, (std::vector<uint8_t>{1, 0}));
        QCOMPARE(tiles->front().attention, (std::vector<double>{3, 1}));
        QVERIFY(std::abs(tiles->front().probability[0] - 1 / (1 + std::exp(-3.0))) < 1e-6);
        QVERIFY(std::abs(tiles->front().probability[1] - 1 / (1 + std::exp(-1.0))) < 1e-6);
    }

    void bagsWithoutTruthAreNotReadAgain()
    {
        const ExampleCohort cohort = ExampleCohort().add("a", "a", 1);
        FeedOfOne feed(at::zeros({3, 2}));
        const JudgedBag bag;
        const Result<std::vector<JudgedTiles>> tiles =
            judgeTiles(transparentModel(2), packageOf({{"normal", "", false}, {"tumour", "", true}}), cohort, {},
                       std::span(&bag, 1), feed, {});
        VERIFY_OK(tiles);
        QVERIFY(tiles->empty());
        QCOMPARE(feed.reads, 0);
    }

    void ofSeveralClassesTheBagsOwnCounts_data()
    {
        QTest::addColumn<int>("label");
        QTest::addColumn<double>("first"); // probability of the first tile
        const double sum = std::exp(1.0) + std::exp(2.0) + 1;
        QTest::newRow("first finding") << 1 << std::exp(1.0) / sum;
        QTest::newRow("second finding") << 2 << std::exp(2.0) / sum;
        QTest::newRow("normal") << 0 << 1 - 1 / sum;
    }
    void ofSeveralClassesTheBagsOwnCounts()
    {
        QFETCH(int, label);
        QFETCH(double, first);
        const ExampleCohort cohort = ExampleCohort({"normal", "luad", "lusc"}).add("a", "a", label);
        FeedOfOne feed(at::tensor({0.0F, 1.0F, 2.0F, 0.0F, 0.0F, 0.0F}).view({2, 3}));
        const JudgedBag bag;
        const Result<std::vector<JudgedTiles>> tiles = judgeTiles(
            transparentModel(3), packageOf({{"normal", "", false}, {"luad", "", false}, {"lusc", "", false}}), cohort,
            {{0, {1, 0}}}, std::span(&bag, 1), feed, {});
        VERIFY_OK(tiles);
        QVERIFY(std::abs(tiles->front().probability[0] - first) < 1e-6);
        if (label != 0)
            QCOMPARE(tiles->front().attention[0], static_cast<double>(label)); // of that class, not of the called one
    }

    void survivalHasAttentionAlone()
    {
        ExampleCohort cohort;
        cohort.add("a", SurvivalOutcome{2, true});
        MilPackage package;
        package.task = SurvivalTask{{0, 1}, "months"};
        FeedOfOne feed(at::tensor({0.5F, 0.0F, 1.0F, 0.0F}).view({2, 2}));
        const JudgedBag bag;
        const Result<std::vector<JudgedTiles>> tiles =
            judgeTiles(transparentModel(2), package, cohort, {{0, {0, 1}}}, std::span(&bag, 1), feed, {});
        VERIFY_OK(tiles);
        QVERIFY(tiles->front().probability.empty());
        const nlohmann::json json = reportOf(*tiles);
        QVERIFY(!json.contains("probability"));
        QVERIFY(isNear(json["attention"]["auc"], 1));
    }

    void rowsReadBackAsTheyWere_data()
    {
        QTest::addColumn<bool>("isSurvival");
        QTest::newRow("classes") << false;
        QTest::newRow("survival") << true;
    }
    void rowsReadBackAsTheyWere()
    {
        QFETCH(bool, isSurvival);
        const ExampleCohort cohort =
            ExampleCohort().add("a,\"b\"", "p", 1).add("c", "q", 1).add("t\xC3\xBCmor", "r", 0);
        std::vector<TileFinding> rows = findingsOf(workedBags());
        rows[1].part = Part::validation;
        rows[1].repeat = 2;
        rows[2].fold = 3;
        for (TileFinding &row : rows)
            if (isSurvival)
                row.probability.reset();
        const Scratch scratch;
        VERIFY_OK(writeInstances(scratch / "plots" / "instances.csv", cohort, rows));
        const Result<std::vector<TileFinding>> read = readInstances(scratch / "plots" / "instances.csv", cohort);
        VERIFY_OK(read);
        QCOMPARE(read->size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE((*read)[i].bag, rows[i].bag);
            QVERIFY((*read)[i].part == rows[i].part);
            QCOMPARE((*read)[i].repeat, rows[i].repeat);
            QCOMPARE((*read)[i].fold, rows[i].fold);
            QVERIFY((*read)[i].attention == rows[i].attention);
            QCOMPARE((*read)[i].probability.has_value(), !isSurvival);
            if (!isSurvival)
                QCOMPARE((*read)[i].probability->auc, rows[i].probability->auc);
        }
    }

    void foreignRowsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("unknown bag") << QByteArray("x,test,0,0,4,2,1,1,1,1,1");
        QTest::newRow("unknown part") << QByteArray("a,exam,0,0,4,2,1,1,1,1,1");
        QTest::newRow("negative count") << QByteArray("a,test,0,0,-4,2,1,1,1,1,1");
        QTest::newRow("no number") << QByteArray("a,test,0,0,4,2,good,1,1,1,1");
        QTest::newRow("another table") << QByteArray("a,test,0,0,4,2,1,1,1,1,1,7");
    }
    void foreignRowsAreRefused()
    {
        QFETCH(QByteArray, row);
        const Scratch scratch;
        std::string header = "bag,part,repeat,fold,tiles,diagnostic_tiles";
        for (int column = 6; column <= row.count(','); ++column)
            header += ",c" + std::to_string(column);
        scratch.write("i.csv", header + "\n" + row.toStdString());
        COMPARE_ERROR(readInstances(scratch / "i.csv", ExampleCohort().add("a", "a", 1)), tableInvalid);
    }

    void crossValidationPoolsTheBagsOfItsFolds()
    {
        const ExampleCohort cohort = ExampleCohort().add("a", "a", 1).add("b", "b", 1).add("c", "c", 0);
        const Scratch scratch;
        std::vector<FoldResult> folds;
        std::vector<JudgedTiles> bags = workedBags();
        bags[2].fold = 1;
        for (int64_t fold = 0; fold < 2; ++fold) {
            const std::filesystem::path folder = scratch / ("fold_" + std::to_string(fold));
            std::vector<JudgedTiles> own;
            std::vector<JudgedBag> judged;
            for (const JudgedTiles &bag : bags)
                if ((bag.bag == 1) == (fold == 1)) {
                    own.push_back(bag);
                    JudgedBag &whole = judged.emplace_back();
                    whole.bag = bag.bag;
                    whole.fold = fold;
                    whole.probabilities = {0.5, 0.5};
                }
            std::filesystem::create_directories(folder);
            VERIFY_OK(writePredictions(folder / "predictions.csv", cohort, judged));
            std::vector<TileFinding> rows = findingsOf(own);
            rows.push_back(rows.front());
            rows.back().part = Part::validation; // (counts for nothing)
            VERIFY_OK(writeInstances(folder / "plots" / "instances.csv", cohort, rows));
            scratch.write("fold_" + std::to_string(fold) + "/metrics.json",
                          "{\"parts\": {\"test\": {\"instances\": " + instancesJson(instanceReport(own)) + "}}}");
            folds.push_back({0, fold, folder});
        }
        const Result<std::string> text = writeCrossValidation(scratch.folder(), cohort, folds);
        VERIFY_OK(text);
        const nlohmann::json json = nlohmann::json::parse(*text)["instances"];
        QCOMPARE(json["bags"].get<int>(), 3);
        QVERIFY(isNear(json["attention"]["mean_auc"], (0.75 + 0.5) / 2));
        QVERIFY(json["attention"]["mean_auc"]["low"].is_number());
        // Fold 0 has bags a and c: 0.9 and 0.3 against 0.8, 0.1, 0.2 and 0.4; fold 1 bag b alone.
        QVERIFY(isNear(json["attention"]["auc"], (6.0 / 8 + 1.0 / 2) / 2));
        QVERIFY(json["attention"]["auc"]["low"].is_null());
        QCOMPARE(readInstances(scratch / "plots" / "instances.csv", cohort)->size(), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(InstancesTest)
#include "tst_instances.moc"
