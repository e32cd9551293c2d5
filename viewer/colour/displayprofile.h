#pragma once
#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

namespace tessera {

/// The bytes of the ICC profile of an RGB display. Null pointers to it stand for sRGB.
using DisplayProfile = std::vector<std::byte>;

/// Reads the profile that a maker or a measurement of the display left in a file, and tries it. Takes some 50 ms.
/// Errors: fileMissing and the like; profileUnusable(why).
Result<std::shared_ptr<const DisplayProfile>> readDisplayProfile(const std::filesystem::path &path);

} // namespace tessera
