#include "analysis/client/analysisjob.h"
#include "analysis/client/trainingjob.h"
#include "tests/analysis/client/fakeengine.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

using namespace tessera;
using State = TrainingJob::State;
using Phase = TrainingProgress::Phase;

namespace {

Error errorOf(const QSignalSpy &failed) { return failed.at(0).at(0).value<Error>(); }

} // namespace

class ClientTrainingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bringsEveryEventInOrderAndTheModelsLast()
    {
        EngineProcess engine(fakeEngine());
        TrainingJob job(engine, trainingOn("cohort.csv"));
        QStringList events;
        connect(&job, &TrainingJob::found, this, [&](const protocol::TrainingFinding &finding) {
            events << QString::fromStdString(finding.kind + " " + finding.bags.at(0));
        });
        connect(&job, &TrainingJob::remarked, this, [&](const QString &sentence) { events << sentence; });
        connect(&job, &TrainingJob::epochEnded, this, [&](const protocol::TrainingEpoch &epoch) {
            events << QString::number(epoch.epoch) + ":" + QString::number(epoch.monitored.value());
        });
        connect(&job, &TrainingJob::finished, this,
                [&](const QString &folder, const std::vector<protocol::TrainedRun> &runs) {
                    QVERIFY(job.isOver());
                    events << folder << QString::fromStdString(runs.at(0).model.value());
                    QCOMPARE(runs[0].metrics.at(0).low.value(), 0.75);
                    QVERIFY(runs[0].isWhole);
                });
        QVERIFY(job.state() == State::waiting);
        QTRY_VERIFY(job.state() == State::finished);
        QCOMPARE(events, (QStringList{"smallBag case 7", "The splits are drawn.", "0:0", "1:0.25", "2:0.5", "/run",
                                      "/run/model"}));
    }

    void tellsHowFarItIsAndHowLongItWillTake()
    {
        EngineProcess engine(fakeEngine());
        TrainingJob job(engine, trainingOn("cohort.csv"));
        QVERIFY(job.progress().phase == Phase::waiting);
        std::vector<TrainingProgress> told;
        connect(&job, &TrainingJob::progressed, this,
                [&](const TrainingProgress &progress) { told.push_back(progress); });
        QTRY_VERIFY(job.isOver());
        QCOMPARE(told.size(), 7u); // the check, and a step and the end of three epochs
        QVERIFY(told[0].phase == Phase::checking);
        QCOMPARE(told[0].done, 20);
        QCOMPARE(told[0].total, 40);
        QVERIFY(told[1].phase == Phase::training && told[1].stage == protocol::TrainingStage::baseline);
        QCOMPARE(told[1].done, 10);
        QCOMPARE(told[1].total, 40);
        QVERIFY(!told[1].epochs && !told[1].left && !told[2].left);
        QCOMPARE(told[2].epochs.value(), int64_t{3});
        QCOMPARE(told[2].epoch, 1);
        QVERIFY2(!told[3].epochs, "those of the other stage");
        QVERIFY(told[3].stage == protocol::TrainingStage::mhim);
        QVERIFY(told[4].left->count() > 55 && told[4].left->count() <= 60);
        QVERIFY2(told[5].left <= told[4].left, "the clock goes on between two epochs");
        QVERIFY(told[5].epochs.has_value());
    }

    void saysWhichRunOfAGridItIsAt()
    {
        EngineProcess engine(fakeEngine());
        TrainingJob job(engine, trainingOn("grid"));
        QSignalSpy started(&job, &TrainingJob::runStarted);
        QTRY_VERIFY(job.isOver());
        QCOMPARE(started.count(), 1);
        QCOMPARE(job.progress().run, 1);
        QCOMPARE(job.progress().runs, 2);
        QCOMPARE(job.progress().runName, std::string("seed=2"));
    }

    void losesNoEndThatOvertakesTheAnswer()
    {
        EngineProcess engine(fakeEngine());
        TrainingJob job(engine, trainingOn("faster-than-the-answer"));
        QSignalSpy finished(&job, &TrainingJob::finished);
        QVERIFY(finished.wait());
        QCOMPARE(finished.at(0).at(0).toString(), QStringLiteral("/early"));
    }

    void runsBesideAnAnalysisWithoutMixingThem()
    {
        EngineProcess engine(fakeEngine());
        AnalysisJob analysis(engine, analysisOf("slide"));
        TrainingJob training(engine, trainingOn("cohort.csv"));
        QSignalSpy epochs(&training, &TrainingJob::epochEnded);
        QSignalSpy analysed(&analysis, &AnalysisJob::finished);
        QTRY_VERIFY(training.isOver() && analysis.isOver());
        QCOMPARE(epochs.count(), 3);
        QCOMPARE(analysed.at(0).at(0).toString(), QStringLiteral("/out/slide"));
    }

    void handsOnWhyATrainingFailed_data()
    {
        QTest::addColumn<QString>("cohort");
        QTest::addColumn<int>("code");
        QTest::newRow("while it ran") << "astray" << static_cast<int>(ErrorCode::trainingDiverged);
        QTest::newRow("at its start") << "refused" << static_cast<int>(ErrorCode::usage);
    }

    void handsOnWhyATrainingFailed()
    {
        QFETCH(QString, cohort);
        QFETCH(int, code);
        EngineProcess engine(fakeEngine());
        TrainingJob job(engine, trainingOn(cohort.toStdString()));
        QSignalSpy failed(&job, &TrainingJob::failed);
        QVERIFY(failed.wait());
        QCOMPARE(static_cast<int>(errorOf(failed).code), code);
        QVERIFY(job.state() == State::failed);
        QVERIFY(engine.state() == EngineProcess::State::ready);
    }

    void countsAsCancelledWhenItStopsWithItsStateKept()
    {
        EngineProcess engine(fakeEngine());
        TrainingJob job(engine, trainingOn("long"));
        QTRY_VERIFY(job.state() == State::running);
        QSignalSpy failed(&job, &TrainingJob::failed);
        job.cancel();
        QVERIFY(job.state() == State::cancelling);
        QVERIFY(failed.wait());
        QVERIFY(job.state() == State::cancelled);
        QVERIFY(errorOf(failed).code == ErrorCode::stopped);
    }

    void finishesWithWeightsOfAStoppedTraining()
    {
        EngineProcess engine(fakeEngine());
        protocol::StartTraining request = trainingOn("cohort.csv");
        request.finish = protocol::WhichWeights::best;
        TrainingJob job(engine, request);
        std::vector<protocol::TrainedRun> trained;
        connect(&job, &TrainingJob::finished, this, [&](const QString &, const auto &runs) { trained = runs; });
        QTRY_VERIFY(job.state() == State::finished);
        QVERIFY(!trained.at(0).isWhole);
    }

    void cancelsInTheEngineWhenTheHandleGoes()
    {
        EngineProcess engine(fakeEngine());
        auto job = std::make_unique<TrainingJob>(engine, trainingOn("long"));
        QTRY_VERIFY(job->state() == State::running);
        QCOMPARE(jobsRunningIn(engine), std::string("1"));
        job.reset();
        QTRY_COMPARE(jobsRunningIn(engine), std::string("0"));
    }

    void failsWhenTheEngineIsKilledAndRunsAgainAfterARestart()
    {
        EngineProcess engine(fakeEngine());
        TrainingJob killed(engine, trainingOn("long"));
        QTRY_VERIFY(killed.state() == State::running);
        QSignalSpy failed(&killed, &TrainingJob::failed);
        ::kill(static_cast<pid_t>(engine.processId()), SIGKILL);
        QVERIFY(failed.wait());
        QVERIFY(errorOf(failed).code == ErrorCode::engineDied);
        engine.restart();
        TrainingJob again(engine, trainingOn("cohort.csv"));
        QTRY_VERIFY(again.state() == State::finished);
    }
};

QTEST_GUILESS_MAIN(ClientTrainingTest)
#include "tst_client_training.moc"
