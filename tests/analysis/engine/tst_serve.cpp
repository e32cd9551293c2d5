#include "tests/support/engineclient.h"
#include "tests/support/slidefiles.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera::testing;

/// The engine behind the desktop program: real process, real analyses.
class ServeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        PyramidSpec spec;
        spec.width = 1700;
        spec.height = 1500;
        spec.mppTag = 1.0;
        spec.paint = tissueOnGlass(spec.width, spec.height);
        makePyramid(path("small.tiff").toStdString(), spec);
        spec.width = 9000;
        spec.height = 9000;
        spec.paint = tissueOnGlass(spec.width, spec.height, 0.5, 0.5, 0.45, 0.45);
        makePyramid(path("large.tiff").toStdString(), spec);
    }

    void introducesItself()
    {
        Client client;
        client.request(1, "initialize", {{"protocolVersion", 1}});
        const QJsonObject result = client.reply(1)["result"].toObject();
        QCOMPARE(result["protocolVersion"].toInt(), 1);
        QVERIFY(!result["torchVersion"].toString().isEmpty());
        QCOMPARE(result["devices"].toArray().first().toObject()["id"].toString(), QStringLiteral("cpu"));
    }

    void refusesAnotherProtocol()
    {
        Client client;
        client.request(1, "initialize", {{"protocolVersion", 99}});
        QVERIFY(client.reply(1).contains("error"));
    }

    void listsModelsWithWhatIsWrongWithThem()
    {
        QDir().mkpath(path("models/broken"));
        QFile description(path("models/broken/model.json"));
        QVERIFY(description.open(QIODevice::WriteOnly));
        description.write("{}");
        description.close();
        Client client;
        client.request(
            1, "models/list",
            {{"folders", QJsonArray{QStringLiteral(TESSERA_SOURCE_DIR "/resources/models"), path("models")}}});
        const QJsonArray models = client.reply(1)["result"].toObject()["models"].toArray();
        QVERIFY(models.size() >= 2);
        bool demo = false;
        for (const auto &model : models)
            demo |= model.toObject()["id"] == "lymph-node-demo" && model.toObject()["problem"].toString().isEmpty();
        QVERIFY(demo);
        QVERIFY(models.last().toObject()["problem"].toString().contains("broken"));
    }

    void analysesASlideAndTellsHowFarItIs()
    {
        Client client;
        client.request(7, "analysis/start", start("small.tiff", "out"));
        QCOMPARE(client.reply(7)["result"].toObject()["job"].toInt(), 1);
        const QJsonObject progress = client.event("job/progress");
        QCOMPARE(progress["job"].toInt(), 1);
        const auto [method, end] = client.end();
        QCOMPARE(method, QStringLiteral("job/finished"));
        QVERIFY(QFile::exists(end["folder"].toString() + "/result.json"));
    }

    void showsTheMapWhileItIsStillBeingMade()
    {
        Client client;
        client.request(1, "analysis/start", start("large.tiff", "partial"));
        const QJsonObject partial = client.event("job/partial");
        QVERIFY(partial["count"].toInt() > 0);
        QVERIFY(QFile::exists(partial["tiles"].toString()));
        QVERIFY(!QDir(path("partial/large")).exists());
    }

    void cancelsWithinHalfASecondAndGoesOnLater()
    {
        Client client;
        client.request(1, "analysis/start", start("large.tiff", "cancelled"));
        QVERIFY(!client.event("job/partial").isEmpty());
        QElapsedTimer timer;
        timer.start();
        client.request(2, "job/cancel", {{"job", 1}});
        const auto [method, end] = client.end();
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(method, QStringLiteral("job/failed"));
        QCOMPARE(end["error"].toObject()["data"].toObject()["name"].toString(), QStringLiteral("cancelled"));
        QVERIFY(QFile::exists(path("cancelled/.large.partial/features.h5")));

        client.request(3, "analysis/start", start("large.tiff", "cancelled"));
        for (;;) {
            const QJsonObject progress = client.event("job/progress");
            QVERIFY(!progress.isEmpty());
            if (progress["total"].toInt() == 0)
                continue;
            QVERIFY(progress["done"].toInt() > 0);
            break;
        }
    }

    void cancelsAJobThatIsStillWaiting()
    {
        Client client;
        client.request(1, "analysis/start", start("large.tiff", "first"));
        client.request(2, "analysis/start", start("small.tiff", "second"));
        QCOMPARE(client.reply(2)["result"].toObject()["job"].toInt(), 2);
        client.request(3, "job/cancel", {{"job", 2}});
        const auto [method, end] = client.end();
        QCOMPARE(end["job"].toInt(), 2);
        QCOMPARE(end["error"].toObject()["data"].toObject()["name"].toString(), QStringLiteral("cancelled"));
    }

    void reportsAFailedJobAndServesOn()
    {
        Client client;
        client.request(1, "analysis/start", start("nowhere.tiff", "out"));
        QCOMPARE(client.end().second["error"].toObject()["data"].toObject()["name"].toString(),
                 QStringLiteral("fileMissing"));
        client.request(2, "initialize", {{"protocolVersion", 1}});
        QVERIFY(client.reply(2).contains("result"));
    }

    void answersGarbageWithAnErrorAndServesOn_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("no request") << QByteArray("[1,2,3]");
        QTest::newRow("unknown method") << QByteArray(R"({"jsonrpc":"2.0","id":5,"method":"dance"})");
        QTest::newRow("wrong type") << QByteArray(
            R"({"jsonrpc":"2.0","id":5,"method":"job/cancel","params":{"job":"one"}})");
        QTest::newRow("zero bytes") << QByteArray("\0\0\0", 3);
        QTest::newRow("an endless line") << QByteArray(20 << 20, 'x');
    }
    void answersGarbageWithAnErrorAndServesOn()
    {
        QFETCH(QByteArray, line);
        Client client;
        client.send(line);
        QVERIFY(client.next().contains("error"));
        client.request(9, "initialize", {{"protocolVersion", 1}});
        QVERIFY(client.reply(9).contains("result"));
    }

    void leavesWhenAskedTo()
    {
        Client client;
        client.request(1, "shutdown");
        QVERIFY(client.reply(1).contains("result"));
        QCOMPARE(client.exitCode(), 0);
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QJsonObject start(const char *slide, const char *out) const
    {
        return {{"slide", path(slide)}, {"model", bundledModel()}, {"out", path(out)}, {"device", "cpu"}};
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ServeTest)
#include "tst_serve.moc"
