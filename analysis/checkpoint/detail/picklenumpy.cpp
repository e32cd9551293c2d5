// The part of PickleBuilder that makes arrays, scalars and types of NumPy.
#include "analysis/checkpoint/detail/picklebuilder.h"
#include "base/text.h"

namespace tessera::detail {

/// (code, align, copy)
NodeId PickleBuilder::numpyDtype(const Items &arguments)
{
    if (arguments.size() != 3)
        refuse("a type of NumPy is made with the wrong number of arguments");
    const std::string_view code = m_graph.expect<TextNode>(arguments.front(), "the code of a type").text;
    const std::optional<Dtype> dtype = numpyDtypeNamed(code);
    if (!dtype)
        refuseUnsupported("it holds NumPy values of the type " + validUtf8(code.substr(0, 40)));
    return add(NumpyDtypeNode{*dtype});
}

/// (version, byte order, sub-array, names, fields, size, alignment, flags)
void PickleBuilder::setNumpyDtypeState(const Items &state)
{
    if (state.size() < 5)
        refuse("the state of a type of NumPy is too short");
    const std::string_view order = m_graph.expect<TextNode>(state[1], "a byte order").text;
    if (order == ">")
        refuseUnsupported("it holds big-endian NumPy values");
    const bool isPlain = m_graph.get<std::monostate>(state[2]) && m_graph.get<std::monostate>(state[3]) &&
                         m_graph.get<std::monostate>(state[4]);
    if ((order != "<" && order != "|" && order != "=") || !isPlain)
        refuse("the state of a type of NumPy is not that of a number");
}

/// (type, bytes)
NodeId PickleBuilder::numpyScalar(const Items &arguments)
{
    if (arguments.size() != 2)
        refuse("a NumPy number is made with the wrong number of arguments");
    const Dtype dtype = m_graph.expect<NumpyDtypeNode>(arguments.front(), "a type of NumPy").dtype;
    const TensorView number{"", dtype, {}, m_graph.expect<BytesNode>(arguments.back(), "bytes").bytes};
    if (number.bytes.size() != sizeOf(dtype))
        refuse("a NumPy number has " + std::to_string(number.bytes.size()) + " bytes instead of " +
               std::to_string(sizeOf(dtype)));
    switch (dtype) {
    case Dtype::f16:
    case Dtype::f32:
    case Dtype::f64:
        return add(toDoubles(number).front());
    case Dtype::boolean:
        return add(toIntegers(number).front() != 0);
    case Dtype::u64:
        if (std::to_integer<int>(number.bytes.back()) & 0x80)
            return add(LongNode{number.bytes});
        [[fallthrough]];
    default:
        return add(toIntegers(number).front());
    }
}

/// (class, shape, code): the shape and the code mean nothing, the state brings the right ones.
NodeId PickleBuilder::numpyEmpty(const Items &arguments)
{
    if (arguments.size() != 3 || kindOf(arguments.front()) != PickleGlobal::numpyArray)
        refuseUnsupported("it holds a NumPy array of an unknown kind");
    return add(EmptyArrayNode{});
}

/// (version, shape, type, is in Fortran's order, bytes)
void PickleBuilder::setNumpyState(NodeId array, const Items &state)
{
    if (state.size() != 5)
        refuse("the state of a NumPy array does not have five parts");
    const Dtype dtype = m_graph.expect<NumpyDtypeNode>(state[2], "a type of NumPy").dtype;
    const bool isFortran = m_graph.expect<bool>(state[3], "a boolean");
    const auto bytes = m_graph.expect<BytesNode>(state[4], "bytes").bytes;
    m_graph.nodes[array].what = ArrayNode{numpyArray(integers(state[1]), dtype, isFortran, bytes)};
}

/// (bytes, type, shape, order)
NodeId PickleBuilder::numpyFromBuffer(const Items &arguments)
{
    if (arguments.size() != 4)
        refuse("a NumPy array is made with the wrong number of arguments");
    const auto bytes = m_graph.expect<BytesNode>(arguments[0], "bytes").bytes;
    const Dtype dtype = m_graph.expect<NumpyDtypeNode>(arguments[1], "a type of NumPy").dtype;
    const std::string_view order = m_graph.expect<TextNode>(arguments[3], "an order").text;
    if (order != "C" && order != "F")
        refuse("a NumPy array is neither in C's nor in Fortran's order");
    return add(ArrayNode{numpyArray(integers(arguments[2]), dtype, order == "F", bytes)});
}

std::size_t PickleBuilder::numpyArray(std::vector<int64_t> shape, Dtype dtype, bool isFortran,
                                      std::span<const std::byte> bytes)
{
    const int64_t elements = elementsOf(shape);
    if (static_cast<std::size_t>(elements) * sizeOf(dtype) != bytes.size())
        refuse("a NumPy array of " + std::to_string(elements) + " elements has " + std::to_string(bytes.size()) +
               " bytes");
    std::vector<int64_t> strides = isFortran ? columnMajorStrides(shape) : rowMajorStrides(shape);
    return addArray({dtype, std::move(shape), std::move(strides), 0, bytes});
}

} // namespace tessera::detail
