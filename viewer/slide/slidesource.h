#pragma once
#include "base/pixels.h"
#include "base/result.h"
#include "viewer/slide/slidefacts.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace tessera {

/// Pixels of a rectangle, composited on the slide's background. What could not be decoded is background too and
/// is named in `damaged` (rectangles of the same level): a broken tile costs that tile, not the slide.
struct SlideRegion {
    Pixels pixels;
    std::vector<PixelRect> damaged;
};

/// Pixels and facts of one slide file. All functions may be called from any thread at once: every source keeps a
/// pool of file handles, one for each call in progress.
class SlideSource {
public:
    virtual ~SlideSource() = default;

    const SlideFacts &facts() const { return m_facts; }

    /// The rectangle `rect` in pixels of level `level` (an index of facts().levels). It may stick out of the slide:
    /// outside is background. Errors: fileMissing and the like, when the file itself is gone (the next read finds it
    /// when it is back); fileReplaced, when another took its place; damage is no error.
    virtual Result<SlideRegion> read(int level, const PixelRect &rect) const = 0;

    /// One of facts().associated. Errors: slideDamaged(path, detail).
    virtual Result<Pixels> readAssociated(const std::string &name) const = 0;

protected:
    explicit SlideSource(SlideFacts facts) : m_facts(std::move(facts)) {}

private:
    SlideFacts m_facts;
};

/// Ventana BIF files can make OpenSlide before 4.0.1 write to arbitrary memory (CVE-2026-48977).
enum class HostileFormats { refuse, allow };

/// Tiled JPEG files (Aperio, pyramidal TIFF) are decoded without OpenSlide, which gives the same pixels several
/// times faster; `openslideOnly` is for measuring and checking that.
enum class TilePath { fastest, openslideOnly };

struct SlideOptions {
    HostileFormats hostileFormats = HostileFormats::refuse;
    TilePath tilePath = TilePath::fastest;
    /// The user's own value for level 0; wins over what the file says.
    std::optional<double> userMpp;
};

/// Opens any file that OpenSlide reads, TIFF pyramids that it does not see, OME-TIFF, a DICOM series by any of its
/// files, or a plain TIFF, PNG or JPEG as a one-level slide. mpp: user, else OpenSlide, else TIFF resolution tags, else
/// 10 / objective power, else unknown. Errors: fileMissing, fileIsFolder, fileEmpty, fileUnreadable, notASlide,
/// slideDamaged, slideUnsupported, slideNeedsPermission, mppImplausible.
Result<std::shared_ptr<const SlideSource>> openSlide(const std::filesystem::path &path,
                                                     const SlideOptions &options = {});

/// The level with the smallest number of pixels to read that is still at least as fine as `downsample`
/// (level-0 pixels per wanted pixel), so that resampling only ever shrinks; level 0 if none is.
int levelForDownsample(const SlideFacts &facts, double downsample);

} // namespace tessera
