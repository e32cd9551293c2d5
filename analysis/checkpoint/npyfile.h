#pragma once
#include "base/result.h"
#include "base/safetensors.h"

#include <filesystem>
#include <memory>

namespace tessera {

/// A NumPy array file (.npy, versions 1 to 3), mapped read-only: little-endian numbers and booleans of any rank up
/// to 16. Object arrays would need a pickle and are refused, as are structured, text, complex and big-endian ones.
class NpyFile {
public:
    /// Errors: those of checkedFileSize; arrayInvalid(path, detail).
    static Result<NpyFile> open(const std::filesystem::path &path);

    const std::filesystem::path &path() const;
    /// Row-major; a view into the file, or a copy where the file is in Fortran's order. Its name is the file's stem.
    const TensorView &array() const;

private:
    struct Contents;
    std::shared_ptr<const Contents> m_contents; ///< the array stays valid as long as one copy of this object lives
};

} // namespace tessera
