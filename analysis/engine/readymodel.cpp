#include "analysis/engine/readymodel.h"

#include "analysis/engine/threads.h"
#include "analysis/inference/selftest.h"
#include "analysis/package/featurestatistics.h"
#include "base/text.h"

#include <ATen/Parallel.h>

#include <cmath>

namespace tessera {
namespace {

std::string rounded(double number) { return formatted(std::round(number * 10) / 10); }

} // namespace

Result<ReadyModel> readyModel(const std::filesystem::path &folder, const std::string &device,
                              std::optional<int> wantedThreads)
{
    const int threads = wantedThreads.value_or(allowedCores());
    at::set_num_threads(threads);
    const Result<MilPackage> package = readMilPackage(folder);
    if (!package)
        return passOn(package.error());
    if (const Result<void> verified = verifyHashes(package->head); !verified)
        return passOn(verified.error());
    const Result<ChosenDevice> chosen = chooseDevice(device, threads);
    if (!chosen)
        return passOn(chosen.error());
    Result<LoadedModel> model = loadModel(*package, chosen->device);
    if (!model)
        return passOn(model.error());
    if (const Result<void> passed = runSelftest(*model); !passed)
        return passOn(passed.error());
    return ReadyModel{*chosen, std::make_shared<LoadedModel>(std::move(*model))};
}

Result<ReadyModel> onCpu(const ReadyModel &ready)
{
    Result<LoadedModel> model = loadModel(ready.model->package, at::kCPU);
    if (!model)
        return passOn(model.error());
    const Result<ChosenDevice> cpu = chooseDevice("cpu", at::get_num_threads());
    return ReadyModel{*cpu, std::make_shared<LoadedModel>(std::move(*model))};
}

std::vector<std::string> warningsOf(const MilPackage &package, const Bag &bag)
{
    std::vector<std::string> warnings = warningsOf(package);
    if (package.encoderId && !bag.encoder.empty() && bag.encoder != *package.encoderId)
        warnings.push_back("the features were made by " + bag.encoder + ", the model was trained with " +
                           *package.encoderId);
    const Result<std::optional<FeatureStatistics>> statistics = readFeatureStatistics(package);
    if (!statistics) {
        warnings.push_back("whether the bag is like the training's cannot be told: " + sentence(statistics.error()));
    } else if (*statistics && bag.dim == package.parameters.inputDim && bag.tiles() > 0) {
        const BagDistance distance = distanceOf(**statistics, bag.features);
        if (distance.isUnlike())
            warnings.push_back("the bag is unlike those that the model was trained on (its distance is " +
                               rounded(distance.distance) + ", theirs at most " + rounded(*distance.largestOfTraining) +
                               "; " + rounded(100 * distance.strangeTiles) +
                               " % of its tiles are farther away than 99 % of the training tiles): trust it less");
    }
    return warnings;
}

} // namespace tessera
