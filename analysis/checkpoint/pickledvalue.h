#pragma once
#include "base/safetensors.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tessera {

struct PickledValue;
struct PickledEntry;

struct PickledBytes {
    std::string bytes;
};

/// Lists, and sets in the order of the file.
struct PickledList {
    std::vector<PickledValue> items;
};

/// Tuples, and torch.Size.
struct PickledTuple {
    std::vector<PickledValue> items;
};

/// Dictionaries in the order of the file: dict, OrderedDict, defaultdict, Counter. Keys are any values; where a file
/// sets a key twice both stand here.
struct PickledMap {
    std::vector<PickledEntry> items;

    /// The value of a key that is this text; the last one, as Python would have it. Null when absent.
    const PickledValue *find(std::string_view key) const;
};

/// An object of another program, of which nothing was run: its qualified name ("argparse.Namespace") with the arguments
/// and the state that the file gives, in this order. Also classes, functions and types that stand alone, and integers
/// beyond 64 bits ("builtins.int", little-endian two's complement bytes).
struct PickledOpaque {
    std::string name;
    std::vector<PickledValue> parts;
};

/// What stands in a pickle, as a tree of bounded size and depth; no name of it was looked up, nothing called.
/// NumPy scalars are plain numbers, Parameters and NumPy arrays are tensors.
struct PickledValue {
    using None = std::monostate;
    std::variant<None, bool, int64_t, double, std::string, PickledBytes, PickledList, PickledTuple, PickledMap,
                 TensorView, PickledOpaque>
        value;

    /// The alternative, or null: `if (const auto *tensor = root.as<TensorView>())`.
    template <typename T>
    const T *as() const
    {
        return std::get_if<T>(&value);
    }
    bool isNone() const { return as<None>() != nullptr; }
};

/// A key of a map and its value.
struct PickledEntry {
    PickledValue first;
    PickledValue second;
};

/// "a map", "a tensor", "argparse.Namespace": for sentences.
std::string kindOf(const PickledValue &value);

} // namespace tessera
