#include "analysis/mil/maps.h"

#include "analysis/mil/hardness.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>

namespace tessera::mil {
namespace {

template <typename T>
std::vector<T> toVector(const at::Tensor &tensor)
{
    const at::Tensor onCpu = tensor.to(at::kCPU, c10::CppTypeToScalarType<T>::value).contiguous();
    return {onCpu.data_ptr<T>(), onCpu.data_ptr<T>() + onCpu.numel()};
}

/// Tiles hidden by the deterministic masks: high, and low for v1 (4.2 d, e).
std::vector<uint8_t> hiddenTiles(const Architecture &architecture, std::span<const double> score, int64_t salient)
{
    std::vector<uint8_t> hidden = extremes(score, salient, Direction::highest);
    if (architecture.version == Version::v1 && architecture.masks.low > 0) {
        const auto tiles = static_cast<int64_t>(score.size());
        const std::vector<uint8_t> low = extremes(score, pickCount(tiles, architecture.masks.low), Direction::lowest);
        for (std::size_t i = 0; i < hidden.size(); ++i)
            hidden[i] |= low[i];
    }
    return hidden;
}

/// L' of the `visible` tiles that the random part of training keeps.
int64_t keptBySplit(const Architecture &architecture, int64_t tiles, int64_t visible)
{
    if (architecture.version == Version::v1) {
        const double share =
            static_cast<double>(pickCount(tiles, architecture.masks.random)) / static_cast<double>(tiles);
        return visible - std::llround(static_cast<double>(visible) * share);
    }
    if (!architecture.recycle)
        return visible;
    return static_cast<int64_t>(static_cast<double>(visible) * architecture.mergeRatio);
}

} // namespace

MilModel makeModel(const Architecture &architecture, const Weights &weights, at::Device device)
{
    Weights moved;
    bool hasTeacher = false;
    for (const auto &[key, tensor] : weights) {
        moved.emplace(key, tensor.to(device, at::kFloat));
        hasTeacher |= key.starts_with("teacher.");
    }
    MilModel model{architecture, Network(architecture, moved), std::nullopt, device};
    if (hasTeacher)
        model.teacher.emplace(architecture, moved, "teacher.");
    return model;
}

Maps computeMaps(const MilModel &model, const at::Tensor &features, std::optional<double> maskRatioHigh)
{
    const c10::InferenceMode inference;
    const at::Tensor bag = features.to(model.device, at::kFloat);
    const at::Tensor tokens = model.student.embedding.forward(bag);
    const Aggregator &student = *model.student.aggregator;
    const Pooled pooled = student.pool(tokens, nullptr);
    const int64_t predicted = pooled.logits.argmax().item<int64_t>();

    Maps maps;
    maps.logits = toVector<double>(pooled.logits);
    maps.attentionRaw = toVector<float>(student.rawAttentionMap(pooled, predicted));
    maps.attention = toVector<float>(student.attentionMap(pooled, predicted));
    maps.attentionRank = rankOf(maps.attentionRaw);

    const auto [bestLog, bestClass] = student.instanceLogProbabilities(tokens, pooled).max(1);
    maps.instanceProbability = toVector<double>(bestLog.exp());
    for (const int64_t index : toVector<int64_t>(bestClass))
        maps.instanceClass.push_back(static_cast<int32_t>(index));

    const at::Tensor tiles = at::softmax(student.singleTileLogits(tokens), 1).t().contiguous();
    for (int64_t c = 0; c < tiles.size(0); ++c)
        maps.tileProbability.push_back(toVector<float>(tiles[c]));

    if (model.teacher) {
        const at::Tensor seen = model.teacher->embedding.forward(bag);
        const Aggregator &teacher = *model.teacher->aggregator;
        maps.score = toVector<float>(teacher.score(seen, teacher.pool(seen, nullptr), nullptr));
    } else {
        maps.score = toVector<float>(student.score(tokens, pooled, nullptr));
    }
    const std::vector<double> score(maps.score.begin(), maps.score.end());
    const auto count = static_cast<int64_t>(score.size());
    const int64_t salient = pickCount(count, maskRatioHigh.value_or(model.architecture.masks.high));
    maps.hidden = hiddenTiles(model.architecture, score, salient);
    const int64_t visible = count - std::count(maps.hidden.begin(), maps.hidden.end(), 1);
    maps.hardProbability =
        hardProbability(score, maps.hidden, salient, keptBySplit(model.architecture, count, visible));
    return maps;
}

} // namespace tessera::mil
