#pragma once
#include <string>
#include <string_view>

namespace tessera {

/// A cell as CSV has it: quoted where it must be, for readers that separate by ',', ';' or tabs.
std::string csvCell(std::string_view text);

} // namespace tessera
