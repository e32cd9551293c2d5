#include "analysis/checkpoint/detail/unpickler.h"

#include "analysis/checkpoint/detail/bytereader.h"
#include "analysis/checkpoint/detail/picklebuilder.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace tessera::detail {
namespace {

constexpr std::size_t mostOpcodes = 2'000'000;
constexpr std::size_t mostMarks = 256;
constexpr std::size_t mostOnStack = 100'000;
constexpr std::size_t longestLine = 256;

enum Opcode : uint8_t {
    MARK = '(',
    STOP = '.',
    NONE = 'N',
    BININT = 'J',
    BININT1 = 'K',
    BININT2 = 'M',
    BINFLOAT = 'G',
    BINSTRING = 'T',
    SHORT_BINSTRING = 'U',
    BINUNICODE = 'X',
    BINBYTES = 'B',
    SHORT_BINBYTES = 'C',
    EMPTY_LIST = ']',
    EMPTY_DICT = '}',
    EMPTY_TUPLE = ')',
    APPEND = 'a',
    APPENDS = 'e',
    SETITEM = 's',
    SETITEMS = 'u',
    TUPLE = 't',
    BINGET = 'h',
    LONG_BINGET = 'j',
    BINPUT = 'q',
    LONG_BINPUT = 'r',
    GLOBAL = 'c',
    REDUCE = 'R',
    BUILD = 'b',
    BINPERSID = 'Q',
    PROTO = 0x80,
    NEWOBJ = 0x81,
    TUPLE1 = 0x85,
    TUPLE2 = 0x86,
    TUPLE3 = 0x87,
    NEWTRUE = 0x88,
    NEWFALSE = 0x89,
    LONG1 = 0x8A,
    SHORT_BINUNICODE = 0x8C,
    BINUNICODE8 = 0x8D,
    BINBYTES8 = 0x8E,
    EMPTY_SET = 0x8F,
    ADDITEMS = 0x90,
    FROZENSET = 0x91,
    STACK_GLOBAL = 0x93,
    MEMOIZE = 0x94,
    FRAME = 0x95,
    BYTEARRAY8 = 0x96,
};

/// The stack machine: values are nodes of the graph.
class Machine {
public:
    Machine(std::span<const std::byte> pickle, const StorageSource &storages)
        : m_reader(pickle), m_builder(m_graph, storages, pickle.size())
    {
    }

    Graph run()
    {
        if (m_reader.number<uint8_t>() != PROTO)
            refuse("it does not begin as a pickle of protocol 2 or later");
        const auto protocol = m_reader.number<uint8_t>();
        if (protocol < 2 || protocol > 5)
            refuse("it is a pickle of protocol " + std::to_string(protocol));
        for (std::size_t count = 0;; ++count) {
            if (count == mostOpcodes)
                refuse("there are more than " + std::to_string(mostOpcodes) + " opcodes");
            m_opcodeAt = m_reader.position();
            m_builder.setPosition(m_opcodeAt);
            const auto opcode = m_reader.number<uint8_t>();
            if (opcode == STOP)
                break;
            step(opcode);
            if (m_stack.size() > mostOnStack)
                refuse("there are too many values on the stack");
        }
        m_graph.root = pop();
        if (!m_stack.empty() || !m_marks.empty() || m_reader.remaining() > 0)
            refuse("it goes on after its end");
        return std::move(m_graph);
    }

    std::size_t opcodeAt() const { return m_opcodeAt; }

private:
    void step(uint8_t opcode);

    template <typename T>
    void push(T what)
    {
        m_stack.push_back(m_builder.add(std::move(what)));
    }

    NodeId pop()
    {
        const NodeId id = top();
        m_stack.pop_back();
        return id;
    }

    NodeId top() const
    {
        if (m_stack.size() <= (m_marks.empty() ? 0 : m_marks.back()))
            refuse("the stack is empty");
        return m_stack.back();
    }

    /// Everything above the last mark.
    std::vector<NodeId> popToMark()
    {
        if (m_marks.empty())
            refuse("there is no mark on the stack");
        const auto begin = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
        std::vector<NodeId> items(begin, m_stack.end());
        m_stack.erase(begin, m_stack.end());
        m_marks.pop_back();
        return items;
    }

    void pushTuple(std::size_t size)
    {
        std::vector<NodeId> items(size);
        for (std::size_t i = size; i-- > 0;)
            items[i] = pop();
        push(TupleNode{std::move(items)});
    }

    void append(const std::vector<NodeId> &items, ListNode::Kind kind)
    {
        ListNode &list = m_graph.expect<ListNode>(top(), "a list");
        if (kind == ListNode::Kind::set && list.kind != kind)
            refuse("a set is expected and something else is there");
        list.items.insert(list.items.end(), items.begin(), items.end());
    }

    void setItems(NodeId target, const std::vector<NodeId> &items)
    {
        MapNode &map = m_graph.expect<MapNode>(target, "a dictionary");
        if (items.size() % 2 != 0)
            refuse("a key has no value");
        for (std::size_t i = 0; i < items.size(); i += 2)
            map.items.emplace_back(items[i], items[i + 1]);
    }

    void recall(uint32_t index)
    {
        const auto found = m_memo.find(index);
        if (found == m_memo.end())
            refuse("value " + std::to_string(index) + " was not kept");
        m_stack.push_back(found->second);
    }

    void pushText(uint64_t size) { push(TextNode{textOf(m_reader.take(size))}); }
    void pushBytes(uint64_t size) { push(BytesNode{m_reader.take(size)}); }
    void pushLong();
    void pushFloat();
    void pushGlobalFromStack();

    Graph m_graph;
    ByteReader m_reader;
    PickleBuilder m_builder;
    std::vector<NodeId> m_stack;
    std::vector<std::size_t> m_marks; ///< heights of the stack
    std::unordered_map<uint32_t, NodeId> m_memo;
    std::size_t m_opcodeAt = 0;
};

void Machine::pushLong()
{
    const auto bytes = m_reader.take(m_reader.number<uint8_t>());
    if (bytes.size() > sizeof(int64_t)) {
        push(LongNode{bytes});
        return;
    }
    const bool isNegative = !bytes.empty() && (std::to_integer<int>(bytes.back()) & 0x80);
    int64_t value = isNegative ? -1 : 0;
    if (!bytes.empty())
        std::memcpy(&value, bytes.data(), bytes.size());
    push(value);
}

void Machine::pushFloat()
{
    uint64_t bits = 0; // (the only numbers of a pickle that are big-endian)
    for (const std::byte byte : m_reader.take(sizeof bits))
        bits = (bits << 8) | std::to_integer<uint64_t>(byte);
    push(std::bit_cast<double>(bits));
}

void Machine::pushGlobalFromStack()
{
    const std::string_view name = m_graph.expect<TextNode>(pop(), "a name").text;
    const std::string_view module = m_graph.expect<TextNode>(pop(), "the name of a module").text;
    m_stack.push_back(m_builder.global(module, name));
}

void Machine::step(uint8_t opcode)
{
    switch (opcode) {
    case FRAME:
        if (m_reader.number<uint64_t>() > m_reader.remaining())
            refuse("it ends in the middle");
        return;
    case NONE:
        return push(std::monostate());
    case NEWTRUE:
        return push(true);
    case NEWFALSE:
        return push(false);
    case BININT:
        return push(int64_t{m_reader.number<int32_t>()});
    case BININT1:
        return push(int64_t{m_reader.number<uint8_t>()});
    case BININT2:
        return push(int64_t{m_reader.number<uint16_t>()});
    case LONG1:
        return pushLong();
    case BINFLOAT:
        return pushFloat();

    case SHORT_BINSTRING:
    case SHORT_BINUNICODE:
        return pushText(m_reader.number<uint8_t>());
    case BINSTRING:
    case BINUNICODE:
        return pushText(m_reader.number<uint32_t>());
    case BINUNICODE8:
        return pushText(m_reader.number<uint64_t>());
    case SHORT_BINBYTES:
        return pushBytes(m_reader.number<uint8_t>());
    case BINBYTES:
        return pushBytes(m_reader.number<uint32_t>());
    case BINBYTES8:
    case BYTEARRAY8:
        return pushBytes(m_reader.number<uint64_t>());

    case MARK:
        if (m_marks.size() == mostMarks)
            refuse("it is nested too deeply");
        m_marks.push_back(m_stack.size());
        return;
    case EMPTY_TUPLE:
        return push(TupleNode{});
    case TUPLE1:
        return pushTuple(1);
    case TUPLE2:
        return pushTuple(2);
    case TUPLE3:
        return pushTuple(3);
    case TUPLE:
        return push(TupleNode{popToMark()});
    case EMPTY_LIST:
        return push(ListNode{});
    case EMPTY_SET:
        return push(ListNode{{}, ListNode::Kind::set});
    case FROZENSET:
        return push(ListNode{popToMark(), ListNode::Kind::set});
    case EMPTY_DICT:
        return push(MapNode{});
    case APPEND: {
        const NodeId item = pop();
        return append({item}, ListNode::Kind::list);
    }
    case APPENDS:
        return append(popToMark(), ListNode::Kind::list);
    case ADDITEMS:
        return append(popToMark(), ListNode::Kind::set);
    case SETITEM: {
        const NodeId value = pop();
        const NodeId key = pop();
        return setItems(top(), {key, value});
    }
    case SETITEMS: {
        const std::vector<NodeId> items = popToMark();
        return setItems(top(), items);
    }

    case BINPUT:
        m_memo[m_reader.number<uint8_t>()] = top();
        return;
    case LONG_BINPUT:
        m_memo[m_reader.number<uint32_t>()] = top();
        return;
    case MEMOIZE: {
        const auto index = static_cast<uint32_t>(m_memo.size());
        m_memo[index] = top();
        return;
    }
    case BINGET:
        return recall(m_reader.number<uint8_t>());
    case LONG_BINGET:
        return recall(m_reader.number<uint32_t>());

    case GLOBAL: {
        const std::string_view module = m_reader.line(longestLine);
        const std::string_view name = m_reader.line(longestLine);
        m_stack.push_back(m_builder.global(module, name));
        return;
    }
    case STACK_GLOBAL:
        return pushGlobalFromStack();
    case REDUCE: {
        const NodeId arguments = pop();
        const NodeId callable = pop();
        m_stack.push_back(m_builder.call(callable, arguments));
        return;
    }
    case NEWOBJ: {
        const NodeId arguments = pop();
        const NodeId type = pop();
        m_stack.push_back(m_builder.newObject(type, arguments));
        return;
    }
    case BUILD: {
        const NodeId state = pop();
        return m_builder.setState(top(), state);
    }
    case BINPERSID: {
        const NodeId id = pop();
        m_stack.push_back(m_builder.storage(id));
        return;
    }
    default:
        constexpr char digits[] = "0123456789abcdef";
        refuse(std::string("the opcode 0x") + digits[opcode >> 4] + digits[opcode & 15] + " is not allowed");
    }
}

} // namespace

tl::expected<Graph, Refusal> parsePickle(std::span<const std::byte> pickle, const StorageSource &storages)
{
    Machine machine(pickle, storages);
    try {
        return machine.run();
    } catch (Refusal &refusal) {
        refusal.detail = "byte " + std::to_string(machine.opcodeAt()) + " of the pickle: " + refusal.detail;
        return tl::unexpected(std::move(refusal));
    }
}

} // namespace tessera::detail
