#pragma once
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <vector>

namespace tessera {

/// Whether a file may be a slide, by its name alone. Pictures (PNG, JPEG) are shown as slides when the user points at
/// them, but in a folder they are more often something else.
enum class NameRule { inFolder, pointedAt };
bool mayBeSlide(const std::filesystem::path &path, NameRule rule);

struct FoundSlides {
    std::vector<std::filesystem::path> slides;  ///< absolute, each once
    std::vector<std::filesystem::path> refused; ///< pointed at, and no slides by their names
};

/// All slides among files and in folders and what is below these. A folder of DICOM files (.dcm) counts once, by the
/// first of them. `progress` hears of each folder that is entered. For a worker. Error: cancelled.
Result<FoundSlides> findSlides(const std::vector<std::filesystem::path> &paths, const std::stop_token &token,
                               const std::function<void(const std::filesystem::path &folder, int64_t found)> &progress);

} // namespace tessera
