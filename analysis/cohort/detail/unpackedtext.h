#pragma once
#include "base/result.h"

#include <zlib.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace tessera::detail {

/// The bytes of a file, unpacked where it is gzip, block by block.
class UnpackedText {
public:
    /// Errors: those of checkedFileSize, tableInvalid where the file is of another kind.
    static Result<UnpackedText> open(const std::filesystem::path &path);

    /// Fills the front of `block`; 0 at the end. Errors: tableInvalid (damaged gzip, beyond 1 GiB, bytes that are
    /// no text), fileUnreadable.
    Result<std::size_t> read(std::span<char> block);

private:
    struct Closer {
        void operator()(gzFile_s *file) const { ::gzclose_r(file); }
    };
    UnpackedText(std::filesystem::path path, gzFile_s *file) : m_path(std::move(path)), m_file(file) {}
    tl::unexpected<Error> readError() const;

    std::filesystem::path m_path;
    std::unique_ptr<gzFile_s, Closer> m_file;
    int64_t m_bytes = 0;
};

} // namespace tessera::detail
