#include "viewer/slide/detail/dicomnesting.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::detail {
namespace {

constexpr std::size_t deepest = 64;
constexpr int64_t prefix = 132; // preamble and "DICM"
constexpr uint32_t undefinedLength = 0xFFFFFFFF;

constexpr uint32_t tagOf(uint16_t group, uint16_t element) { return uint32_t{group} << 16 | element; }
constexpr uint32_t transferSyntax = tagOf(0x0002, 0x0010);
constexpr uint32_t pixelData = tagOf(0x7FE0, 0x0010);
constexpr uint32_t item = tagOf(0xFFFE, 0xE000);
constexpr uint32_t itemEnd = tagOf(0xFFFE, 0xE00D);
constexpr uint32_t sequenceEnd = tagOf(0xFFFE, 0xE0DD);

enum class Encoding { explicitVr, implicitVr };

struct Element {
    uint32_t tag = 0;
    std::array<char, 2> vr{}; // zeros where the encoding has none
    uint32_t length = 0;

    bool isSequence() const { return std::string_view(vr.data(), 2) == "SQ"; }
    bool isUnknown() const { return std::string_view(vr.data(), 2) == "UN"; }
};

/// Goes through the elements of a file without keeping any (PS3.5, 7.1 and 7.5).
class Walker {
public:
    explicit Walker(const std::filesystem::path &file) : m_file(file, std::ios::binary)
    {
        m_file.seekg(0, std::ios::end);
        m_size = m_file.tellg();
        m_file.seekg(prefix);
    }

    bool isTooDeep()
    {
        const std::string syntax = readMetaHeader();
        if (syntax == "1.2.840.10008.1.2.1.99" || syntax == "1.2.840.10008.1.2.2")
            return true;
        m_encoding = syntax == "1.2.840.10008.1.2" ? Encoding::implicitVr : Encoding::explicitVr;
        while (const std::optional<Element> element = next(encoding())) {
            if (element->tag == pixelData && m_open.empty())
                return false;
            if (isLongerThanFile(*element))
                return true;
            handle(*element);
            if (m_open.size() > deepest)
                return true;
            while (!m_open.empty() && m_open.back().end && m_position >= *m_open.back().end)
                m_open.pop_back();
        }
        return false;
    }

private:
    struct Open {
        std::optional<int64_t> end; ///< empty: up to its delimiter
        Encoding encoding;
    };

    /// (DCMTK asks for the memory of whatever length stands there)
    bool isLongerThanFile(const Element &element) const
    {
        return element.length != undefinedLength && element.length > m_size - m_position;
    }

    Encoding encoding() const { return m_open.empty() ? m_encoding : m_open.back().encoding; }

    void handle(const Element &element)
    {
        if (element.tag == itemEnd || element.tag == sequenceEnd) {
            if (!m_open.empty())
                m_open.pop_back();
            return;
        }
        // (what has no defined length, or begins with an item, is a sequence whatever its VR)
        const bool isOpen = element.tag == item || element.isSequence() || element.length == undefinedLength ||
                            (encoding() == Encoding::implicitVr && beginsWithItem(element.length));
        if (!isOpen)
            return skip(element.length);
        Open open{std::nullopt, element.isUnknown() ? Encoding::implicitVr : encoding()};
        if (element.length != undefinedLength)
            open.end = m_position + element.length;
        m_open.push_back(open);
    }

    bool beginsWithItem(uint32_t length)
    {
        if (length < 8)
            return false;
        std::array<char, 4> start{};
        m_file.read(start.data(), start.size());
        const auto back = m_file.gcount();
        m_file.clear();
        m_file.seekg(-back, std::ios::cur);
        return std::string_view(start.data(), 4) == std::string_view("\xFE\xFF\x00\xE0", 4);
    }

    /// TransferSyntaxUID of the meta header, which is always explicit little-endian; stands behind it then.
    std::string readMetaHeader()
    {
        std::string syntax;
        for (;;) {
            const int64_t place = m_position;
            const std::optional<Element> element = next(Encoding::explicitVr);
            if (!element || element->tag >> 16 != 0x0002 || isLongerThanFile(*element)) {
                m_file.clear();
                m_file.seekg(place);
                m_position = place;
                return syntax;
            }
            if (element->tag == transferSyntax && element->length <= 64) {
                syntax.resize(element->length);
                m_file.read(syntax.data(), static_cast<std::streamsize>(syntax.size()));
                m_position += element->length;
                syntax.erase(syntax.find_last_not_of(std::string_view("\0 ", 2)) + 1);
            } else {
                skip(element->length);
            }
        }
    }

    std::optional<Element> next(Encoding encoding)
    {
        std::array<unsigned char, 8> head{};
        if (!read(head.data(), head.size()))
            return std::nullopt;
        Element element;
        element.tag =
            tagOf(static_cast<uint16_t>(head[0] | head[1] << 8), static_cast<uint16_t>(head[2] | head[3] << 8));
        element.length = number(head.data() + 4);
        if (encoding == Encoding::implicitVr || element.tag >> 16 == 0xFFFE)
            return element;
        element.vr = {static_cast<char>(head[4]), static_cast<char>(head[5])};
        constexpr std::string_view longOnes = "OB OD OF OL OV OW SQ SV UC UN UR UT UV";
        if (longOnes.find(std::string_view(element.vr.data(), 2)) == longOnes.npos) {
            element.length = head[6] | static_cast<uint32_t>(head[7]) << 8;
            return element;
        }
        if (!read(head.data(), 4))
            return std::nullopt;
        element.length = number(head.data());
        return element;
    }

    static uint32_t number(const unsigned char *bytes)
    {
        return bytes[0] | static_cast<uint32_t>(bytes[1]) << 8 | static_cast<uint32_t>(bytes[2]) << 16 |
               static_cast<uint32_t>(bytes[3]) << 24;
    }

    bool read(unsigned char *out, std::size_t count)
    {
        m_file.read(reinterpret_cast<char *>(out), static_cast<std::streamsize>(count));
        m_position += static_cast<int64_t>(count);
        return static_cast<bool>(m_file);
    }

    void skip(uint32_t length)
    {
        constexpr uint32_t worthSeeking = 65536; // (a seek throws the buffer away)
        if (length > worthSeeking)
            m_file.seekg(length, std::ios::cur);
        else
            m_file.ignore(length);
        m_position += length;
    }

    std::ifstream m_file;
    int64_t m_size = 0;
    int64_t m_position = prefix;
    Encoding m_encoding = Encoding::explicitVr;
    std::vector<Open> m_open;
};

} // namespace

bool isNestedTooDeep(const std::filesystem::path &file) { return Walker(file).isTooDeep(); }

} // namespace tessera::detail
