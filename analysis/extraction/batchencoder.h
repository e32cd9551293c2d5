#pragma once
#include "base/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tessera {

/// Tiles ready for an encoder: [count, tilePx, tilePx, 3] RGB bytes, row-major.
struct TileBatch {
    int tilePx = 0;
    int64_t count = 0;
    std::vector<uint8_t> rgb;
};

/// Turns tiles into feature vectors. The extraction sees nothing of tensors or devices behind it.
class BatchEncoder {
public:
    virtual ~BatchEncoder() = default;
    virtual int dim() const = 0;           ///< D
    virtual int64_t batchSize() const = 0; ///< tiles that are best handed over at once
    /// Writes [count, D] floats. Called from one thread only. Errors: outOfMemory, deviceUnavailable.
    virtual Result<void> encode(const TileBatch &batch, std::span<float> features) = 0;
};

} // namespace tessera
