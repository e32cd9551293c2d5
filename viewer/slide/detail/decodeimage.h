#pragma once
#include "base/pixels.h"
#include "base/result.h"
#include "base/units.h"
#include "viewer/slide/slidefacts.h"

#include <filesystem>
#include <optional>
#include <string>

namespace tessera::detail {

struct DecodedImage {
    std::string format; ///< "tiff", "png", "jpeg"
    Pixels pixels;      ///< on white where the picture is transparent
    std::optional<MicronsPerPixel> mpp;
    std::shared_ptr<const ColourProfile> profile; ///< of TIFF and JPEG files
};

/// The first picture of a TIFF, PNG or JPEG file of `fileSize` bytes, told by its first bytes, not by its name.
/// Errors: notASlide, slideDamaged(path, detail).
Result<DecodedImage> decodeImage(const std::filesystem::path &path, int64_t fileSize);

Result<DecodedImage> decodeTiff(const std::filesystem::path &path, int64_t fileSize);
Result<DecodedImage> decodePng(const std::filesystem::path &path, int64_t fileSize);
Result<DecodedImage> decodeJpeg(const std::filesystem::path &path, int64_t fileSize);

/// Whether memory for a picture of this size may be allocated: at most 2^29 pixels (2 GiB), and no more than a file of
/// this many bytes can hold. Error: slideDamaged(path, detail).
Result<void> checkedImageSize(const std::filesystem::path &path, int64_t fileSize, int64_t width, int64_t height);

} // namespace tessera::detail
