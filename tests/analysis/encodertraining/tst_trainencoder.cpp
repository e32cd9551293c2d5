#include "analysis/package/package.h"
#include "base/safetensors.h"
#include "tests/analysis/encodertraining/drawntiles.h"
#include "tests/support/engineprocess.h"

#include <QTest>

#include <csignal>
#include <random>

using namespace tessera;
using testing::DrawnTiles;
using testing::enginePath;
using testing::EngineRun;
using testing::runEngine;

namespace {

QString pathIn(const DrawnTiles &tiles, const char *name)
{
    return QString::fromStdString((tiles.scratch / name).string());
}

/// What `more` says of an option goes before the default here.
QStringList arguments(const DrawnTiles &tiles, const char *out, const QStringList &more = {})
{
    QStringList list{"train-encoder",
                     "--tiles",
                     pathIn(tiles, "tiles.tar"),
                     "--labels",
                     pathIn(tiles, "labels.csv"),
                     "--out",
                     pathIn(tiles, out),
                     "--mpp",
                     "1",
                     "--widths",
                     "8",
                     "8",
                     "16",
                     "16",
                     "--averaging",
                     "0.9",
                     "--threads",
                     "1",
                     "--json"};
    for (const auto &[option, value] :
         {std::pair("--epochs", "14"), std::pair("--batch", "12"), std::pair("--precision", "float32")})
        if (!more.contains(option))
            list << option << value;
    return list + more;
}

} // namespace

/// `train-encoder` and `encode-tiles`: the program itself, on drawn tiles.
class TrainEncoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAPackageThatChecksItself()
    {
        const DrawnTiles tiles;
        const EngineRun run = runEngine(arguments(
            tiles, "run", {"--name", "Drawn discs", "--data", "drawn by a test", "--data-licence", "CC0 1.0"}));
        QVERIFY2(run.exitCode == 0, run.errors);
        QVERIFY(run.json()["metrics"].toObject()["auc"].toObject()["value"].toDouble() > 0.8);
        const Result<EncoderPackage> package = readEncoderPackage(tiles.scratch / "run" / "model");
        VERIFY_OK(package);
        VERIFY_OK(verifyHashes(package->head));
        QCOMPARE(package->dim, int64_t{16});
        QCOMPARE(package->tilePx, DrawnTiles::edge);
        QCOMPARE(package->head.id, std::string("drawn-discs"));
        const std::string card = tiles.scratch.read("run/model/card.md");
        for (const std::string_view words :
             {"Research use only, not for diagnosis", "drawn by a test", "CC0 1.0",
              "72 for training, 24 for validation", "bare, disc", "| auc |", "\"epochs\": 14"})
            QVERIFY2(card.find(words) != std::string::npos, std::string(words).c_str());
        QVERIFY(!std::filesystem::exists(tiles.scratch / "run" / "state"));
        const std::string events = tiles.scratch.read("run/events.jsonl");
        QCOMPARE(std::count(events.begin(), events.end(), '\n'), 14);
    }

    void theFeaturesOfThePackageTellTheClassesApart()
    {
        const DrawnTiles tiles;
        QCOMPARE(runEngine(arguments(tiles, "run")).exitCode, 0);
        const EngineRun run =
            runEngine({"encode-tiles", "--encoder", pathIn(tiles, "run/model"), "--tiles", pathIn(tiles, "tiles.tar"),
                       "--out", pathIn(tiles, "f.safetensors"), "--json"});
        QVERIFY2(run.exitCode == 0, run.errors);
        const Result<Safetensors> file = Safetensors::open(tiles.scratch / "f.safetensors");
        VERIFY_OK(file);
        const std::vector<float> features = toFloats(*file->find("features"));
        QCOMPARE(features.size(), std::size_t{96 * 16});
        // The rows are those of the table: sorted by name.
        std::istringstream table(tiles.scratch.read("f.csv"));
        std::string line;
        std::getline(table, line);
        QCOMPARE(line, std::string("row,file"));
        std::vector<double> mean[2] = {std::vector<double>(16), std::vector<double>(16)};
        for (std::size_t row = 0; std::getline(table, line); ++row) {
            const int number = std::stoi(line.substr(line.find('_') + 1));
            for (std::size_t i = 0; i < 16; ++i)
                mean[number % 2][i] += features[row * 16 + i] / 48;
        }
        double difference = 0, size = 0;
        for (std::size_t i = 0; i < 16; ++i) {
            difference += std::abs(mean[1][i] - mean[0][i]);
            size += mean[0][i];
        }
        QVERIFY(difference > 0.2 * size);
    }

    void aKillAtAnyMomentLosesAtMostTheRunningEpoch()
    {
        const DrawnTiles tiles;
        QCOMPARE(runEngine(arguments(tiles, "whole", {"--epochs", "500"})).exitCode, 0);
        std::mt19937 random(7);
        const QStringList killed = arguments(tiles, "killed", {"--epochs", "500", "--resume", "--progress"});
        int kills = 0;
        for (; kills < 20; ++kills) {
            QProcess process;
            process.setReadChannel(QProcess::StandardError);
            process.start(enginePath(), killed);
            QVERIFY(process.waitForStarted());
            // After none, one or two more epochs, and then at any moment of the next.
            const auto epochs = static_cast<int>(random() % 3);
            QByteArray lines;
            while (lines.count("\"event\":\"epoch\"") < epochs && process.waitForReadyRead(60'000))
                lines += process.readAllStandardError();
            if (process.waitForFinished(static_cast<int>(random() % 100)))
                break; // (a fast machine may come to the end before)
            process.kill();
            process.waitForFinished();
        }
        QVERIFY2(kills >= 10, std::to_string(kills).c_str());
        QCOMPARE(runEngine(killed).exitCode, 0);
        QCOMPARE(tiles.scratch.read("killed/model/model.safetensors"),
                 tiles.scratch.read("whole/model/model.safetensors"));
        const std::string events = tiles.scratch.read("killed/events.jsonl");
        QCOMPARE(std::count(events.begin(), events.end(), '\n'), 500); // each epoch once
    }

    void anInterruptedRunCanBeFinishedEarlyAndStillGoOn()
    {
        const DrawnTiles tiles;
        const QStringList many = arguments(tiles, "run", {"--epochs", "2000", "--progress"});
        QProcess process;
        process.setReadChannel(QProcess::StandardError);
        process.start(enginePath(), many);
        QByteArray errors;
        while (errors.count("\"event\":\"epoch\"") < 3 && process.waitForReadyRead(60'000))
            errors += process.readAllStandardError();
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 130);
        const EngineRun refused = runEngine(many);
        QCOMPARE(refused.exitCode, 3);
        QVERIFY2(refused.errors.contains("--resume"), refused.errors);
        const EngineRun finished = runEngine(many + QStringList{"--finish"});
        QVERIFY2(finished.exitCode == 0, finished.errors);
        QVERIFY(!finished.json()["whole"].toBool());
        VERIFY_OK(readEncoderPackage(tiles.scratch / "run" / "model"));
        QVERIFY(std::filesystem::exists(tiles.scratch / "run" / "state" / "checkpoint.safetensors"));
    }

    void wrongWordsAreOneSentence_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("edge") << QStringList{"--edge", "40"} << 2 << QByteArray("32 px");
        QTest::newRow("batch") << QStringList{"--batch", "100"} << 3 << QByteArray("72 tiles");
        QTest::newRow("precision") << QStringList{"--precision", "half"} << 2 << QByteArray("--precision");
        QTest::newRow("device") << QStringList{"--device", "cuda:9"} << 2 << QByteArray("cuda:9");
    }
    void wrongWordsAreOneSentence()
    {
        QFETCH(const QStringList, more);
        QFETCH(const int, code);
        QFETCH(const QByteArray, words);
        const DrawnTiles tiles;
        const EngineRun run = runEngine(arguments(tiles, "run", more));
        QVERIFY2(run.exitCode == code, run.errors);
        QVERIFY2((run.errors + run.output).contains(words), run.errors);
        QVERIFY(!std::filesystem::exists(tiles.scratch / "run" / "model"));
    }
};

QTEST_GUILESS_MAIN(TrainEncoderTest)
#include "tst_trainencoder.moc"
