#include "analysis/runs/trainedpackage.h"

#include "analysis/inference/bagprediction.h"
#include "analysis/inference/tensors.h"
#include "analysis/package/writepackage.h"
#include "analysis/training/configurationfile.h"
#include "base/sha256.h"
#include "base/splitmix64.h"
#include "base/text.h"
#include "base/utctime.h"

#include <ATen/ATen.h>

#include <nlohmann/json.hpp>

namespace tessera {
namespace {

constexpr int64_t selftestTiles = 64;
constexpr double selftestTolerance = 1e-3; ///< other machines sum in another order

/// Of a run in `<name>/model` the run's name.
std::string nameOf(const std::filesystem::path &folder)
{
    const std::filesystem::path whole = (std::filesystem::absolute(folder) / "").lexically_normal().parent_path();
    const std::string name = displayed(whole.filename());
    return name == "model" && whole.has_parent_path() ? displayed(whole.parent_path().filename()) : name;
}

TrainingRecord recordOf(const ModelHistory &history)
{
    TrainingRecord record;
    record.data = nlohmann::ordered_json{{"cohort", displayed(history.cohort.table.filename())},
                                         {"features_sha256", history.featuresSha256},
                                         {"splits", history.splitOrigin},
                                         {"repeat", history.fold.repeat},
                                         {"fold", history.fold.index},
                                         {"training_bags", history.fold.train.size()},
                                         {"validation_bags", history.fold.validation.size()},
                                         {"test_bags", history.fold.test.size()},
                                         {"device", history.device},
                                         {"program_version", history.programVersion},
                                         {"warnings", history.warnings}}
                      .dump();
    record.slides = std::ssize(history.fold.train);
    record.patients = history.cohort.patients(history.fold.train);
    record.tableSha256 = history.cohort.sha256;
    record.splitSha256 = history.splitSha256;
    if (history.configuration.seed <= static_cast<uint64_t>(INT64_MAX))
        record.seed = static_cast<int64_t>(history.configuration.seed);
    record.configuration = configurationJson(history.configuration);
    record.parent = history.parentSha256;
    return record;
}

mil::Weights packageWeights(const TrainedModel &model)
{
    mil::Weights weights;
    for (const auto &[key, tensor] : model.student)
        weights.emplace(key, tensor.contiguous());
    for (const auto &[key, tensor] : model.teacher)
        weights.emplace("teacher." + key, tensor.contiguous());
    return weights;
}

std::span<const std::byte> bytesOf(const at::Tensor &tensor)
{
    return {static_cast<const std::byte *>(tensor.data_ptr()), tensor.nbytes()};
}

/// Features like the training's, drawn: no patient's tile goes into a package.
std::vector<float> drawnFeatures(const FeatureStatistics &statistics)
{
    SplitMix64 random(selftestTiles);
    const auto uniform = [&] { return static_cast<double>(random.next() >> 11) * 0x1p-53; };
    std::vector<float> features;
    for (int64_t tile = 0; tile < selftestTiles; ++tile)
        for (std::size_t i = 0; i < statistics.tileMean.size(); ++i) {
            double sum = -6; // (of twelve: nearly normal, and the same on every machine)
            for (int draw = 0; draw < 12; ++draw)
                sum += uniform();
            features.push_back(statistics.tileMean[i] + statistics.tileDeviation[i] * static_cast<float>(sum));
        }
    return features;
}

/// Reference outputs with the memory that they point to.
struct Selftest {
    std::vector<std::vector<float>> values;
    std::vector<TensorView> views;

    void add(std::string name, std::vector<int64_t> shape, std::vector<float> numbers)
    {
        values.push_back(std::move(numbers)); // (moving a vector leaves its elements where they are)
        views.push_back({std::move(name), Dtype::f32, std::move(shape), std::as_bytes(std::span(values.back()))});
    }
};

Result<Selftest> selftestOf(const MilPackage &package, const mil::Weights &weights, const FeatureStatistics &statistics)
{
    std::optional<LoadedModel> model;
    const Result<void> made = guarded("the model", [&] {
        model.emplace(LoadedModel{package, mil::makeModel(architectureOf(package), weights, at::kCPU)});
    });
    if (!made)
        return passOn(made.error());
    const std::vector<float> features = drawnFeatures(statistics);
    const Result<BagPrediction> prediction = predictBag(*model, features, std::nullopt);
    if (!prediction)
        return passOn(prediction.error());
    const auto floats = [](const std::vector<double> &numbers) {
        return std::vector<float>(numbers.begin(), numbers.end());
    };
    const auto outputs = std::ssize(prediction->logits);
    Selftest selftest;
    selftest.add("input.features", {selftestTiles, package.parameters.inputDim}, features);
    selftest.add("expect.logits", {1, outputs}, floats(prediction->logits));
    selftest.add("expect.probabilities", {1, outputs}, floats(prediction->probabilities));
    if (!prediction->maps.attention.empty())
        selftest.add("expect.attention", {selftestTiles}, prediction->maps.attention);
    return selftest;
}

} // namespace

Result<FeatureOrigin> originOf(const std::filesystem::path &encoderPackage)
{
    const Result<EncoderPackage> encoder = readEncoderPackage(encoderPackage);
    if (!encoder)
        return passOn(encoder.error());
    PackageTiling tiling;
    tiling.mpp = encoder->mpp;
    tiling.tilePx = encoder->tilePx;
    return FeatureOrigin{encoder->head.id, encoder->head.weightsSha256, encoder->head.licence, encoder->dim, tiling};
}

MilPackage describedPackage(const std::filesystem::path &folder, const TrainedModel &model, const Task &task,
                            const ModelHistory &history)
{
    MilPackage package;
    package.head.name = nameOf(folder);
    package.head.id = packageIdOf(package.head.name, "trained-");
    package.head.description =
        "Trained with Tessera " + history.programVersion + " on " + displayed(history.cohort.table.filename()) + ".";
    package.head.version = "1.0.0";
    package.head.created = utcNow();
    package.head.licence = "LicenseRef-unset: the owner of the training data decides";
    package.head.intendedUse = "research on slides like those that it was trained on";
    package.head.limitations = "not for diagnosis or any clinical use; how good it is on slides of other laboratories "
                               "is not known; see card.md";
    package.head.selftestTolerance = selftestTolerance;
    setArchitecture(package, model.architecture);
    package.task = task;
    package.level = history.cohort.task == CohortTask::survival ? TaskLevel::patient : TaskLevel::slide;
    package.encoderId = history.origin.encoderId;
    package.encoderSha256 = history.origin.encoderSha256;
    package.encoderLicence = history.origin.encoderLicence;
    package.tiling = history.origin.tiling.value_or(PackageTiling{0.5, 256, 0, 0.25});
    package.training = recordOf(history);
    return package;
}

Result<MilPackage> writeTrainedPackage(const std::filesystem::path &folder, MilPackage package,
                                       const TrainedModel &model, const ModelHistory &history,
                                       const std::vector<PartMetrics> &metrics, const FeatureStatistics &statistics)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    for (const PartMetrics &part : metrics)
        json[std::string(nameOf(part.part))] = {{"bags", part.bags},
                                                {"patients", part.patients},
                                                {"metrics", nlohmann::ordered_json::parse(metricsJson(part.metrics))}};
    package.training.metrics = json.dump();

    const mil::Weights weights = packageWeights(model);
    const Result<Selftest> selftest = selftestOf(package, weights, statistics);
    if (!selftest)
        return passOn(selftest.error());
    MilPackageContents contents;
    for (const auto &[key, tensor] : weights)
        contents.weights.push_back({key, Dtype::f32, tensor.sizes().vec(), bytesOf(tensor)});
    contents.selftest = selftest->views;
    contents.card = trainedCard(package, model, history, metrics);
    contents.licenceText = package.head.licence + "\n\nWho owns the training data decides who may use and share these "
                                                  "weights; put the licence here.\n";
    contents.statistics = statistics;
    contents.package = std::move(package);
    return writeMilPackage(folder, contents);
}

} // namespace tessera
