#pragma once
#include "analysis/checkpoint/detail/pickleglobals.h"
#include "analysis/checkpoint/detail/refusal.h"
#include "analysis/checkpoint/detail/stridedarray.h"

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tessera::detail {

using NodeId = uint32_t;

struct TextNode {
    std::string_view text; ///< as in the file, not yet known to be UTF-8
};
struct BytesNode {
    std::span<const std::byte> bytes;
};
struct LongNode {
    std::span<const std::byte> bytes; ///< an integer of more than 64 bits
};
struct ListNode {
    enum class Kind { list, set };
    std::vector<NodeId> items;
    Kind kind = Kind::list;
};
struct TupleNode {
    std::vector<NodeId> items;
};
struct MapNode {
    std::vector<std::pair<NodeId, NodeId>> items;
};
struct GlobalNode {
    const GlobalRow *row;
};
struct StorageNode {
    std::span<const std::byte> bytes;
    std::optional<Dtype> dtype;
};
struct NumpyDtypeNode {
    Dtype dtype;
};
struct ArrayNode {
    std::size_t index; ///< in Graph::arrays
};
struct EmptyArrayNode {}; ///< of NumPy, before its state is given
struct OpaqueNode {
    const GlobalRow *row;
    NodeId arguments; ///< a tuple
    std::optional<NodeId> state;
};

struct Node {
    std::variant<std::monostate, bool, int64_t, double, TextNode, BytesNode, LongNode, ListNode, TupleNode, MapNode,
                 GlobalNode, StorageNode, NumpyDtypeNode, ArrayNode, EmptyArrayNode, OpaqueNode>
        what;
    std::size_t at = 0; ///< byte of the pickle that made it
};

/// What a pickle says, before it is known to be a tree: nodes may be shared and may stand in themselves. Its size is
/// bounded by the number of opcodes.
struct Graph {
    std::vector<Node> nodes;
    std::vector<StridedArray> arrays;         ///< checked
    std::deque<std::vector<std::byte>> owned; ///< bytes that stand in the file as text
    NodeId root = 0;

    template <typename T>
    T *get(NodeId id)
    {
        return std::get_if<T>(&nodes[id].what);
    }
    /// The node as this, or a Refusal that says `needed`.
    template <typename T>
    T &expect(NodeId id, const char *needed)
    {
        if (T *found = get<T>(id))
            return *found;
        refuse(std::string(needed) + " is expected and something else is there");
    }
};

} // namespace tessera::detail
