#include "analysis/checkpoint/detail/valuetree.h"

#include "analysis/checkpoint/detail/bytereader.h"
#include "base/text.h"

#include <unordered_map>

namespace tessera::detail {
namespace {

constexpr std::size_t mostValues = 1'000'000;
constexpr std::size_t mostText = std::size_t{64} << 20;
constexpr int deepest = 64;

class Unfolding {
public:
    Unfolding(Graph &graph, std::size_t mostCopied) : m_graph(graph), m_mostCopied(mostCopied) {}

    PickledValue value(NodeId id, int depth)
    {
        m_at = m_graph.nodes[id].at;
        if (depth > deepest)
            refuse("it is nested more than " + std::to_string(deepest) + " levels deep");
        if (++m_values > mostValues)
            refuse("it holds more than " + std::to_string(mostValues) + " values");
        return std::visit([&](const auto &what) { return from(what, depth); }, m_graph.nodes[id].what);
    }

    std::size_t position() const { return m_at; }

private:
    std::vector<PickledValue> values(const std::vector<NodeId> &ids, int depth)
    {
        std::vector<PickledValue> list;
        for (const NodeId id : ids)
            list.push_back(value(id, depth + 1));
        return list;
    }

    std::string counted(std::string_view text)
    {
        if (text.size() > mostText - m_text)
            refuse("it holds more than " + std::to_string(mostText >> 20) + " MiB of text");
        m_text += text.size();
        return std::string(text);
    }

    PickledValue from(std::monostate, int) { return {}; }
    PickledValue from(bool what, int) { return {what}; }
    PickledValue from(int64_t what, int) { return {what}; }
    PickledValue from(double what, int) { return {what}; }

    PickledValue from(const TextNode &what, int)
    {
        std::string text = counted(what.text);
        if (validUtf8(text) != text)
            refuse("a text is not UTF-8");
        return {std::move(text)};
    }

    PickledValue from(const BytesNode &what, int) { return {PickledBytes{counted(textOf(what.bytes))}}; }

    PickledValue from(const LongNode &what, int)
    {
        PickledOpaque integer{"builtins.int", {}};
        integer.parts.push_back({PickledBytes{counted(textOf(what.bytes))}});
        return {std::move(integer)};
    }

    PickledValue from(const ListNode &what, int depth) { return {PickledList{values(what.items, depth)}}; }
    PickledValue from(const TupleNode &what, int depth) { return {PickledTuple{values(what.items, depth)}}; }

    PickledValue from(const MapNode &what, int depth)
    {
        PickledMap map;
        for (const auto &[key, item] : what.items) {
            PickledValue first = value(key, depth + 1);
            map.items.push_back({std::move(first), value(item, depth + 1)});
        }
        return {std::move(map)};
    }

    PickledValue from(const GlobalNode &what, int) { return {PickledOpaque{counted(what.row->name), {}}}; }
    PickledValue from(const StorageNode &, int) { return {PickledOpaque{"torch.storage", {}}}; }
    PickledValue from(const EmptyArrayNode &, int) { refuse("a NumPy array has no state"); }

    PickledValue from(const NumpyDtypeNode &what, int)
    {
        PickledOpaque type{"numpy.dtype", {}};
        type.parts.push_back({std::string(nameOf(what.dtype))});
        return {std::move(type)};
    }

    PickledValue from(const OpaqueNode &what, int depth)
    {
        PickledOpaque object{counted(what.row->name), {}};
        const auto &arguments = m_graph.expect<TupleNode>(what.arguments, "a tuple of arguments").items;
        object.parts = values(arguments, depth);
        if (what.state)
            object.parts.push_back(value(*what.state, depth + 1));
        return {std::move(object)};
    }

    PickledValue from(const ArrayNode &what, int)
    {
        const StridedArray &array = m_graph.arrays[what.index];
        return {TensorView{"", array.dtype, array.shape,
                           isRowMajor(array) ? rowMajorBytes(array) : copyOf(array, what.index)}};
    }

    std::span<const std::byte> copyOf(const StridedArray &array, std::size_t index)
    {
        if (const auto done = m_copies.find(index); done != m_copies.end())
            return done->second;
        const std::size_t size = static_cast<std::size_t>(elementsOf(array.shape)) * sizeOf(array.dtype);
        if (size > m_mostCopied - m_copied)
            refuseUnsupported("its tensors would be larger than the file");
        m_copied += size;
        return m_copies[index] = m_graph.owned.emplace_back(rowMajorCopy(array));
    }

    Graph &m_graph;
    std::size_t m_mostCopied;
    std::size_t m_copied = 0;
    std::size_t m_values = 0;
    std::size_t m_text = 0;
    std::size_t m_at = 0;
    std::unordered_map<std::size_t, std::span<const std::byte>> m_copies; ///< by index of the array
};

} // namespace

tl::expected<ValueTree, Refusal> unfold(Graph graph, std::size_t mostCopied)
{
    Unfolding unfolding(graph, mostCopied);
    try {
        ValueTree tree;
        tree.root = unfolding.value(graph.root, 0);
        tree.owned = std::move(graph.owned);
        return tree;
    } catch (Refusal &refusal) {
        refusal.detail = "byte " + std::to_string(unfolding.position()) + " of the pickle: " + refusal.detail;
        return tl::unexpected(std::move(refusal));
    }
}

} // namespace tessera::detail
