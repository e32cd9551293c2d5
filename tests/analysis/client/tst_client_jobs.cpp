#include "analysis/client/analysisjob.h"
#include "tests/analysis/client/fakeengine.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

using namespace tessera;
using State = AnalysisJob::State;

namespace {

Error errorOf(const QSignalSpy &failed) { return failed.at(0).at(0).value<Error>(); }

} // namespace

class ClientJobsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bringsEveryEventInOrderAndTheResultLast()
    {
        EngineProcess engine(fakeEngine());
        AnalysisJob job(engine, analysisOf("slide"));
        QStringList events;
        int64_t lastDone = 0;
        connect(&job, &AnalysisJob::progressed, this, [&](const protocol::JobProgress &progress) {
            QCOMPARE(progress.done, lastDone + 1);
            lastDone = progress.done;
        });
        connect(&job, &AnalysisJob::partial, this, [&](const QString &tiles, qint64 count) {
            QCOMPARE(count, lastDone);
            events << tiles + ":" + QString::number(count);
        });
        connect(&job, &AnalysisJob::finished, this, [&](const QString &folder) { events << folder; });
        QVERIFY(job.state() == State::waiting);

        QTRY_VERIFY(job.state() == State::finished);
        QCOMPARE(lastDone, 200);
        QCOMPARE(events, (QStringList{"/out/tiles.safetensors:50", "/out/tiles.safetensors:100",
                                      "/out/tiles.safetensors:150", "/out/tiles.safetensors:200", "/out/slide"}));
        QCOMPARE(job.progress().perSecond, 100.0);
        QCOMPARE(job.progress().secondsLeft.value(), 1.5);
    }

    void losesNoEventThatOvertakesTheAnswer()
    {
        EngineProcess engine(fakeEngine());
        AnalysisJob job(engine, analysisOf("faster-than-the-answer"));
        QSignalSpy progressed(&job, &AnalysisJob::progressed);
        QSignalSpy finished(&job, &AnalysisJob::finished);
        QVERIFY(finished.wait());
        QCOMPARE(finished.at(0).at(0).toString(), QStringLiteral("/early"));
        QCOMPARE(progressed.count(), 1);
    }

    void runsSeveralJobsAtOnceWithoutMixingThem()
    {
        EngineProcess engine(fakeEngine());
        AnalysisJob first(engine, analysisOf("first"));
        AnalysisJob second(engine, analysisOf("second"));
        AnalysisJob early(engine, analysisOf("faster-than-the-answer"));
        QSignalSpy firstFinished(&first, &AnalysisJob::finished);
        QSignalSpy secondFinished(&second, &AnalysisJob::finished);
        QTRY_VERIFY(first.isOver() && second.isOver() && early.isOver());
        QCOMPARE(firstFinished.at(0).at(0).toString(), QStringLiteral("/out/first"));
        QCOMPARE(secondFinished.at(0).at(0).toString(), QStringLiteral("/out/second"));
    }

    void handsOnWhyAJobFailed_data()
    {
        QTest::addColumn<QString>("slide");
        QTest::addColumn<int>("code");
        QTest::newRow("while it ran") << "no tissue" << static_cast<int>(ErrorCode::noTissue);
        QTest::newRow("at its start") << "refused" << static_cast<int>(ErrorCode::fileMissing);
    }

    void handsOnWhyAJobFailed()
    {
        QFETCH(QString, slide);
        QFETCH(int, code);
        EngineProcess engine(fakeEngine());
        AnalysisJob job(engine, analysisOf(slide.toStdString()));
        QSignalSpy failed(&job, &AnalysisJob::failed);
        QVERIFY(failed.wait());
        QCOMPARE(static_cast<int>(errorOf(failed).code), code);
        QVERIFY(job.state() == State::failed);
        QVERIFY(engine.state() == EngineProcess::State::ready);
    }

    void cancelsWithinHalfASecond()
    {
        EngineProcess engine(fakeEngine());
        AnalysisJob job(engine, analysisOf("long"));
        QTRY_VERIFY(job.state() == State::running);
        QSignalSpy failed(&job, &AnalysisJob::failed);
        QElapsedTimer timer;
        timer.start();
        job.cancel();
        QVERIFY(job.state() == State::cancelling);
        QVERIFY(failed.wait());
        QVERIFY(timer.elapsed() < 500);
        QVERIFY(job.state() == State::cancelled);
        QVERIFY(errorOf(failed).code == ErrorCode::cancelled);
    }

    void saysAtOnceThatItCancelsWhenTheEngineTakesLonger()
    {
        EngineProcess engine(fakeEngine(QStringLiteral("slow-cancel")));
        AnalysisJob job(engine, analysisOf("long"));
        QTRY_VERIFY(job.state() == State::running);
        job.cancel();
        job.cancel();
        QVERIFY(job.state() == State::cancelling);
        QTest::qWait(300);
        QVERIFY(job.state() == State::cancelling);
        QTRY_VERIFY(job.state() == State::cancelled);
    }

    void cancelsWithoutAnEngineThatIsStillStarting()
    {
        EngineProcess engine(fakeEngine(QStringLiteral("silent")));
        AnalysisJob job(engine, analysisOf("long"));
        QSignalSpy failed(&job, &AnalysisJob::failed);
        job.cancel();
        QVERIFY2(failed.isEmpty(), "never from inside cancel()");
        QVERIFY(failed.wait(500));
        QVERIFY(job.state() == State::cancelled);
        QTest::qWait(50);
        QCOMPARE(failed.count(), 1);
    }

    void cancelsInTheEngineWhenTheHandleGoes()
    {
        EngineProcess engine(fakeEngine());
        auto job = std::make_unique<AnalysisJob>(engine, analysisOf("long"));
        QTRY_VERIFY(job->state() == State::running);
        QCOMPARE(jobsRunningIn(engine), std::string("1"));
        job.reset();
        QTRY_COMPARE(jobsRunningIn(engine), std::string("0"));
    }

    void cancelsInTheEngineWhenTheHandleGoesBeforeTheAnswer()
    {
        EngineProcess engine(fakeEngine());
        engine.start();
        QTRY_VERIFY(engine.state() == EngineProcess::State::ready);
        AnalysisJob(engine, analysisOf("long"));
        QCOMPARE(jobsRunningIn(engine), std::string("1"));
        QTRY_COMPARE(jobsRunningIn(engine), std::string("0"));
    }

    void failsWhenTheEngineIsKilled()
    {
        EngineProcess engine(fakeEngine(QStringLiteral("dies-after-start")));
        AnalysisJob running(engine, analysisOf("long"));
        AnalysisJob waiting(engine, analysisOf("long"));
        QSignalSpy runningFailed(&running, &AnalysisJob::failed);
        QSignalSpy waitingFailed(&waiting, &AnalysisJob::failed);
        QSignalSpy progressed(&running, &AnalysisJob::progressed);
        QSignalSpy died(&engine, &EngineProcess::died);
        QVERIFY(died.wait());
        QCOMPARE(runningFailed.count(), 1);
        QCOMPARE(waitingFailed.count(), 1);
        QCOMPARE(progressed.count(), 1);
        QVERIFY(errorOf(runningFailed).code == ErrorCode::engineDied);
        QVERIFY2(sentence(errorOf(runningFailed)).find("signal 9: out of luck") != std::string::npos,
                 sentence(errorOf(runningFailed)).c_str());
        QVERIFY(running.state() == State::failed);
    }

    void runsAgainAfterARestart()
    {
        EngineProcess engine(fakeEngine());
        AnalysisJob killed(engine, analysisOf("long"));
        QTRY_VERIFY(killed.state() == State::running);
        ::kill(static_cast<pid_t>(engine.processId()), SIGKILL);
        QTRY_VERIFY(killed.state() == State::failed);
        engine.restart();
        AnalysisJob again(engine, analysisOf("slide"));
        QTRY_VERIFY(again.state() == State::finished);
        QVERIFY(killed.state() == State::failed);
    }

    void failsWhenTheEngineIsMissing()
    {
        EngineOptions options;
        options.program = QStringLiteral("/nowhere/tessera-engine");
        EngineProcess engine(options);
        AnalysisJob job(engine, analysisOf("slide"));
        QSignalSpy failed(&job, &AnalysisJob::failed);
        QVERIFY(failed.wait());
        QVERIFY(errorOf(failed).code == ErrorCode::engineMissing);
    }

    void leavesNoProcessBehindWhileAJobRuns()
    {
        int64_t process = 0;
        {
            EngineProcess engine(fakeEngine());
            AnalysisJob job(engine, analysisOf("long"));
            QTRY_VERIFY(job.state() == State::running);
            process = engine.processId();
        }
        QVERIFY(isGone(process));
    }
};

QTEST_GUILESS_MAIN(ClientJobsTest)
#include "tst_client_jobs.moc"
