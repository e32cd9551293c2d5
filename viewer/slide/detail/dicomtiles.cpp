#include "viewer/slide/detail/dicomtiles.h"

#include "viewer/slide/detail/rects.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tessera::detail {
namespace {

bool isGrey(const DicomInstance &instance) { return instance.photometric.starts_with("MONOCHROME"); }

SampleDisplay displayOf(const DicomInstance &instance, uint32_t background)
{
    std::vector<ShownChannel> channels;
    const Polarity polarity = instance.photometric == "MONOCHROME1" ? Polarity::zeroIsWhite : Polarity::zeroIsBlack;
    const ValueRange range = rangeOfBits(instance.bits == 8 ? 8 : std::max(8, instance.bitsStored));
    constexpr uint32_t primaries[] = {0xFFFF0000u, 0xFF00FF00u, 0xFF0000FFu};
    for (int i = 0; i < (isGrey(instance) ? 1 : 3); ++i)
        channels.push_back({0, i, isGrey(instance) ? 0xFFFFFFFFu : primaries[i], range, polarity});
    return SampleDisplay(std::move(channels), instance.bits, std::nullopt, background);
}

/// The first focal plane of the first light path.
bool isShown(const DicomFramePosition &position, const DicomFramePosition &first)
{
    constexpr double samePlane = 1e-6; // um
    return position.path == first.path && std::abs(position.z - first.z) < samePlane;
}

} // namespace

Result<std::unique_ptr<DicomTiles>> DicomTiles::open(DicomLevel level)
{
    std::vector<std::unique_ptr<DicomFrames>> frames;
    for (DicomInstance &part : level.parts) {
        Result<std::unique_ptr<DicomFrames>> opened = DicomFrames::open(part);
        if (!opened)
            return passOn(std::move(opened.error()));
        frames.push_back(std::move(*opened));
    }
    return std::unique_ptr<DicomTiles>(new DicomTiles(std::move(level), std::move(frames)));
}

DicomTiles::DicomTiles(DicomLevel level, std::vector<std::unique_ptr<DicomFrames>> frames)
    : m_instances(std::move(level.parts)), m_frames(std::move(frames)),
      m_isFull(std::all_of(m_instances.begin(), m_instances.end(),
                           [](const DicomInstance &part) { return part.positions.empty(); })),
      m_background(instance().photometric == "MONOCHROME2" ? 0xFF000000u : 0xFFFFFFFFu),
      m_display(displayOf(instance(), m_background))
{
    if (!m_isFull)
        placeFrames();
    for (DicomInstance &part : m_instances)
        part.positions = {};
}

void DicomTiles::placeFrames()
{
    const int64_t width = instance().tileWidth;
    const int64_t height = instance().tileHeight;
    const DicomFramePosition *first = nullptr;
    for (std::size_t part = 0; part < m_instances.size(); ++part) {
        const std::vector<DicomFramePosition> &positions = m_instances[part].positions;
        for (std::size_t frame = 0; frame < positions.size(); ++frame) {
            const DicomFramePosition &position = positions[frame];
            first = first ? first : &position;
            if (!isShown(position, *first) || position.x < 0 || position.y < 0 || position.x >= instance().width ||
                position.y >= instance().height)
                continue;
            m_places.push_back({part, static_cast<int64_t>(frame), {position.x, position.y, width, height}});
            // A frame that does not lie on the grid of tiles touches up to four cells of it.
            for (int64_t row = position.y / height; row * height < position.y + height; ++row)
                for (int64_t column = position.x / width; column * width < position.x + width; ++column)
                    m_inCell.emplace(row * columns() + column, m_places.size() - 1);
        }
    }
}

/// Frames of a full level go row by row, the first focal plane of the first light path first (PS3.3, C.7.6.17.3).
std::optional<DicomTiles::FramePlace> DicomTiles::fullFrame(int64_t column, int64_t row) const
{
    const int64_t index = row * columns() + column;
    for (std::size_t part = m_instances.size(); part-- > 0;) {
        const DicomInstance &in = m_instances[part];
        if (index >= in.firstFrame && index - in.firstFrame < in.frames)
            return FramePlace{
                part, index - in.firstFrame, {column * in.tileWidth, row * in.tileHeight, in.tileWidth, in.tileHeight}};
    }
    return std::nullopt;
}

std::vector<DicomTiles::FramePlace> DicomTiles::framesIn(const PixelRect &inside) const
{
    const int64_t width = instance().tileWidth;
    const int64_t height = instance().tileHeight;
    std::vector<FramePlace> found;
    std::set<std::size_t> sparse; // in the order of the file
    for (int64_t row = inside.y / height; row * height < inside.y + inside.height; ++row)
        for (int64_t column = inside.x / width; column * width < inside.x + inside.width; ++column) {
            if (m_isFull) {
                if (const std::optional<FramePlace> frame = fullFrame(column, row))
                    found.push_back(*frame);
                continue;
            }
            const auto [begin, end] = m_inCell.equal_range(row * columns() + column);
            for (auto it = begin; it != end; ++it)
                sparse.insert(it->second);
        }
    for (const std::size_t place : sparse)
        found.push_back(m_places[place]);
    return found;
}

Result<void> DicomTiles::read(const PixelRect &rect, const PixelRect &inside, HandlePool<DicomFrameDecoder> &decoders,
                              SlideRegion &region) const
{
    auto decoder = decoders.take();
    if (!decoder)
        return passOn(std::move(decoder.error()));
    for (const FramePlace &place : framesIn(inside))
        if (const PixelRect part = intersection(place.rect, inside); !isEmpty(part))
            readFrame(place, rect, part, **decoder, region);
    return {};
}

void DicomTiles::readFrame(const FramePlace &place, const PixelRect &rect, const PixelRect &part,
                           DicomFrameDecoder &decoder, SlideRegion &region) const
{
    Pixels pixels;
    std::vector<unsigned char> &bytes = decoder.buffer();
    if (!m_frames[place.part]->read(place.frame, bytes) ||
        !decoder.decode(m_instances[place.part], m_display, bytes, pixels)) {
        region.damaged.push_back(part);
        return;
    }
    for (int64_t y = part.y; y < part.y + part.height; ++y)
        std::copy_n(pixels.row(static_cast<int>(y - place.rect.y)) + (part.x - place.rect.x), part.width,
                    region.pixels.row(static_cast<int>(y - rect.y)) + (part.x - rect.x));
}

} // namespace tessera::detail
