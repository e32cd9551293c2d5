#include "viewer/slide/detail/tifffile.h"

#include "base/text.h"

#include <array>
#include <cstdarg>
#include <cstdio>

namespace tessera::detail {
namespace {

constexpr tmsize_t largestAllocation = tmsize_t{256} << 20;

int keepFirst(TIFF *, void *error, const char *, const char *format, va_list arguments)
{
    auto &first = *static_cast<std::string *>(error);
    if (first.empty()) {
        std::array<char, 256> text{};
        std::vsnprintf(text.data(), text.size(), format, arguments);
        first = validUtf8(text.data());
    }
    return 1; // handled: libtiff's global handler stays silent
}

int ignore(TIFF *, void *, const char *, const char *, va_list) { return 1; }

} // namespace

TiffFile::TiffFile(const std::filesystem::path &path, TiffStart start) : m_error(std::make_unique<std::string>())
{
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    TIFFOpenOptionsSetErrorHandlerExtR(options, keepFirst, m_error.get());
    TIFFOpenOptionsSetWarningHandlerExtR(options, ignore, nullptr);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, largestAllocation);
    // m: a mapped file that is cut while open would be a crash; D: positions of tiles when needed; h: the header alone
    m_tiff.reset(TIFFOpenExt(path.c_str(), start == TiffStart::header ? "rmDh" : "rmD", options));
    TIFFOpenOptionsFree(options);
}

} // namespace tessera::detail
