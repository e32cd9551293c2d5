#pragma once
#include <nlohmann/json_fwd.hpp>

#include <ostream>
#include <string>

namespace tessera {

/// A table for people of `{"auc": {"value": ..., "low": ..., "high": ...}, ...}`, judged on `part`.
void printMetrics(std::ostream &out, const nlohmann::ordered_json &metrics, const std::string &part);

/// The same of `instances` in a report (docs/training.md, "Instances"); nothing where there is none.
void printInstances(std::ostream &out, const nlohmann::ordered_json &instances);

} // namespace tessera
