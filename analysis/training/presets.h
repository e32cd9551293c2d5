#pragma once
#include "analysis/training/configuration.h"

#include <array>
#include <optional>
#include <string_view>

namespace tessera {

/// Settings that belong together; docs/training.md has them side by side.
enum class Preset {
    quick,            ///< a pure model in few epochs: does the data lend itself at all?
    mhimV2,           ///< the default
    mhimV1Camelyon16, ///< what was published for it (mhim-mil.md 6)
    mhimV1Nsclc,
    survival,
    small ///< a pure model of a table of some hundred small bags
};
inline constexpr std::array presets{Preset::quick,       Preset::mhimV2,   Preset::mhimV1Camelyon16,
                                    Preset::mhimV1Nsclc, Preset::survival, Preset::small};

/// "mhim-v2".
std::string_view nameOf(Preset preset);
std::optional<Preset> presetNamed(std::string_view name);

/// The preset's values for this baseline: what was published with other values for each baseline is taken for it.
TrainingConfiguration configurationOf(Preset preset, mil::Baseline baseline = mil::Baseline::attn);

} // namespace tessera
