#pragma once
#include "base/safetensors.h"

#include <tl/expected.hpp>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::detail {

struct SafetensorsHeader {
    std::vector<TensorView> tensors; ///< in the order of their data
    std::map<std::string, std::string> metadata;
};

/// Reads the JSON of a header whose tensors must tile `data` exactly; the views point into it. The error is what is
/// wrong, in words.
tl::expected<SafetensorsHeader, std::string> parseSafetensorsHeader(std::string_view json,
                                                                    std::span<const std::byte> data);

/// The whole of a file; the views point into it.
tl::expected<SafetensorsHeader, std::string> parseSafetensors(std::span<const std::byte> file);

} // namespace tessera::detail
