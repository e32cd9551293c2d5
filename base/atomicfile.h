#pragma once
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace tessera {

/// A file that is either the old one or the complete new one, whatever kills us: written to a temporary
/// name in the same folder, synced, then renamed. Destroying it without commit() removes the temporary.
class AtomicFile {
public:
    /// Errors: fileUnwritable(path, reason), diskFull(path).
    static Result<AtomicFile> create(const std::filesystem::path &path);
    AtomicFile(AtomicFile &&other) noexcept;
    AtomicFile &operator=(AtomicFile &&) = delete;
    ~AtomicFile();

    Result<void> write(std::span<const std::byte> bytes);
    /// Replaces bytes that were written before; what `write` adds still goes to the end.
    Result<void> overwrite(uint64_t offset, std::span<const std::byte> bytes);
    Result<void> write(std::string_view text) { return write(std::as_bytes(std::span(text))); }
    /// fsync, rename, fsync of the folder.
    Result<void> commit();

private:
    AtomicFile(std::filesystem::path path, std::filesystem::path temporary, int descriptor);
    std::filesystem::path m_path;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
};

/// The whole text as one atomic file.
Result<void> writeAtomically(const std::filesystem::path &path, std::string_view text);

/// Gives a file or folder that is complete under `temporary` its final name; what has that name is replaced in one
/// step, so that a kill leaves the old or the new one. (A folder on a file system that cannot exchange two names, as
/// some network ones, is moved aside first; a kill may leave it there.) Errors: fileUnwritable(path, reason),
/// diskFull(path); then the old one is still there.
Result<void> publish(const std::filesystem::path &temporary, const std::filesystem::path &path);

/// diskFull for ENOSPC and EDQUOT, else fileUnwritable, from errno's value.
Error writeError(const std::filesystem::path &path, int errorNumber);

} // namespace tessera
