#pragma once
#include <string>

namespace tessera {

/// Log lines go to standard error (standard output belongs to results and to JSON-RPC). Thread-safe.
/// Never log the content of associated images or patient fields of a slide.
void logInfo(const std::string &line);
void logWarning(const std::string &line);
void logError(const std::string &line);

} // namespace tessera
