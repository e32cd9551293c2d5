#include "base/sha256.h"
#include "tests/analysis/runs/drawnfiles.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QTest>

#include <csignal>

using namespace tessera;
using testing::DrawnFiles;
using testing::enginePath;
using testing::EngineRun;
using testing::runEngine;

namespace {

const QStringList grid{"--set", "version=pure", "--set", "seed=[1,2,3]"};
const QStringList endless{"--set", "version=pure", "--set", "seed=[1,2]", "--set", "epochs=100000", "--resume"};

std::string hashOf(const DrawnFiles &files, const std::string &run)
{
    return sha256OfFile(files.scratch / run / "model" / "model.safetensors").value_or("none of " + run);
}

bool hasCheckpoints(const DrawnFiles &files)
{
    return std::filesystem::exists(files.scratch / "out" / "seed=1" / "state" / "checkpoint.safetensors") &&
           std::filesystem::exists(files.scratch / "out" / "seed=2" / "state" / "checkpoint.safetensors");
}

/// Processes that this one has started and that still run.
QList<pid_t> childrenOf(qint64 parent)
{
    QList<pid_t> children;
    for (const QString &entry : QDir("/proc").entryList({"[0-9]*"}, QDir::Dirs)) {
        QFile file("/proc/" + entry + "/stat");
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray stat = file.readAll(); // "pid (name) state parent ..."
        const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        if (fields.value(1).toLongLong() == parent && fields.value(0) != "Z")
            children << static_cast<pid_t>(entry.toLongLong());
    }
    return children;
}

/// A program that trains without end, from when it has stored an epoch of each run on.
class EndlessTraining {
public:
    explicit EndlessTraining(const DrawnFiles &files)
    {
        m_process.start(enginePath(), files.arguments("train", "out", endless + QStringList{"--jobs", "2"}));
        [&] { QTRY_VERIFY_WITH_TIMEOUT(hasCheckpoints(files), 60'000); }();
    }
    ~EndlessTraining()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    void signal(int number) { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    qint64 processId() const { return m_process.processId(); }
    bool waitForEnd() { return m_process.waitForFinished(60'000); }
    int exitCode() const { return m_process.exitCode(); }
    QJsonObject json() { return QJsonDocument::fromJson(m_process.readAllStandardOutput()).object(); }

private:
    QProcess m_process;
};

} // namespace

/// `--jobs`: several runs of a grid or folds at a time, each in a process of its own.
class TrainingJobsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void weightsAreTheSameHoweverManyRunAtATime()
    {
        const DrawnFiles files;
        QCOMPARE(runEngine(files.arguments("train", "none", grid)).exitCode, 0);
        for (const char *jobs : {"1", "2", "auto"}) {
            const EngineRun run = runEngine(files.arguments("train", jobs, grid + QStringList{"--jobs", jobs}));
            QVERIFY2(run.exitCode == 0, run.errors);
            QCOMPARE(run.json()["runs"].toArray().size(), 3);
            for (const std::string seed : {"/seed=1", "/seed=2", "/seed=3"}) {
                QCOMPARE(hashOf(files, jobs + seed), hashOf(files, "none" + seed));
                QCOMPARE(files.scratch.read(jobs + seed + "/config.json"),
                         files.scratch.read("none" + seed + "/config.json"));
            }
        }
        QVERIFY(hashOf(files, "none/seed=1") != hashOf(files, "none/seed=2"));
    }

    void threadsAreFixedWhereTheyAreNotGiven()
    {
        const DrawnFiles files;
        for (const char *jobs : {"1", "2"}) {
            QStringList arguments = files.arguments("train", jobs, grid + QStringList{"--jobs", jobs});
            arguments.replaceInStrings("threads=1", "threads=null");
            const EngineRun run = runEngine(arguments);
            QVERIFY2(run.exitCode == 0, run.errors);
            const std::string configuration = files.scratch.read(jobs + std::string("/seed=2/config.json"));
            QVERIFY2(configuration.find("\"threads\": 1") != std::string::npos, configuration.c_str());
        }
        QCOMPARE(hashOf(files, "1/seed=2"), hashOf(files, "2/seed=2"));
    }

    void crossValidationOfSeveralProcessesSaysTheSame()
    {
        const DrawnFiles files;
        const QStringList folds{"--set", "version=pure", "--set", "folds=3"};
        QCOMPARE(runEngine(files.arguments("cross-validate", "one", folds)).exitCode, 0);
        const EngineRun run = runEngine(files.arguments("cross-validate", "two", folds + QStringList{"--jobs", "2"}));
        QVERIFY2(run.exitCode == 0, run.errors);
        QCOMPARE(run.json()["folds"].toArray().size(), 3);
        QCOMPARE(files.scratch.read("two/metrics.json"), files.scratch.read("one/metrics.json"));
        for (const std::string fold : {"/fold_0", "/fold_1", "/fold_2"})
            QCOMPARE(hashOf(files, "two" + fold), hashOf(files, "one" + fold));
    }

    void oneFailureIsNamedAndStopsNoOther_data()
    {
        QTest::addColumn<QStringList>("jobs");
        QTest::newRow("in this process") << QStringList{};
        QTest::newRow("in processes") << QStringList{"--jobs", "2"};
    }
    void oneFailureIsNamedAndStopsNoOther()
    {
        QFETCH(QStringList, jobs);
        const DrawnFiles files;
        std::filesystem::create_directories(files.scratch / "out" / "seed=2");
        files.scratch.write("out/seed=2/metrics.json", "{}"); // a run is there already
        const EngineRun run = runEngine(files.arguments("train", "out", grid + jobs));
        QCOMPARE(run.exitCode, 3);
        const QJsonArray runs = run.json()["runs"].toArray();
        QCOMPARE(runs.size(), 3);
        QCOMPARE(runs[1].toObject()["error"].toObject()["code"].toString(), QString("runInvalid"));
        QVERIFY(runs[1].toObject()["error"].toObject()["message"].toString().startsWith("seed=2: "));
        QVERIFY2(run.errors.contains("\nseed=2: ") || run.errors.startsWith("seed=2: "), run.errors);
        for (const int whole : {0, 2}) {
            QVERIFY(runs[whole].toObject()["report"].toObject().contains("metrics"));
            QVERIFY(std::filesystem::exists(files.scratch / "out" / ("seed=" + std::to_string(whole + 1)) / "model"));
        }
    }

    void foldThatFailsLeavesNoFiguresOfAll()
    {
        const DrawnFiles files;
        std::filesystem::create_directories(files.scratch / "out" / "fold_1");
        files.scratch.write("out/fold_1/metrics.json", "{}");
        const EngineRun run = runEngine(
            files.arguments("cross-validate", "out", {"--set", "version=pure", "--set", "folds=3", "--jobs", "2"}));
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.json()["error"].toObject()["message"].toString().startsWith("fold_1: "));
        QVERIFY(std::filesystem::exists(files.scratch / "out" / "fold_2" / "model"));
        QVERIFY(!std::filesystem::exists(files.scratch / "out" / "metrics.json"));
    }

    void processThatIsKilledIsNamedAndTheOthersGoOn()
    {
        const DrawnFiles files;
        EndlessTraining training(files);
        const QList<pid_t> children = childrenOf(training.processId());
        QCOMPARE(children.size(), 2);
        ::kill(children[0], SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(childrenOf(training.processId()).size(), 1, 20'000);
        QTest::qWait(300);
        QCOMPARE(childrenOf(training.processId()).size(), 1); // it trains on
        ::kill(children[1], SIGKILL);
        QVERIFY(training.waitForEnd());
        QCOMPARE(training.exitCode(), 1);
        const QJsonArray runs = training.json()["runs"].toArray();
        QVERIFY(runs[0].toObject()["error"].toObject()["message"].toString().contains("seed=1: "));
        QVERIFY(runs[0].toObject()["error"].toObject()["message"].toString().contains("signal 9"));
    }

    void killLeavesNoProcessAndResumesToTheSameWeights()
    {
        const DrawnFiles files;
        const QStringList whole = grid + QStringList{"--set", "epochs=60", "--resume", "--jobs", "2"};
        QCOMPARE(runEngine(files.arguments("train", "whole", whole)).exitCode, 0);
        QProcess process;
        process.start(enginePath(), files.arguments("train", "out", whole));
        QTRY_VERIFY_WITH_TIMEOUT(hasCheckpoints(files) || process.state() == QProcess::NotRunning, 60'000);
        const QList<pid_t> children = childrenOf(process.processId());
        QVERIFY(!children.isEmpty());
        process.kill();
        process.waitForFinished();
        for (const pid_t child : children)
            QTRY_VERIFY_WITH_TIMEOUT(::kill(child, 0) != 0, 10'000);
        const EngineRun resumed = runEngine(files.arguments("train", "out", whole));
        QVERIFY2(resumed.exitCode == 0, resumed.errors);
        for (const std::string seed : {"/seed=1", "/seed=2", "/seed=3"})
            QCOMPARE(hashOf(files, "out" + seed), hashOf(files, "whole" + seed));
    }

    void cancelKeepsTheStateOfEveryRun()
    {
        const DrawnFiles files;
        {
            EndlessTraining training(files);
            const QList<pid_t> children = childrenOf(training.processId());
            training.signal(SIGINT);
            QVERIFY(training.waitForEnd());
            QCOMPARE(training.exitCode(), 130);
            QCOMPARE(training.json()["error"].toObject()["code"].toString(), QString("stopped"));
            for (const pid_t child : children)
                QVERIFY(::kill(child, 0) != 0);
        }
        QVERIFY(hasCheckpoints(files));
        QVERIFY(!std::filesystem::exists(files.scratch / "out" / "seed=1" / "model"));
        const EngineRun finished =
            runEngine(files.arguments("train", "out", endless + QStringList{"--jobs", "2", "--finish", "last"}));
        QVERIFY2(finished.exitCode == 0, finished.errors);
        for (const char *seed : {"seed=1", "seed=2"})
            QVERIFY(std::filesystem::exists(files.scratch / "out" / seed / "model" / "model.json"));
    }

    void progressTellsWhichRunEachEventIsOf()
    {
        const DrawnFiles files;
        const EngineRun run =
            runEngine(files.arguments("train", "out", grid + QStringList{"--jobs", "2", "--progress"}));
        QVERIFY2(run.exitCode == 0, run.errors);
        QMap<int, QString> names;
        QMap<int, QList<int>> epochs;
        int looks = 0;
        for (const QByteArray &line : run.errors.split('\n')) {
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            const QString kind = event["event"].toString();
            if (kind == "run") {
                QCOMPARE(event["runs"].toInt(), 3);
                QVERIFY(!names.contains(event["run"].toInt()));
                names[event["run"].toInt()] = event["name"].toString();
            } else if (kind == "epoch") {
                QVERIFY2(names.contains(event["run"].toInt(-1)), line);
                for (const char *field : {"trainingLoss", "learningRate", "monitored", "seconds", "monitoredName"})
                    QVERIFY2(event.contains(QLatin1String(field)), field);
                epochs[event["run"].toInt()] << event["epoch"].toInt();
            } else if (kind == "checking" && event["done"] == event["total"]) {
                ++looks; // (of this process alone: those of the runs would say the same again)
            }
        }
        QCOMPARE(names.values(), (QList<QString>{"seed=1", "seed=2", "seed=3"}));
        for (const QList<int> &ofRun : epochs)
            QCOMPARE(ofRun, (QList<int>{0, 1, 2, 3}));
        QCOMPARE(epochs.size(), 3);
        QCOMPARE(looks, 1);
    }

    void sentencesBeginWithTheRunThatTheyAreOf()
    {
        const DrawnFiles files;
        const EngineRun run = runEngine(files.arguments("train", "out", grid + QStringList{"--jobs", "2"}));
        for (const char *words : {"seed=1: baseline  epoch 4/4", "seed=3: baseline  epoch 1/4", "Run 2 of 3: seed=2"})
            QVERIFY2(run.errors.contains(words), run.errors);
    }

    void onlyTrainsTheRunOfThatName()
    {
        const DrawnFiles files;
        const EngineRun run = runEngine(files.arguments("train", "out", grid + QStringList{"--only", "seed=2"}));
        QVERIFY2(run.exitCode == 0, run.errors);
        QVERIFY(run.json().contains("metrics"));
        QVERIFY(std::filesystem::exists(files.scratch / "out" / "seed=2" / "model"));
        QVERIFY(!std::filesystem::exists(files.scratch / "out" / "seed=1"));
        const EngineRun fold = runEngine(
            files.arguments("cross-validate", "cv", grid + QStringList{"--set", "folds=3", "--only", "seed=2/fold_1"}));
        QVERIFY2(fold.exitCode == 0, fold.errors);
        QVERIFY(std::filesystem::exists(files.scratch / "cv" / "seed=2" / "fold_1" / "model"));
        QVERIFY(!std::filesystem::exists(files.scratch / "cv" / "seed=2" / "metrics.json"));
        const EngineRun none = runEngine(files.arguments("train", "none", grid + QStringList{"--only", "seed=9"}));
        QCOMPARE(none.exitCode, 2);
        QCOMPARE(none.json()["error"].toObject()["code"].toString(), QString("usage"));
    }

    void numberOfJobsIsOneAtLeast()
    {
        const DrawnFiles files;
        for (const char *jobs : {"0", "-1", "many", "1.5"})
            QCOMPARE(runEngine(files.arguments("train", "out", grid + QStringList{"--jobs", jobs})).exitCode, 2);
        QVERIFY(!std::filesystem::exists(files.scratch / "out"));
    }
};

QTEST_GUILESS_MAIN(TrainingJobsTest)
#include "tst_trainingjobs.moc"
