#pragma once
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tessera::detail {

constexpr int tileEdge = 256; ///< px

using Bytes = std::vector<std::byte>;

/// A tile as TIFF stores it: without the tables, which the directory holds once.
struct TileJpeg {
    Bytes tables; ///< JPEGTables: the same for every tile
    Bytes stream;
};

/// `pixels`: tileEdge rows of R, G, B, `stride` bytes from one to the next. Quality 85, YCbCr 4:2:0. Thread-safe.
Result<TileJpeg> encodeTile(const uint8_t *pixels, int stride);

} // namespace tessera::detail
