#include "tests/support/engineprocess.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tessera::testing;

class DoctorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheEngineRunsOnAndHowFast()
    {
        const EngineRun run = runEngine({"doctor", "--json"});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject report = run.json();
        QVERIFY(!report["torch"].toString().isEmpty());
        QVERIFY(!report["blas"].toString().isEmpty());
        QVERIFY(report["threads"].toInt() >= 1);
        QVERIFY(report["gflops"].toDouble() > 0);
        QVERIFY(report["tiles_per_second"].toDouble() > 0);
        const QJsonObject cpu = report["devices"].toArray().first().toObject();
        QCOMPARE(cpu["id"].toString(), QStringLiteral("cpu"));
        QVERIFY(cpu["memory_bytes"].toDouble() > 1e8);
    }

    void saysHowToMendWhatIsWrong()
    {
        const QByteArray before = qgetenv("OMP_NUM_THREADS");
        qputenv("OMP_NUM_THREADS", "4096");
        const EngineRun run = runEngine({"doctor", "--json"});
        before.isEmpty() ? qunsetenv("OMP_NUM_THREADS") : qputenv("OMP_NUM_THREADS", before);
        QCOMPARE(run.exitCode, 0);
        bool found = false;
        for (const auto &problem : run.json()["problems"].toArray())
            found |= problem.toObject()["problem"].toString().contains("OMP_NUM_THREADS") &&
                     !problem.toObject()["remedy"].toString().isEmpty();
        QVERIFY(found);
    }

    void refusesAnEncoderThatIsNone()
    {
        const QTemporaryDir folder;
        const EngineRun run = runEngine({"doctor", "--encoder", folder.path()});
        QCOMPARE(run.exitCode, 3);
        QCOMPARE(run.sentences().size(), 1);
    }
};

QTEST_GUILESS_MAIN(DoctorTest)
#include "tst_doctor.moc"
