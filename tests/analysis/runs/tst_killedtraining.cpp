#include "tests/analysis/runs/drawnfiles.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <csignal>
#include <random>

using namespace tessera;
using testing::DrawnFiles;
using testing::enginePath;
using testing::runEngine;

namespace {

/// Starts a training and sends it a signal after `delay`; its exit code, or -1 where the signal ended it.
int signalledAfter(int delay, int number, const QStringList &arguments)
{
    QProcess process;
    process.start(enginePath(), arguments);
    if (process.waitForStarted() && !process.waitForFinished(delay))
        ::kill(static_cast<pid_t>(process.processId()), number);
    process.waitForFinished(60'000);
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

} // namespace

/// A kill at any moment of a whole run, both stages and what follows them, loses nothing.
class KilledTrainingTest : public QObject {
    Q_OBJECT

    const QStringList m_long{"--set", "epochs=40", "--resume"};

private Q_SLOTS:
    void resumesToTheWeightsOfAnUndisturbedRun()
    {
        const DrawnFiles files;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(runEngine(files.arguments("train", "whole", m_long)).exitCode, 0);
        const int whole = static_cast<int>(timer.elapsed());

        std::mt19937 random(3);
        int kills = 0;
        for (int attempt = 0; attempt < 20; ++attempt) {
            const int delay = static_cast<int>(random() % static_cast<uint32_t>(whole / 2)) + 20;
            kills += signalledAfter(delay, SIGKILL, files.arguments("train", "killed", m_long)) == -1;
            // Whatever has its final name is whole.
            if (std::filesystem::exists(files.scratch / "killed" / "metrics.json"))
                break;
        }
        QVERIFY(kills >= 2);
        QCOMPARE(runEngine(files.arguments("train", "killed", m_long)).exitCode, 0);
        QCOMPARE(files.scratch.read("killed/model/model.safetensors"),
                 files.scratch.read("whole/model/model.safetensors"));
        QCOMPARE(files.scratch.read("killed/predictions.csv"), files.scratch.read("whole/predictions.csv"));
        const std::string events = files.scratch.read("killed/events.jsonl");
        QCOMPARE(std::count(events.begin(), events.end(), '\n'), 80); // each epoch once
    }

    void twentyKillsAtAnyMomentLeaveARunThatGoesOn()
    {
        std::mt19937 random(5);
        const DrawnFiles files;
        QCOMPARE(runEngine(files.arguments("train", "whole", m_long)).exitCode, 0);
        for (int run = 0; run < 20; ++run) {
            const QByteArray out = "run " + QByteArray::number(run);
            (void)signalledAfter(static_cast<int>(random() % 1500) + 10, SIGKILL,
                                 files.arguments("train", out.constData(), m_long));
            QCOMPARE(runEngine(files.arguments("train", out.constData(), m_long)).exitCode, 0);
            QCOMPARE(files.scratch.read((out + "/model/model.safetensors").toStdString()),
                     files.scratch.read("whole/model/model.safetensors"));
        }
    }

    void cancelKeepsTheStateAndOffersBestOrLastWeights()
    {
        const DrawnFiles files;
        QStringList endless = m_long;
        endless[1] = "epochs=100000";
        QProcess process;
        process.start(enginePath(), files.arguments("train", "out", endless));
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(files.scratch / "out" / "state" / "checkpoint.safetensors"),
                                 60'000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(std::filesystem::exists(files.scratch / "out" / "state" / "checkpoint.safetensors"));
        QVERIFY(!std::filesystem::exists(files.scratch / "out" / "model"));
        for (const char *which : {"best", "last"}) {
            const testing::EngineRun run =
                runEngine(files.arguments("train", "out", endless + QStringList{"--finish", which}));
            QVERIFY2(run.exitCode == 0, run.errors);
            QVERIFY(!run.json()["whole"].toBool(true));
            QVERIFY(std::filesystem::exists(files.scratch / "out" / "model" / "model.json"));
            QVERIFY(files.scratch.read("out/model/card.md").find("ended before its planned end") != std::string::npos);
            QVERIFY(std::filesystem::exists(files.scratch / "out" / "state")); // it can still go on
        }
    }

    void twoProgramsNeverTrainInOneFolder()
    {
        const DrawnFiles files;
        QStringList endless = m_long;
        endless[1] = "epochs=100000";
        QProcess first;
        first.start(enginePath(), files.arguments("train", "out", endless));
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(files.scratch / "out" / "events.jsonl"), 20'000);
        const testing::EngineRun second = runEngine(files.arguments("train", "out", endless));
        QCOMPARE(second.exitCode, 75);
        QCOMPARE(second.json()["error"].toObject()["code"].toString(), QString("busy"));
        first.kill();
        first.waitForFinished();
    }
};

QTEST_GUILESS_MAIN(KilledTrainingTest)
#include "tst_killedtraining.moc"
