#pragma once
#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace tessera {

/// A whole file in memory, read-only.
class MappedFile {
public:
    /// Errors: those of checkedFileSize.
    static Result<MappedFile> open(const std::filesystem::path &path);
    MappedFile(MappedFile &&other) noexcept;
    MappedFile &operator=(MappedFile &&) = delete;
    ~MappedFile();

    std::span<const std::byte> bytes() const { return m_bytes; }

private:
    explicit MappedFile(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    std::span<const std::byte> m_bytes;
};

} // namespace tessera
