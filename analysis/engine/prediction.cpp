#include "analysis/engine/prediction.h"

#include "analysis/bags/joinbags.h"
#include "analysis/engine/readymodel.h"
#include "analysis/inference/predictionfile.h"
#include "base/log.h"
#include "base/text.h"

namespace tessera {
namespace {

Result<BagAnswer> answered(const ReadyModel &ready, const Bag &bag, const BagQuestion &question, std::stop_token token)
{
    return answer(*ready.model, embeddingOf(*ready.model, bag), bag.tiles(), question, token);
}

} // namespace

Result<std::vector<uint8_t>> readExcluded(const std::filesystem::path &path, int64_t tiles)
{
    const Result<Safetensors> file = Safetensors::open(path);
    if (!file)
        return passOn(file.error());
    const TensorView *indices = file->find("indices");
    if (!indices)
        return fail(ErrorCode::indicesInvalid, displayed(path), "it has no tensor indices");
    if (indices->dtype != Dtype::i64 && indices->dtype != Dtype::i32)
        return fail(ErrorCode::indicesInvalid, displayed(path),
                    "indices is " + std::string(nameOf(indices->dtype)) + " instead of I64");
    if (indices->shape.size() != 1)
        return fail(ErrorCode::indicesInvalid, displayed(path),
                    "indices has " + std::to_string(indices->shape.size()) + " axes instead of one");
    std::vector<uint8_t> excluded(static_cast<std::size_t>(tiles), 0);
    for (const int64_t index : toIntegers(*indices)) {
        if (index < 0 || index >= tiles)
            return fail(ErrorCode::indicesInvalid, displayed(path),
                        "it names tile " + std::to_string(index) + ", the bag has " + std::to_string(tiles) + " tiles");
        excluded[static_cast<std::size_t>(index)] = 1;
    }
    return excluded;
}

Result<PredictionOutcome> runPrediction(const PredictionRequest &request, std::stop_token token)
{
    Result<ReadyModel> ready = readyModel(request.model, request.device, request.threads);
    if (!ready)
        return passOn(ready.error());
    if (!ready->device.remark.empty())
        logInfo(ready->device.remark);
    const Result<Bag> bag = readJoinedBag(request.features, ready->model->package.parameters.inputDim);
    if (!bag)
        return passOn(bag.error());
    BagQuestion question;
    question.maskRatio = request.maskRatio;
    question.maps.tiles = request.tiles;
    if (request.exclude) {
        Result<std::vector<uint8_t>> excluded = readExcluded(*request.exclude, bag->tiles());
        if (!excluded)
            return passOn(excluded.error());
        question.excluded = std::move(*excluded);
    }

    Result<BagAnswer> found = answered(*ready, *bag, question, token);
    if (!found && found.error().code == ErrorCode::outOfMemory && !ready->device.device.is_cpu()) {
        logWarning("the GPU's memory does not hold the bag, and the CPU takes over");
        ready = onCpu(*ready);
        if (!ready)
            return passOn(ready.error());
        found = answered(*ready, *bag, question, token);
    }
    if (!found)
        return passOn(found.error());
    if (token.stop_requested())
        return fail(ErrorCode::cancelled);
    if (const Result<void> written = writePrediction(request.out, *found, bag->coords); !written)
        return passOn(written.error());
    return PredictionOutcome{ready->model->package, std::move(*found), ready->device.name,
                             warningsOf(ready->model->package, *bag)};
}

} // namespace tessera
