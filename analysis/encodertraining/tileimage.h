#pragma once
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

/// One picture, [height, width, 3] uint8 RGB.
struct TileImage {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> rgb;
};

/// A JPEG or PNG of at most 4096 x 4096 px, told by its first bytes; what is transparent lies on white. `name` is said
/// in errors. Errors: tilesInvalid(name, detail).
Result<TileImage> decodeTile(const std::string &name, std::string_view bytes);

} // namespace tessera
