#include "analysis/runs/evaluation.h"
#include "tests/analysis/runs/drawnfiles.h"

#include <QTest>

using namespace tessera;
using testing::DrawnFiles;
using testing::EngineRun;
using testing::runEngine;

namespace {

const QStringList standardise{"--set", "standardise=true"};

/// The drawn features, each channel in another unit and with another zero.
void makeFeaturesOdd(const DrawnFiles &files)
{
    const Result<Safetensors> all = Safetensors::open(files.scratch / "features.safetensors");
    if (!all)
        qFatal("the features cannot be read");
    std::vector<float> values = toFloats(*all->find("features"));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto channel = static_cast<float>(i % DrawnFiles::dim);
        values[i] = values[i] * (1 + 40 * channel) + 100 * channel;
    }
    const std::vector<TensorView> tensors{{"features",
                                           Dtype::f32,
                                           {std::ssize(values) / DrawnFiles::dim, DrawnFiles::dim},
                                           std::as_bytes(std::span(values))}};
    if (!writeSafetensors(files.scratch / "odd.safetensors", tensors))
        qFatal("the features cannot be written");
    std::filesystem::rename(files.scratch / "odd.safetensors", files.scratch / "features.safetensors");
}

EngineRun evaluated(const DrawnFiles &files, const char *model)
{
    return runEngine({"evaluate", "--model", files.path(model), "--cohort", files.path("cohort.csv"), "--features",
                      files.path("features.safetensors"), "--split", "test", "--threads", "1", "--json"});
}

QJsonValue metric(const EngineRun &run, const char *name)
{
    return run.json()["metrics"].toObject()[QLatin1String(name)].toObject()["value"];
}

/// Probability of the second class, by bag.
std::map<int64_t, double> predictions(const DrawnFiles &files, const char *out)
{
    std::map<int64_t, double> byBag;
    const Result<Cohort> cohort = readCohort(files.scratch / "cohort.csv");
    const auto judged = readPredictions(files.scratch / out / "predictions.csv", *cohort);
    for (const JudgedBag &bag : judged.value())
        byBag[bag.bag] = bag.probabilities[1];
    return byBag;
}

} // namespace

/// Training on standardised features: the package takes features as they are.
class StandardisedTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePackageNeedsNothingButFeaturesAsTheyAre_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::newRow("pure") << QStringList{"version=pure"};
        QTest::newRow("both stages") << QStringList{"version=v2"};
        QTest::newRow("the teacher predicts") << QStringList{"version=v2", "predictor=teacher"};
        QTest::newRow("mean") << QStringList{"version=pure", "baseline=mean", "model_dim=512"};
    }
    void thePackageNeedsNothingButFeaturesAsTheyAre()
    {
        QFETCH(QStringList, settings);
        const DrawnFiles files;
        makeFeaturesOdd(files);
        QStringList more = standardise;
        for (const QString &setting : settings)
            more << "--set" << setting;
        const EngineRun run = runEngine(files.arguments("train", "out", more));
        QVERIFY2(run.exitCode == 0, run.errors);
        QVERIFY(metric(run, "auc").toDouble() > 0.9);
        const EngineRun again = evaluated(files, "out/model");
        QVERIFY2(again.exitCode == 0, again.errors); // (its self-test passed)
        for (const char *name : {"auc", "accuracy", "brier"})
            QCOMPARE(metric(again, name), metric(run, name));
        QVERIFY(files.scratch.read("out/model/card.md").find("standardised by the training part") != std::string::npos);
    }

    void unitsAndZeroOfTheChannelsChangeNothing()
    {
        const DrawnFiles files;
        QCOMPARE(runEngine(files.arguments("train", "plain", standardise)).exitCode, 0);
        makeFeaturesOdd(files);
        QCOMPARE(runEngine(files.arguments("train", "odd", standardise)).exitCode, 0);
        const auto plain = predictions(files, "plain"), odd = predictions(files, "odd");
        QCOMPARE(plain.size(), std::size_t{24});
        for (const auto &[bag, probability] : plain)
            QVERIFY(std::abs(odd.at(bag) - probability) < 1e-2);
    }

    void fineTuningStartsWhereTheOtherModelStood()
    {
        const DrawnFiles files;
        makeFeaturesOdd(files);
        QCOMPARE(
            runEngine(files.arguments("train", "first", standardise + QStringList{"--set", "version=pure"})).exitCode,
            0);
        const QStringList still{"--set", "version=pure", "--set", "warm_start=" + files.path("first/model"),
                                "--set", "epochs=1",     "--set", "learning_rate=1e-12",
                                "--set", "dropout=0"};
        QCOMPARE(runEngine(files.arguments("train", "second", standardise + still)).exitCode, 0);
        const auto first = predictions(files, "first"), second = predictions(files, "second");
        for (const auto &[bag, probability] : first)
            QVERIFY(std::abs(second.at(bag) - probability) < 1e-3);
    }

    void aRunThatWasStoppedGoesOnBitForBit()
    {
        const DrawnFiles files;
        makeFeaturesOdd(files);
        const QStringList more = standardise + QStringList{"--set", "epochs=60", "--resume"};
        QCOMPARE(runEngine(files.arguments("train", "whole", more)).exitCode, 0);
        QProcess process;
        process.start(testing::enginePath(), files.arguments("train", "stopped", more));
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(files.scratch / "stopped/state/checkpoint.safetensors"),
                                 30'000);
        process.kill();
        process.waitForFinished();
        QVERIFY(!std::filesystem::exists(files.scratch / "stopped/metrics.json"));
        QCOMPARE(runEngine(files.arguments("train", "stopped", more)).exitCode, 0);
        QCOMPARE(files.scratch.read("stopped/model/model.safetensors"),
                 files.scratch.read("whole/model/model.safetensors"));
        QCOMPARE(files.scratch.read("stopped/predictions.csv"), files.scratch.read("whole/predictions.csv"));
    }
};

QTEST_GUILESS_MAIN(StandardisedTrainingTest)
#include "tst_standardised.moc"
