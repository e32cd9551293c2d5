#include "analysis/inference/bagprediction.h"
#include "analysis/inference/selftest.h"
#include "analysis/inference/tensors.h"
#include "base/safetensors.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>

using namespace tessera;

namespace {

const std::filesystem::path bundled = TESSERA_SOURCE_DIR "/resources/models/lymph-node-demo";

std::vector<float> features(int64_t tiles)
{
    std::vector<float> values(static_cast<std::size_t>(tiles) * 256);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = std::abs(std::sin(static_cast<float>(i) * 0.37f)) * 0.8f;
    return values;
}

LoadedModel model() { return loadModel(readMilPackage(bundled).value(), at::kCPU).value(); }

/// A copy of the bundled package with model.json changed.
MilPackage changedCopy(const QTemporaryDir &folder, const std::function<void(nlohmann::json &)> &change)
{
    const std::filesystem::path copy = folder.filePath("package").toStdString();
    std::filesystem::copy(bundled, copy, std::filesystem::copy_options::recursive);
    nlohmann::json description = nlohmann::json::parse(std::ifstream(copy / "model.json"));
    change(description);
    std::ofstream(copy / "model.json") << description.dump();
    return readMilPackage(copy).value();
}

} // namespace

class InferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bundledModelsPassTheirOwnSelftests()
    {
        int models = 0;
        for (const auto &entry : std::filesystem::directory_iterator(bundled.parent_path())) {
            const Result<MilPackage> package = readMilPackage(entry.path());
            QVERIFY2(package.has_value(), entry.path().c_str());
            QVERIFY(verifyHashes(package->head).has_value());
            const Result<LoadedModel> loaded = loadModel(*package, at::kCPU);
            QVERIFY(loaded.has_value());
            const Result<void> passed = runSelftest(*loaded);
            QVERIFY2(passed.has_value(), passed ? "" : sentence(passed.error()).c_str());
            ++models;
        }
        QVERIFY(models > 0);
    }

    void refusesAPackageThatComputesSomethingElse()
    {
        const QTemporaryDir folder;
        const MilPackage package =
            changedCopy(folder, [](nlohmann::json &d) { d["architecture"]["params"]["act"] = "relu"; });
        const Result<void> passed = runSelftest(loadModel(package, at::kCPU).value());
        QVERIFY(!passed.has_value());
        QCOMPARE(passed.error().code, ErrorCode::packageSelftestFailed);
    }

    void refusesABaselineThatThisVersionCannotCompute()
    {
        MilPackage package = readMilPackage(bundled).value();
        package.parameters.baseline = BaselineKind::mean;
        QVERIFY(!loadModel(package, at::kCPU).has_value());
    }

    void calibratesTheBagButNeverLogitsOrTiles()
    {
        const QTemporaryDir folder;
        const LoadedModel plain =
            loadModel(changedCopy(folder, [](nlohmann::json &d) { d["calibration"] = nullptr; }), at::kCPU).value();
        const std::vector<float> bag = features(300);
        const BagPrediction calibratedBag = predictBag(model(), bag, {}).value();
        const BagPrediction plainBag = predictBag(plain, bag, {}).value();
        QVERIFY(calibratedBag.logits == plainBag.logits);
        QVERIFY(calibratedBag.maps.tileProbability == plainBag.maps.tileProbability);
        QVERIFY(std::abs(calibratedBag.probabilities[1] - plainBag.probabilities[1]) > 1e-6);
        const auto platt = nlohmann::json::parse(std::ifstream(bundled / "model.json")).at("calibration");
        const double scale = platt.at("scale"), offset = platt.at("offset");
        const double expected = 1 / (1 + std::exp(-(scale * (plainBag.logits[1] - plainBag.logits[0]) + offset)));
        QVERIFY(std::abs(calibratedBag.probabilities[1] - expected) < 1e-9);
    }

    void gathersEveryTileInTheOrderOfTheFeatures()
    {
        const std::vector<float> bag = features(50);
        const BagPrediction prediction = predictBag(model(), bag, 0.1).value();
        std::vector<TileCorner> corners;
        for (int64_t i = 0; i < 50; ++i)
            corners.push_back({i * 192, 7});
        const TileTable table = tileTableOf(prediction, model().package.classes(), corners, 192);
        QCOMPARE(table.tiles(), int64_t{50});
        QVERIFY(table.rect(3) == (Level0Rect{576, 7, 192, 192}));
        QCOMPARE(std::count(table.state.begin(), table.state.end(), TileState::hidden), std::ptrdiff_t{5});
        QVERIFY(table.attention == prediction.maps.attention);
        QVERIFY(std::abs(std::accumulate(table.attention.begin(), table.attention.end(), 0.0) - 1) < 1e-4);
        QCOMPARE(table.classes.size(), std::size_t{2});
        for (std::size_t i = 0; i < 50; ++i)
            QVERIFY(std::abs(table.classProbability[0][i] + table.classProbability[1][i] - 1) < 1e-5);
    }

    void predictsABagOfOneTile()
    {
        const Result<BagPrediction> prediction = predictBag(model(), features(1), {});
        QVERIFY(prediction.has_value());
        QCOMPARE(prediction->maps.attention.front(), 1.0f);
        QCOMPARE(prediction->maps.attentionRank.front(), 0.5f);
    }

    void saysMemoryWhenMemoryIsShort()
    {
        const Result<void> failed = guarded("a test", [] { at::empty({int64_t{1} << 50}); });
        QVERIFY(!failed.has_value());
        QCOMPARE(failed.error().code, ErrorCode::outOfMemory);
        QCOMPARE(exitCodeOf(failed.error()), 75);
    }

    void saysWhatLibTorchSaysOtherwise()
    {
        const Result<void> failed = guarded("a test", [] { at::matmul(at::ones({2, 3}), at::ones({2, 3})); });
        QVERIFY(!failed.has_value());
        QCOMPARE(failed.error().code, ErrorCode::internal);
        QVERIFY(sentence(failed.error()).find('\n') == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(InferenceTest)
#include "tst_inference.moc"
