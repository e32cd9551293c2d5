#include "base/csvcell.h"

#include <cctype>

namespace tessera {

std::string csvCell(std::string_view text)
{
    const bool hasOuterBlank = !text.empty() && (std::isspace(static_cast<unsigned char>(text.front())) ||
                                                 std::isspace(static_cast<unsigned char>(text.back())));
    if (!hasOuterBlank && text.find_first_of(",;\t\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char byte : text)
        quoted += byte == '"' ? std::string("\"\"") : std::string(1, byte);
    return quoted + '"';
}

} // namespace tessera
