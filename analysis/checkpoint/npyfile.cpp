#include "analysis/checkpoint/npyfile.h"

#include "analysis/checkpoint/detail/npyarray.h"
#include "base/mappedfile.h"
#include "base/text.h"

#include <new>

namespace tessera {

struct NpyFile::Contents {
    std::filesystem::path path;
    MappedFile file;
    std::vector<std::byte> copy; ///< where the file is not row-major
    TensorView array;
};

Result<NpyFile> NpyFile::open(const std::filesystem::path &path)
{
    auto file = MappedFile::open(path);
    if (!file)
        return passOn(file.error());
    auto array = detail::readNpy(file->bytes());
    if (!array)
        return fail(ErrorCode::arrayInvalid, displayed(path), array.error().detail);
    try {
        auto contents = std::make_shared<Contents>(Contents{path, std::move(*file), {}, {}});
        const bool isRowMajor = detail::isRowMajor(*array);
        if (!isRowMajor)
            contents->copy = detail::rowMajorCopy(*array);
        contents->array = {displayed(path.stem()), array->dtype, array->shape,
                           isRowMajor ? detail::rowMajorBytes(*array) : contents->copy};
        NpyFile opened;
        opened.m_contents = std::move(contents);
        return opened;
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::outOfMemory, "the array of " + displayed(path));
    }
}

const std::filesystem::path &NpyFile::path() const { return m_contents->path; }
const TensorView &NpyFile::array() const { return m_contents->array; }

} // namespace tessera
