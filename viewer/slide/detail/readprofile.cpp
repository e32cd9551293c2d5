#include "viewer/slide/detail/readprofile.h"

#include <openslide/openslide.h>

#include <map>
#include <string>

// OpenSlide 3.4 has neither; a weak symbol that the library does not define is null.
extern "C" {
__attribute__((weak)) int64_t openslide_get_icc_profile_size(openslide_t *slide);
__attribute__((weak)) void openslide_read_icc_profile(openslide_t *slide, void *destination);
}

namespace tessera::detail {
namespace {

using namespace std::string_view_literals;

constexpr int mostDirectories = 256;

bool isLevel(const TiffFile &file, const SlideLevel &level)
{
    return file.tag<uint32_t>(TIFFTAG_IMAGEWIDTH, 0) == level.width &&
           file.tag<uint32_t>(TIFFTAG_IMAGELENGTH, 0) == level.height;
}

/// The segments of a profile by their numbers, as long as they are of one size of sequence.
struct JpegSegments {
    std::map<int, std::string_view> parts;
    int count = 0;

    void add(std::string_view payload)
    {
        constexpr std::string_view name = "ICC_PROFILE\0"sv;
        if (!payload.starts_with(name) || payload.size() < name.size() + 2)
            return;
        const int number = static_cast<unsigned char>(payload[name.size()]);
        count = static_cast<unsigned char>(payload[name.size() + 1]);
        parts.emplace(number, payload.substr(name.size() + 2));
    }

    std::string joined() const
    {
        std::string bytes;
        for (int number = 1; number <= count; ++number) {
            const auto part = parts.find(number);
            if (part == parts.end())
                return {};
            bytes += part->second;
        }
        return bytes;
    }
};

} // namespace

SharedProfile profileOf(std::span<const std::byte> bytes)
{
    if (bytes.empty())
        return nullptr;
    auto profile = std::make_shared<ColourProfile>();
    profile->size = bytes.size();
    if (bytes.size() <= largestColourProfile)
        profile->bytes.assign(bytes.begin(), bytes.end());
    return profile;
}

SharedProfile profileIn(const TiffFile &file)
{
    uint32_t size = 0;
    const void *bytes = nullptr;
    if (!TIFFGetField(file.raw(), TIFFTAG_ICCPROFILE, &size, &bytes) || !bytes)
        return nullptr;
    return profileOf({static_cast<const std::byte *>(bytes), size});
}

SharedProfile profileOfTiffSlide(const std::filesystem::path &path, const SlideLevel &level0)
{
    const TiffFile file(path);
    if (!file)
        return nullptr;
    for (int i = 0; i < mostDirectories; ++i) {
        if (isLevel(file, level0))
            return profileIn(file);
        if (!TIFFReadDirectory(file.raw()))
            break;
    }
    return nullptr;
}

SharedProfile profileByOpenSlide(openslide_t *slide)
{
    if (!openslide_get_icc_profile_size || !openslide_read_icc_profile)
        return nullptr;
    const int64_t size = openslide_get_icc_profile_size(slide);
    if (size <= 0)
        return nullptr;
    auto profile = std::make_shared<ColourProfile>();
    profile->size = static_cast<std::size_t>(size);
    if (profile->size > largestColourProfile)
        return profile;
    profile->bytes.resize(profile->size);
    openslide_read_icc_profile(slide, profile->bytes.data());
    return profile;
}

SharedProfile profileInJpeg(std::string_view file)
{
    JpegSegments segments;
    std::size_t at = 2; // after the start marker
    while (at + 4 <= file.size() && file[at] == '\xFF') {
        const auto marker = static_cast<unsigned char>(file[at + 1]);
        const std::size_t length =
            static_cast<unsigned char>(file[at + 2]) * std::size_t{256} + static_cast<unsigned char>(file[at + 3]);
        const bool pixelsBegin = marker == 0xDA;
        if (pixelsBegin || length < 2 || at + 2 + length > file.size())
            break;
        if (marker == 0xE2)
            segments.add(file.substr(at + 4, length - 2));
        at += 2 + length;
    }
    const std::string joined = segments.joined();
    return profileOf(std::as_bytes(std::span(joined)));
}

} // namespace tessera::detail
