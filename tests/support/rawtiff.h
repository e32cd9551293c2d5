#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace tessera::testing {

/// A tag with one number as its value.
struct RawTag {
    uint16_t tag;
    uint32_t value;
};

/// The bytes of a classic little-endian TIFF whose directories say anything at all, written by hand: libtiff would not.
class RawTiff {
public:
    RawTiff() : m_bytes("II*\0\0\0\0\0", 8) {}

    /// Appends a directory; the one before leads to it.
    void addDirectory(const std::vector<RawTag> &tags)
    {
        point(m_next, size());
        number(static_cast<uint32_t>(tags.size()), 2);
        for (const RawTag &tag : tags) {
            number(tag.tag, 2);
            number(4, 2); // LONG
            number(1, 4);
            number(tag.value, 4);
        }
        m_next = size();
        number(0, 4);
    }
    /// Makes the last directory lead to this place.
    void leadTo(uint32_t offset) { point(m_next, offset); }
    const std::string &bytes() const { return m_bytes; }

private:
    uint32_t size() const { return static_cast<uint32_t>(m_bytes.size()); }
    void number(uint32_t value, int bytes)
    {
        for (int i = 0; i < bytes; ++i)
            m_bytes += static_cast<char>(value >> (8 * i));
    }
    void point(std::size_t place, uint32_t offset)
    {
        for (int i = 0; i < 4; ++i)
            m_bytes[place + static_cast<std::size_t>(i)] = static_cast<char>(offset >> (8 * i));
    }

    std::string m_bytes;
    std::size_t m_next = 4;
};

/// What a picture of 8-bit grey in one tile or strip needs to say; `offset` and `count` are those of its bytes.
inline std::vector<RawTag> rawPicture(uint32_t width, uint32_t height, uint32_t tileWidth, uint32_t tileHeight,
                                      uint32_t offset = 8, uint32_t count = 64)
{
    return {{256, width}, {257, height},    {258, 8},          {259, 1},      {262, 1},
            {277, 1},     {322, tileWidth}, {323, tileHeight}, {324, offset}, {325, count}};
}

} // namespace tessera::testing
