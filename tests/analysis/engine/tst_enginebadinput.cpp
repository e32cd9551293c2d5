#include "tests/support/engineprocess.h"
#include "tests/support/slidefiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <unistd.h>

using namespace tessera::testing;

/// What a user does wrong, or a disk: one clear sentence, the right exit code, and nothing left behind.
class BadInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        makePyramid(path("good.tiff").toStdString(), good());
        model = m_folder.filePath("models/demo");
        copyPackage(bundledModel(), model);
        copyPackage(QStringLiteral(TESSERA_SOURCE_DIR "/resources/encoders/tessera-compact"),
                    m_folder.filePath("encoders/tessera-compact"));
    }

    void refusesASlideThatWillNeverWork_data()
    {
        QTest::addColumn<QString>("slide");
        QTest::addColumn<QString>("says");
        const QString cut = path("cut.tiff");
        cutFile(path("good.tiff").toStdString(), cut.toStdString(), QFileInfo(path("good.tiff")).size() / 2);
        write("text.svs", "this is no slide");
        write("empty.svs", "");
        QDir().mkpath(path("folder.svs"));
        PyramidSpec unknown = good();
        unknown.mppTag.reset();
        makePyramid(path("unknown.tiff").toStdString(), unknown);
        PyramidSpec glass = good();
        glass.paint = [](int64_t, int64_t) { return 0xFFF4F4F4u; };
        makePyramid(path("glass.tiff").toStdString(), glass);
        PyramidSpec small = good();
        small.width = small.height = 90;
        small.levels = 1;
        makePyramid(path("small.tiff").toStdString(), small);
        makePyramid(path("spoiled.tiff").toStdString(), good());
        damageAllTiles(path("spoiled.tiff").toStdString());

        QTest::newRow("missing") << path("nowhere.svs") << "nowhere.svs";
        QTest::newRow("a folder") << path("folder.svs") << "folder";
        QTest::newRow("empty") << path("empty.svs") << "empty";
        QTest::newRow("not a slide") << path("text.svs") << "not a slide";
        QTest::newRow("cut off in the middle") << cut << "cut.tiff";
        QTest::newRow("resolution unknown") << path("unknown.tiff") << "--mpp";
        QTest::newRow("no tissue") << path("glass.tiff") << "No tissue";
        QTest::newRow("smaller than a tile") << path("small.tiff") << "smaller than one tile";
        QTest::newRow("no pixel readable") << path("spoiled.tiff") << "No pixel";
    }
    void refusesASlideThatWillNeverWork()
    {
        QFETCH(QString, slide);
        QFETCH(QString, says);
        refuses(analyze(slide, model), 3, says);
    }

    void refusesAnUnreadableSlide()
    {
        if (::geteuid() == 0)
            QSKIP("The superuser can read everything.");
        QFile::copy(path("good.tiff"), path("locked.tiff"));
        QFile(path("locked.tiff")).setPermissions({});
        refuses(analyze(path("locked.tiff"), model), 3, "locked.tiff");
    }

    void refusesAPackageThatIsNotWhatItSays_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("says");
        QTest::newRow("other weights") << "model.safetensors" << QByteArray() << QByteArray() << "sha256 differs";
        QTest::newRow("broken description") << "model.json" << QByteArray("{") << QByteArray("{{") << "not valid JSON";
        QTest::newRow("wrong width") << "model.json" << QByteArray("\"input_dim\": 256")
                                     << QByteArray("\"input_dim\": 128") << "input_dim";
        QTest::newRow("other encoder") << "model.json" << QByteArray("tessera-compact") << QByteArray("another-encoder")
                                       << "another-encoder";
        QTest::newRow("unknown parameter")
            << "model.json" << QByteArray("\"gated\"") << QByteArray("\"gatet\"") << "gatet";
        QTest::newRow("unknown architecture")
            << "model.json" << QByteArray("\"kind\": \"mil\"") << QByteArray("\"kind\": \"mul\"") << "mul";
        QTest::newRow("computes something else") << "model.json" << QByteArray("\"act\": \"gelu\"")
                                                 << QByteArray("\"act\": \"relu\"") << "reference outputs";
        QTest::newRow("surplus shape") << "model.json" << QByteArray("\"model_dim\": 512")
                                       << QByteArray("\"model_dim\": 256") << "feature.0.weight";
    }
    void refusesAPackageThatIsNotWhatItSays()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, says);
        const QString changed = m_folder.filePath("models/changed");
        QDir(changed).removeRecursively();
        copyPackage(bundledModel(), changed);
        QFile content(changed + "/" + file);
        QVERIFY(content.open(QIODevice::ReadWrite));
        QByteArray bytes = content.readAll();
        if (before.isEmpty())
            bytes[bytes.size() - 5] = static_cast<char>(bytes[bytes.size() - 5] ^ 1);
        else
            QVERIFY(bytes.contains(before));
        if (!before.isEmpty())
            bytes.replace(bytes.indexOf(before), before.size(), after);
        content.resize(0);
        content.seek(0);
        content.write(bytes);
        content.close();
        refuses(analyze(path("good.tiff"), changed), 3, says);
    }

    void refusesAModelFolderThatIsNone()
    {
        refuses(analyze(path("good.tiff"), path("no-model")), 3, "no-model");
        refuses(analyze(path("good.tiff"), m_folder.path()), 3, "model.json");
    }

    void refusesAModelOfSurvival()
    {
        const QString survival = m_folder.filePath("models/survival");
        copyPackage(bundledModel(), survival);
        QFile file(survival + "/model.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject description = QJsonDocument::fromJson(file.readAll()).object();
        file.close();
        description["task"] = QJsonObject{{"kind", "survival"}, {"bin_edges", QJsonArray{0, 12, 60}}};
        description["calibration"] = QJsonValue::Null;
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(description).toJson());
        file.close();
        refuses(analyze(path("good.tiff"), survival), 3, "predicts survival");
    }

    void refusesAnImplausibleResolution() { refuses(analyze(path("good.tiff"), model, {"--mpp", "500"}), 3, "500"); }

    void refusesADeviceThatIsNotThere()
    {
        refuses(analyze(path("good.tiff"), model, {"--device", "abacus"}), 2, "abacus");
        refuses(analyze(path("good.tiff"), model, {"--device", "cuda:99"}), 2, "cuda:99");
    }

    void costsADamagedTileOnlyThatTile()
    {
        makePyramid(path("onebad.tiff").toStdString(), good());
        damageTile(path("onebad.tiff").toStdString(), 0, 6, 6);
        const EngineRun run = analyze(path("onebad.tiff"), model, {"--json"});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.json()["unreadable"].toInt() > 0);
        QVERIFY(run.json()["unreadable"].toInt() <= 9);
        QVERIFY(run.json()["tiles"].toInt() > 50);
    }

    void keepsTheWorkWhenTheDiskIsFull()
    {
        if (::geteuid() != 0)
            QSKIP("Mounting a small disk needs root.");
        const QByteArray disk = path("disk").toUtf8();
        QDir().mkpath(path("disk"));
        if (::mount("tmpfs", disk.constData(), "tmpfs", 0, "size=200k") != 0)
            QSKIP("A small disk cannot be mounted here.");
        const EngineRun run = runEngine({"analyze", path("good.tiff"), "--model", model, "--out", path("disk")});
        const QStringList left =
            QDir(path("disk")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot); // hidden ones not counted
        ::umount(disk.constData());
        QVERIFY2(run.exitCode == 75, run.errors.constData());
        QVERIFY2(run.errors.contains("full"), run.errors.constData());
        QCOMPARE(left, QStringList());
    }

    void saysWhenTheResultFolderCannotBeWritten()
    {
        write("occupied", "a file");
        const EngineRun run = runEngine({"analyze", path("good.tiff"), "--model", model, "--out", path("occupied")});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.errors.contains("occupied"));
    }

    void answersInfoWithTheSameSentences()
    {
        const EngineRun run = runEngine({"info", path("text.svs"), "--json"});
        QCOMPARE(run.exitCode, 3);
        QCOMPARE(run.json()["error"].toObject()["code"].toString(), QStringLiteral("notASlide"));
        QCOMPARE(run.sentences().size(), 1);
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    void write(const char *name, const char *text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    static PyramidSpec good()
    {
        PyramidSpec spec;
        spec.width = 1700;
        spec.height = 1500;
        spec.mppTag = 1.0;
        spec.paint = tissueOnGlass(spec.width, spec.height);
        return spec;
    }
    static void copyPackage(const QString &from, const QString &to)
    {
        QDir().mkpath(to);
        for (const QString &name : QDir(from).entryList(QDir::Files)) {
            QVERIFY(QFile::copy(from + "/" + name, to + "/" + name));
            QFile(to + "/" + name).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        }
    }
    EngineRun analyze(const QString &slide, const QString &package, const QStringList &options = {}) const
    {
        return runEngine(QStringList{"analyze", slide, "--model", package, "--out", path("out")} + options);
    }
    void refuses(const EngineRun &run, int exitCode, const QString &says) const
    {
        QVERIFY2(run.exitCode == exitCode,
                 qPrintable(QStringLiteral("exit code %1: %2").arg(run.exitCode).arg(QString::fromUtf8(run.errors))));
        QVERIFY2(run.sentences().size() == 1, run.errors.constData());
        QVERIFY2(run.sentences().first().contains(says), run.errors.constData());
        QVERIFY2(!QFileInfo::exists(path("out")) ||
                     QDir(path("out")).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 "something was left behind");
    }

    QTemporaryDir m_folder;
    QString model;
};

QTEST_GUILESS_MAIN(BadInputTest)
#include "tst_enginebadinput.moc"
