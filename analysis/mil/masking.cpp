#include "analysis/mil/masking.h"

#include "analysis/mil/randomsource.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace tessera::mil {
namespace {

at::Tensor pickByVote(const at::Tensor &score, int64_t count, bool largest)
{
    const at::Tensor picks = std::get<1>(at::topk(score, count, 1, largest, /*sorted=*/false));
    const at::Tensor votes = at::zeros_like(score).scatter_(1, picks, 1).sum(0);
    return std::get<1>(at::topk(votes, count, 0, /*largest=*/true, /*sorted=*/false));
}

at::Tensor pickUnionOfHeads(const at::Tensor &score, int64_t count, bool largest)
{
    const at::Tensor picks = std::get<1>(at::topk(score, count / score.size(0), 1, largest, /*sorted=*/true));
    return std::get<0>(at::_unique(picks.reshape(-1), /*sorted=*/true));
}

/// Ascending, without repeats.
at::Tensor unionOf(const at::Tensor &a, const at::Tensor &b)
{
    return std::get<0>(at::_unique(at::cat({a, b}), /*sorted=*/true));
}

KeepList keepListOf(int64_t tiles, const at::Tensor &hidden)
{
    KeepList list;
    list.visible = tiles - hidden.numel();
    list.ids = at::empty({tiles}, at::TensorOptions().dtype(at::kLong));
    std::vector<uint8_t> isHidden(static_cast<std::size_t>(tiles), 0);
    const int64_t *ids = hidden.data_ptr<int64_t>();
    for (int64_t i = 0; i < hidden.numel(); ++i)
        isHidden[static_cast<std::size_t>(ids[i])] = 1;
    int64_t *out = list.ids.data_ptr<int64_t>();
    for (int64_t tile = 0; tile < tiles; ++tile)
        if (!isHidden[static_cast<std::size_t>(tile)])
            *out++ = tile;
    std::copy(ids, ids + hidden.numel(), out);
    return list;
}

} // namespace

KeepList inverted(const KeepList &list)
{
    return {at::cat({list.hiddenIds(), list.visibleIds()}), list.ids.size(0) - list.visible};
}

at::Tensor pickTiles(const at::Tensor &score, int64_t count, Direction direction, Fusion fusion)
{
    const bool largest = direction == Direction::highest;
    if (score.dim() == 1)
        return std::get<1>(at::topk(score, count, 0, largest, /*sorted=*/true));
    return fusion == Fusion::vote ? pickByVote(score, count, largest) : pickUnionOfHeads(score, count, largest);
}

at::Tensor hideTiles(const at::Tensor &score, Direction direction, double ratio, double share, Fusion fusion,
                     const at::Tensor &hidden, RandomSource &random)
{
    // A small share of few tiles: all are picked, and the ratio itself is what is drawn of them.
    double pickRatio = ratio / share;
    if (pickRatio > 1) {
        share = ratio;
        pickRatio = 1;
    }
    at::Tensor picked = pickTiles(score, pickCount(score.size(-1), pickRatio), direction, fusion);
    if (share < 1) {
        const auto drawn = static_cast<int64_t>(std::ceil(static_cast<double>(picked.numel()) * share));
        picked = picked.index_select(0, random.permutation(picked.numel()).to(at::kCPU).slice(0, 0, drawn));
    }
    return hidden.defined() ? unionOf(picked, hidden) : picked;
}

KeepList maskTiles(const at::Tensor &score, const MaskRatios &ratios, Fusion fusion, RandomSource &random)
{
    // The published program asks the common stage for a thousandth of a ratio far above it: all tiles are picked, and
    // `ratio` of them drawn.
    constexpr double randomShare = 0.001;
    const at::Tensor onCpu = score.detach().to(at::kCPU);
    at::Tensor hidden;
    if (ratios.random > 0)
        hidden = hideTiles(onCpu, Direction::lowest, ratios.random, randomShare, fusion, hidden, random);
    if (ratios.low > 0)
        hidden = hideTiles(onCpu, Direction::lowest, ratios.low, 1, fusion, hidden, random);
    if (ratios.high > 0)
        hidden = hideTiles(onCpu, Direction::highest, ratios.high, ratios.highShare, fusion, hidden, random);
    if (!hidden.defined())
        hidden = at::empty({0}, at::TensorOptions().dtype(at::kLong));
    return keepListOf(onCpu.size(-1), hidden);
}

} // namespace tessera::mil
