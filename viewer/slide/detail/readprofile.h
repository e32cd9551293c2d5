#pragma once
#include "viewer/slide/detail/tifffile.h"
#include "viewer/slide/slidefacts.h"

#include <span>
#include <string_view>

using openslide_t = struct _openslide;

namespace tessera::detail {

using SharedProfile = std::shared_ptr<const ColourProfile>;

/// The bytes as a profile, none of them when there are too many; null when there are none.
SharedProfile profileOf(std::span<const std::byte> bytes);

/// The profile (tag 34675) of the present directory of a TIFF.
SharedProfile profileIn(const TiffFile &file);

/// The profile of the directory that is level 0 of a slide in TIFF; null for every other file.
SharedProfile profileOfTiffSlide(const std::filesystem::path &path, const SlideLevel &level0);

/// By OpenSlide's own function, where the library at run time has it (from 4.0 on); else null.
SharedProfile profileByOpenSlide(openslide_t *slide);

/// The profile in the APP2 segments of a JPEG file (ICC.1, annex B.4).
SharedProfile profileInJpeg(std::string_view file);

} // namespace tessera::detail
