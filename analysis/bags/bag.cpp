#include "analysis/bags/bag.h"

#include "analysis/bags/detail/bagparts.h"
#include "analysis/bags/detail/hdf5.h"
#include "analysis/checkpoint/npyfile.h"
#include "analysis/checkpoint/torchfile.h"
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

enum class BagFormat { hdf5, safetensors, torch, numpy, unknown };

constexpr std::size_t headBytes = 16;
using Head = std::array<char, headBytes>;

BagFormat formatOf(const std::filesystem::path &path)
{
    Head head{};
    std::ifstream(path, std::ios::binary).read(head.data(), headBytes);
    const std::string_view text(head.data(), headBytes);
    if (text.starts_with("\x89HDF\r\n\x1a\n"))
        return BagFormat::hdf5;
    // After the length of the header, of which the upper half is 0; the lower half may begin as a pickle does.
    if (text.substr(4, 5) == std::string_view("\0\0\0\0{", 5))
        return BagFormat::safetensors;
    if (text.starts_with("PK\x03\x04") || text.starts_with('\x80')) // (a zip, or the bare pickle of old versions)
        return BagFormat::torch;
    if (text.starts_with("\x93NUMPY"))
        return BagFormat::numpy;
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

/// The parts of a bag in a container that `find` looks into.
template <typename Find>
detail::BagTensors namedTensors(std::string_view kind, Find find)
{
    const TensorView *coords = find(detail::coordinatesName);
    for (const char *name : detail::featureNames)
        if (const TensorView *features = find(name))
            return {features, coords, find(detail::truthName)};
    throw detail::BagError(detail::noFeatures(kind, coords != nullptr));
}

Result<Bag> readSafetensorsBag(const std::filesystem::path &path, std::optional<int64_t> dim)
{
    const Result<Safetensors> file = Safetensors::open(path);
    if (!file)
        return passOn(file.error());
    const detail::BagTensors tensors = namedTensors("tensor", [&](const char *name) { return file->find(name); });
    Bag bag = detail::bagOfTensors(tensors, std::make_shared<Safetensors>(*file), dim, giveBack);
    if (const auto encoder = file->metadata().find("encoder"); encoder != file->metadata().end())
        bag.encoder = validUtf8(encoder->second);
    return bag;
}

/// The tensor of that name in a dict; null where there is nothing.
const TensorView *tensorIn(const PickledMap &map, const char *name)
{
    const PickledValue *value = map.find(name);
    if (!value || value->isNone())
        return nullptr;
    const auto *tensor = value->as<TensorView>();
    if (!tensor)
        throw detail::BagError(std::string(name) + " is " + kindOf(*value) + " instead of a tensor");
    return tensor;
}

Result<Bag> readTorchBag(const std::filesystem::path &path, std::optional<int64_t> dim)
{
    const Result<TorchFile> file = TorchFile::open(path);
    if (!file)
        return passOn(file.error());
    const PickledValue &root = file->root();
    const auto owner = std::make_shared<TorchFile>(*file);
    if (const auto *tensor = root.as<TensorView>())
        return detail::bagOfTensors({tensor}, owner, dim, nullptr);
    const auto *map = root.as<PickledMap>();
    if (!map)
        throw detail::BagError("it holds " + kindOf(root) + " instead of a tensor or a dict of tensors");
    const detail::BagTensors tensors = namedTensors("entry", [&](const char *name) { return tensorIn(*map, name); });
    return detail::bagOfTensors(tensors, owner, dim, nullptr);
}

Result<Bag> readNumpyBag(const std::filesystem::path &path, std::optional<int64_t> dim)
{
    const Result<NpyFile> file = NpyFile::open(path);
    if (!file)
        return passOn(file.error());
    return detail::bagOfTensors({&file->array()}, std::make_shared<NpyFile>(*file), dim, nullptr);
}

Result<Bag> readFormat(const std::filesystem::path &path, std::optional<int64_t> dim)
{
    switch (formatOf(path)) {
    case BagFormat::hdf5:
        return detail::readHdf5Bag(path, dim);
    case BagFormat::safetensors:
        return readSafetensorsBag(path, dim);
    case BagFormat::torch:
        return readTorchBag(path, dim);
    case BagFormat::numpy:
        return readNumpyBag(path, dim);
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

void Bag::letGo(int64_t begin, int64_t end) const
{
    if (isMapped)
        giveBack(std::as_bytes(
            features.subspan(static_cast<std::size_t>(begin * dim), static_cast<std::size_t>((end - begin) * dim))));
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
