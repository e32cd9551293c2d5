#pragma once
#include "analysis/checkpoint/detail/bytereader.h"
#include "analysis/checkpoint/detail/unpickler.h"
#include "analysis/checkpoint/detail/valuetree.h"
#include "tests/support/picklewriter.h"

#include <map>
#include <string>

namespace tessera::testing {

inline std::span<const std::byte> bytesOf(const std::string &text) { return std::as_bytes(std::span(text)); }

using Storages = std::map<std::string, std::string, std::less<>>;
using Tree = tl::expected<detail::ValueTree, detail::Refusal>;

/// Pickle and storages to values, without a file around them; both must outlive the tree.
inline Tree unpickled(const std::string &pickle, const Storages &storages = {}, std::size_t mostCopied = 4096)
{
    auto graph = detail::parsePickle(bytesOf(pickle), [&](std::string_view key) {
        const auto found = storages.find(key);
        if (found == storages.end())
            detail::refuse("storage " + std::string(key) + " is missing");
        return bytesOf(found->second);
    });
    if (!graph)
        return tl::unexpected(graph.error());
    return detail::unfold(std::move(*graph), mostCopied);
}

inline std::string refusalOf(const Tree &tree) { return tree ? std::string() : tree.error().detail; }

/// The whole tree as text, with the bytes of its tensors: equal texts are equal values.
inline std::string described(const PickledValue &value)
{
    const auto joined = [](const std::vector<PickledValue> &items) {
        std::string text;
        for (const PickledValue &item : items)
            text += described(item) + ",";
        return text;
    };
    if (const auto *tensor = value.as<TensorView>()) {
        std::string text = std::string(nameOf(tensor->dtype)) + "[";
        for (const int64_t extent : tensor->shape)
            text += std::to_string(extent) + ",";
        return text + "]" + std::string(detail::textOf(tensor->bytes));
    }
    if (const auto *map = value.as<PickledMap>()) {
        std::string text = "{";
        for (const auto &[key, item] : map->items)
            text += described(key) + ":" + described(item) + ",";
        return text + "}";
    }
    if (const auto *list = value.as<PickledList>())
        return "[" + joined(list->items) + "]";
    if (const auto *tuple = value.as<PickledTuple>())
        return "(" + joined(tuple->items) + ")";
    if (const auto *opaque = value.as<PickledOpaque>())
        return opaque->name + "<" + joined(opaque->parts) + ">";
    if (const auto *text = value.as<std::string>())
        return "'" + *text + "'";
    if (const auto *bytes = value.as<PickledBytes>())
        return "b'" + bytes->bytes + "'";
    if (const auto *number = value.as<double>())
        return std::to_string(*number);
    if (const auto *integer = value.as<int64_t>())
        return std::to_string(*integer);
    if (const auto *boolean = value.as<bool>())
        return *boolean ? "True" : "False";
    return "None";
}

} // namespace tessera::testing
