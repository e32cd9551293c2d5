#include "analysis/bags/featurefile.h"
#include "tests/support/engineprocess.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace tessera::testing;

/// `analyze` as a user runs it, on a synthetic slide that is drawn once.
class AnalyzeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_slide = m_folder.filePath(QStringLiteral("Präparat 1.tiff"));
        const EngineRun run = runEngine({"make-sample", m_slide, "--width", "9000", "--height", "9000", "--seed", "4"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
    }

    void writesACompleteResultFolder()
    {
        const EngineRun run = analyze("complete", {"--json"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const QDir result(run.json()["folder"].toString());
        QCOMPARE(result.dirName(), QStringLiteral("Präparat 1"));
        const QStringList expected{
            "features.h5", "heatmap_attention.png", "heatmap_hard.png",  "heatmap_probability.png", "result.json",
            "tiles.csv",   "tiles.geojson",         "tiles.safetensors", "tissue.geojson"};
        QCOMPARE(result.entryList(QDir::Files | QDir::Hidden, QDir::Name), expected);
        QCOMPARE(QDir(out("complete")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("Präparat 1")});

        const QJsonObject json = read(result.filePath("result.json"));
        for (const char *key : {"slide", "model", "encoder", "tiling", "classes", "probabilities", "prediction",
                                "counts", "seconds", "tiles_per_second", "device", "program_version"})
            QVERIFY2(json.contains(QLatin1String(key)), key);
        QCOMPARE(json["slide"].toObject()["mpp"].toObject()["source"].toString(), QStringLiteral("resolution tag"));
        QCOMPARE(json["slide"].toObject()["width"].toInt(), 9000);
        QCOMPARE(json["model"].toObject()["sha256"].toString().size(), 64);
        QCOMPARE(json["counts"].toObject()["unreadable"].toInt(), 0);
    }

    void writesTheColumnsOfTheTable()
    {
        QVERIFY(analyze("complete", {}).exitCode == 0);
        QFile csv(out("complete") + QStringLiteral("/Präparat 1/tiles.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(
            csv.readLine().trimmed(),
            QByteArray("x,y,width,height,attention_raw,attention,attention_rank,instance_probability,instance_class,"
                       "hard_probability,state,p_normal,p_tumour"));
        const int rows = static_cast<int>(csv.readAll().count('\n'));
        QCOMPARE(
            rows,
            read(out("complete") + QStringLiteral("/Präparat 1/result.json"))["counts"].toObject()["tiles"].toInt());
    }

    void isDoneAtOnceWhenItWasDoneBefore()
    {
        QVERIFY(analyze("complete", {}).exitCode == 0);
        const QByteArray before = bytes(out("complete") + QStringLiteral("/Präparat 1/result.json"));
        const EngineRun again = analyze("complete", {"--json"});
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.json()["done"].toString(), QStringLiteral("before"));
        QCOMPARE(bytes(out("complete") + QStringLiteral("/Präparat 1/result.json")), before);
        const EngineRun forced = analyze("complete", {"--json", "--force"});
        QCOMPARE(forced.json()["done"].toString(), QStringLiteral("now"));
    }

    void writesTheFeaturesAlone()
    {
        QVERIFY(analyze("complete", {}).exitCode == 0);
        const EngineRun run = analyze("features", {"--features-only", "--json"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const QString file = out("features") + QStringLiteral("/Präparat 1.h5");
        QCOMPARE(run.json()["features"].toString(), file);
        QCOMPARE(QDir(out("features")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("Präparat 1.h5")});
        const auto alone = tessera::readFeatureFile(file.toStdString());
        const auto ofResult =
            tessera::readFeatureFile((out("complete") + QStringLiteral("/Präparat 1/features.h5")).toStdString());
        QVERIFY(alone && ofResult && alone->stored.complete);
        QCOMPARE(alone->info.extractionKey, ofResult->info.extractionKey);
        QVERIFY(alone->stored.features == ofResult->stored.features);
        QCOMPARE(analyze("features", {"--features-only", "--json"}).json()["done"].toString(),
                 QStringLiteral("before"));
    }

    void keepsFeaturesOfOthers()
    {
        const QString file = out("others") + QStringLiteral("/Präparat 1.h5");
        QDir().mkpath(out("others"));
        QFile others(file);
        QVERIFY(others.open(QIODevice::WriteOnly) && others.write("no HDF5 at all") > 0);
        others.close();
        const EngineRun run = analyze("others", {"--features-only"});
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.sentences().join(' ').contains(QStringLiteral("Präparat 1.h5")));
        QCOMPARE(bytes(file), QByteArray("no HDF5 at all"));
    }

    void hidesAsManyTilesAsAskedFor()
    {
        const EngineRun run = analyze("ratio", {"--json", "--mask-ratio", "0.1"});
        QCOMPARE(run.exitCode, 0);
        const int tiles = run.json()["tiles"].toInt();
        QCOMPARE(run.json()["hidden"].toInt(), (tiles + 9) / 10);
    }

    void reportsProgressAsJsonLines()
    {
        const EngineRun run = analyze("progress", {"--progress"});
        QCOMPARE(run.exitCode, 0);
        bool features = false, finished = false;
        for (const QByteArray &line : run.errors.split('\n')) {
            const QJsonObject json = QJsonDocument::fromJson(line).object();
            features |= json["stage"].toString() == QLatin1String("features");
            finished |= json["done"].toInt() > 0 && json["done"] == json["total"];
        }
        QVERIFY(features && finished);
    }

    void goesOnWhereItWasKilled()
    {
        const EngineRun whole = analyze("whole", {"--json"});
        QCOMPARE(whole.exitCode, 0);
        QVERIFY(stopInTheMiddle("killed", SIGKILL).exitCode != 0);
        QVERIFY(!QDir(out("killed") + QStringLiteral("/Präparat 1")).exists());
        const EngineRun resumed = analyze("killed", {"--json", "--resume", "--progress"});
        QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
        QCOMPARE(resumed.json()["tiles"].toInt(), whole.json()["tiles"].toInt());
        QVERIFY(firstDone(resumed) > 0);
        const double difference = resumed.json()["probabilities"].toObject()["tumour"].toDouble() -
                                  whole.json()["probabilities"].toObject()["tumour"].toDouble();
        QVERIFY(std::abs(difference) < 1e-4);
    }

    void stopsOnASignalWithItsStateSaved()
    {
        QElapsedTimer timer;
        const EngineRun stopped = stopInTheMiddle("stopped", SIGTERM, &timer);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(stopped.exitCode, 143);
        QVERIFY(stopped.sentences().join(' ').contains(QStringLiteral("--resume")));
        QVERIFY(QFile::exists(out("stopped") + QStringLiteral("/.Präparat 1.partial/features.h5")));
        const EngineRun resumed = analyze("stopped", {"--resume", "--progress"});
        QCOMPARE(resumed.exitCode, 0);
        QVERIFY(firstDone(resumed) > 0);
    }

    void keepsAnotherSlidesResultOfTheSameName()
    {
        QVERIFY(analyze("complete", {}).exitCode == 0);
        QDir().mkpath(m_folder.filePath("elsewhere"));
        const QString other = m_folder.filePath(QStringLiteral("elsewhere/Präparat 1.tiff"));
        QVERIFY(runEngine({"make-sample", other, "--width", "3000", "--height", "3000", "--seed", "5"}).exitCode == 0);
        const QByteArray before = bytes(out("complete") + QStringLiteral("/Präparat 1/result.json"));
        const EngineRun run = runEngine({"analyze", other, "--model", bundledModel(), "--out", out("complete")});
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.sentences().join(' ').contains(QStringLiteral("another slide")));
        QCOMPARE(bytes(out("complete") + QStringLiteral("/Präparat 1/result.json")), before);
    }

    void keepsAFolderThatIsNoResult_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("unasked") << QStringList{};
        QTest::newRow("forced") << QStringList{"--force"};
    }
    void keepsAFolderThatIsNoResult()
    {
        QFETCH(QStringList, options);
        const QString folder = out("foreign") + QStringLiteral("/Präparat 1");
        QDir().mkpath(folder);
        QFile notes(folder + "/notes.txt");
        QVERIFY(notes.open(QIODevice::WriteOnly) && notes.write("years of work") > 0);
        notes.close();
        const EngineRun run = analyze("foreign", options);
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.sentences().join(' ').contains(QStringLiteral("no result")));
        QCOMPARE(bytes(folder + "/notes.txt"), QByteArray("years of work"));
    }

private:
    QString out(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    EngineRun analyze(const char *name, const QStringList &options) const
    {
        return runEngine(QStringList{"analyze", m_slide, "--model", bundledModel(), "--out", out(name)} + options);
    }

    /// Starts an analysis and sends the signal when more than half of the tiles are encoded, the first strip of them
    /// committed; `timer` then runs from the signal to the end.
    EngineRun stopInTheMiddle(const char *name, int signal, QElapsedTimer *timer = nullptr) const
    {
        QProcess process;
        process.start(enginePath(), {"analyze", m_slide, "--model", bundledModel(), "--out", out(name), "--threads",
                                     "1", "--progress"});
        process.setReadChannel(QProcess::StandardError);
        bool isInTheMiddle = false;
        while (!isInTheMiddle && process.waitForReadyRead(60'000))
            while (process.canReadLine()) {
                const QJsonObject json = QJsonDocument::fromJson(process.readLine()).object();
                isInTheMiddle |= json["total"].toInt() > 0 && json["done"].toInt() * 2 > json["total"].toInt();
            }
        if (process.state() != QProcess::Running)
            return {}; // nobody to send a signal to, and process 0 would be all of us
        ::kill(static_cast<pid_t>(process.processId()), signal);
        if (timer)
            timer->start();
        process.waitForFinished(60'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    /// Tiles that were there when the encoding began.
    static int firstDone(const EngineRun &run)
    {
        for (const QByteArray &line : run.errors.split('\n')) {
            const QJsonObject json = QJsonDocument::fromJson(line).object();
            if (json["stage"].toString() == QLatin1String("features") && json["total"].toInt() > 0)
                return json["done"].toInt();
        }
        return 0;
    }

    static QByteArray bytes(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QJsonObject read(const QString &path) { return QJsonDocument::fromJson(bytes(path)).object(); }

    QTemporaryDir m_folder;
    QString m_slide;
};

QTEST_GUILESS_MAIN(AnalyzeTest)
#include "tst_analyze.moc"
