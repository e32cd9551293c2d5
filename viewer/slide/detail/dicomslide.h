#pragma once
#include "viewer/slide/detail/dicominstance.h"

#include <map>

namespace tessera::detail {

/// One resolution: an instance, or the parts of a concatenation in the order of their frames.
struct DicomLevel {
    std::vector<DicomInstance> parts;
    const DicomInstance &first() const { return parts.front(); }
};

/// The instances of one series.
struct DicomSlide {
    std::vector<DicomLevel> levels;               ///< at least one, finest first
    std::map<std::string, DicomLevel> associated; ///< "label", "macro" (DICOM's overview), "thumbnail"
};

/// The slide that the instance `file` belongs to: its folder is searched for others of its series, whatever their names
/// (in up to 20,000 files, and up to 1,000 of the series). Volumes are levels; of several of one size the one with the
/// lowest number is taken. Where there is no volume, `file` itself is the only level.
/// Errors: those of readDicomInstance for `file`; one of the others that cannot be read is left out.
Result<DicomSlide> readDicomSlide(const std::filesystem::path &file);

} // namespace tessera::detail
