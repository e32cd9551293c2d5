#pragma once
#include <string>

namespace tessera {

/// Now, as files say it: "2026-01-01T00:00:00Z".
std::string utcNow();

} // namespace tessera
