#pragma once
#include "analysis/encodertraining/augmentation.h"
#include "analysis/encodertraining/tileset.h"
#include "base/boundedqueue.h"
#include "base/result.h"

#include <ATen/core/Tensor.h>

#include <optional>
#include <thread>
#include <vector>

namespace tessera {

struct TileBatchTensors {
    at::Tensor tiles;  ///< [B, 3, edge, edge] float32, channels last, normalised
    at::Tensor labels; ///< [B] int64
};

struct FeedSettings {
    int64_t batch = 64; ///< tiles; what is left at the end of an epoch is passed over
    int edge = 72;      ///< px of the drawn tiles
    AugmentationStrength strength;
    ChannelScale scale;
    uint64_t seed = 1;
};

/// The batches of one epoch, drawn on a thread of its own while the former ones are trained on. Each tile's draw hangs
/// on seed, epoch and tile alone. `set` must outlive it.
class TileFeed {
public:
    TileFeed(const TileSet &set, const FeedSettings &settings, int64_t epoch);

    int64_t batches() const { return m_batches; }
    /// The next batch; none after the last. Errors: outOfMemory, those of decodeTile, cancelled.
    Result<std::optional<TileBatchTensors>> next(const std::stop_token &token);

private:
    Result<TileBatchTensors> draw(int64_t batch) const;
    void work(const std::stop_token &token);

    const TileSet &m_set;
    const FeedSettings m_settings;
    const int64_t m_epoch;
    std::vector<int64_t> m_order;
    int64_t m_batches = 0;
    BoundedQueue<Result<TileBatchTensors>> m_queue{3};
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace tessera
