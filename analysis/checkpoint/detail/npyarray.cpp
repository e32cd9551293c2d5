#include "analysis/checkpoint/detail/npyarray.h"

#include "analysis/checkpoint/detail/bytereader.h"
#include "analysis/checkpoint/detail/pickleglobals.h"
#include "base/text.h"

#include <charconv>
#include <optional>

namespace tessera::detail {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view magic = "\x93NUMPY"sv;
constexpr std::size_t longestHeader = 1 << 16;

/// The description of the array, which is a Python dictionary: exactly three keys, each once, in any order. This
/// grammar has texts without escapes, True, False and tuples of whole numbers, and nothing else.
class HeaderParser {
public:
    explicit HeaderParser(std::string_view text) : m_text(text) {}

    struct Header {
        std::optional<std::string_view> descr;
        std::optional<bool> isFortran;
        std::optional<std::vector<int64_t>> shape;
    };

    Header parse()
    {
        Header header;
        require('{');
        while (!accept('}')) {
            const std::string_view key = text();
            require(':');
            if (key == "descr" && !header.descr)
                header.descr = descr();
            else if (key == "fortran_order" && !header.isFortran)
                header.isFortran = boolean();
            else if (key == "shape" && !header.shape)
                header.shape = shape();
            else
                refuse("its header has an unknown key or one twice");
            if (!accept(',')) {
                require('}');
                break;
            }
        }
        skipBlanks();
        if (!m_text.empty())
            refuse("its header goes on after its end");
        if (!header.descr || !header.isFortran || !header.shape)
            refuse("its header lacks descr, fortran_order or shape");
        return header;
    }

private:
    void skipBlanks()
    {
        const std::size_t end = m_text.find_first_not_of(" \n");
        m_text.remove_prefix(end == std::string_view::npos ? m_text.size() : end);
    }

    bool accept(char wanted)
    {
        skipBlanks();
        if (m_text.empty() || m_text.front() != wanted)
            return false;
        m_text.remove_prefix(1);
        return true;
    }

    void require(char wanted)
    {
        if (!accept(wanted))
            refuse(std::string("its header lacks a ") + wanted);
    }

    std::string_view text()
    {
        const char quote = accept('"') ? '"' : '\'';
        if (quote == '\'')
            require('\'');
        const std::size_t end = m_text.find(quote);
        if (end == std::string_view::npos || m_text.substr(0, end).find('\\') != std::string_view::npos)
            refuse("a text in its header does not end");
        const std::string_view value = m_text.substr(0, end);
        m_text.remove_prefix(end + 1);
        return value;
    }

    std::string_view descr()
    {
        skipBlanks();
        if (m_text.starts_with('['))
            refuse("it holds structured values");
        return text();
    }

    bool boolean()
    {
        skipBlanks();
        const bool isTrue = m_text.starts_with("True");
        if (!isTrue && !m_text.starts_with("False"))
            refuse("fortran_order is neither True nor False");
        m_text.remove_prefix(isTrue ? 4 : 5);
        return isTrue;
    }

    std::vector<int64_t> shape()
    {
        std::vector<int64_t> extents;
        require('(');
        while (!accept(')')) {
            skipBlanks();
            int64_t extent = -1;
            const auto [end, failure] = std::from_chars(m_text.data(), m_text.data() + m_text.size(), extent);
            if (failure != std::errc() || extent < 0)
                refuse("an extent in its header is not a whole number");
            m_text.remove_prefix(static_cast<std::size_t>(end - m_text.data()));
            accept('L'); // (Python 2)
            extents.push_back(extent);
            if (extents.size() > highestRank)
                refuse("it has more than " + std::to_string(highestRank) + " dimensions");
            if (accept(','))
                continue;
            require(')');
            if (extents.size() == 1)
                refuse("the shape in its header is not a tuple");
            break;
        }
        return extents;
    }

    std::string_view m_text;
};

Dtype dtypeOf(std::string_view descr)
{
    const std::string shown = validUtf8(descr.substr(0, 40));
    if (descr.starts_with('>'))
        refuse("it holds big-endian values: " + shown);
    if (descr.starts_with("|O"))
        refuse("it holds Python objects, which are never read");
    const std::optional<Dtype> dtype = descr.empty() ? std::nullopt : numpyDtypeNamed(descr.substr(1));
    const bool fits = dtype && (descr.front() == '<' || (descr.front() == '|' && sizeOf(*dtype) == 1));
    if (!fits)
        refuse("it holds values of the type " + shown);
    return *dtype;
}

StridedArray arrayOf(std::span<const std::byte> file)
{
    ByteReader reader(file);
    if (reader.remaining() < magic.size() || textOf(reader.take(magic.size())) != magic)
        refuse("it does not begin as a file of numpy.save");
    const auto version = reader.number<uint8_t>();
    const auto minor = reader.number<uint8_t>();
    if (version < 1 || version > 3 || minor != 0)
        refuse("its format is version " + std::to_string(version) + "." + std::to_string(minor));
    const std::size_t length = version == 1 ? reader.number<uint16_t>() : reader.number<uint32_t>();
    if (length > longestHeader)
        refuse("its header is too long");
    auto header = HeaderParser(textOf(reader.take(length))).parse();

    StridedArray array;
    array.dtype = dtypeOf(*header.descr);
    array.shape = std::move(*header.shape);
    array.strides = *header.isFortran ? columnMajorStrides(array.shape) : rowMajorStrides(array.shape);
    const std::size_t wanted = static_cast<std::size_t>(elementsOf(array.shape)) * sizeOf(array.dtype);
    if (wanted != reader.remaining())
        refuse("its shape needs " + std::to_string(wanted) + " bytes and " + std::to_string(reader.remaining()) +
               " follow");
    array.storage = reader.take(wanted);
    return array;
}

} // namespace

tl::expected<StridedArray, Refusal> readNpy(std::span<const std::byte> file)
{
    try {
        return arrayOf(file);
    } catch (Refusal &refusal) {
        return tl::unexpected(std::move(refusal));
    }
}

} // namespace tessera::detail
