#include "tests/support/engineclient.h"
#include "tests/support/goldenpackage.h"
#include "tests/support/slidefiles.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace tessera;
using namespace tessera::testing;

namespace {

constexpr int64_t tiles = 400;
constexpr int tileEdge = 100;
constexpr int64_t manyTimes = 50; ///< how many such bags the large one is

QString nameOfError(const QJsonObject &reply)
{
    return reply["error"].toObject()["data"].toObject()["name"].toString();
}

/// How far the largest value is off; infinite where kinds, shapes or whole numbers differ.
double differenceOf(const TensorView &a, const TensorView &b)
{
    constexpr double everything = std::numeric_limits<double>::infinity();
    if (a.dtype != b.dtype || a.shape != b.shape)
        return everything;
    if (a.dtype != Dtype::f32 && a.dtype != Dtype::f64)
        return std::ranges::equal(a.bytes, b.bytes) ? 0 : everything;
    const std::vector<double> values = toDoubles(a);
    const std::vector<double> others = toDoubles(b);
    double most = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        most = std::max(most, std::abs(values[i] - others[i]) / (1 + std::abs(values[i])));
    return most;
}

QJsonArray rectangle(double x, double y, double width, double height)
{
    return {QJsonArray{x, y}, QJsonArray{x + width, y}, QJsonArray{x + width, y + height}, QJsonArray{x, y + height}};
}

} // namespace

/// Live questions about parts of a bag, through the pipe of the real program.
class SessionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const GoldenFile golden("inf_dsmil_3c");
        writeGoldenPackage(m_scratch, "model", golden, {}, 1.5);
        const std::vector<float> features = floatsOf(golden.input(tiles));
        std::vector<int64_t> coords; // 20 x 20 tiles
        for (int64_t i = 0; i < tiles; ++i)
            coords.insert(coords.end(), {i % 20 * tileEdge, i / 20 * tileEdge});
        const TensorView stored{"features", Dtype::f32, {tiles, 32}, std::as_bytes(std::span(features))};
        VERIFY_OK(writeSafetensors(m_scratch / "bag.safetensors",
                                   {stored, {"coords", Dtype::i64, {tiles, 2}, std::as_bytes(std::span(coords))}}));
        VERIFY_OK(writeSafetensors(m_scratch / "placeless.safetensors", {stored}));

        std::vector<float> many;
        for (int64_t i = 0; i < manyTimes; ++i)
            many.insert(many.end(), features.begin(), features.end());
        const std::vector<int64_t> shape{manyTimes * tiles, 32};
        VERIFY_OK(writeSafetensors(m_scratch / "large.safetensors",
                                   {{"features", Dtype::f32, shape, std::as_bytes(std::span(many))}}));
    }

    void answersWhatPredictWrites()
    {
        Client client;
        const int session = open(client);
        QVERIFY(session > 0);
        client.request(2, "session/predict",
                       {{"session", session}, {"excluded", QJsonArray{3, 10, 3}}, {"maskRatio", 0.05}});
        const QJsonObject answer = client.reply(2)["result"].toObject();
        QCOMPARE(answer["tilesLeft"].toInt(), 378); // 398 - ceil(19.9)

        const std::vector<int64_t> indices{3, 10};
        VERIFY_OK(writeSafetensors(m_scratch / "indices.safetensors",
                                   {{"indices", Dtype::i64, {2}, std::as_bytes(std::span(indices))}}));
        QCOMPARE(runEngine({"predict", "--model", path("model"), "--features", path("bag.safetensors"), "--out",
                            path("maps.safetensors"), "--exclude", path("indices.safetensors"), "--mask-ratio", "0.05",
                            "--device", "cpu"})
                     .exitCode,
                 0);
        const Result<Safetensors> expected = Safetensors::open(m_scratch / "maps.safetensors");
        const Result<Safetensors> maps = Safetensors::open(answer["maps"].toString().toStdString());
        VERIFY_OK(maps);
        QCOMPARE(maps->tensors().size(), expected->tensors().size());
        for (const TensorView &tensor : expected->tensors()) {
            const TensorView *found = maps->find(tensor.name);
            QVERIFY2(found, tensor.name.c_str());
            // Two processes need not place a matrix alike in memory, and some processors' kernels add in another order.
            const double off = differenceOf(*found, tensor);
            // (The hard map asks which of two scores is larger, which rounding can turn round.)
            const double allowed = tensor.name == "hard_probability" ? 0.05 : 1e-6;
            QVERIFY2(off <= allowed, qPrintable(QStringLiteral("%1: %2").arg(tensor.name.c_str()).arg(off)));
        }
        QCOMPARE(answer["logits"].toArray().size(), 3);
        QCOMPARE(static_cast<float>(answer["logits"].toArray()[0].toDouble()), toFloats(*maps->find("logits"))[0]);
        QCOMPARE(answer["probabilities"].toArray()[2].toDouble() > 0, true);
    }

    void takesOutTheTilesOfAnArea()
    {
        Client client;
        const int session = open(client);
        // The middles of the 2 x 3 tiles in the corner lie in it; of those beside them only edges do.
        client.request(2, "session/predict",
                       {{"session", session}, {"areas", QJsonArray{rectangle(0, 0, 2 * tileEdge + 49, 3 * tileEdge)}}});
        const QJsonObject answer = client.reply(2)["result"].toObject();
        QCOMPARE(answer["tilesLeft"].toInt(), 394);
        const Result<Safetensors> maps = Safetensors::open(answer["maps"].toString().toStdString());
        VERIFY_OK(maps);
        const std::vector<uint8_t> excluded = toBytes(*maps->find("excluded"));
        for (const std::size_t tile : {0, 1, 20, 21, 40, 41})
            QCOMPARE(excluded[tile], uint8_t{1});
        QCOMPARE(std::count(excluded.begin(), excluded.end(), 1), std::ptrdiff_t{6});
    }

    void showsTheAttentionOfTheWantedClass()
    {
        Client client;
        const int session = open(client);
        std::vector<std::vector<float>> attention;
        for (int c = 0; c < 3; ++c) {
            client.request(2 + c, "session/predict", {{"session", session}, {"shownClass", c}});
            const QString maps = client.reply(2 + c)["result"].toObject()["maps"].toString();
            attention.push_back(toFloats(*Safetensors::open(maps.toStdString()).value().find("attention")));
        }
        QVERIFY(attention[0] != attention[1] && attention[1] != attention[2]);
    }

    void letsTheNewestQuestionOvertake()
    {
        Client client;
        // (An answer has to take longer than it takes to read the next question.)
        const int session = open(client, QStringLiteral("large.safetensors"));
        QByteArray lines;
        constexpr int questions = 50;
        for (int id = 2; id < 2 + questions; ++id)
            lines += QJsonDocument(QJsonObject{{"jsonrpc", "2.0"},
                                               {"id", id},
                                               {"method", "session/predict"},
                                               {"params", QJsonObject{{"session", session}}}})
                         .toJson(QJsonDocument::Compact) +
                     "\n";
        client.send(lines.chopped(1)); // in one go
        int cancelled = 0;
        bool newestAnswered = false;
        for (int i = 0; i < questions; ++i) {
            const QJsonObject reply = client.nextReply();
            if (nameOfError(reply) == QStringLiteral("cancelled"))
                ++cancelled;
            else
                QVERIFY(reply.contains("result"));
            newestAnswered |= reply["id"].toInt() == 1 + questions && reply.contains("result");
        }
        QVERIFY(newestAnswered);
        QVERIFY2(cancelled > questions / 2, qPrintable(QString::number(cancelled)));
    }

    void refusesWhatCannotBeAnswered_data()
    {
        QTest::addColumn<QString>("features");
        QTest::addColumn<QJsonObject>("question");
        QTest::addColumn<QString>("error");
        const QJsonArray all{rectangle(-1, -1, 1e6, 1e6)};
        QTest::newRow("another session") << "bag" << QJsonObject{{"session", 9}} << "sessionUnknown";
        QTest::newRow("a tile that is not there")
            << "bag" << QJsonObject{{"excluded", QJsonArray{int{tiles}}}} << "usage";
        QTest::newRow("everything") << "bag" << QJsonObject{{"areas", all}} << "noTileLeft";
        QTest::newRow("a ratio above one") << "bag" << QJsonObject{{"maskRatio", 1.5}} << "usage";
        QTest::newRow("a class that is not there") << "bag" << QJsonObject{{"shownClass", 3}} << "usage";
        QTest::newRow("an area without places") << "placeless" << QJsonObject{{"areas", all}} << "areaUnusable";
        QTest::newRow("a point of one number")
            << "bag" << QJsonObject{{"areas", QJsonArray{QJsonArray{QJsonArray{1.0}}}}} << "protocolViolation";
    }
    void refusesWhatCannotBeAnswered()
    {
        QFETCH(QString, features);
        QFETCH(QJsonObject, question);
        QFETCH(QString, error);
        Client client;
        const int session = open(client, features + QStringLiteral(".safetensors"));
        if (!question.contains("session"))
            question["session"] = session;
        client.request(2, "session/predict", question);
        QCOMPARE(nameOfError(client.reply(2)), error);
        client.request(3, "session/predict", {{"session", session}});
        QCOMPARE(client.reply(3)["result"].toObject()["tilesLeft"].toInt(), int{tiles});
    }

    void saysWhyASessionCannotBeOpened()
    {
        Client client;
        client.request(1, "session/open", {{"model", path("model")}, {"features", path("nowhere.h5")}});
        QCOMPARE(nameOfError(client.reply(1)), QStringLiteral("fileMissing"));
        QVERIFY(open(client) > 0);
    }

    void forgetsAClosedSession()
    {
        Client client;
        const int session = open(client);
        client.request(2, "session/predict", {{"session", session}});
        const QString maps = client.reply(2)["result"].toObject()["maps"].toString();
        QVERIFY(QFile::exists(maps));
        client.request(3, "session/close", {{"session", session}});
        QVERIFY(client.reply(3).contains("result"));
        QVERIFY(!QFile::exists(maps));
        client.request(4, "session/predict", {{"session", session}});
        QCOMPARE(nameOfError(client.reply(4)), QStringLiteral("sessionUnknown"));
        client.request(5, "session/close", {{"session", session}});
        QVERIFY(client.reply(5).contains("result"));
    }

    void leavesNoFileBehind()
    {
        QVERIFY(QDir(m_scratch.folder().c_str()).mkdir("maps"));
        {
            Client client;
            client.request(1, "session/open", opening("bag.safetensors", path("maps")));
            QVERIFY(client.reply(1).contains("result"));
            client.request(2, "session/predict", {{"session", 1}});
            QVERIFY(client.reply(2).contains("result"));
            QVERIFY(!QDir(path("maps")).isEmpty());
        }
        QVERIFY(QDir(path("maps")).isEmpty());
    }

    void answersWhileAnAnalysisRuns()
    {
        PyramidSpec spec;
        spec.width = 9000;
        spec.height = 9000;
        spec.mppTag = 1.0;
        spec.paint = tissueOnGlass(spec.width, spec.height, 0.5, 0.5, 0.45, 0.45);
        makePyramid(m_scratch / "large.tiff", spec);
        Client client;
        client.request(
            1, "analysis/start",
            {{"slide", path("large.tiff")}, {"model", bundledModel()}, {"out", path("out")}, {"device", "cpu"}});
        QVERIFY(!client.event("job/partial").isEmpty());
        bool jobEnded = false;
        const auto replyDuringTheJob = [&](int id) {
            for (;;) {
                const QJsonObject message = client.next();
                const QString method = message["method"].toString();
                jobEnded |= method == "job/finished" || method == "job/failed";
                if (message.isEmpty() || message["id"] == id)
                    return message;
            }
        };
        client.request(2, "session/open", opening("bag.safetensors"));
        const int session = replyDuringTheJob(2)["result"].toObject()["session"].toInt();
        client.request(3, "session/predict", {{"session", session}, {"maskRatio", 0.5}});
        QCOMPARE(replyDuringTheJob(3)["result"].toObject()["tilesLeft"].toInt(), 200);
        QVERIFY(!jobEnded);
        QCOMPARE(client.end().first, QStringLiteral("job/finished"));
    }

private:
    QString path(const char *name) const { return QString::fromStdString((m_scratch / name).string()); }

    QJsonObject opening(const QString &features, const QString &folder = {}) const
    {
        QJsonObject params{{"model", path("model")},
                           {"features", path(features.toUtf8().constData())},
                           {"device", "cpu"},
                           {"tileEdge", tileEdge}};
        if (!folder.isEmpty())
            params["folder"] = folder;
        return params;
    }
    int open(Client &client, const QString &features = QStringLiteral("bag.safetensors")) const
    {
        client.request(1, "session/open", opening(features));
        return client.reply(1)["result"].toObject()["session"].toInt();
    }

    const Scratch m_scratch;
};

QTEST_GUILESS_MAIN(SessionsTest)
#include "tst_sessions.moc"
