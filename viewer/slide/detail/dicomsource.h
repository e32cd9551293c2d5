#pragma once
#include "viewer/slide/detail/dicomtiles.h"
#include "viewer/slide/slidesource.h"

namespace tessera::detail {

/// The whole-slide instances of one DICOM series.
class DicomSource : public SlideSource {
public:
    /// Errors: those of readDicomSlide and DicomTiles::open; slideUnsupported(path, detail).
    static Result<std::shared_ptr<const SlideSource>> open(const std::filesystem::path &path,
                                                           const SlideOptions &options, const std::string &fingerprint);

    Result<SlideRegion> read(int level, const PixelRect &rect) const override;
    Result<Pixels> readAssociated(const std::string &name) const override;

private:
    DicomSource(SlideFacts facts, std::vector<std::unique_ptr<DicomTiles>> levels,
                std::map<std::string, DicomLevel> associated);

    std::vector<std::unique_ptr<DicomTiles>> m_levels;
    std::map<std::string, DicomLevel> m_associated;
    mutable HandlePool<DicomFrameDecoder> m_decoders;
};

} // namespace tessera::detail
