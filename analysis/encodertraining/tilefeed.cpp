#include "analysis/encodertraining/tilefeed.h"

#include "analysis/inference/tensors.h"
#include "base/splitmix64.h"

#include <ATen/ATen.h>

namespace tessera {

TileFeed::TileFeed(const TileSet &set, const FeedSettings &settings, int64_t epoch)
    : m_set(set), m_settings(settings), m_epoch(epoch), m_order(set.train),
      m_batches(std::ssize(set.train) / settings.batch)
{
    SplitMix64(derivedSeed(settings.seed, 1, static_cast<uint64_t>(epoch))).shuffle(m_order);
    m_thread = std::jthread([this](std::stop_token token) { work(token); });
}

void TileFeed::work(const std::stop_token &token)
{
    for (int64_t batch = 0; batch < m_batches; ++batch) {
        Result<TileBatchTensors> drawn = draw(batch);
        const bool isLast = !drawn;
        if (!m_queue.push(std::move(drawn), token) || isLast)
            break;
    }
    m_queue.close();
}

Result<TileBatchTensors> TileFeed::draw(int64_t batch) const
{
    TileBatchTensors tensors;
    Result<void> drawn;
    const Result<void> made = guarded("drawing tiles", [&] {
        const int64_t edge = m_settings.edge;
        at::Tensor values = at::empty({m_settings.batch, edge, edge, 3}, at::kFloat);
        tensors.labels = at::empty({m_settings.batch}, at::kLong);
        const auto each = static_cast<std::size_t>(edge * edge * 3);
        for (int64_t i = 0; i < m_settings.batch; ++i) {
            const int64_t index = m_order[static_cast<std::size_t>(batch * m_settings.batch + i)];
            const Result<TileImage> tile = m_set.tile(index);
            if (!tile) {
                drawn = passOn(tile.error());
                return;
            }
            const uint64_t seed =
                derivedSeed(m_settings.seed, static_cast<uint64_t>(m_epoch) + 16, static_cast<uint64_t>(index));
            drawAnew(*tile, m_settings.edge, m_settings.strength, m_settings.scale, seed,
                     {values.data_ptr<float>() + static_cast<std::size_t>(i) * each, each});
            tensors.labels.data_ptr<int64_t>()[i] = m_set.labels[static_cast<std::size_t>(index)];
        }
        tensors.tiles = values.permute({0, 3, 1, 2}); // (a view that is channels last already)
    });
    if (!made)
        return passOn(made.error());
    if (!drawn)
        return passOn(drawn.error());
    return tensors;
}

Result<std::optional<TileBatchTensors>> TileFeed::next(const std::stop_token &token)
{
    std::optional<Result<TileBatchTensors>> batch = m_queue.pop(token);
    if (token.stop_requested())
        return fail(ErrorCode::cancelled);
    if (!batch)
        return std::nullopt;
    if (!*batch)
        return passOn(batch->error());
    return std::move(**batch);
}

} // namespace tessera
