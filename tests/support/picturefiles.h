#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <png.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tessera::testing {

/// A picture of RGB pixels, row by row, as a PNG.
inline std::string pngOf(const std::vector<uint8_t> &rgb, int width, int height)
{
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    png.width = static_cast<png_uint_32>(width);
    png.height = static_cast<png_uint_32>(height);
    png.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&png, nullptr, &size, 0, rgb.data(), 0, nullptr);
    std::string bytes(size, '\0');
    png_image_write_to_memory(&png, bytes.data(), &size, 0, rgb.data(), 0, nullptr);
    bytes.resize(size);
    return bytes;
}

/// An archive of files, name and bytes; packed where the path ends with .gz.
inline void writeTar(const std::filesystem::path &path, const std::vector<std::pair<std::string, std::string>> &files)
{
    archive *tar = archive_write_new();
    archive_write_set_format_pax_restricted(tar);
    if (path.extension() == ".gz")
        archive_write_add_filter_gzip(tar);
    archive_write_open_filename(tar, path.c_str());
    for (const auto &[name, bytes] : files) {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(tar, entry);
        archive_write_data(tar, bytes.data(), bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(tar);
    archive_write_free(tar);
}

} // namespace tessera::testing
