#include "analysis/inference/bagquestion.h"

#include "analysis/inference/tensors.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace tessera {
namespace {

constexpr int64_t blockRows = 4096;

/// Ends the work between two networks; never leaves this file.
struct Stopped {};

at::Tensor rowsOf(const std::vector<int64_t> &indices)
{
    const at::Tensor rows = at::empty({std::ssize(indices)}, at::TensorOptions().dtype(at::kLong));
    std::copy(indices.begin(), indices.end(), rows.data_ptr<int64_t>());
    return rows;
}

at::Tensor embedded(const mil::Network &network, at::Device device, const Bag &bag, const at::Tensor &rows)
{
    const c10::InferenceMode inference;
    // from_blob wants a pointer to non-const, and nothing below writes to it.
    const at::Tensor all = at::from_blob(const_cast<float *>(bag.features.data()), {bag.tiles(), bag.dim},
                                         at::TensorOptions().dtype(at::kFloat));
    const int64_t count = rows.defined() ? rows.size(0) : bag.tiles();
    const at::Tensor tokens =
        at::empty({count, network.embedding.width()}, at::TensorOptions().dtype(at::kFloat).device(device));
    for (int64_t begin = 0; begin < count; begin += blockRows) {
        const int64_t end = std::min(begin + blockRows, count);
        const at::Tensor block =
            rows.defined() ? all.index_select(0, rows.slice(0, begin, end)) : all.slice(0, begin, end);
        tokens.slice(0, begin, end).copy_(network.embedding.forward(block.to(device)));
        if (!rows.defined())
            bag.letGo(begin, end);
    }
    if (rows.defined())
        bag.letGo(0, bag.tiles());
    return tokens;
}

std::vector<int64_t> leftOf(const std::vector<uint8_t> &excluded)
{
    std::vector<int64_t> left;
    for (std::size_t tile = 0; tile < excluded.size(); ++tile)
        if (!excluded[tile])
            left.push_back(static_cast<int64_t>(tile));
    return left;
}

/// A bag from which nothing is taken out is not gathered.
at::Tensor gathered(const std::vector<int64_t> &left, int64_t tiles)
{
    return std::ssize(left) == tiles ? at::Tensor() : rowsOf(left);
}

} // namespace

RowTokens embeddingOf(const LoadedModel &model, const Bag &bag)
{
    return [&bag, device = model.model.device](const mil::Network &network, const at::Tensor &rows) {
        return mil::EmbeddedTiles{embedded(network, device, bag, rows)};
    };
}

RowTokens embeddedOnce(const LoadedModel &model, const Bag &bag)
{
    std::map<const mil::Network *, mil::EmbeddedTiles> tilesOf;
    const auto keep = [&](const mil::Network &network) {
        const c10::InferenceMode inference;
        const at::Tensor tokens = embedded(network, model.model.device, bag, {});
        tilesOf.emplace(&network, mil::EmbeddedTiles{tokens, network.aggregator->tileParts(tokens)});
    };
    keep(model.model.student);
    if (model.model.teacher)
        keep(*model.model.teacher);
    return [tilesOf](const mil::Network &network, const at::Tensor &rows) {
        const c10::InferenceMode inference;
        const mil::EmbeddedTiles &all = tilesOf.at(&network);
        if (!rows.defined())
            return all;
        const at::Tensor there = rows.to(all.tokens.device());
        return mil::EmbeddedTiles{all.tokens.index_select(0, there),
                                  all.parts.defined() ? all.parts.index_select(0, there) : at::Tensor()};
    };
}

Result<BagAnswer> answer(const LoadedModel &model, const RowTokens &tokensOf, int64_t tiles,
                         const BagQuestion &question, std::stop_token token)
{
    BagAnswer answer;
    answer.excluded = question.excluded;
    answer.excluded.resize(static_cast<std::size_t>(tiles), 0);
    std::vector<int64_t> left = leftOf(answer.excluded);
    const auto source = [&](const at::Tensor &rows) {
        return [&tokensOf, &token, rows](const mil::Network &network) {
            if (token.stop_requested())
                throw Stopped();
            return tokensOf(network, rows);
        };
    };
    bool stopped = false;
    const Result<void> computed = guarded("the model", [&] {
        try {
            if (question.maskRatio > 0 && !left.empty()) {
                const at::Tensor score = mil::maskScore(model.model, source(gathered(left, tiles)));
                const std::vector<uint8_t> salient =
                    mil::extremeTiles(score, mil::pickCount(std::ssize(left), question.maskRatio),
                                      mil::Direction::highest, model.model.architecture.fusion);
                for (std::size_t i = 0; i < salient.size(); ++i)
                    if (salient[i])
                        answer.excluded[static_cast<std::size_t>(left[i])] = 1;
                left = leftOf(answer.excluded);
            }
            if (!left.empty())
                answer.prediction =
                    predictionOf(model, mil::computeMaps(model.model, source(gathered(left, tiles)), question.maps));
        } catch (const Stopped &) {
            stopped = true;
        }
    });
    if (stopped)
        return fail(ErrorCode::cancelled);
    if (!computed)
        return passOn(computed.error());
    if (left.empty())
        return fail(ErrorCode::noTileLeft, std::to_string(tiles));
    return answer;
}

} // namespace tessera
