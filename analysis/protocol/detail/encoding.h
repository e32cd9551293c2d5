#pragma once
#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>
#include <type_traits>

namespace tessera::protocol::detail {

/// Members in the order in which they are written.
using OrderedJson = nlohmann::ordered_json;

/// JSON has no infinity: the rate of a stage that took no time is not known.
inline double finite(double number) { return std::isfinite(number) ? number : 0; }

/// Nothing, where there is none or it is no number.
template <typename T>
void addIfKnown(OrderedJson &json, const char *name, const std::optional<T> &value)
{
    if constexpr (std::is_floating_point_v<T>) {
        if (value && !std::isfinite(*value))
            return;
    }
    if (value)
        json[name] = *value;
}

} // namespace tessera::protocol::detail
