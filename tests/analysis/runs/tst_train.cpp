#include "analysis/package/featurestatistics.h"
#include "analysis/runs/evaluation.h"
#include "base/sha256.h"
#include "tests/analysis/runs/drawnfiles.h"

#include <QTest>

using namespace tessera;
using testing::DrawnFiles;
using testing::EngineRun;
using testing::runEngine;

namespace {

double metric(const QJsonObject &report, const char *name, const char *field = "value")
{
    return report["metrics"].toObject()[QLatin1String(name)].toObject()[QLatin1String(field)].toDouble(-1);
}

} // namespace

/// `train`, `cross-validate` and `evaluate`: the program itself, on drawn cohorts.
class TrainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAWholeRun()
    {
        const DrawnFiles files;
        const EngineRun run = runEngine(files.arguments("train", "out"));
        QVERIFY2(run.exitCode == 0, run.errors);
        for (const char *name : {"config.json", "splits.csv", "events.jsonl", "predictions.csv", "metrics.json",
                                 "plots/roc.csv", "model/model.json", "model/model.safetensors", "model/card.md",
                                 "model/LICENSE", "model/reference_outputs.safetensors"})
            QVERIFY2(std::filesystem::exists(files.scratch / "out" / name), name);
        QVERIFY(!std::filesystem::exists(files.scratch / "out" / "state"));
        QCOMPARE(run.json()["part"].toString(), QString("test"));
        QVERIFY(metric(run.json(), "auc") > 0.9);
        QVERIFY(metric(run.json(), "auc", "low") <= metric(run.json(), "auc"));
        QVERIFY(metric(run.json(), "auc", "high") >= metric(run.json(), "auc"));
        QCOMPARE(files.scratch.read("out/events.jsonl").size() > 0, true);
        const std::string events = files.scratch.read("out/events.jsonl");
        QCOMPARE(std::count(events.begin(), events.end(), '\n'), 8); // two stages of four epochs
    }

    void packageTellsHowItCameAbout()
    {
        const DrawnFiles files;
        QCOMPARE(runEngine(files.arguments("train", "out")).exitCode, 0);
        const Result<MilPackage> package = readMilPackage(files.scratch / "out" / "model");
        VERIFY_OK(package);
        VERIFY_OK(verifyHashes(package->head));
        QCOMPARE(package->training.tableSha256, sha256OfFile(files.scratch / "cohort.csv").value());
        QCOMPARE(package->training.splitSha256, sha256OfFile(files.scratch / "out" / "splits.csv").value());
        QCOMPARE(package->training.slides, int64_t{24});
        QCOMPARE(package->training.seed, int64_t{2021});
        QCOMPARE(package->classes()[1].name, std::string("tumour"));
        QVERIFY(package->classes()[1].positive);
        QVERIFY(package->calibration.method == Calibration::Method::platt);
        const Result<std::optional<FeatureStatistics>> statistics = readFeatureStatistics(*package);
        VERIFY_OK(statistics);
        QCOMPARE((*statistics)->bags, int64_t{24});
        const std::string card = files.scratch.read("out/model/card.md");
        for (const std::string_view words : {"Research use only, not for diagnosis", "95 % intervals", "auc",
                                             "\"mask_ratio_h\": 0.05", "not known: any features of this width"})
            QVERIFY2(card.find(words) != std::string::npos, std::string(words).c_str());
    }

    void evaluateRepeatsTheFiguresOfTheTraining()
    {
        const DrawnFiles files;
        const EngineRun trained = runEngine(files.arguments("train", "out"));
        const EngineRun evaluated = runEngine(
            {"evaluate", "--model", files.path("out/model"), "--cohort", files.path("cohort.csv"), "--features",
             files.path("features.safetensors"), "--split", "test", "--threads", "1", "--json"});
        QVERIFY2(evaluated.exitCode == 0, evaluated.errors);
        for (const char *name : {"auc", "accuracy", "brier"})
            for (const char *field : {"value", "low", "high"})
                QCOMPARE(metric(evaluated.json(), name, field), metric(trained.json(), name, field));
    }

    void predictAndTheRunSayTheSameOfABag()
    {
        const DrawnFiles files;
        QCOMPARE(runEngine(files.arguments("train", "out")).exitCode, 0);
        const Result<Safetensors> all = Safetensors::open(files.scratch / "features.safetensors");
        VERIFY_OK(all);
        const int bag = 7; // of the test part
        const std::vector<float> features = toFloats(*all->find("features"));
        const std::size_t size = DrawnFiles::tilesOfBag * DrawnFiles::dim;
        const std::vector<float> tiles(features.begin() + bag * size, features.begin() + (bag + 1) * size);
        VERIFY_OK(writeSafetensors(
            files.scratch / "bag.safetensors",
            {{"features", Dtype::f32, {DrawnFiles::tilesOfBag, DrawnFiles::dim}, std::as_bytes(std::span(tiles))}}));
        const EngineRun run =
            runEngine({"predict", "--model", files.path("out/model"), "--features", files.path("bag.safetensors"),
                       "--out", files.path("maps.safetensors"), "--threads", "1", "--json"});
        QVERIFY2(run.exitCode == 0, run.errors);
        const Result<Cohort> cohort = readCohort(files.scratch / "cohort.csv");
        VERIFY_OK(cohort);
        const Result<std::vector<JudgedBag>> judged =
            readPredictions(files.scratch / "out" / "predictions.csv", *cohort);
        VERIFY_OK(judged);
        for (const JudgedBag &one : *judged)
            if (one.bag == bag)
                QVERIFY(std::abs(one.probabilities[1] - run.json()["probabilities"].toObject()["tumour"].toDouble()) <
                        1e-6);
    }

    void tilesOfKnownTruthAreJudged()
    {
        const DrawnFiles files;
        QVERIFY(!runEngine(files.arguments("train", "without")).json().contains("instances"));
        QVERIFY(!std::filesystem::exists(files.scratch / "without" / "plots" / "instances.csv"));
        files.addTileTruth();
        const EngineRun trained = runEngine(files.arguments("train", "out"));
        QVERIFY2(trained.exitCode == 0, trained.errors);
        const QJsonObject instances = trained.json()["instances"].toObject();
        QCOMPARE(instances["bags"].toInt(), 12); // of the test part
        QCOMPARE(instances["diagnostic_tiles"].toInt(), 18);
        for (const char *score : {"attention", "probability"}) {
            const QJsonObject auc = instances[QLatin1String(score)].toObject()["auc"].toObject();
            QVERIFY2(auc["value"].toDouble() > 0.9, score);
            QVERIFY(auc["low"].toDouble() <= auc["value"].toDouble());
        }
        QVERIFY(trained.json()["parts"].toObject()["validation"].toObject().contains("instances"));
        QVERIFY(files.scratch.read("out/model/card.md").find("attention, mean_auc") != std::string::npos);
        // What the tiles' truth changes is the report alone.
        QCOMPARE(files.scratch.read("out/model/model.safetensors"),
                 files.scratch.read("without/model/model.safetensors"));
        const EngineRun evaluated = runEngine(
            {"evaluate", "--model", files.path("out/model"), "--cohort", files.path("cohort.csv"), "--features",
             files.path("features.safetensors"), "--split", "test", "--threads", "1", "--json"});
        QVERIFY2(evaluated.exitCode == 0, evaluated.errors);
        QCOMPARE(evaluated.json()["instances"].toObject(), instances);
        const EngineRun validated =
            runEngine(files.arguments("cross-validate", "folds", {"--set", "folds=3", "--set", "version=pure"}));
        QVERIFY2(validated.exitCode == 0, validated.errors);
        QCOMPARE(validated.json()["instances"].toObject()["bags"].toInt(), 48);
        QCOMPARE(validated.json()["folds"].toArray()[1].toObject()["instances"].toObject()["bags"].toInt(), 16);
    }

    void oneSeedGivesTheSameWeightsBitForBit()
    {
        const DrawnFiles files;
        QCOMPARE(runEngine(files.arguments("train", "a")).exitCode, 0);
        QCOMPARE(runEngine(files.arguments("train", "b")).exitCode, 0);
        QCOMPARE(runEngine(files.arguments("train", "c", {"--set", "seed=7"})).exitCode, 0);
        QCOMPARE(files.scratch.read("a/model/model.safetensors"), files.scratch.read("b/model/model.safetensors"));
        QVERIFY(files.scratch.read("a/model/model.safetensors") != files.scratch.read("c/model/model.safetensors"));
    }

    void trainsEveryBaselineAndVersion_data()
    {
        QTest::addColumn<QString>("baseline");
        QTest::addColumn<QString>("version");
        for (const char *baseline : {"attn", "selfattn", "dsmil"})
            for (const char *version : {"pure", "v1", "v2"})
                QTest::addRow("%s %s", baseline, version) << baseline << version;
        QTest::newRow("mean") << "mean"
                              << "pure";
        QTest::newRow("max") << "max"
                             << "pure";
    }
    void trainsEveryBaselineAndVersion()
    {
        QFETCH(QString, baseline);
        QFETCH(QString, version);
        const DrawnFiles files;
        QStringList more{"--set", "baseline=" + baseline, "--set", "version=" + version, "--set", "epochs=2"};
        if (baseline == "mean" || baseline == "max")
            more << "--set"
                 << "model_dim=512";
        const EngineRun run = runEngine(files.arguments("train", "out", more));
        QVERIFY2(run.exitCode == 0, run.errors);
        const EngineRun evaluated = runEngine(
            {"evaluate", "--model", files.path("out/model"), "--cohort", files.path("cohort.csv"), "--features",
             files.path("features.safetensors"), "--split", "test", "--threads", "1", "--json"});
        QVERIFY2(evaluated.exitCode == 0, evaluated.errors); // (its self-test passed)
        QCOMPARE(metric(evaluated.json(), "brier"), metric(run.json(), "brier"));
    }

    void teacherPredictsWhereItIsAskedTo()
    {
        const DrawnFiles files;
        const EngineRun run = runEngine(files.arguments("train", "out", {"--set", "predictor=teacher"}));
        QVERIFY2(run.exitCode == 0, run.errors);
        QCOMPARE(run.json()["predictor"].toString(), QString("teacher"));
        const Result<Safetensors> weights = Safetensors::open(files.scratch / "out" / "model" / "model.safetensors");
        VERIFY_OK(weights);
        QCOMPARE(toFloats(*weights->find("feature.0.weight")), toFloats(*weights->find("teacher.feature.0.weight")));
    }

    void survivalHasRisksAndACut()
    {
        const DrawnFiles files;
        const EngineRun run = runEngine(files.arguments("train", "out", {"--set", "version=pure"}, "survival.csv"));
        QVERIFY2(run.exitCode == 0, run.errors);
        QVERIFY(metric(run.json(), "c_index") > 0.7);
        QVERIFY(std::filesystem::exists(files.scratch / "out" / "plots" / "km.csv"));
        const Result<MilPackage> package = readMilPackage(files.scratch / "out" / "model");
        VERIFY_OK(package);
        QVERIFY(package->isSurvival());
        QVERIFY(package->threshold.has_value());
    }

    void fineTuningStartsFromAPackage()
    {
        const DrawnFiles files;
        QCOMPARE(runEngine(files.arguments("train", "first", {"--set", "version=pure"})).exitCode, 0);
        const EngineRun run =
            runEngine(files.arguments("train", "second", {"--set", "warm_start=" + files.path("first/model")}));
        QVERIFY2(run.exitCode == 0, run.errors);
        const Result<MilPackage> package = readMilPackage(files.scratch / "second" / "model");
        VERIFY_OK(package);
        QCOMPARE(package->training.parent, sha256OfFile(files.scratch / "first" / "model" / "model.json").value());
        QVERIFY(files.scratch.read("second/events.jsonl").find("baseline") == std::string::npos); // one stage
    }

    void crossValidationPoolsTheFolds()
    {
        const DrawnFiles files;
        const EngineRun run =
            runEngine(files.arguments("cross-validate", "out", {"--set", "folds=3", "--set", "version=pure"}));
        QVERIFY2(run.exitCode == 0, run.errors);
        QCOMPARE(run.json()["bags"].toInt(), 48); // each was once in a test part
        QCOMPARE(run.json()["folds"].toArray().size(), 3);
        QVERIFY(metric(run.json(), "auc") > 0.9);
        for (const char *name : {"metrics.json", "fold_0/model/model.json", "fold_2/metrics.json", "plots/roc.csv"})
            QVERIFY2(std::filesystem::exists(files.scratch / "out" / name), name);
        // What is finished is not done again, and says the same.
        const std::string first = files.scratch.read("out/metrics.json");
        const auto written = std::filesystem::last_write_time(files.scratch / "out" / "fold_1" / "metrics.json");
        QCOMPARE(runEngine(files.arguments("cross-validate", "out",
                                           {"--set", "folds=3", "--set", "version=pure", "--resume"}))
                     .exitCode,
                 0);
        QCOMPARE(files.scratch.read("out/metrics.json"), first);
        QVERIFY(std::filesystem::last_write_time(files.scratch / "out" / "fold_1" / "metrics.json") == written);
    }

    void classicSetsLoadAsTheyAre()
    {
        const testing::Scratch scratch;
        std::string table = "bag_label,bag,f1,f2\n", folds = "repeat,fold,test_bag\n";
        for (int bag = 0; bag < 20; ++bag) {
            for (int instance = 0; instance < 3; ++instance)
                table += std::to_string(bag % 2) + ',' + std::to_string(bag) + ',' +
                         std::to_string(bag % 2 == 1 && instance == 0 ? 3 : 0) + '.' + std::to_string(bag % 3) + ",1\n";
            for (int repeat = 0; repeat < 2; ++repeat)
                folds += std::to_string(repeat) + ',' + std::to_string((bag / 2 + repeat) % 2) + ',' +
                         std::to_string(bag) + '\n';
        }
        const auto path = [&](const char *name) { return QString::fromStdString((scratch / name).string()); };
        scratch.write("set.csv", table);
        scratch.write("set.folds.csv", folds);
        const EngineRun run =
            runEngine({"cross-validate", "--cohort", path("set.csv"), "--splits", path("set.folds.csv"), "--preset",
                       "quick", "--set", "model_dim=16", "--set", "threads=1", "--out", path("out"), "--json"});
        QVERIFY2(run.exitCode == 0, run.errors);
        QCOMPARE(run.json()["bags"].toInt(), 40); // of two repeats
        QCOMPARE(run.json()["folds"].toArray().size(), 4);
    }

    void gridRunsEachConfigurationOnce()
    {
        const DrawnFiles files;
        const QStringList grid{"--set", "version=pure", "--set", "seed=[1,2,3]", "--skip", "seed=3"};
        const EngineRun run = runEngine(files.arguments("train", "out", grid));
        QVERIFY2(run.exitCode == 0, run.errors);
        QCOMPARE(run.json()["runs"].toArray().size(), 2);
        QVERIFY(std::filesystem::exists(files.scratch / "out" / "seed=2" / "model" / "model.json"));
        QVERIFY(!std::filesystem::exists(files.scratch / "out" / "seed=3"));
    }

    void progressIsOneJsonObjectALine()
    {
        const DrawnFiles files;
        const EngineRun run = runEngine(files.arguments("train", "out", {"--progress", "--set", "version=v2"}));
        QVERIFY2(run.exitCode == 0, run.errors);
        int epochs = 0;
        for (const QByteArray &line : run.errors.split('\n')) {
            if (!line.startsWith('{'))
                continue;
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            QVERIFY2(event.contains("event"), line);
            if (event["event"] != "epoch")
                continue;
            ++epochs;
            for (const char *field :
                 {"stage", "epoch", "trainingLoss", "keptTiles", "learningRate", "monitored", "secondsLeft", "seconds"})
                QVERIFY2(event.contains(QLatin1String(field)), field);
        }
        QCOMPARE(epochs, 8);
    }
};

QTEST_GUILESS_MAIN(TrainTest)
#include "tst_train.moc"
