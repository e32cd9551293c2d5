#pragma once
#include "analysis/training/presets.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

/// A JSON object of settings, and what it is called in messages.
struct ConfigurationText {
    std::string name;
    std::string json;
};

/// What a user says of a training. Later ones win: preset (the text may name it as `preset`), text, settings.
struct ConfigurationSources {
    std::optional<Preset> preset; ///< goes before one that the text names
    std::optional<ConfigurationText> text;
    std::vector<std::string> settings; ///< "key=value": a value that is no JSON is taken for a text
};

/// One configuration of a grid.
struct GridPoint {
    TrainingConfiguration configuration;
    /// Of its folder: "mask_ratio_h=0.01,seed=2022"; empty where no key has a list.
    std::string name;

    bool operator==(const GridPoint &) const = default;
};

constexpr int64_t largestGrid = 1000;

/// Errors: those of readFile, for more than 1 MiB as well.
Result<ConfigurationText> readConfigurationText(const std::filesystem::path &file);

/// All configurations that the sources stand for: a list as a value is one configuration for each of its elements, of
/// several lists each combination, the first key's elements in the outermost loop. Keys in the order of the text, then
/// of the settings. Names are those of folders, no two alike. The values of a preset are those for the baseline of each
/// configuration. Error: configurationInvalid(name of the text or "--set key=value", detail with the key).
Result<std::vector<GridPoint>> readGrid(const ConfigurationSources &sources);

/// The one configuration; lists are refused.
Result<TrainingConfiguration> readConfiguration(const ConfigurationSources &sources);

/// What does not go together, in one sentence; empty where all is well. What only the cohort or the machine can tell
/// is not looked at.
std::string contradictionIn(const TrainingConfiguration &configuration);

/// Every key with its value, one a line, in a fixed order; reads back as the same configuration (a package's folder as
/// UTF-8).
std::string configurationJson(const TrainingConfiguration &configuration);

} // namespace tessera
