#pragma once
#include "tests/support/tiffwriter.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tessera::testing {

enum class FrameCoding { explicitVr, implicitVr, jpeg, jpeg2000, jpegLs };
enum class FrameOrder { full, sparse };
enum class OffsetTable { filled, empty };

/// One instance of a whole slide. Level n shows every 2^n-th pixel.
struct DicomSpec {
    int width = 300;
    int height = 210;
    int tile = 64;
    int level = 0;
    FrameCoding coding = FrameCoding::explicitVr;
    FrameOrder order = FrameOrder::full;
    OffsetTable table = OffsetTable::filled;
    Planes planes = Planes::together;
    int bits = 8;
    int bitsStored = 8;
    int samples = 3;
    std::string image = "VOLUME"; ///< third value of ImageType
    std::string series = "1.2.826.0.1.3680043.2.1";
    int number = 1;
    std::string sopClass = "1.2.840.10008.5.1.4.1.1.77.1.6";
    double mppX = 0.5; ///< of level 0
    double mppY = 0.5;
    int shift = 0;                                      ///< of a sparse image's frames off the grid, to the right
    std::function<bool(int column, int row)> isWritten; ///< of a sparse image
    struct Part {
        std::string concatenation;
        int firstFrame = 0;
        int frames = 0;
    };
    std::optional<Part> part; ///< of a full image
    std::string profile;      ///< ICC
    Sampler sampler;
};
void writeDicom(const std::filesystem::path &path, const DicomSpec &spec);

} // namespace tessera::testing
