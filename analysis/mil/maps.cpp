#include "analysis/mil/maps.h"

#include "analysis/mil/masking.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>

namespace tessera::mil {
namespace {

template <typename T>
std::vector<T> toVector(const at::Tensor &tensor)
{
    if (!tensor.defined())
        return {};
    const at::Tensor onCpu = tensor.to(at::kCPU, c10::CppTypeToScalarType<T>::value).contiguous();
    return {onCpu.data_ptr<T>(), onCpu.data_ptr<T>() + onCpu.numel()};
}

Pooled pooledBy(const Network &network, const EmbeddedTiles &bag)
{
    return bag.parts.defined() ? network.aggregator->poolFrom(bag.tokens, bag.parts)
                               : network.aggregator->pool(bag.tokens, nullptr);
}

/// `pooled` without the recycled tokens that stand behind the tiles.
Pooled ofTiles(Pooled pooled, int64_t tiles)
{
    const auto cut = [&](at::Tensor &tensor, int64_t axis) {
        if (tensor.defined())
            tensor = tensor.slice(axis, 0, tiles);
    };
    const bool byHeads = pooled.values.defined(); // selfattn: [h, T, ..]
    cut(pooled.attentionRaw, 0);
    cut(pooled.attention, byHeads ? 1 : 0);
    cut(pooled.attentionOfLayer2, 1);
    cut(pooled.values, 1);
    cut(pooled.instanceLogits, 0);
    return pooled;
}

/// [N, C]. With recycled tokens every tile is a bag of several tokens, and has to be pooled by itself.
at::Tensor singleTileLogits(const Network &network, bool recycles, const at::Tensor &tokens)
{
    if (!recycles)
        return network.aggregator->singleTileLogits(tokens);
    std::vector<at::Tensor> logits;
    for (int64_t tile = 0; tile < tokens.size(0); ++tile)
        logits.push_back(
            network.aggregator->pool(withRecycled(network, tokens.slice(0, tile, tile + 1)), nullptr).logits);
    return at::stack(logits);
}

at::Tensor scoreBy(const Network &network, const EmbeddedTiles &bag)
{
    return network.aggregator->score(bag.tokens, pooledBy(network, bag), nullptr).to(at::kCPU);
}

/// 4.2 a, b, c and f. Returns the score where the student is the one who scores.
at::Tensor takeStudentsMaps(Maps &maps, const MilModel &model, const EmbeddedTiles &bag, const MapOptions &options)
{
    const at::Tensor &tokens = bag.tokens;
    const Aggregator &student = *model.student.aggregator;
    const bool recycles = model.architecture.mergeTest && model.student.recycling;
    const int64_t tiles = tokens.size(0);
    const Pooled pooled = recycles ? ofTiles(student.pool(withRecycled(model.student, tokens), nullptr), tiles)
                                   : pooledBy(model.student, bag);
    const int64_t shown = options.shownClass.value_or(pooled.logits.argmax().item<int64_t>());
    maps.logits = toVector<double>(pooled.logits);
    maps.attentionRaw = toVector<float>(student.rawAttentionMap(pooled, shown));
    maps.attention = toVector<float>(student.attentionMap(pooled, shown));
    maps.attentionRank = rankOf(maps.attentionRaw);
    if (model.architecture.baseline == Baseline::selfattn) {
        maps.attentionLayer1 = toVector<float>(pooled.attention);
        maps.attentionLayer2 = toVector<float>(pooled.attentionOfLayer2);
    }
    if (model.architecture.baseline == Baseline::dsmil) {
        maps.bagLogits = toVector<float>(pooled.bagLogits);
        maps.maxInstanceLogits = toVector<float>(pooled.maxInstanceLogits);
        maps.instanceLogits = toVector<float>(pooled.instanceLogits);
    }

    const auto [bestLog, bestClass] = student.instanceLogProbabilities(tokens, pooled).max(1);
    maps.instanceProbability = toVector<double>(bestLog.exp());
    for (const int64_t index : toVector<int64_t>(bestClass))
        maps.instanceClass.push_back(static_cast<int32_t>(index));

    const bool slow = recycles || model.architecture.baseline == Baseline::selfattn;
    if (!slow || options.tiles == TileProbabilities::always) {
        const at::Tensor probabilities =
            at::softmax(singleTileLogits(model.student, recycles, tokens), 1).t().contiguous();
        for (int64_t c = 0; c < probabilities.size(0); ++c)
            maps.tileProbability.push_back(toVector<float>(probabilities[c]));
    }
    if (model.teacher)
        return {};
    // A student in the teacher's place scores without recycling, as a teacher does.
    return recycles ? scoreBy(model.student, {tokens}) : student.score(tokens, pooled, nullptr).to(at::kCPU);
}

/// Tiles hidden by the deterministic masks: high, and low for v1 (4.2 d, e).
std::vector<uint8_t> hiddenTiles(const Architecture &architecture, const at::Tensor &score, int64_t salient)
{
    std::vector<uint8_t> hidden = extremeTiles(score, salient, Direction::highest, architecture.fusion);
    if (architecture.version == Version::v1 && architecture.masks.low > 0) {
        const std::vector<uint8_t> low = extremeTiles(score, pickCount(score.size(-1), architecture.masks.low),
                                                      Direction::lowest, architecture.fusion);
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
    if (!architecture.hasRecycleNetwork())
        return visible;
    return static_cast<int64_t>(static_cast<double>(visible) * architecture.mergeRatio);
}

/// 4.2 d and e. Where every head has a score of its own, hard instances are ranked by the mean over heads.
void takeMaskMaps(Maps &maps, const Architecture &architecture, const at::Tensor &score, const MapOptions &options)
{
    maps.score = toVector<float>(score);
    const int64_t tiles = score.size(-1);
    const int64_t salient = pickCount(tiles, options.maskRatioHigh.value_or(architecture.masks.high));
    maps.hidden = hiddenTiles(architecture, score, salient);
    const int64_t visible = tiles - std::count(maps.hidden.begin(), maps.hidden.end(), 1);
    maps.hardProbability = hardProbability(toVector<double>(score.dim() == 1 ? score : score.mean(0)), maps.hidden,
                                           salient, keptBySplit(architecture, tiles, visible));
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
    if (hasTeacher) {
        Architecture withoutRecycling = architecture; // a teacher never recycles (3.1)
        withoutRecycling.mergeTest = false;
        model.teacher.emplace(withoutRecycling, moved, "teacher.");
    }
    return model;
}

std::vector<uint8_t> extremeTiles(const at::Tensor &score, int64_t count, Direction direction, Fusion fusion)
{
    if (score.dim() == 1)
        return extremes(toVector<double>(score), count, direction);
    std::vector<uint8_t> picked(static_cast<std::size_t>(score.size(1)), 0);
    for (const int64_t tile : toVector<int64_t>(pickTiles(score, count, direction, fusion)))
        picked[static_cast<std::size_t>(tile)] = 1;
    return picked;
}

at::Tensor maskScore(const MilModel &model, const TokenSource &tokensOf)
{
    const c10::InferenceMode inference;
    return scoreBy(model.scorer(), tokensOf(model.scorer()));
}

Maps computeMaps(const MilModel &model, const TokenSource &tokensOf, const MapOptions &options)
{
    const c10::InferenceMode inference;
    Maps maps;
    at::Tensor score = takeStudentsMaps(maps, model, tokensOf(model.student), options);
    if (model.teacher)
        score = scoreBy(*model.teacher, tokensOf(*model.teacher));
    takeMaskMaps(maps, model.architecture, score, options);
    return maps;
}

Maps computeMaps(const MilModel &model, const at::Tensor &features, const MapOptions &options)
{
    const c10::InferenceMode inference;
    const at::Tensor bag = features.to(model.device, at::kFloat);
    return computeMaps(
        model, [&](const Network &network) { return EmbeddedTiles{network.embedding.forward(bag)}; }, options);
}

} // namespace tessera::mil
