#pragma once
#include "analysis/training/configuration.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::detail {

/// What is wrong with a setting, in words. Never leaves the readers of configurations.
class SettingError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// One key of the configuration's JSON object.
struct ConfigurationKey {
    std::string name;
    std::string values; ///< which it takes, in words: "a number above 0, at most 1"
    /// Throws SettingError for a value of another type or out of range.
    std::function<void(const nlohmann::ordered_json &value, TrainingConfiguration &configuration)> read;
    std::function<nlohmann::ordered_json(const TrainingConfiguration &configuration)> write;
};

/// All of them, in the order of files that are written.
std::vector<ConfigurationKey> configurationKeys();

/// A scalar as it stands in messages, cut where it is long.
std::string shown(const nlohmann::ordered_json &value);

/// What is meant by a key that does not exist: ` (is "epochs" meant?)`, or nothing where no known one is near. Names of
/// the published programs' options are understood.
std::string hintFor(std::string_view key, const std::vector<ConfigurationKey> &keys);

} // namespace tessera::detail
