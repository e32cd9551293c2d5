#include "analysis/bags/bag.h"

#include "analysis/bags/detail/bagparts.h"
#include "analysis/bags/detail/hdf5.h"
#include "base/readfile.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <new>
#include <sys/mman.h>
#include <unistd.h>

namespace tessera {
namespace {

enum class BagFormat { hdf5, safetensors, unknown };

constexpr std::size_t headBytes = 16;
using Head = std::array<char, headBytes>;

BagFormat formatOf(const std::filesystem::path &path)
{
    Head head{};
    std::ifstream(path, std::ios::binary).read(head.data(), headBytes);
    const std::string_view text(head.data(), headBytes);
    if (text.starts_with("\x89HDF\r\n\x1a\n"))
        return BagFormat::hdf5;
    if (text[8] == '{') // (after the length of the header)
        return BagFormat::safetensors;
    return BagFormat::unknown;
}

/// Pages of a mapped file that were converted need not stay in memory until the rest is.
void giveBack(std::span<const std::byte> bytes)
{
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = reinterpret_cast<std::uintptr_t>(bytes.data());
    const std::uintptr_t first = (begin + page - 1) / page * page;
    const std::uintptr_t last = (begin + bytes.size()) / page * page;
    if (last > first)
        ::madvise(reinterpret_cast<void *>(first), last - first, MADV_DONTNEED);
}

Result<Bag> readSafetensorsBag(const std::filesystem::path &path, std::optional<int64_t> dim)
{
    Result<Safetensors> file = Safetensors::open(path);
    if (!file)
        return passOn(file.error());
    const TensorView *features = nullptr;
    for (const char *name : detail::featureNames)
        if (!features)
            features = file->find(name);
    const TensorView *coords = file->find(detail::coordinatesName);
    if (!features)
        throw detail::BagError(detail::noFeatures("tensor", coords != nullptr));
    return detail::bagOfTensors(*features, coords, std::make_shared<Safetensors>(*file), dim, giveBack);
}

Result<Bag> readFormat(const std::filesystem::path &path, std::optional<int64_t> dim)
{
    switch (formatOf(path)) {
    case BagFormat::hdf5:
        return detail::readHdf5Bag(path, dim);
    case BagFormat::safetensors:
        return readSafetensorsBag(path, dim);
    case BagFormat::unknown:
        break;
    }
    throw detail::BagError("it is neither HDF5, safetensors, a tensor saved by torch nor a NumPy array");
}

} // namespace

TensorView BagCoordinates::view(std::string name) const
{
    const auto tiles = static_cast<int64_t>(bytes.size() / (2 * sizeOf(dtype)));
    return {std::move(name), dtype, {tiles, 2}, bytes};
}

Result<Bag> readBag(const std::filesystem::path &path, std::optional<int64_t> dim)
{
    if (const Result<int64_t> size = checkedFileSize(path); !size)
        return passOn(size.error());
    try {
        Result<Bag> bag = readFormat(path, dim);
        if (bag && bag->tiles() == 0)
            return fail(ErrorCode::bagEmpty, displayed(path));
        if (bag)
            detail::checkFinite(*bag);
        return bag;
    } catch (const detail::BagError &problem) {
        return fail(ErrorCode::bagInvalid, displayed(path), problem.what());
    } catch (const detail::Hdf5Error &problem) {
        return fail(ErrorCode::bagInvalid, displayed(path), problem.what());
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::outOfMemory, displayed(path));
    }
}

} // namespace tessera
