#include "analysis/checkpoint/detail/ziparchive.h"

#include "analysis/checkpoint/detail/bytereader.h"
#include "base/text.h"

#include <algorithm>
#include <string>

namespace tessera::detail {
namespace {

constexpr uint32_t localSignature = 0x04034B50;
constexpr uint32_t directorySignature = 0x02014B50;
constexpr uint32_t endSignature = 0x06054B50;
constexpr uint32_t largeEndSignature = 0x06064B50;
constexpr uint32_t largeLocatorSignature = 0x07064B50;

constexpr std::size_t localBytes = 30;
constexpr std::size_t directoryBytes = 46;
constexpr std::size_t endBytes = 22;
constexpr std::size_t largeEndBytes = 56;
constexpr std::size_t largeLocatorBytes = 20;

constexpr uint16_t encrypted = 1 << 0;
constexpr uint16_t sizesFollow = 1 << 3; ///< the local header may leave them out
constexpr uint16_t namesInUtf8 = 1 << 11;

constexpr uint16_t deflated = 8;

constexpr uint16_t full16 = 0xFFFF; ///< "see the zip64 field"
constexpr uint32_t full32 = 0xFFFFFFFF;

constexpr uint64_t mostRecords = 100'000;
constexpr std::size_t longestName = 1024;

struct Directory {
    uint64_t records = 0;
    uint64_t offset = 0;
    uint64_t size = 0;
};

/// A record as the directory has it.
struct Entry {
    std::string_view name;
    uint16_t flags = 0;
    uint16_t method = 0;
    uint32_t crc = 0;
    uint64_t stored = 0;
    uint64_t size = 0;
    uint64_t offset = 0; ///< of the local header
};

struct Range {
    uint64_t begin;
    uint64_t end;
};

/// The last 22 bytes, or with zip64 the 98 before: exactly there, so that no reader finds another directory.
Directory findDirectory(std::span<const std::byte> file)
{
    const std::string cut = "the end of its zip directory is missing: the file was cut";
    if (file.size() < endBytes)
        refuse(cut);
    std::size_t endOfDirectory = file.size() - endBytes;
    ByteReader end(file.subspan(endOfDirectory));
    if (end.number<uint32_t>() != endSignature)
        refuse(cut);
    const uint32_t volumes = end.number<uint32_t>();
    const auto recordsHere = end.number<uint16_t>();
    const auto records = end.number<uint16_t>();
    const auto size = end.number<uint32_t>();
    const auto offset = end.number<uint32_t>();
    if (volumes != 0 || recordsHere != records || end.number<uint16_t>() != 0)
        refuse("the end of its zip directory is not one that torch.save writes");

    Directory directory{records, offset, size};
    if (endOfDirectory >= largeLocatorBytes + largeEndBytes) {
        ByteReader locator(file.subspan(endOfDirectory - largeLocatorBytes));
        if (locator.number<uint32_t>() == largeLocatorSignature) {
            endOfDirectory -= largeLocatorBytes + largeEndBytes;
            ByteReader large(file.subspan(endOfDirectory));
            const bool isThere = locator.number<uint32_t>() == 0 && locator.number<uint64_t>() == endOfDirectory &&
                                 large.number<uint32_t>() == largeEndSignature &&
                                 large.number<uint64_t>() == largeEndBytes - 12;
            large.take(4); // (versions)
            if (!isThere || large.number<uint64_t>() != 0)
                refuse("the end of its zip64 directory is not one that torch.save writes");
            const auto largeRecordsHere = large.number<uint64_t>();
            directory.records = large.number<uint64_t>();
            directory.size = large.number<uint64_t>();
            directory.offset = large.number<uint64_t>();
            const bool agree =
                largeRecordsHere == directory.records && (records == full16 || records == directory.records) &&
                (size == full32 || size == directory.size) && (offset == full32 || offset == directory.offset);
            if (!agree)
                refuse("the two ends of its zip directory contradict each other");
        }
    }
    if (directory.size > endOfDirectory || directory.offset != endOfDirectory - directory.size)
        refuse("its zip directory is not where the end of the file says");
    if (directory.records > mostRecords)
        refuse("its zip directory lists more than " + std::to_string(mostRecords) + " records");
    return directory;
}

/// Puts the 64-bit values of an extra field where the 32-bit ones say so, in the fixed order of the format.
void takeLargeValues(std::span<const std::byte> extra, std::initializer_list<uint64_t *> values)
{
    ByteReader fields(extra);
    while (fields.remaining() > 0) {
        const auto id = fields.number<uint16_t>();
        ByteReader field(fields.take(fields.number<uint16_t>()));
        if (id != 1)
            continue;
        for (uint64_t *value : values)
            if (*value == full32)
                *value = field.number<uint64_t>();
    }
}

void checkName(std::string_view name)
{
    const bool isSound = !name.empty() && name.size() <= longestName && name.find('\0') == std::string_view::npos &&
                         name.find('\\') == std::string_view::npos && name.front() != '/' && validUtf8(name) == name;
    const std::string framed = "/" + std::string(name) + "/";
    if (!isSound || framed.find("/../") != std::string::npos || framed.find("/./") != std::string::npos)
        refuse("the name is not allowed: " + validUtf8(name.substr(0, longestName)));
}

Entry nextEntry(ByteReader &directory)
{
    ByteReader head(directory.take(directoryBytes));
    if (head.number<uint32_t>() != directorySignature)
        refuse("it is damaged");
    head.take(4); // (versions)
    Entry entry;
    entry.flags = head.number<uint16_t>();
    entry.method = head.number<uint16_t>();
    head.take(4); // (time)
    entry.crc = head.number<uint32_t>();
    entry.stored = head.number<uint32_t>();
    entry.size = head.number<uint32_t>();
    const auto nameBytes = head.number<uint16_t>();
    const auto extraBytes = head.number<uint16_t>();
    const auto commentBytes = head.number<uint16_t>();
    const auto volume = head.number<uint16_t>();
    head.take(6); // (attributes)
    entry.offset = head.number<uint32_t>();
    entry.name = textOf(directory.take(nameBytes));
    takeLargeValues(directory.take(extraBytes), {&entry.size, &entry.stored, &entry.offset});
    directory.take(commentBytes);
    checkName(entry.name);

    const std::string record = "record " + std::string(entry.name);
    if (entry.flags & encrypted)
        refuseUnsupported(record + " is encrypted");
    const bool isStored = entry.method == 0 && entry.stored == entry.size;
    if (entry.flags & ~(sizesFollow | namesInUtf8) || volume != 0 || (!isStored && entry.method != deflated))
        refuse(record + " is not stored as torch.save does");
    return entry;
}

/// Where the record's data lie, as its local header says too; `limit` is where the directory begins.
Range locate(const Entry &entry, std::span<const std::byte> file, uint64_t limit)
{
    const std::string record = "record " + std::string(entry.name);
    if (entry.offset > limit || limit - entry.offset < localBytes)
        refuse(record + " lies outside of the file");
    ByteReader local(file.subspan(entry.offset, limit - entry.offset));
    if (local.number<uint32_t>() != localSignature)
        refuse(record + " is not where the zip directory says");
    local.take(2); // (version)
    const auto flags = local.number<uint16_t>();
    const auto method = local.number<uint16_t>();
    local.take(4); // (time)
    const auto crc = local.number<uint32_t>();
    uint64_t stored = local.number<uint32_t>();
    uint64_t size = local.number<uint32_t>();
    const auto nameBytes = local.number<uint16_t>();
    const auto extraBytes = local.number<uint16_t>();
    if (local.remaining() < uint64_t{nameBytes} + extraBytes)
        refuse(record + " lies outside of the file");
    const std::string_view name = textOf(local.take(nameBytes));
    const bool mayBeOpen = entry.flags & sizesFollow;
    const auto extra = local.take(extraBytes);
    if (!mayBeOpen)
        takeLargeValues(extra, {&size, &stored});
    const auto agrees = [&](uint64_t here, uint64_t there) {
        return here == there || (mayBeOpen && (here == 0 || here == full32));
    };
    if (flags != entry.flags || method != entry.method || name != entry.name || !agrees(crc, entry.crc) ||
        !agrees(stored, entry.stored) || !agrees(size, entry.size))
        refuse(record + " has a local header that contradicts the zip directory");
    if (entry.stored > local.remaining())
        refuse(record + " lies outside of the file");
    return {entry.offset + local.position(), entry.offset + local.position() + entry.stored};
}

std::vector<ZipRecord> recordsOf(std::span<const std::byte> file)
{
    const Directory place = findDirectory(file);
    ByteReader directory(file.subspan(place.offset, place.size));
    std::vector<ZipRecord> records;
    std::vector<Range> taken;
    for (uint64_t i = 0; i < place.records; ++i) {
        try {
            const Entry entry = nextEntry(directory);
            const Range data = locate(entry, file, place.offset);
            taken.push_back({entry.offset, data.end});
            records.push_back(
                {entry.name, file.subspan(data.begin, entry.stored), entry.crc, entry.method == deflated});
        } catch (Refusal &refusal) {
            refusal.detail = "entry " + std::to_string(i + 1) + " of its zip directory: " + refusal.detail;
            throw;
        }
    }
    if (directory.remaining() > 0)
        refuse("its zip directory is longer than its entries");

    std::sort(taken.begin(), taken.end(), [](const Range &a, const Range &b) { return a.begin < b.begin; });
    for (std::size_t i = 1; i < taken.size(); ++i)
        if (taken[i].begin < taken[i - 1].end)
            refuse("two records of its zip directory overlap at byte " + std::to_string(taken[i].begin));
    std::sort(records.begin(), records.end(), [](const ZipRecord &a, const ZipRecord &b) { return a.name < b.name; });
    for (std::size_t i = 1; i < records.size(); ++i)
        if (records[i].name == records[i - 1].name)
            refuse("record " + std::string(records[i].name) + " occurs twice");
    return records;
}

} // namespace

tl::expected<std::vector<ZipRecord>, Refusal> readZip(std::span<const std::byte> file)
{
    try {
        return recordsOf(file);
    } catch (Refusal &refusal) {
        return tl::unexpected(std::move(refusal));
    }
}

} // namespace tessera::detail
