#include "analysis/checkpoint/detail/picklebuilder.h"

#include "base/text.h"

namespace tessera::detail {
namespace {

constexpr std::size_t longestName = 256;
constexpr std::size_t mostArguments = 64;
constexpr std::size_t mostConverted = 2'000'000;

std::string quoted(std::string_view module, std::string_view name)
{
    std::string text =
        validUtf8(std::string(module.substr(0, longestName)) + "." + std::string(name.substr(0, longestName)));
    for (char &c : text)
        if (static_cast<unsigned char>(c) < 0x20)
            c = '?';
    return text;
}

} // namespace

NodeId PickleBuilder::global(std::string_view module, std::string_view name)
{
    const GlobalRow *row = findGlobal(module, name);
    if (!row)
        refuseUnsupported("it needs " + quoted(module, name) + ", which is neither a tensor nor a container");
    return add(GlobalNode{row});
}

PickleGlobal PickleBuilder::kindOf(NodeId global)
{
    return m_graph.expect<GlobalNode>(global, "the name of a class or function").row->kind;
}

int64_t PickleBuilder::integer(NodeId id) { return m_graph.expect<int64_t>(id, "an integer"); }

std::vector<int64_t> PickleBuilder::integers(NodeId tuple)
{
    const Items &items = m_graph.expect<TupleNode>(tuple, "a tuple of integers").items;
    if (items.size() > highestRank)
        refuse("a tensor has more than " + std::to_string(highestRank) + " dimensions");
    std::vector<int64_t> values;
    for (const NodeId item : items)
        values.push_back(integer(item));
    return values;
}

NodeId PickleBuilder::call(NodeId callable, NodeId arguments)
{
    const PickleGlobal kind = kindOf(callable);
    const Items &given = m_graph.expect<TupleNode>(arguments, "a tuple of arguments").items;
    if (given.size() > mostArguments)
        refuse("a call has more than " + std::to_string(mostArguments) + " arguments");
    const Items items = given; // (the tuple moves when nodes are added)
    const auto oneOf = [&](const char *needed) {
        if (items.size() != 1)
            refuse(std::string(needed) + " is expected and something else is there");
        return items.front();
    };
    switch (kind) {
    case PickleGlobal::opaque:
        return add(OpaqueNode{m_graph.get<GlobalNode>(callable)->row, arguments, {}});
    case PickleGlobal::map:
        return map(items);
    case PickleGlobal::countedMap: {
        if (items.empty())
            return add(MapNode{});
        const NodeId counted = oneOf("a dictionary");
        m_graph.expect<MapNode>(counted, "a dictionary");
        return counted;
    }
    case PickleGlobal::defaultMap:
        if (!items.empty() && !m_graph.get<std::monostate>(oneOf("a class")))
            kindOf(items.front());
        return add(MapNode{});
    case PickleGlobal::set:
        return set(items);
    case PickleGlobal::size: {
        const NodeId extents = oneOf("a tuple of integers");
        integers(extents);
        return extents;
    }
    case PickleGlobal::bytes:
        return bytes(items);
    case PickleGlobal::rebuildTensor:
        return tensor(items, false);
    case PickleGlobal::rebuildTensorV3:
        return tensor(items, true);
    case PickleGlobal::rebuildParameter:
        return parameter(items);
    case PickleGlobal::rebuildFromType:
        return tensorFromType(items);
    case PickleGlobal::numpyDtype:
        return numpyDtype(items);
    case PickleGlobal::numpyScalar:
        return numpyScalar(items);
    case PickleGlobal::numpyReconstruct:
        return numpyEmpty(items);
    case PickleGlobal::numpyFromBuffer:
        return numpyFromBuffer(items);
    case PickleGlobal::storage:
    case PickleGlobal::untypedStorage:
    case PickleGlobal::dtype:
    case PickleGlobal::tensorClass:
    case PickleGlobal::numpyArray:
        break;
    }
    refuseUnsupported(std::string(m_graph.get<GlobalNode>(callable)->row->name) + " is called, which makes no tensor");
}

NodeId PickleBuilder::newObject(NodeId type, NodeId arguments)
{
    const PickleGlobal kind = kindOf(type);
    const bool isClass = kind == PickleGlobal::opaque || kind == PickleGlobal::map || kind == PickleGlobal::set ||
                         kind == PickleGlobal::countedMap || kind == PickleGlobal::defaultMap;
    if (!isClass)
        refuse("an object of something that is no class is made");
    return call(type, arguments);
}

void PickleBuilder::setState(NodeId object, NodeId state)
{
    if (m_graph.get<MapNode>(object))
        return; // (what PyTorch keeps beside the entries, such as versions of modules)
    if (OpaqueNode *opaque = m_graph.get<OpaqueNode>(object)) {
        if (opaque->state)
            refuse("an object gets its state twice");
        opaque->state = state;
        return;
    }
    const bool isArray = m_graph.get<EmptyArrayNode>(object) != nullptr;
    if (!isArray && !m_graph.get<NumpyDtypeNode>(object))
        refuse("a state is given to something that has none");
    const Items &given = m_graph.expect<TupleNode>(state, "a tuple").items;
    if (given.size() > mostArguments)
        refuse("a state has more than " + std::to_string(mostArguments) + " parts");
    const Items items = given;
    if (isArray)
        setNumpyState(object, items);
    else
        setNumpyDtypeState(items);
}

NodeId PickleBuilder::storage(NodeId persistentId)
{
    const Items &id = m_graph.expect<TupleNode>(persistentId, "a tuple that names a storage").items;
    if (id.size() != 5 || m_graph.expect<TextNode>(id[0], "the word storage").text != "storage")
        refuse("a storage is not named as torch.save does");
    const GlobalRow &type = *m_graph.expect<GlobalNode>(id[1], "the type of a storage").row;
    if (type.kind != PickleGlobal::storage && type.kind != PickleGlobal::untypedStorage)
        refuse(std::string(type.name) + " stands where the type of a storage belongs");
    const std::string_view key = m_graph.expect<TextNode>(id[2], "the name of a storage").text;
    if (key.empty() || key.size() > longestName)
        refuse("the name of a storage is too long or empty");
    const int64_t count = integer(id[4]);
    const std::span<const std::byte> bytes = m_storages(key);
    const auto size = static_cast<int64_t>(sizeOf(type.dtype)); // (1 for untyped ones)
    if (count < 0 || count > static_cast<int64_t>(bytes.size()) / size ||
        count * size != static_cast<int64_t>(bytes.size()))
        refuse("storage " + validUtf8(key) + " has " + std::to_string(bytes.size()) + " bytes, and " +
               std::to_string(count) + " elements of " + std::to_string(size) + " are declared");
    StorageNode node{bytes, {}};
    if (type.kind == PickleGlobal::storage)
        node.dtype = type.dtype;
    return add(node);
}

NodeId PickleBuilder::map(const Items &arguments)
{
    MapNode made;
    if (arguments.size() > 1)
        refuse("a dictionary is made from more than one list");
    if (!arguments.empty()) {
        const Items &pairs = m_graph.expect<ListNode>(arguments.front(), "a list of pairs").items;
        m_converted += pairs.size();
        if (m_converted > mostConverted)
            refuse("there are too many entries");
        for (const NodeId pair : pairs) {
            const TupleNode *tuple = m_graph.get<TupleNode>(pair);
            const ListNode *list = m_graph.get<ListNode>(pair);
            const Items *both = tuple ? &tuple->items : list ? &list->items : nullptr;
            if (!both || both->size() != 2)
                refuse("a list of pairs is expected and something else is there");
            made.items.emplace_back(both->front(), both->back());
        }
    }
    return add(std::move(made));
}

NodeId PickleBuilder::set(const Items &arguments)
{
    if (arguments.empty())
        return add(ListNode{{}, ListNode::Kind::set});
    if (arguments.size() != 1)
        refuse("a set is made from more than one list");
    m_graph.expect<ListNode>(arguments.front(), "a list");
    return arguments.front();
}

NodeId PickleBuilder::bytes(const Items &arguments)
{
    if (arguments.empty())
        return add(BytesNode{});
    if (arguments.size() == 1) {
        m_graph.expect<BytesNode>(arguments.front(), "bytes");
        return arguments.front();
    }
    const std::string_view encoding = m_graph.expect<TextNode>(arguments.back(), "the name of an encoding").text;
    if (arguments.size() != 2 || (encoding != "latin1" && encoding != "latin-1"))
        refuse("bytes stand in an encoding other than latin-1");
    const std::string_view text = m_graph.expect<TextNode>(arguments.front(), "a text").text;
    if (text.size() > m_mostOwned - m_owned)
        refuse("more bytes are made from text than the file holds");
    m_owned += text.size();
    std::vector<std::byte> decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
        if (lead < 0x80) {
            decoded.push_back(std::byte{lead});
        } else if ((lead == 0xC2 || lead == 0xC3) && (next & 0xC0) == 0x80) {
            decoded.push_back(static_cast<std::byte>((lead << 6) | (next & 0x3F)));
            ++i;
        } else {
            refuse("a text in latin-1 has other characters");
        }
    }
    return add(BytesNode{m_graph.owned.emplace_back(std::move(decoded))});
}

std::size_t PickleBuilder::addArray(StridedArray array)
{
    checkExtent(array);
    m_graph.arrays.push_back(std::move(array));
    return m_graph.arrays.size() - 1;
}

/// (storage, offset, sizes, strides[, requires_grad, hooks[, dtype][, metadata]])
NodeId PickleBuilder::tensor(const Items &arguments, bool hasDtype)
{
    if (arguments.size() < (hasDtype ? 7 : 4) || arguments.size() > 8)
        refuse("a tensor is made with the wrong number of arguments");
    const StorageNode storage = m_graph.expect<StorageNode>(arguments[0], "a storage");
    StridedArray array;
    array.storage = storage.bytes;
    array.offset = integer(arguments[1]);
    array.shape = integers(arguments[2]);
    array.strides = integers(arguments[3]);
    if (hasDtype) {
        const GlobalRow &dtype = *m_graph.expect<GlobalNode>(arguments[6], "the type of a tensor").row;
        if (dtype.kind != PickleGlobal::dtype)
            refuse(std::string(dtype.name) + " stands where the type of a tensor belongs");
        array.dtype = dtype.dtype;
    } else if (storage.dtype) {
        array.dtype = *storage.dtype;
    } else {
        refuse("a tensor on an untyped storage has no type");
    }
    return add(ArrayNode{addArray(std::move(array))});
}

/// (tensor, requires_grad, hooks[, state])
NodeId PickleBuilder::parameter(const Items &arguments)
{
    if (arguments.size() < 3 || arguments.size() > 4)
        refuse("a parameter is made with the wrong number of arguments");
    m_graph.expect<ArrayNode>(arguments.front(), "a tensor");
    return arguments.front();
}

/// (function, class, arguments of the function, attributes)
NodeId PickleBuilder::tensorFromType(const Items &arguments)
{
    if (arguments.size() != 4)
        refuse("a tensor is made with the wrong number of arguments");
    const PickleGlobal function = kindOf(arguments[0]);
    const bool makesTensors = function == PickleGlobal::rebuildTensor || function == PickleGlobal::rebuildTensorV3 ||
                              function == PickleGlobal::rebuildParameter;
    if (!makesTensors || kindOf(arguments[1]) != PickleGlobal::tensorClass)
        refuseUnsupported("it holds a tensor of an unknown kind");
    return call(arguments[0], arguments[2]);
}

} // namespace tessera::detail
