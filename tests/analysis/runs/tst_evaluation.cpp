#include "analysis/runs/crossvalidation.h"
#include "tests/analysis/cohort/examplecohort.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace tessera;
using testing::cohortOf;
using testing::Scratch;

namespace {

JudgedBag judgedBag(int64_t bag, double positive, int64_t fold = 0)
{
    JudgedBag judged;
    judged.bag = bag;
    judged.fold = fold;
    judged.probabilities = {1 - positive, positive};
    judged.called = positive > 0.5 ? 1 : 0;
    return judged;
}

} // namespace

class EvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void predictionsReadBackAsTheyWere()
    {
        Cohort cohort = cohortOf({2, 2});
        cohort.classes = {"normal, \"sure\"", "t\xC3\xBCmor"};
        cohort.bags[1].id = "a,b";
        const std::vector<JudgedBag> judged{judgedBag(0, 1.0 / 3), judgedBag(1, 0.1), judgedBag(3, 1 - 1e-17, 4)};
        const Scratch scratch;
        VERIFY_OK(writePredictions(scratch / "p.csv", cohort, judged));
        const Result<std::vector<JudgedBag>> read = readPredictions(scratch / "p.csv", cohort);
        VERIFY_OK(read);
        QCOMPARE(read->size(), judged.size());
        for (std::size_t i = 0; i < judged.size(); ++i) {
            QCOMPARE((*read)[i].bag, judged[i].bag);
            QCOMPARE((*read)[i].fold, judged[i].fold);
            QCOMPARE((*read)[i].called, judged[i].called);
            QVERIFY((*read)[i].probabilities == judged[i].probabilities);
        }
    }

    void survivalPredictionsReadBack()
    {
        testing::ExampleCohort cohort;
        cohort.add("a", SurvivalOutcome{2.5, true}).add("b", SurvivalOutcome{7, false});
        JudgedBag judged;
        judged.bag = 1;
        judged.risk = -0.1234567890123456;
        judged.probabilities = {0.9, 0.7, 0.3};
        const Scratch scratch;
        VERIFY_OK(writePredictions(scratch / "p.csv", cohort, std::span(&judged, 1)));
        const Result<std::vector<JudgedBag>> read = readPredictions(scratch / "p.csv", cohort);
        VERIFY_OK(read);
        QCOMPARE(read->front().risk, judged.risk);
        QVERIFY(read->front().probabilities == judged.probabilities);
    }

    void foreignPredictionsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("unknown bag") << QByteArray("x,x,test,0,0,class 0,class 0,1,0");
        QTest::newRow("unknown part") << QByteArray("c0_0,x,exam,0,0,class 0,class 0,1,0");
        QTest::newRow("unknown class") << QByteArray("c0_0,x,test,0,0,class 0,class 7,1,0");
        QTest::newRow("no number") << QByteArray("c0_0,x,test,0,0,class 0,class 0,1,much");
        QTest::newRow("negative fold") << QByteArray("c0_0,x,test,0,-1,class 0,class 0,1,0");
    }
    void foreignPredictionsAreRefused()
    {
        QFETCH(QByteArray, row);
        const Scratch scratch;
        scratch.write("p.csv", "bag,patient,part,repeat,fold,label,called,p_class 0,p_class 1\n" + row.toStdString());
        COMPARE_ERROR(readPredictions(scratch / "p.csv", cohortOf({2, 2})), tableInvalid);
    }

    void undefinedMetricsAreNull()
    {
        const nlohmann::json json = nlohmann::json::parse(
            metricsJson({{"auc", {std::nullopt, std::nullopt, std::nullopt}}, {"brier", {0.5, 0.25, 1.0}}}));
        QVERIFY(json["auc"]["value"].is_null());
        QCOMPARE(json["brier"]["low"].get<double>(), 0.25);
    }

    void crossValidationPoolsItsFolds()
    {
        const Cohort cohort = cohortOf({4, 4});
        const Scratch scratch;
        // (bags 0 to 3 are of class 0; the second fold takes one of each class for the other)
        const std::vector<std::vector<JudgedBag>> folds{
            {judgedBag(0, 0.1), judgedBag(1, 0.2), judgedBag(4, 0.8), judgedBag(5, 0.9)},
            {judgedBag(2, 0.3, 1), judgedBag(3, 0.7, 1), judgedBag(6, 0.4, 1), judgedBag(7, 0.6, 1)}};
        std::vector<FoldResult> results;
        for (std::size_t fold = 0; fold < folds.size(); ++fold) {
            const std::filesystem::path folder = scratch / ("fold_" + std::to_string(fold));
            std::filesystem::create_directories(folder);
            std::vector<JudgedBag> all = folds[fold];
            all.push_back(judgedBag(fold == 0 ? 7 : 0, 0.0, static_cast<int64_t>(fold)));
            all.back().part = Part::validation; // (counts for nothing)
            VERIFY_OK(writePredictions(folder / "predictions.csv", cohort, all));
            results.push_back({0, static_cast<int64_t>(fold), folder});
        }
        const Result<std::string> text = writeCrossValidation(scratch.folder(), cohort, results);
        VERIFY_OK(text);
        const nlohmann::json json = nlohmann::json::parse(*text);
        QCOMPARE(json["bags"].get<int>(), 8);
        QCOMPARE(json["metrics"]["accuracy"]["value"].get<double>(), 0.75);
        QCOMPARE(json["metrics"]["auc"]["value"].get<double>(), 14.0 / 16);
        QCOMPARE(json["folds"][0]["metrics"]["auc"]["value"].get<double>(), 1.0);
        QCOMPARE(json["folds"][1]["metrics"]["auc"]["value"].get<double>(), 0.5);
        QCOMPARE(json["over_folds"]["auc"]["mean"].get<double>(), 0.75);
        QCOMPARE(json["over_folds"]["auc"]["folds"].get<int>(), 2);
        QVERIFY(std::filesystem::exists(scratch / "plots" / "roc.csv"));
    }
};

QTEST_GUILESS_MAIN(EvaluationTest)
#include "tst_evaluation.moc"
