#pragma once
#include "analysis/package/detail/jsonfields.h"
#include "analysis/package/milparameters.h"

#include <set>
#include <string>

namespace tessera::detail {

inline constexpr std::initializer_list<const char *> architectureKindNames{"mil", "mhim-v1", "mhim-v2"};
inline constexpr std::initializer_list<const char *> baselineNames{"attn", "selfattn", "dsmil", "mean", "max"};
inline constexpr std::initializer_list<const char *> activationNames{"none", "relu", "gelu", "tanh"};

/// The name of an enumerator in its list.
template <typename Enum>
const char *nameIn(std::initializer_list<const char *> names, Enum value)
{
    return names.begin()[static_cast<std::size_t>(value)];
}

/// An extent that no tensor of a model goes beyond.
inline constexpr int64_t largestExtent = 1 << 16;

/// architecture.params where each may be left out; unknown ones are refused.
MilParameters readSomeParameters(const Fields &fields);

/// architecture.params of a package: what only the weights could tell (baseline, widths) must be there.
MilParameters readParameters(const Fields &fields);

nlohmann::ordered_json toJson(const MilParameters &parameters);

} // namespace tessera::detail
