#include "analysis/inference/loadedmodel.h"
#include "analysis/inference/tensors.h"
#include "analysis/package/weights.h"
#include "analysis/runs/foldtraining.h"
#include "base/sha256.h"
#include "base/text.h"

namespace tessera {
namespace {

/// Why the embedding and the aggregator of one model are no start for another; empty where they are.
std::string difference(const mil::Architecture &theirs, const mil::Architecture &ours)
{
    const auto differs = [](const char *what, int64_t other, int64_t own) {
        return std::string(what) + " is " + std::to_string(other) + " there and " + std::to_string(own) + " here";
    };
    if (theirs.inputDim != ours.inputDim)
        return differs("the width of the features", theirs.inputDim, ours.inputDim);
    if (theirs.baseline != ours.baseline || theirs.gated != ours.gated)
        return "its baseline is another one";
    if (theirs.modelDim != ours.modelDim)
        return differs("model_dim", theirs.modelDim, ours.modelDim);
    if (ours.baseline == mil::Baseline::selfattn && theirs.heads != ours.heads)
        return differs("heads", theirs.heads, ours.heads);
    if (theirs.act != ours.act || theirs.daAct != ours.daAct)
        return "act or da_act is another one";
    return {};
}

} // namespace

Result<WarmWeights> readWarmWeights(const std::filesystem::path &folder, const mil::Architecture &architecture)
{
    const Result<MilPackage> package = readMilPackage(folder);
    if (!package)
        return passOn(package.error());
    if (const Result<void> verified = verifyHashes(package->head); !verified)
        return passOn(verified.error());
    const mil::Architecture theirs = tessera::architectureOf(*package);
    if (const std::string detail = difference(theirs, architecture); !detail.empty())
        return fail(ErrorCode::modelDoesNotFit, displayed(folder), detail);
    const Result<Safetensors> file = openWeights(*package);
    if (!file)
        return passOn(file.error());
    Result<std::string> hash = sha256OfFile(folder / "model.json");
    if (!hash)
        return passOn(hash.error());
    WarmWeights warm{{}, std::move(*hash), theirs.classes != architecture.classes};
    if (const Result<void> read = guarded("reading the model", [&] { warm.weights = floatTensorsOf(*file); }); !read)
        return passOn(read.error());
    return warm;
}

} // namespace tessera
