#pragma once
#include "analysis/training/configurationfile.h"
#include "analysis/training/detail/configurationkeys.h"

namespace tessera::detail {

/// A setting of which the user said something.
struct GivenSetting {
    std::string key;
    nlohmann::ordered_json value; ///< a scalar, or a list of scalars: at least one, no two equal
    std::string origin;           ///< "--set key=value", or what the text is called
};

/// Thrown with the origin that an error names; never leaves the readers of configurations.
struct OriginError {
    std::string origin;
    std::string detail;
};

/// Every key once, the first place and the last value of it; all keys exist. Throws OriginError.
std::vector<GivenSetting> givenSettings(const ConfigurationSources &sources, const std::vector<ConfigurationKey> &keys);

/// The settings' name of a preset.
inline constexpr std::string_view presetKey = "preset";

} // namespace tessera::detail
