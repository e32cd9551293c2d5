#pragma once
#include "analysis/checkpoint/detail/refusal.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace tessera::detail {

inline std::string_view textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

/// Walks through bytes and never beyond them; numbers are little-endian. Throws Refusal at the end.
class ByteReader {
public:
    static_assert(std::endian::native == std::endian::little);

    explicit ByteReader(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    std::size_t position() const { return m_position; }
    std::size_t remaining() const { return m_bytes.size() - m_position; }

    std::span<const std::byte> take(uint64_t count)
    {
        if (count > remaining())
            refuse("it ends in the middle");
        const auto taken = m_bytes.subspan(m_position, static_cast<std::size_t>(count));
        m_position += static_cast<std::size_t>(count);
        return taken;
    }

    template <typename T>
    T number()
    {
        T value;
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }

    /// Up to a line feed, which is skipped.
    std::string_view line(std::size_t longest)
    {
        const std::string_view rest = textOf(m_bytes.subspan(m_position));
        const std::size_t end = rest.substr(0, longest + 1).find('\n');
        if (end == std::string_view::npos)
            refuse("a line does not end");
        take(end + 1);
        return rest.substr(0, end);
    }

private:
    std::span<const std::byte> m_bytes;
    std::size_t m_position = 0;
};

} // namespace tessera::detail
