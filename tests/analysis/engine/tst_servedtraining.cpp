#include "tests/analysis/runs/drawnfiles.h"
#include "tests/support/engineclient.h"
#include "tests/support/slidefiles.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <fstream>

using namespace tessera::testing;

namespace {

/// Of this training, as the client of a dock asks for it; the same as DrawnFiles::arguments on the command line.
QJsonObject request(const DrawnFiles &files, const char *out, const QStringList &more = {})
{
    QStringList settings;
    const QStringList words = files.arguments("train", out);
    for (qsizetype i = 0; i + 1 < words.size(); ++i)
        if (words[i] == "--set")
            settings << words[i + 1];
    return {{"cohort", files.path("cohort.csv")},
            {"features", files.path("features.safetensors")},
            {"settings", QJsonArray::fromStringList(settings + more)},
            {"out", files.path(out)},
            {"earlier", "resume"}};
}

QJsonObject with(QJsonObject object, const char *name, const QJsonValue &value)
{
    object[QLatin1String(name)] = value;
    return object;
}

QString nameOfError(const QJsonObject &failure)
{
    return failure["error"].toObject()["data"].toObject()["name"].toString();
}

/// The next event of this word.
QJsonObject news(Client &client, const char *word)
{
    for (;;) {
        const QJsonObject event = client.event("training/event");
        if (event.isEmpty() || event["event"] == QLatin1String(word))
            return event;
    }
}

/// Processes whose parent this is.
std::vector<pid_t> childrenOf(qint64 process)
{
    std::vector<pid_t> children;
    const std::filesystem::path threads = "/proc/" + std::to_string(process) + "/task";
    for (const auto &thread : std::filesystem::directory_iterator(threads)) {
        std::ifstream list(thread.path() / "children");
        for (pid_t child = 0; list >> child;)
            children.push_back(child);
    }
    return children;
}

bool isGone(pid_t process) { return ::kill(process, 0) != 0; }

const char *endless = "epochs=100000";

} // namespace

/// Trainings through the engine behind the desktop program: real processes, real runs.
class ServedTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsEveryEpochInOrderAndTheModelLast()
    {
        const DrawnFiles files;
        Client client;
        client.request(7, "training/start", request(files, "out"));
        QVector<QJsonObject> messages;
        while (messages.isEmpty() || messages.back()["method"] == "training/event" || messages.back().contains("id")) {
            messages << client.next();
            QVERIFY2(!messages.back().isEmpty(), "it ended without a word");
        }
        QStringList words, epochs;
        for (const QJsonObject &message : messages) {
            if (message.contains("id")) {
                QCOMPARE(message["result"].toObject()["job"].toInt(), 1);
                continue;
            }
            QJsonObject params = message["params"].toObject();
            QCOMPARE(params["job"].toInt(), 1);
            params.remove("job");
            words << params["event"].toString();
            if (words.back() == "epoch")
                epochs << QJsonDocument(params).toJson(QJsonDocument::Compact);
        }
        QVERIFY(words.contains("checking"));
        QVERIFY(words.lastIndexOf("checking") < words.indexOf("epoch"));
        // Both stages, as the file of the run has them.
        QStringList lines;
        for (const QByteArray &line :
             QByteArray::fromStdString(files.scratch.read("out/events.jsonl")).trimmed().split('\n'))
            lines << QJsonDocument::fromJson(line).toJson(QJsonDocument::Compact);
        QCOMPARE(epochs.size(), 8);
        QCOMPARE(epochs, lines);

        QCOMPARE(messages.back()["method"].toString(), QString("training/finished"));
        const QJsonObject end = messages.back()["params"].toObject();
        QCOMPARE(end["folder"].toString(), files.path("out"));
        const QJsonObject run = end["runs"].toArray().at(0).toObject();
        QVERIFY(QFile::exists(run["model"].toString() + "/model.json"));
        QVERIFY(run["whole"].toBool());
        QCOMPARE(run["part"].toString(), QString("test"));
        const QJsonObject report =
            QJsonDocument::fromJson(QByteArray::fromStdString(files.scratch.read("out/metrics.json"))).object();
        const QJsonArray metrics = run["metrics"].toArray();
        QCOMPARE(metrics.size(), report["metrics"].toObject().size());
        for (const auto &metric : metrics) {
            const QJsonObject told = metric.toObject();
            const QJsonObject stored = report["metrics"].toObject()[told["name"].toString()].toObject();
            for (const char *field : {"value", "low", "high"})
                QCOMPARE(told[QLatin1String(field)].toDouble(), stored[QLatin1String(field)].toDouble());
        }
    }

    void givesTheWeightsOfTheCommandLine()
    {
        const DrawnFiles files;
        QCOMPARE(runEngine(files.arguments("train", "there")).exitCode, 0);
        Client client;
        client.request(1, "training/start", request(files, "here"));
        QCOMPARE(client.end().first, QString("training/finished"));
        QCOMPARE(files.scratch.read("here/model/model.safetensors"),
                 files.scratch.read("there/model/model.safetensors"));
    }

    void cancelKeepsTheStateAndResumeGivesTheWeightsOfAnUndisturbedRun()
    {
        const DrawnFiles files;
        QCOMPARE(runEngine(files.arguments("train", "whole", {"--set", "epochs=40"})).exitCode, 0);
        Client client;
        client.request(1, "training/start", request(files, "out", {"epochs=40"}));
        for (int epoch = 0; epoch < 5; ++epoch)
            QVERIFY(!news(client, "epoch").isEmpty());
        QElapsedTimer timer;
        timer.start();
        client.request(2, "job/cancel", {{"job", 1}});
        const auto [method, failure] = client.end();
        QVERIFY2(timer.elapsed() < 8000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(method, QString("job/failed"));
        QCOMPARE(nameOfError(failure), QString("stopped"));
        QVERIFY(!QFile::exists(files.path("out/model")));
        QVERIFY(QFile::exists(files.path("out/state/checkpoint.safetensors")));

        client.request(3, "training/start", request(files, "out", {"epochs=40"}));
        const QJsonObject next = news(client, "epoch");
        QVERIFY2(next["epoch"].toInt() >= 4, "it goes on where it was");
        QCOMPARE(client.end().first, QString("training/finished"));
        QCOMPARE(files.scratch.read("out/model/model.safetensors"),
                 files.scratch.read("whole/model/model.safetensors"));
        const std::string events = files.scratch.read("out/events.jsonl");
        QCOMPARE(std::count(events.begin(), events.end(), '\n'), 80);
    }

    void aCancelledTrainingOffersItsBestAndItsLastWeights()
    {
        const DrawnFiles files;
        Client client;
        client.request(1, "training/start", request(files, "out", {endless}));
        for (int epoch = 0; epoch < 10; ++epoch)
            QVERIFY(!news(client, "epoch").isEmpty());
        client.request(2, "job/cancel", {{"job", 1}});
        QCOMPARE(nameOfError(client.end().second), QString("stopped"));
        int id = 2;
        for (const char *which : {"best", "last"}) {
            client.request(++id, "training/start", with(request(files, "out", {endless}), "finish", which));
            const auto [method, end] = client.end();
            QCOMPARE(method, QString("training/finished"));
            const QJsonObject run = end["runs"].toArray().at(0).toObject();
            QVERIFY(!run["whole"].toBool(true));
            QVERIFY(QFile::exists(run["model"].toString() + "/model.json"));
            QVERIFY2(QFile::exists(files.path("out/state")), "it can still go on");
        }
    }

    void namesWhatIsWrongWithTheInput_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("error");
        QTest::newRow("no table") << "cohort" << QJsonValue("/nowhere.csv") << "fileMissing";
        QTest::newRow("a table like an option") << "cohort" << QJsonValue("--help") << "fileMissing";
        QTest::newRow("no features") << "features" << QJsonValue("/nowhere") << "fileMissing";
        QTest::newRow("unknown setting") << "settings" << QJsonValue(QJsonArray{"learning_rat=1"})
                                         << "configurationInvalid";
        QTest::newRow("no configuration") << "config" << QJsonValue("/nowhere.json") << "fileMissing";
        QTest::newRow("nothing to finish") << "finish" << QJsonValue("best") << "runInvalid";
        QTest::newRow("unwritable folder") << "out" << QJsonValue("/proc/out") << "fileUnwritable";
    }
    void namesWhatIsWrongWithTheInput()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QFETCH(QString, error);
        const DrawnFiles files(24);
        Client client;
        client.request(1, "training/start", with(request(files, "out"), member.toLatin1().constData(), value));
        const auto [method, failure] = client.end();
        QCOMPARE(method, QString("job/failed"));
        QCOMPARE(nameOfError(failure), error);
        const QString sentence = failure["error"].toObject()["message"].toString();
        QVERIFY2(!sentence.contains('\n'), qPrintable(sentence));
        for (const auto &argument : failure["error"].toObject()["data"].toObject()["arguments"].toArray())
            QVERIFY2(sentence.contains(argument.toString()), qPrintable(sentence));
        QVERIFY(!failure["error"].toObject()["data"].toObject()["arguments"].toArray().isEmpty());
        client.request(2, "initialize", {{"protocolVersion", 1}});
        QVERIFY(client.reply(2).contains("result"));
    }

    void refusesAtOnceWhatNoCommandLineCanSay()
    {
        const DrawnFiles files(24);
        Client client;
        client.request(1, "training/start", with(request(files, "out"), "preset", "best"));
        QVERIFY(client.reply(1)["error"].toObject()["message"].toString().startsWith("There is no preset best"));
        client.request(2, "training/start", with(request(files, "out"), "out", ""));
        QCOMPARE(nameOfError(client.reply(2)), QString("usage"));
    }

    void aKilledTrainingFailsAloneAndGoesOnLater()
    {
        const DrawnFiles files;
        QCOMPARE(runEngine(files.arguments("train", "whole", {"--set", "epochs=40"})).exitCode, 0);
        Client client;
        client.request(1, "training/start", request(files, "out", {"epochs=40"}));
        QVERIFY(!news(client, "epoch").isEmpty());
        const std::vector<pid_t> children = childrenOf(client.processId());
        QCOMPARE(children.size(), 1u);
        ::kill(children.front(), SIGKILL);
        const auto [method, failure] = client.end();
        QCOMPARE(method, QString("job/failed"));
        QCOMPARE(nameOfError(failure), QString("engineDied"));
        QVERIFY(failure["error"].toObject()["message"].toString().contains("the training was ended by signal 9"));
        client.request(2, "training/start", request(files, "out", {"epochs=40"}));
        QCOMPARE(client.end().first, QString("training/finished"));
        QCOMPARE(files.scratch.read("out/model/model.safetensors"),
                 files.scratch.read("whole/model/model.safetensors"));
    }

    void endsWithTheEngine_data()
    {
        QTest::addColumn<bool>("isKilled");
        QTest::newRow("killed") << true;
        QTest::newRow("its client gone") << false;
    }
    void endsWithTheEngine()
    {
        QFETCH(bool, isKilled);
        const DrawnFiles files;
        pid_t training = 0;
        {
            Client client;
            client.request(1, "training/start", request(files, "out", {endless}));
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(files.path("out/state/checkpoint.safetensors")), 20'000);
            training = childrenOf(client.processId()).at(0);
            if (isKilled)
                client.kill();
            else
                client.closeInput();
            QTRY_VERIFY_WITH_TIMEOUT(isGone(training), 10'000);
        }
        QCOMPARE(runEngine(files.arguments("train", "out", {"--set", endless, "--finish", "best"})).exitCode, 0);
    }

    void anAnalysisAndAnswersDoNotWaitForATraining()
    {
        PyramidSpec spec;
        spec.width = 1700;
        spec.height = 1500;
        spec.mppTag = 1.0;
        spec.paint = tissueOnGlass(spec.width, spec.height);
        const DrawnFiles files;
        makePyramid(files.scratch / "slide.tiff", spec);
        Client client;
        client.request(1, "training/start", request(files, "run", {endless}));
        QVERIFY(!news(client, "epoch").isEmpty());
        client.request(2, "analysis/start",
                       {{"slide", files.path("slide.tiff")},
                        {"model", bundledModel()},
                        {"out", files.path("results")},
                        {"device", "cpu"}});
        const auto [method, end] = client.end();
        QCOMPARE(method, QString("job/finished"));
        QCOMPARE(end["job"].toInt(), 2);
        QVERIFY2(!news(client, "epoch").isEmpty(), "the training goes on");
    }

    void oneTrainingWaitsForTheOther()
    {
        const DrawnFiles files;
        Client client;
        client.request(1, "training/start", request(files, "first", {endless}));
        client.request(2, "training/start", request(files, "second"));
        client.request(3, "training/start", request(files, "third"));
        QVERIFY(!news(client, "epoch").isEmpty());
        client.request(4, "job/cancel", {{"job", 2}});
        const auto [method, waiting] = client.end();
        QCOMPARE(waiting["job"].toInt(), 2);
        QCOMPARE(nameOfError(waiting), QString("cancelled"));
        QVERIFY2(!QFile::exists(files.path("second")) && !QFile::exists(files.path("third")), "neither has begun");
        client.request(5, "job/cancel", {{"job", 1}});
        QCOMPARE(client.end().second["job"].toInt(), 1);
        const auto [last, third] = client.end();
        QCOMPARE(last, QString("training/finished"));
        QCOMPARE(third["job"].toInt(), 3);
    }

    void trainsAGridAndFolds()
    {
        const DrawnFiles files;
        Client client;
        client.request(1, "training/start", request(files, "grid", {"seed=[1,2]"}));
        QCOMPARE(news(client, "run")["name"].toString(), QString("seed=1"));
        QCOMPARE(news(client, "run")["run"].toInt(), 1);
        QCOMPARE(news(client, "epoch")["run"].toInt(), 1);
        const QJsonArray grid = client.end().second["runs"].toArray();
        QCOMPARE(grid.size(), 2);
        QCOMPARE(grid[1].toObject()["model"].toString(), files.path("grid/seed=2/model"));

        client.request(2, "training/start", with(request(files, "folds", {"folds=2"}), "division", "folds"));
        const auto [method, end] = client.end();
        QCOMPARE(method, QString("training/finished"));
        const QJsonObject run = end["runs"].toArray().at(0).toObject();
        QVERIFY(!run.contains("model") && !run["metrics"].toArray().isEmpty());
        QVERIFY(QFile::exists(run["folder"].toString() + "/fold_0/model/model.json"));
    }
};

QTEST_GUILESS_MAIN(ServedTrainingTest)
#include "tst_servedtraining.moc"
