#pragma once
#include "analysis/training/trainingevents.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace tessera::detail {

/// `run` is left out where there is one alone.
nlohmann::ordered_json jsonOf(const EpochEvent &event, std::optional<int64_t> run);

/// In one line. Texts that are not UTF-8 become so; numbers that are none become null.
std::string lineOf(const nlohmann::ordered_json &event);

} // namespace tessera::detail
