#include "analysis/engine/trainingreport.h"
#include "analysis/protocol/codec.h"
#include "analysis/training/jsonobserver.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <sstream>

using namespace tessera;
using Json = nlohmann::json;

class TrainingNewsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLineOfATrainingIsHandedOnMemberByMember();
    void aNumberThatIsNoneIsLeftOut();
    void everyStageSeverityAndKindIsKnown();
    void readsTheReportOfATraining();
    void readsTheReportOfAGridAndOfFolds();
    void refusesAReportOfAnotherForm_data();
    void refusesAReportOfAnotherForm();
    void readsTheErrorOfATraining();
};

namespace {

/// What a client is told of what an observer is told.
Json handedOn(const std::string &line)
{
    const Result<protocol::TrainingNews> news = protocol::decodeTrainingNews(line);
    if (!news)
        qFatal("%s: %s", line.c_str(), sentence(news.error()).c_str());
    Json params = Json::parse(protocol::encodeEvent(protocol::TrainingEvent{5, *news})).at("params");
    if (params.at("job") != 5)
        qFatal("another job");
    params.erase("job");
    return params;
}

template <typename Tell>
std::string lineOf(Tell tell)
{
    std::ostringstream lines;
    JsonObserver observer(lines);
    tell(observer);
    return lines.str().substr(lines.str().rfind('\n', lines.str().size() - 2) + 1);
}

EpochEvent wholeEvent()
{
    EpochEvent event;
    event.stage = Stage::mhim;
    event.epoch = 7;
    event.epochs = 200;
    event.trainingLoss = 0.5;
    event.consistencyLoss = 0.25;
    event.keptShare = 0.97;
    event.keptTiles = 380.5;
    event.learningRate = 2e-4;
    event.teacherMomentum = 0.9997;
    event.maskRatioHigh = 0.03;
    event.validationLoss = 0.4;
    event.monitored = 0.9;
    event.teacherMonitored = 0.85;
    event.monitoredName = "auc";
    event.isBest = true;
    event.skippedBags = 3;
    event.took = std::chrono::duration<double>(1.25);
    event.left = std::chrono::duration<double>(90);
    return event;
}

} // namespace

void TrainingNewsTest::everyLineOfATrainingIsHandedOnMemberByMember()
{
    const Finding finding{Severity::error, FindingKind::otherEncoder, "Another \"encoder\".", {"a", "b"}};
    for (const std::string &line : {
             lineOf([](auto &to) { to.checking(3, 40); }),
             lineOf([&](auto &to) { to.found(finding); }),
             lineOf([](auto &to) { to.remark("So it is."); }),
             lineOf([](auto &to) { to.runStarted(1, 4, "seed=2"); }),
             lineOf([](auto &to) { to.stepped(Stage::baseline, 2, 10, 40); }),
             lineOf([](auto &to) {
                 to.runStarted(1, 4, "seed=2");
                 to.stepped(Stage::mhim, 2, 10, 40);
             }),
             lineOf([](auto &to) { to.epochEnded(wholeEvent()); }),
             lineOf([](auto &to) { to.epochEnded(EpochEvent{}); }),
             lineOf([](auto &to) {
                 to.runStarted(3, 4, "seed=4");
                 to.epochEnded(wholeEvent());
             }),
         })
        QCOMPARE(handedOn(line).dump(), Json::parse(line).dump());
}

void TrainingNewsTest::aNumberThatIsNoneIsLeftOut()
{
    EpochEvent event = wholeEvent();
    event.trainingLoss = event.consistencyLoss = std::nan("");
    event.validationLoss = std::numeric_limits<double>::infinity();
    const Json told = handedOn(lineOf([&](auto &to) { to.epochEnded(event); }));
    QVERIFY(!told.contains("trainingLoss") && !told.contains("consistencyLoss") && !told.contains("validationLoss"));
    QCOMPARE(told.at("monitored").get<double>(), 0.9);
}

void TrainingNewsTest::everyStageSeverityAndKindIsKnown()
{
    for (const Stage stage : {Stage::baseline, Stage::mhim})
        QCOMPARE(handedOn(lineOf([&](auto &to) { to.stepped(stage, 0, 0, 1); })).at("stage").get<std::string>(),
                 std::string(nameOf(stage)));
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note})
        QCOMPARE(handedOn(lineOf([&](auto &to) {
                     to.found({severity, FindingKind::unusedBags, "", {}});
                 }))
                     .at("severity")
                     .get<std::string>(),
                 std::string(nameOf(severity)));
}

void TrainingNewsTest::readsTheReportOfATraining()
{
    const auto runs = readTrainedRuns(
        R"({"part":"test","metrics":{"kappa":{"value":null,"low":null,"high":null},"auc":{"value":0.75,"low":0.5,"high":1}},
            "whole":false,"model":"/out/model"})",
        "/out");
    QCOMPARE(runs->size(), 1u);
    const protocol::TrainedRun &run = runs->front();
    QCOMPARE(run.name, std::string());
    QCOMPARE(run.folder, std::string("/out"));
    QCOMPARE(run.model.value(), std::string("/out/model"));
    QCOMPARE(run.part, std::string("test"));
    QVERIFY(!run.isWhole);
    QCOMPARE(run.metrics.size(), 2u);
    QCOMPARE(run.metrics[0].name, std::string("kappa"));
    QVERIFY(!run.metrics[0].value);
    QCOMPARE(run.metrics[1].value.value(), 0.75);
    QCOMPARE(run.metrics[1].low.value(), 0.5);
    QCOMPARE(run.metrics[1].high.value(), 1.0);
}

void TrainingNewsTest::readsTheReportOfAGridAndOfFolds()
{
    const auto grid = readTrainedRuns(
        R"({"runs":[{"name":"seed=1","model":"/out/seed=1/model","report":{"part":"validation","metrics":{},"whole":true}},
                    {"name":"seed=2","model":"/out/seed=2/model","report":{}}]})",
        "/out");
    QCOMPARE(grid->size(), 2u);
    QCOMPARE((*grid)[0].folder, std::string("/out/seed=1"));
    QCOMPARE((*grid)[0].part, std::string("validation"));
    QCOMPARE((*grid)[1].model.value(), std::string("/out/seed=2/model"));
    QCOMPARE((*grid)[1].part, std::string());
    const auto folds = readTrainedRuns(R"({"part":"test","metrics":{},"folds":[],"name":"","folder":"/out"})", "/out");
    QCOMPARE(folds->size(), 1u);
    QVERIFY(!folds->front().model && folds->front().isWhole);
}

void TrainingNewsTest::refusesAReportOfAnotherForm_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "Trained.", "[]", "7", R"({"runs":7})", R"({"runs":[7]})", R"({"metrics":{"auc":1}})",
                             R"({"metrics":{"auc":{"value":"1","low":0,"high":1}}})", R"({"model":7})",
                             R"({"metrics":{"auc":{"value":1}}})"})
        QTest::newRow(text) << QByteArray(text);
}

void TrainingNewsTest::refusesAReportOfAnotherForm()
{
    QFETCH(QByteArray, text);
    const auto runs = readTrainedRuns(text.toStdString(), "/out");
    QVERIFY(!runs);
    QVERIFY(runs.error().code == ErrorCode::internal);
}

void TrainingNewsTest::readsTheErrorOfATraining()
{
    const std::optional<Error> error =
        readReportedError(R"({"error":{"code":"fileMissing","message":"There is no.","arguments":["/a.csv"]}})");
    QVERIFY(error && error->code == ErrorCode::fileMissing);
    QCOMPARE(error->arguments, std::vector<std::string>{"/a.csv"});
    for (const char *text : {"", "[]", R"({"metrics":{}})", R"({"error":7})", R"({"error":{"code":"fileMissing"}})",
                             R"({"error":{"code":7,"arguments":[]}})", R"({"error":{"code":"usage","arguments":[7]}})"})
        QVERIFY2(!readReportedError(text), text);
}

QTEST_APPLESS_MAIN(TrainingNewsTest)
#include "tst_trainingnews.moc"
