#pragma once
#include "base/result.h"
#include "viewer/slide/detail/pitch.h"
#include "viewer/slide/detail/sampledisplay.h"
#include "viewer/slide/detail/tiffpyramid.h"

namespace tessera::detail {

/// What is shown of the samples, and the properties that say so.
struct TiffDisplay {
    SampleDisplay display;
    uint32_t background = 0xFFFFFFFF;
    SlideProperties properties;
};

/// Colours are shown over all their significant bits. Grey and channels of 16 bits are stretched: from MinSampleValue
/// to MaxSampleValue where the file has both, over the significant bits where OME says fewer than 16, else over the
/// values that occur (on the coarsest level, in at most 64 blocks, without a ten-thousandth at each end). Of several
/// channels the first three are added up, in the colours that OME gives them, else as red, green and blue. The
/// background of grey where 0 is black is black. Errors: those of TiffBlocks::open.
Result<TiffDisplay> displayOf(const std::filesystem::path &path, const TiffPyramid &pyramid);

/// The same of a single picture, without a look at its values.
SampleDisplay plainDisplayOf(const TiffDirectory &directory);

} // namespace tessera::detail
