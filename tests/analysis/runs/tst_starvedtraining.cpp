#include "tests/analysis/runs/drawnfiles.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace tessera;
using testing::DrawnFiles;
using testing::enginePath;
using testing::EngineRun;
using testing::runEngine;

namespace {

bool hasCheckpoint(const DrawnFiles &files)
{
    return std::filesystem::exists(files.scratch / "out" / "state" / "checkpoint.safetensors");
}

/// Everything of a run below its folder, but what it keeps to go on.
QStringList finalNames(const DrawnFiles &files)
{
    QStringList names;
    for (const char *name : {"model", "metrics.json", "predictions.csv", "plots"})
        if (std::filesystem::exists(files.scratch / "out" / name))
            names << QString::fromLatin1(name);
    return names;
}

} // namespace

/// A disk that is full and memory that is used up end a run with one sentence, and lose nothing of it.
class StarvedTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fullDiskEndsTheRunAndKeepsItsState_data()
    {
        QTest::addColumn<int>("largestFile"); // bytes
        QTest::newRow("at the events") << 1;
        QTest::newRow("at a checkpoint") << 24'000;
    }
    void fullDiskEndsTheRunAndKeepsItsState()
    {
        QFETCH(int, largestFile);
        const QStringList more{"--set", "epochs=60", "--resume"};
        const DrawnFiles files;
        QCOMPARE(runEngine(files.arguments("train", "whole", more)).exitCode, 0);

        QProcess process;
        process.start(enginePath(), files.arguments("train", "out", more));
        QTRY_VERIFY_WITH_TIMEOUT(hasCheckpoint(files) || process.state() == QProcess::NotRunning, 60'000);
        const rlimit limit{static_cast<rlim_t>(largestFile), RLIM_INFINITY};
        QCOMPARE(::prlimit(static_cast<pid_t>(process.processId()), RLIMIT_FSIZE, &limit, nullptr), 0);
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray output = process.readAllStandardOutput();
        QVERIFY2(process.exitCode() != 0 && process.exitStatus() == QProcess::NormalExit, output);
        QVERIFY2(output.contains("fileUnwritable") || output.contains("diskFull"), output);
        QCOMPARE(finalNames(files), QStringList{});
        QVERIFY(hasCheckpoint(files));

        const EngineRun resumed = runEngine(files.arguments("train", "out", more));
        QVERIFY2(resumed.exitCode == 0, resumed.output);
        QCOMPARE(files.scratch.read("out/model/model.safetensors"),
                 files.scratch.read("whole/model/model.safetensors"));
        const std::string events = files.scratch.read("out/events.jsonl");
        QCOMPARE(std::count(events.begin(), events.end(), '\n'), 120); // each epoch once
    }

    void lackOfMemoryInAnEpochEndsTheRunAndKeepsItsState()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("Sanitizers reserve all addresses for themselves.");
#endif
        // One bag among the others needs hundreds of megabytes for a step.
        const DrawnFiles files;
        std::string table = files.scratch.read("cohort.csv");
        const auto rows = table.find("slide 0,train,normal,") + 21;
        std::string all;
        for (int repeat = 0; repeat < 32; ++repeat)
            for (int row = 0; row < 48 * DrawnFiles::tilesOfBag; ++row)
                all += std::to_string(row) + ' ';
        table.replace(rows, table.find('\n', rows) - rows, all);
        files.scratch.write("cohort.csv", table);
        const QStringList more{"--set", "epochs=2", "--set", "model_dim=2048", "--set", "version=pure", "--resume"};
        QCOMPARE(runEngine(files.arguments("train", "whole", more)).exitCode, 0);

        QProcess first;
        first.start(enginePath(), files.arguments("train", "out", more));
        QTRY_VERIFY_WITH_TIMEOUT(hasCheckpoint(files) || first.state() == QProcess::NotRunning, 60'000);
        ::kill(static_cast<pid_t>(first.processId()), SIGKILL);
        QVERIFY(first.waitForFinished(60'000));
        QCOMPARE(finalNames(files), QStringList{});

        QProcess starved;
        starved.setChildProcessModifier([] {
            const rlimit limit{rlim_t{5} << 28, rlim_t{5} << 28};
            ::setrlimit(RLIMIT_AS, &limit);
        });
        starved.start(enginePath(), files.arguments("train", "out", more));
        QVERIFY(starved.waitForFinished(60'000));
        const QByteArray output = starved.readAllStandardOutput();
        QVERIFY2(output.contains("outOfMemory"), output + starved.readAllStandardError());
        QCOMPARE(finalNames(files), QStringList{});

        const EngineRun resumed = runEngine(files.arguments("train", "out", more));
        QVERIFY2(resumed.exitCode == 0, resumed.output);
        QCOMPARE(files.scratch.read("out/model/model.safetensors"),
                 files.scratch.read("whole/model/model.safetensors"));
    }
};

QTEST_GUILESS_MAIN(StarvedTrainingTest)
#include "tst_starvedtraining.moc"
