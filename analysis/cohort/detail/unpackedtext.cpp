#include "analysis/cohort/detail/unpackedtext.h"

#include "base/readfile.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>

namespace tessera::detail {
namespace {

constexpr int64_t mostBytes = int64_t{1} << 30;

/// What a file is that somebody may take for a table; empty for what may be one.
std::string otherKind(const std::filesystem::path &path)
{
    std::array<char, 8> head{};
    std::ifstream(path, std::ios::binary).read(head.data(), head.size());
    const std::string_view text(head.data(), head.size());
    if (text.starts_with("PK\x03\x04"))
        return "it is a workbook or another zip file: save the sheet as CSV";
    if (text.starts_with("\xD0\xCF\x11\xE0"))
        return "it is a workbook of Excel: save the sheet as CSV";
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return "it is UTF-16 text: save it as CSV in UTF-8";
    if (text.starts_with("\x89HDF"))
        return "it is an HDF5 file and no table";
    return {};
}

} // namespace

Result<UnpackedText> UnpackedText::open(const std::filesystem::path &path)
{
    if (const Result<int64_t> size = checkedFileSize(path); !size)
        return passOn(size.error());
    if (const std::string kind = otherKind(path); !kind.empty())
        return fail(ErrorCode::tableInvalid, displayed(path), kind);
    errno = 0;
    gzFile_s *file = ::gzopen(path.c_str(), "rbe");
    if (!file)
        return fail(ErrorCode::fileUnreadable, displayed(path), std::strerror(errno ? errno : ENOMEM));
    return UnpackedText(path, file);
}

tl::unexpected<Error> UnpackedText::readError() const
{
    int code = Z_OK;
    const std::string message = ::gzerror(m_file.get(), &code);
    if (code == Z_ERRNO)
        return fail(ErrorCode::fileUnreadable, displayed(m_path), std::strerror(errno));
    return fail(ErrorCode::tableInvalid, displayed(m_path),
                "its gzip data are damaged or cut after " + std::to_string(m_bytes) + " unpacked bytes");
}

Result<std::size_t> UnpackedText::read(std::span<char> block)
{
    const int count = ::gzread(m_file.get(), block.data(), static_cast<unsigned>(block.size()));
    int code = Z_OK;
    (void)::gzerror(m_file.get(), &code);
    if (count < 0 || code < 0) // (a cut file gives what it has, together with the error)
        return readError();
    if (std::memchr(block.data(), 0, static_cast<std::size_t>(count)))
        return fail(ErrorCode::tableInvalid, displayed(m_path),
                    "it holds bytes of 0, which no text has: save it as CSV in UTF-8");
    m_bytes += count;
    if (m_bytes > mostBytes)
        return fail(ErrorCode::tableInvalid, displayed(m_path), "it has more than 1 GiB of text");
    return static_cast<std::size_t>(count);
}

} // namespace tessera::detail
