#pragma once
#include "viewer/slide/detail/omexml.h"
#include "viewer/slide/detail/tiffdirectory.h"

namespace tessera::detail {

/// One resolution: a single directory, or one for each channel that is shown, all of the same size and blocks.
struct TiffLevel {
    std::vector<TiffDirectory> planes;
    const TiffDirectory &first() const { return planes.front(); }
};

struct TiffAssociated {
    std::string name; ///< "label", "macro", "thumbnail", or the page's number
    TiffDirectory directory;
};

/// How the pictures of a TIFF make a slide.
struct TiffPyramid {
    std::vector<TiffLevel> levels; ///< at least one, finest first
    std::vector<TiffAssociated> associated;
    std::optional<OmeImage> ome; ///< of the image that is shown
    std::string flaw;            ///< what is wrong with the OME-XML, where there is one that cannot be used
};

/// OME-TIFF by its XML: the largest image in the file, the first plane in z and time, its first three channels; else
/// the largest picture with its SubIFDs and those that are reduced versions of it (by their tag or, among tiles, by
/// their shape). What is left over is associated. Pages of the size of level 0 are other planes and are left out.
TiffPyramid pyramidOf(TiffStructure structure);

} // namespace tessera::detail
