#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace tessera::detail {

inline constexpr std::size_t mostNames = 20; ///< of a list in a sentence

/// "a, b and c" of few; of many the first 20 "and 13 more".
std::string nameList(const std::vector<std::string> &names);

/// "a, b, c"; of more than `most` the first ones and ", ...".
std::string cutList(const std::vector<std::string> &names, std::size_t most);

/// "1 bag", "3 bags": the noun's plural has an s.
std::string counted(int64_t number, const std::string &noun);

} // namespace tessera::detail
