#include "analysis/checkpoint/pickledvalue.h"

#include <algorithm>
#include <array>

namespace tessera {

const PickledValue *PickledMap::find(std::string_view key) const
{
    const auto found = std::find_if(items.rbegin(), items.rend(), [&](const auto &item) {
        const auto *text = item.first.template as<std::string>();
        return text && *text == key;
    });
    return found == items.rend() ? nullptr : &found->second;
}

std::string kindOf(const PickledValue &value)
{
    if (const auto *opaque = value.as<PickledOpaque>())
        return opaque->name;
    constexpr std::array names{"None",  "a boolean", "an integer", "a number", "a text",
                               "bytes", "a list",    "a tuple",    "a map",    "a tensor"};
    static_assert(names.size() + 1 == std::variant_size_v<decltype(PickledValue::value)>);
    return names[value.value.index()];
}

} // namespace tessera
