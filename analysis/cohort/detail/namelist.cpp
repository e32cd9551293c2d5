#include "analysis/cohort/detail/namelist.h"

#include <algorithm>

namespace tessera::detail {

std::string nameList(const std::vector<std::string> &names)
{
    const std::size_t shown = std::min(names.size(), mostNames);
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    if (shown < names.size())
        text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

std::string cutList(const std::vector<std::string> &names, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        text += (i ? ", " : "") + names[i];
    return names.size() > most ? text + ", ..." : text;
}

std::string counted(int64_t number, const std::string &noun)
{
    return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

} // namespace tessera::detail
