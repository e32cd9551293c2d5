#pragma once
#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::detail {

/// One channel of an OME image. `samples` is 3 for a channel of colour pictures.
struct OmeChannel {
    std::string name;
    int samples = 1;
    std::optional<uint32_t> colour; ///< 0xFFRRGGBB
};

/// Where planes lie in the file: from directory `ifd` on, `planes` of them in dimension order, the first at these
/// indices (-1 where the document has an absurd one). Those without a file name are in this file.
struct OmeTiffData {
    std::optional<int64_t> ifd;
    int64_t firstChannel = 0;
    int64_t firstZ = 0;
    int64_t firstT = 0;
    std::optional<int64_t> planes;
    std::string fileName;
};

/// What the first <Pixels> of an <Image> says.
struct OmeImage {
    std::string name;
    std::string dimensionOrder = "XYCZT";
    int64_t width = 0;
    int64_t height = 0;
    int64_t sizeC = 1;
    int64_t sizeZ = 1;
    int64_t sizeT = 1;
    std::string type; ///< "uint8", "uint16", ...
    std::optional<int> significantBits;
    std::optional<double> physicalSizeX; ///< um per pixel; empty where its unit is no length
    std::optional<double> physicalSizeY;
    std::optional<double> magnification; ///< of the objective that the image names, else of the only one
    std::vector<OmeChannel> channels;
    std::vector<OmeTiffData> data;
};

/// Whether a description is OME-XML, told by its start.
bool isOmeXml(std::string_view description);

/// The images of an OME-XML document of the schemas of 2008 to 2016, at most 64. A document with a DOCTYPE, where
/// entity bombs live, is refused: OME has none. The error says what is wrong with it.
tl::expected<std::vector<OmeImage>, std::string> parseOmeXml(std::string_view xml);

/// The number of micrometres in one `unit` of OME ("nm", "mm", U+00B5 or U+03BC "m", ...); empty for "pixel" and the
/// like.
std::optional<double> micrometresIn(std::string_view unit);

} // namespace tessera::detail
