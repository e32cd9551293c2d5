#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::testing {

/// Appends a number little-endian.
template <typename T>
void appendNumber(std::string &bytes, T value)
{
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes.append(raw, sizeof value);
}

/// The bytes of numbers as they lie in a storage.
template <typename T>
std::string rawBytes(const std::vector<T> &values)
{
    return {reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T)};
}

/// A tensor as `torch.save` writes it; strides and count are row-major and as many as needed where they are left out.
struct PickledTensor {
    std::vector<int64_t> shape;
    std::string key = "0";
    std::string storage = "FloatStorage";
    int64_t offset = 0;
    std::vector<int64_t> strides = {};
    int64_t count = -1;
};

/// Writes a pickle opcode by opcode, with no thought of whether it makes sense.
class PickleWriter {
public:
    explicit PickleWriter(int protocol = 2) { op('\x80').op(static_cast<char>(protocol)); }

    PickleWriter &op(char opcode)
    {
        m_bytes += opcode;
        return *this;
    }
    PickleWriter &raw(std::string_view bytes)
    {
        m_bytes += bytes;
        return *this;
    }
    PickleWriter &none() { return op('N'); }
    PickleWriter &boolean(bool value) { return op(value ? '\x88' : '\x89'); }
    PickleWriter &mark() { return op('('); }
    PickleWriter &tuple() { return op('t'); }
    PickleWriter &emptyTuple() { return op(')'); }
    PickleWriter &emptyList() { return op(']'); }
    PickleWriter &emptyDict() { return op('}'); }
    PickleWriter &appends() { return op('e'); }
    PickleWriter &setItem() { return op('s'); }
    PickleWriter &setItems() { return op('u'); }
    PickleWriter &reduce() { return op('R'); }
    PickleWriter &build() { return op('b'); }
    PickleWriter &put(uint8_t index) { return op('q').op(static_cast<char>(index)); }
    PickleWriter &get(uint8_t index) { return op('h').op(static_cast<char>(index)); }

    PickleWriter &integer(int64_t value)
    {
        if (value >= 0 && value < 256)
            return op('K').op(static_cast<char>(value));
        if (value == static_cast<int32_t>(value)) {
            op('J');
            appendNumber(m_bytes, static_cast<int32_t>(value));
            return *this;
        }
        op('\x8A').op(8);
        appendNumber(m_bytes, value);
        return *this;
    }
    PickleWriter &number(double value)
    {
        op('G');
        std::string raw;
        appendNumber(raw, value);
        std::reverse(raw.begin(), raw.end());
        return this->raw(raw);
    }
    PickleWriter &text(std::string_view value)
    {
        op('X');
        appendNumber(m_bytes, static_cast<uint32_t>(value.size()));
        return raw(value);
    }
    PickleWriter &bytes(std::string_view value)
    {
        op('B');
        appendNumber(m_bytes, static_cast<uint32_t>(value.size()));
        return raw(value);
    }
    PickleWriter &global(std::string_view module, std::string_view name)
    {
        return op('c').raw(module).op('\n').raw(name).op('\n');
    }
    PickleWriter &integers(const std::vector<int64_t> &values)
    {
        mark();
        for (const int64_t value : values)
            integer(value);
        return tuple();
    }
    PickleWriter &orderedDict() { return global("collections", "OrderedDict").emptyTuple().reduce(); }

    PickleWriter &storage(std::string_view type, std::string_view key, int64_t count)
    {
        mark().text("storage").global("torch", type).text(key).text("cpu").integer(count).tuple();
        return op('Q');
    }
    PickleWriter &tensor(PickledTensor tensor)
    {
        int64_t elements = 1;
        if (tensor.strides.empty())
            for (std::size_t i = tensor.shape.size(); i-- > 0; elements *= tensor.shape[i])
                tensor.strides.insert(tensor.strides.begin(), elements);
        if (tensor.count < 0)
            tensor.count = tensor.offset + elements;
        global("torch._utils", "_rebuild_tensor_v2").mark().storage(tensor.storage, tensor.key, tensor.count);
        integer(tensor.offset).integers(tensor.shape).integers(tensor.strides);
        return boolean(false).orderedDict().tuple().reduce();
    }
    /// A type of NumPy, little-endian: "f8".
    PickleWriter &numpyType(std::string_view code)
    {
        global("numpy", "dtype").mark().text(code).boolean(false).boolean(true).tuple().reduce();
        mark().integer(3).text("<").none().none().none().integer(-1).integer(-1).integer(0).tuple();
        return build();
    }
    /// Bytes as protocol 2 has them: a text in latin-1.
    PickleWriter &latin1(std::string_view value)
    {
        std::string utf8;
        for (const char c : value) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x80)
                utf8 += c;
            else
                (utf8 += static_cast<char>(0xC0 | (byte >> 6))) += static_cast<char>(0x80 | (byte & 0x3F));
        }
        return global("_codecs", "encode").mark().text(utf8).text("latin1").tuple().reduce();
    }
    PickleWriter &numpyArray(std::string_view code, const std::vector<int64_t> &shape, bool isFortran,
                             std::string_view data)
    {
        global("numpy.core.multiarray", "_reconstruct").mark().global("numpy", "ndarray").integers({0}).latin1("b");
        tuple().reduce().mark().integer(1).integers(shape).numpyType(code).boolean(isFortran).latin1(data).tuple();
        return build();
    }
    PickleWriter &numpyScalar(std::string_view code, std::string_view data)
    {
        global("numpy.core.multiarray", "scalar").mark().numpyType(code).latin1(data).tuple();
        return reduce();
    }

    const std::string &unfinished() const { return m_bytes; }
    std::string finished() const { return m_bytes + '.'; }

private:
    std::string m_bytes;
};

} // namespace tessera::testing
