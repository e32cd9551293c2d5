#pragma once
#include "viewer/slide/detail/dicomframes.h"
#include "viewer/slide/detail/dicomslide.h"
#include "viewer/slide/detail/handlepool.h"
#include "viewer/slide/detail/sampledisplay.h"
#include "viewer/slide/slidesource.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace tessera::detail {

/// Why the frames of an instance cannot be shown, such as "JPEG-LS Lossless is not read"; empty when they can.
std::string reasonUnreadable(const DicomInstance &instance);

/// Makes pixels of frames. One thread at a time.
class DicomFrameDecoder {
public:
    static Result<std::unique_ptr<DicomFrameDecoder>> create();
    ~DicomFrameDecoder();

    /// False when the bytes are no frame of this instance.
    bool decode(const DicomInstance &instance, const SampleDisplay &display, std::vector<unsigned char> &bytes,
                Pixels &pixels);
    std::vector<unsigned char> &buffer() { return m_bytes; }

private:
    explicit DicomFrameDecoder(void *jpeg) : m_jpeg(jpeg) {}
    bool decodeJpeg(const DicomInstance &instance, std::vector<unsigned char> &bytes, Pixels &pixels);
    bool decodeJpeg2000(const DicomInstance &instance, const SampleDisplay &display,
                        const std::vector<unsigned char> &bytes, Pixels &pixels);
    bool decodePlain(const DicomInstance &instance, const SampleDisplay &display,
                     const std::vector<unsigned char> &bytes, Pixels &pixels);

    void *m_jpeg; // a tjhandle
    std::vector<unsigned char> m_bytes;
};

/// The tiles of one level, full or sparse. Any thread.
class DicomTiles {
public:
    /// Errors: those of DicomFrames::open.
    static Result<std::unique_ptr<DicomTiles>> open(DicomLevel level);

    const DicomInstance &instance() const { return m_instances.front(); }
    uint32_t background() const { return m_background; }

    /// Reads `inside` (what of the region's rectangle `rect` lies in the level) into the region. Where there is no
    /// frame it stays as it is; damaged ones are named in it. Error: no decoder.
    Result<void> read(const PixelRect &rect, const PixelRect &inside, HandlePool<DicomFrameDecoder> &decoders,
                      SlideRegion &region) const;

private:
    struct FramePlace {
        std::size_t part = 0;
        int64_t frame = 0; ///< in the part
        PixelRect rect;
    };

    DicomTiles(DicomLevel level, std::vector<std::unique_ptr<DicomFrames>> frames);
    void placeFrames();
    int64_t columns() const { return (instance().width + instance().tileWidth - 1) / instance().tileWidth; }
    std::vector<FramePlace> framesIn(const PixelRect &inside) const;
    std::optional<FramePlace> fullFrame(int64_t column, int64_t row) const;
    void readFrame(const FramePlace &place, const PixelRect &rect, const PixelRect &part, DicomFrameDecoder &decoder,
                   SlideRegion &region) const;

    std::vector<DicomInstance> m_instances; ///< the parts
    std::vector<std::unique_ptr<DicomFrames>> m_frames;
    bool m_isFull;
    std::vector<FramePlace> m_places;                       ///< of a sparse level
    std::unordered_multimap<int64_t, std::size_t> m_inCell; ///< cell of the tile grid -> m_places
    uint32_t m_background;
    SampleDisplay m_display;
};

} // namespace tessera::detail
