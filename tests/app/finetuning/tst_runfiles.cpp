#include "app/finetuning/runfiles.h"
#include "tests/support/scratch.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;

/// What is found of a run after the program was closed.
class RunFilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsARunWithItsRequestAndItsEpochs();
    void knowsTheResultOfAFinishedRun();
    void findsTheEpochsOfEachFold();
    void followsARunThatWasMoved();
    void leavesARunThatIsThereAlone();
    void passesOverWhatIsNoRun();
    void forgetsTheEpochsThatAreTrainedAgain();
};

namespace {

protocol::StartTraining requestIn(const std::filesystem::path &folder)
{
    protocol::StartTraining request;
    request.cohort = "/data/cohort.csv";
    request.features = "/data/features";
    request.preset = "mhim-v2";
    request.settings = {"epochs=4"};
    request.out = folder.string();
    return request;
}

std::string line(const char *stage, int epoch)
{
    return std::string(R"({"event":"epoch","stage":")") + stage + R"(","epoch":)" + std::to_string(epoch) +
           R"(,"epochs":4,"trainingLoss":0.5,"keptShare":1,"keptTiles":100,"learningRate":0.0002,"maskRatioHigh":0,)"
           R"("validationLoss":null,"monitored":0.9,"monitoredName":"auc","isBest":true,"skippedBags":0,"seconds":1})"
           "\n";
}

protocol::TrainingEpoch epochOf(protocol::TrainingStage stage, int64_t number)
{
    protocol::TrainingEpoch epoch;
    epoch.stage = stage;
    epoch.epoch = number;
    return epoch;
}

} // namespace

void RunFilesTest::findsARunWithItsRequestAndItsEpochs()
{
    const Scratch scratch;
    VERIFY_OK(beginRun(requestIn(scratch / "first run")));
    scratch.write("first run/events.jsonl", line("baseline", 0) + line("baseline", 1) + "{\"event\":\"epo");
    const Result<RunHistory> run = readRun(scratch / "first run");
    VERIFY_OK(run);
    QCOMPARE(run->request.cohort, std::string("/data/cohort.csv"));
    QCOMPARE(run->request.settings.front(), std::string("epochs=4"));
    QVERIFY(!run->isFinished());
    QCOMPARE(run->epochs(), 2);
    QCOMPARE(run->curves.front().epochs[1].epoch, 1);
    QVERIFY(!run->curves.front().epochs[1].validationLoss);
}

void RunFilesTest::knowsTheResultOfAFinishedRun()
{
    const Scratch scratch;
    VERIFY_OK(beginRun(requestIn(scratch / "run")));
    scratch.write("run/model/model.json", "{}");
    scratch.write("run/metrics.json",
                  R"({"part":"test","whole":false,"metrics":{"auc":{"value":0.9,"low":0.8,"high":null}}})");
    const Result<RunHistory> run = readRun(scratch / "run");
    VERIFY_OK(run);
    QVERIFY(run->isFinished());
    const protocol::TrainedRun &result = run->results.front();
    QVERIFY(!result.isWhole && result.part == "test");
    QCOMPARE(result.model.value_or(""), (scratch / "run" / "model").string());
    QCOMPARE(result.metrics.front().value.value_or(0), 0.9);
    QVERIFY(!result.metrics.front().high);
}

void RunFilesTest::findsTheEpochsOfEachFold()
{
    const Scratch scratch;
    protocol::StartTraining request = requestIn(scratch / "run");
    request.division = protocol::Division::folds;
    VERIFY_OK(beginRun(request));
    scratch.write("run/fold_0/events.jsonl", line("baseline", 0) + line("mhim", 0));
    scratch.write("run/fold_1/events.jsonl", line("baseline", 0));
    const Result<RunHistory> run = readRun(scratch / "run");
    VERIFY_OK(run);
    QCOMPARE(run->curves.size(), std::size_t{2});
    QCOMPARE(run->curves[0].epochs.size(), std::size_t{2});
    QCOMPARE(run->curves[1].name, std::string("fold_1"));
    QCOMPARE(run->curves[1].epochs[0].run.value_or(-1), 1);
}

void RunFilesTest::followsARunThatWasMoved()
{
    const Scratch scratch;
    VERIFY_OK(beginRun(requestIn(scratch / "old")));
    std::filesystem::rename(scratch / "old", scratch / "new");
    const Result<RunHistory> run = readRun(scratch / "new");
    VERIFY_OK(run);
    QCOMPARE(run->request.out, (scratch / "new").string());
}

void RunFilesTest::leavesARunThatIsThereAlone()
{
    const Scratch scratch;
    VERIFY_OK(beginRun(requestIn(scratch / "run")));
    VERIFY_OK(beginRun(requestIn(scratch / "run"))); // (nothing was trained there yet)
    scratch.write("run/config.json", "{}");
    const std::string before = scratch.read("run/training-start.json");
    COMPARE_ERROR(beginRun(requestIn(scratch / "run")), runOfOtherData);
    QCOMPARE(scratch.read("run/training-start.json"), before);
}

void RunFilesTest::passesOverWhatIsNoRun()
{
    const Scratch scratch;
    VERIFY_OK(beginRun(requestIn(scratch / "run")));
    scratch.write("damaged/training-start.json", "{\"jsonrpc\":");
    scratch.write("cohorts/table.csv", "slide_id,label\n");
    COMPARE_ERROR(readRun(scratch / "damaged"), runInvalid);
    COMPARE_ERROR(readRun(scratch / "cohorts"), fileMissing);
    const std::vector<RunHistory> runs = readRuns(scratch.folder(), {});
    QCOMPARE(runs.size(), std::size_t{1});
    QCOMPARE(runs.front().name(), QString("run"));
    QVERIFY(readRuns(scratch / "nowhere", {}).empty());
}

void RunFilesTest::forgetsTheEpochsThatAreTrainedAgain()
{
    using Stage = protocol::TrainingStage;
    RunHistory history;
    for (const auto &[stage, number] : {std::pair(Stage::baseline, 0), std::pair(Stage::baseline, 1),
                                        std::pair(Stage::mhim, 0), std::pair(Stage::mhim, 1)})
        addEpoch(history, epochOf(stage, number));
    QCOMPARE(history.epochs(), 4);
    addEpoch(history, epochOf(Stage::mhim, 1));
    QCOMPARE(history.epochs(), 4);
    addEpoch(history, epochOf(Stage::baseline, 1));
    QCOMPARE(history.epochs(), 2);
    protocol::TrainingEpoch hostile = epochOf(Stage::baseline, 0);
    hostile.run = int64_t{1} << 60;
    addEpoch(history, hostile);
    QCOMPARE(history.curves.size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(RunFilesTest)
#include "tst_runfiles.moc"
