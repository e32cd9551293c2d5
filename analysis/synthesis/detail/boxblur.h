#pragma once
#include <cstdint>
#include <vector>

namespace tessera::detail {

/// Three box filters, one after the other: close to a Gaussian of sigma `radius`. R, G, B pixels; at the border the
/// nearest pixel stands in.
std::vector<uint8_t> blurred(const std::vector<uint8_t> &picture, int width, int height, int radius);

} // namespace tessera::detail
