#pragma once
#include <tiffio.h>

#include <filesystem>
#include <memory>
#include <string>

namespace tessera::detail {

/// What is read when a TIFF is opened. `header`: no directory is current until one is chosen.
enum class TiffStart { firstDirectory, header };

/// An open TIFF that keeps libtiff's words for us and prints nothing. One thread at a time. No tag and no buffer of
/// libtiff is larger than 256 MiB; the positions of tiles are not read before they are asked for.
class TiffFile {
public:
    explicit TiffFile(const std::filesystem::path &path, TiffStart start = TiffStart::firstDirectory);

    explicit operator bool() const { return m_tiff != nullptr; }
    TIFF *raw() const { return m_tiff.get(); }
    /// The first error since opening, empty if none; valid UTF-8.
    const std::string &error() const { return *m_error; }

    /// The value of a one-number tag of the current directory, else the TIFF specification's default, else `absent`.
    /// `Value` must be libtiff's own type of the tag.
    template <typename Value>
    Value tag(uint32_t name, Value absent) const
    {
        Value value = 0;
        return TIFFGetFieldDefaulted(raw(), name, &value) ? value : absent;
    }

private:
    struct Close {
        void operator()(TIFF *tiff) const { TIFFClose(tiff); }
    };
    std::unique_ptr<std::string> m_error; // libtiff keeps its address
    std::unique_ptr<TIFF, Close> m_tiff;
};

} // namespace tessera::detail
