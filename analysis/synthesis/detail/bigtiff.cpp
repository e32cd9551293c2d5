#include "analysis/synthesis/detail/bigtiff.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tessera::detail {
namespace {

static_assert(std::endian::native == std::endian::little, "the file is written as it lies in memory");

constexpr uint64_t headerSize = 16;
constexpr uint64_t inlineSize = 8; // what fits into an entry itself

enum class Type : uint16_t { ascii = 2, unsigned16 = 3, unsigned32 = 4, rational = 5, undefined = 7, unsigned64 = 16 };

template <typename T>
void put(Bytes &bytes, T value)
{
    const auto *first = reinterpret_cast<const std::byte *>(&value);
    bytes.insert(bytes.end(), first, first + sizeof value);
}

template <typename T>
Bytes bytesOf(const std::vector<T> &values)
{
    const std::span<const std::byte> bytes = std::as_bytes(std::span(values));
    return {bytes.begin(), bytes.end()};
}

/// One image file directory with the values that do not fit into its entries. Tags must be added in ascending order.
class Directory {
public:
    void number(uint16_t tag, std::vector<uint16_t> values)
    {
        entry(tag, Type::unsigned16, values.size(), bytesOf(values));
    }
    void number32(uint16_t tag, std::vector<uint32_t> values)
    {
        entry(tag, Type::unsigned32, values.size(), bytesOf(values));
    }
    void number64(uint16_t tag, const std::vector<uint64_t> &values)
    {
        entry(tag, Type::unsigned64, values.size(), bytesOf(values));
    }
    void text(uint16_t tag, const std::string &value)
    {
        const std::vector<char> characters(value.c_str(), value.c_str() + value.size() + 1);
        entry(tag, Type::ascii, characters.size(), bytesOf(characters));
    }
    void undefined(uint16_t tag, const Bytes &value) { entry(tag, Type::undefined, value.size(), value); }
    void rational(uint16_t tag, const std::vector<double> &values)
    {
        std::vector<uint32_t> pairs;
        for (const double value : values) {
            const uint32_t denominator = value == std::floor(value) ? 1 : 10'000;
            pairs.push_back(static_cast<uint32_t>(std::llround(value * denominator)));
            pairs.push_back(denominator);
        }
        entry(tag, Type::rational, values.size(), bytesOf(pairs));
    }

    /// As it stands in the file at `offset`: values first, then entries. `next` = directory that follows this one.
    Bytes serialised(uint64_t offset, const Directory *next) const
    {
        Bytes bytes;
        Bytes entries;
        put<uint64_t>(entries, m_entries.size());
        for (const Entry &entry : m_entries) {
            put(entries, entry.tag);
            put(entries, static_cast<uint16_t>(entry.type));
            put(entries, entry.count);
            Bytes value = entry.value;
            if (value.size() > inlineSize) {
                const uint64_t place = offset + bytes.size();
                bytes.insert(bytes.end(), value.begin(), value.end());
                bytes.resize((bytes.size() + 7) / 8 * 8);
                value.clear();
                put(value, place);
            }
            value.resize(inlineSize);
            entries.insert(entries.end(), value.begin(), value.end());
        }
        const uint64_t end = offset + bytes.size() + entries.size() + sizeof(uint64_t);
        put<uint64_t>(entries, next ? end + next->entriesStart() : 0);
        bytes.insert(bytes.end(), entries.begin(), entries.end());
        return bytes;
    }
    /// Of the entries within serialised(offset), from `offset`.
    uint64_t entriesStart() const
    {
        uint64_t start = 0;
        for (const Entry &entry : m_entries)
            start += entry.value.size() > inlineSize ? (entry.value.size() + 7) / 8 * 8 : 0;
        return start;
    }

private:
    struct Entry {
        uint16_t tag;
        Type type;
        uint64_t count;
        Bytes value;
    };
    void entry(uint16_t tag, Type type, uint64_t count, Bytes value)
    {
        m_entries.push_back({tag, type, count, std::move(value)});
    }

    std::vector<Entry> m_entries;
};

} // namespace

std::vector<PyramidLevel> levelsOf(int64_t width, int64_t height)
{
    std::vector<PyramidLevel> levels{{width, height}};
    while (std::max(width, height) > tileEdge) {
        width = std::max<int64_t>(1, width / 2);
        height = std::max<int64_t>(1, height / 2);
        levels.push_back({width, height});
    }
    return levels;
}

Result<BigTiff> BigTiff::create(const std::filesystem::path &path, Facts facts)
{
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file)
        return passOn(file.error());
    BigTiff tiff(std::move(*file), std::move(facts));
    Bytes header{std::byte{'I'}, std::byte{'I'}};
    put<uint16_t>(header, 43); // BigTIFF
    put<uint16_t>(header, 8);  // bytes of an offset
    put<uint16_t>(header, 0);
    put<uint64_t>(header, 0); // first directory: not known yet
    if (const Result<void> written = tiff.append(header); !written)
        return passOn(written.error());
    return tiff;
}

BigTiff::BigTiff(AtomicFile file, Facts facts)
    : m_file(std::move(file)), m_facts(std::move(facts)), m_levels(levelsOf(m_facts.width, m_facts.height))
{
    for (const PyramidLevel &level : m_levels) {
        const auto tiles = static_cast<std::size_t>(level.tilesAcross() * level.tilesDown());
        m_places.push_back({std::vector<uint64_t>(tiles), std::vector<uint32_t>(tiles)});
    }
}

Result<void> BigTiff::append(std::span<const std::byte> bytes)
{
    m_size += bytes.size();
    return m_file.write(bytes);
}

Result<void> BigTiff::add(std::size_t level, int64_t tileX, int64_t tileY, const TileJpeg &tile)
{
    if (m_tables.empty())
        m_tables = tile.tables;
    const auto index = static_cast<std::size_t>(tileY * m_levels[level].tilesAcross() + tileX);
    m_places[level].offsets[index] = m_size;
    m_places[level].counts[index] = static_cast<uint32_t>(tile.stream.size());
    return append(tile.stream);
}

Result<void> BigTiff::writeDirectories()
{
    const Bytes padding((8 - m_size % 8) % 8);
    if (const Result<void> written = append(padding); !written)
        return written;
    const uint64_t start = m_size;
    std::vector<Directory> directories;
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        const PyramidLevel &level = m_levels[i];
        const double pixelsPerCentimetre = 10'000 / m_facts.mpp;
        Directory directory;
        directory.number32(254, {i == 0 ? 0U : 1U}); // NewSubfileType: reduced image
        directory.number32(256, {static_cast<uint32_t>(level.width)});
        directory.number32(257, {static_cast<uint32_t>(level.height)});
        directory.number(258, {8, 8, 8}); // BitsPerSample
        directory.number(259, {7});       // Compression: JPEG
        directory.number(262, {6});       // PhotometricInterpretation: YCbCr
        directory.text(270, m_facts.description);
        directory.number(277, {3}); // SamplesPerPixel
        directory.rational(
            282, {pixelsPerCentimetre * static_cast<double>(level.width) / static_cast<double>(m_facts.width)});
        directory.rational(
            283, {pixelsPerCentimetre * static_cast<double>(level.height) / static_cast<double>(m_facts.height)});
        directory.number(284, {1}); // PlanarConfiguration: interleaved
        directory.number(296, {3}); // ResolutionUnit: centimetre
        directory.text(305, m_facts.software);
        directory.number32(322, {tileEdge});
        directory.number32(323, {tileEdge});
        directory.number64(324, m_places[i].offsets);
        directory.number32(325, m_places[i].counts);
        directory.undefined(347, m_tables);
        directory.number(530, {2, 2});                         // YCbCrSubSampling
        directory.rational(532, {0, 255, 128, 255, 128, 255}); // ReferenceBlackWhite
        directories.push_back(std::move(directory));
    }
    for (std::size_t i = 0; i < directories.size(); ++i) {
        const Directory *next = i + 1 < directories.size() ? &directories[i + 1] : nullptr;
        if (const Result<void> written = append(directories[i].serialised(m_size, next)); !written)
            return written;
    }
    Bytes first;
    put<uint64_t>(first, start + directories.front().entriesStart());
    return m_file.overwrite(headerSize - sizeof(uint64_t), first);
}

} // namespace tessera::detail
