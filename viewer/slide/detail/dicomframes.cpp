#include "viewer/slide/detail/dicomframes.h"

#include "base/readfile.h"
#include "base/text.h"
#include "viewer/slide/detail/readexactly.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <span>

namespace tessera::detail {
namespace {

constexpr int64_t largestFrame = int64_t{64} << 20;
constexpr int64_t headerBytes = 8; // of an item: tag and length
constexpr uint32_t itemTag = 0xE000FFFE;
constexpr std::size_t mostFragments = std::size_t{1} << 24;

uint32_t number(const unsigned char *bytes)
{
    return bytes[0] | static_cast<uint32_t>(bytes[1]) << 8 | static_cast<uint32_t>(bytes[2]) << 16 |
           static_cast<uint32_t>(bytes[3]) << 24;
}

/// The length of the item whose header lies at `offset`; empty where none does (a delimiter, another thing, the end).
std::optional<int64_t> itemLength(int descriptor, int64_t offset)
{
    std::array<unsigned char, headerBytes> head{};
    if (!readExactly(descriptor, head, offset) || number(head.data()) != itemTag)
        return std::nullopt;
    return number(head.data() + 4);
}

/// JPEG and JPEG 2000 begin with a marker: where fragments are more than frames, that is how a frame's first is told.
bool beginsAFrame(int descriptor, int64_t fragment)
{
    std::array<unsigned char, 2> start{};
    return readExactly(descriptor, start, fragment + headerBytes) && start[0] == 0xFF &&
           (start[1] == 0xD8 || start[1] == 0x4F);
}

bool isRising(const std::vector<uint64_t> &offsets, int64_t room)
{
    return std::is_sorted(offsets.begin(), offsets.end(), std::less_equal<>()) && !offsets.empty() &&
           offsets.front() == 0 && offsets.back() < static_cast<uint64_t>(room);
}

} // namespace

bool findPixelData(const std::filesystem::path &file, int64_t place, DicomInstance &instance)
{
    // Tag, VR and two empty bytes in front of the length; without the VR where the encoding is implicit.
    constexpr std::array<unsigned char, 4> tag{0xE0, 0x7F, 0x10, 0x00};
    std::array<unsigned char, 12> head{};
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isRead = descriptor >= 0 && place >= 12 && readExactly(descriptor, head, place - 12);
    if (descriptor >= 0)
        ::close(descriptor);
    if (!isRead ||
        (!std::equal(tag.begin(), tag.end(), head.begin()) && !std::equal(tag.begin(), tag.end(), head.begin() + 4)))
        return false;
    instance.pixelData = place;
    if (const uint32_t length = number(head.data() + 8); length != 0xFFFFFFFF)
        instance.pixelDataBytes = length;
    return true;
}

Result<std::unique_ptr<DicomFrames>> DicomFrames::open(const DicomInstance &instance)
{
    const Result<int64_t> size = checkedFileSize(instance.file);
    if (!size)
        return passOn(size.error());
    const int descriptor = ::open(instance.file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(ErrorCode::fileUnreadable, displayed(instance.file), std::strerror(errno));
    std::unique_ptr<DicomFrames> frames(new DicomFrames(descriptor));
    const bool found = instance.coding == DicomCoding::plain ? frames->findPlain(instance, *size)
                                                             : frames->findPacked(instance, *size);
    if (!found)
        return fail(ErrorCode::slideDamaged, displayed(instance.file), "its frames are not where they should be");
    return frames;
}

DicomFrames::~DicomFrames() { ::close(m_descriptor); }

bool DicomFrames::findPlain(const DicomInstance &instance, int64_t fileSize)
{
    const int64_t bytes = instance.tileWidth * instance.tileHeight * instance.samples * (instance.bits / 8);
    if (!instance.pixelDataBytes || bytes > largestFrame || instance.pixelData + bytes > fileSize)
        return false;
    const int64_t frames = std::min(instance.frames, (fileSize - instance.pixelData) / bytes + 1);
    for (int64_t i = 0; i < frames; ++i)
        m_places.push_back({instance.pixelData + i * bytes, instance.pixelData + (i + 1) * bytes});
    return true;
}

bool DicomFrames::findPacked(const DicomInstance &instance, int64_t fileSize)
{
    m_wrapping = Wrapping::items;
    const std::optional<int64_t> tableBytes = itemLength(m_descriptor, instance.pixelData);
    if (!tableBytes || *tableBytes > fileSize - instance.pixelData)
        return false;
    const int64_t first = instance.pixelData + headerBytes + *tableBytes;
    const int64_t room = fileSize - first;
    if (isRising(instance.extendedOffsets, room)) {
        findByOffsets(instance.extendedOffsets, first, fileSize);
        return true;
    }
    if (*tableBytes == instance.frames * 4) {
        std::vector<unsigned char> table(static_cast<std::size_t>(*tableBytes));
        std::vector<uint64_t> offsets;
        if (readExactly(m_descriptor, table, instance.pixelData + headerBytes))
            for (std::size_t i = 0; i < table.size(); i += 4)
                offsets.push_back(number(table.data() + i));
        if (isRising(offsets, room)) { // (32 bits: beyond 4 GiB they are not)
            findByOffsets(offsets, first, fileSize);
            return true;
        }
    }
    return walk(first, instance.frames, fileSize);
}

void DicomFrames::findByOffsets(const std::vector<uint64_t> &offsets, int64_t first, int64_t fileSize)
{
    for (std::size_t i = 0; i < offsets.size(); ++i)
        m_places.push_back({first + static_cast<int64_t>(offsets[i]),
                            i + 1 < offsets.size() ? first + static_cast<int64_t>(offsets[i + 1]) : fileSize});
}

bool DicomFrames::walk(int64_t first, int64_t frames, int64_t fileSize)
{
    std::vector<Place> fragments;
    for (int64_t offset = first; fragments.size() < mostFragments;) {
        const std::optional<int64_t> length = itemLength(m_descriptor, offset);
        if (!length)
            break;
        const int64_t end = offset + headerBytes + *length;
        fragments.push_back({offset, std::min(end, fileSize)});
        if (end >= fileSize)
            break;
        offset = end;
    }
    if (fragments.empty())
        return false;
    if (frames == 1) {
        m_places.push_back({fragments.front().begin, fragments.back().end});
        return true;
    }
    const bool isOneEach = std::ssize(fragments) <= frames;
    for (const Place &fragment : fragments) {
        if (m_places.empty() || isOneEach || beginsAFrame(m_descriptor, fragment.begin))
            m_places.push_back(fragment);
        else
            m_places.back().end = fragment.end;
    }
    return true;
}

bool DicomFrames::read(int64_t frame, std::vector<unsigned char> &bytes) const
{
    bytes.clear();
    if (frame < 0 || frame >= std::ssize(m_places)) // a file that was cut off has fewer than it says
        return false;
    const Place &place = m_places[static_cast<std::size_t>(frame)];
    if (m_wrapping == Wrapping::plain) {
        bytes.resize(static_cast<std::size_t>(place.end - place.begin));
        return readExactly(m_descriptor, bytes, place.begin);
    }
    for (int64_t offset = place.begin; offset + headerBytes <= place.end;) {
        const std::optional<int64_t> length = itemLength(m_descriptor, offset);
        if (!length)
            break; // the delimiter behind the last frame
        const auto before = static_cast<int64_t>(bytes.size());
        if (*length > largestFrame - before || offset + headerBytes + *length > place.end)
            return false;
        bytes.resize(static_cast<std::size_t>(before + *length));
        if (!readExactly(m_descriptor, std::span(bytes).subspan(static_cast<std::size_t>(before)),
                         offset + headerBytes))
            return false;
        offset += headerBytes + *length;
    }
    return !bytes.empty();
}

} // namespace tessera::detail
