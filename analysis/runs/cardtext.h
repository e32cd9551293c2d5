#pragma once
#include "analysis/metrics/estimate.h"

#include <string>

namespace tessera {

/// A row of a table of two columns, in Markdown.
std::string cardRow(const std::string &name, const std::string &value);

/// "0.912 (0.870 to 0.951)".
std::string cardText(const Estimate &estimate);

} // namespace tessera
