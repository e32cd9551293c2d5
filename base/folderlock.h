#pragma once
#include "base/result.h"

#include <filesystem>

namespace tessera {

/// A folder that one program at a time works in, as a handle: the lock goes with it, and with the program however that
/// ends.
class FolderLock {
public:
    /// Makes the folder where it is missing. `named` is what the user knows it by. Errors: busy(named),
    /// fileUnwritable(folder, reason), diskFull(folder).
    static Result<FolderLock> take(const std::filesystem::path &folder, const std::filesystem::path &named);
    FolderLock(FolderLock &&other) noexcept;
    FolderLock &operator=(FolderLock &&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

} // namespace tessera
