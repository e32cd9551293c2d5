#include "analysis/bags/featurefile.h"

#include "analysis/bags/detail/hdf5.h"
#include "base/atomicfile.h"
#include "base/readfile.h"
#include "base/text.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cmath>
#include <fcntl.h>
#include <new>
#include <unistd.h>

namespace tessera {
namespace {

using detail::Hdf5Error;
using detail::Hdf5Handle;

constexpr hsize_t chunkRows = 128;
constexpr int64_t mostTiles = 20'000'000;
constexpr int64_t widestFeatures = 1 << 16;

/// Two numbers, so that one write replaces both: rows of `features` and `coords`, and of `tessera_unreadable`.
constexpr const char *completeRows = "tessera_complete_rows";

/// A dataset with room for `rows`. All chunks get their place in the file now: were their index to grow with the rows,
/// a kill while it splits would lose the rows that are already there (tests/analysis/bags/tst_killedfeatures).
Hdf5Handle createDataset(hid_t file, const char *name, hid_t type, hsize_t rows, hsize_t columns)
{
    const hsize_t extent[] = {rows, columns};
    const hsize_t unlimited[] = {H5S_UNLIMITED, columns};
    const hsize_t chunk[] = {chunkRows, columns};
    const Hdf5Handle space(H5Screate_simple(2, extent, unlimited), H5Sclose, "no memory for a dataspace");
    const Hdf5Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "no memory for a property list");
    H5Pset_chunk(creation, 2, chunk);
    H5Pset_alloc_time(creation, H5D_ALLOC_TIME_EARLY);
    H5Pset_fill_time(creation, H5D_FILL_TIME_NEVER);
    return {H5Dcreate2(file, name, type, space, H5P_DEFAULT, creation, H5P_DEFAULT), H5Dclose,
            "a dataset cannot be created"};
}

/// Rows [first, first + rows) of a dataset [*, columns].
void writeRows(hid_t dataset, hid_t type, hsize_t first, hsize_t rows, hsize_t columns, const void *values)
{
    if (rows == 0)
        return;
    const hsize_t start[] = {first, 0};
    const hsize_t count[] = {rows, columns};
    const Hdf5Handle space(H5Dget_space(dataset), H5Sclose, "a dataset has no extent");
    const Hdf5Handle memory(H5Screate_simple(2, count, nullptr), H5Sclose, "no memory for a dataspace");
    H5Sselect_hyperslab(space, H5S_SELECT_SET, start, nullptr, count, nullptr);
    if (H5Dwrite(dataset, type, memory, space, H5P_DEFAULT, values) < 0)
        throw Hdf5Error("rows cannot be written");
}

/// Gives up the room that was not needed.
void cutTo(hid_t dataset, hsize_t rows, hsize_t columns)
{
    const hsize_t extent[] = {rows, columns};
    if (H5Dset_extent(dataset, extent) < 0)
        throw Hdf5Error("a dataset cannot be cut");
}

void writeInfo(hid_t file, hid_t coords, const FeatureFileInfo &info)
{
    // TRIDENT's, on the dataset
    detail::writeAttribute(coords, "patch_size", info.patchSize);
    detail::writeAttribute(coords, "patch_size_level0", info.patchSizeLevel0);
    detail::writeAttribute(coords, "overlap", info.overlap);
    detail::writeAttribute(coords, "level0_magnification", 10 / info.slideMpp);
    detail::writeAttribute(coords, "target_magnification", 10 / info.mpp);
    detail::writeAttribute(coords, "level0_width", info.level0Width);
    detail::writeAttribute(coords, "level0_height", info.level0Height);
    detail::writeAttribute(coords, "name", info.slideName);
    // ours, on the file
    detail::writeAttribute(file, "tessera_slide_fingerprint", info.slideFingerprint);
    detail::writeAttribute(file, "tessera_encoder_id", info.encoderId);
    detail::writeAttribute(file, "tessera_encoder_sha256", info.encoderSha256);
    detail::writeAttribute(file, "tessera_mpp", info.mpp);
    detail::writeAttribute(file, "tessera_slide_mpp", info.slideMpp);
    detail::writeAttribute(file, "tessera_extraction_key", info.extractionKey);
    detail::writeAttribute(file, "tessera_program_version", info.programVersion);
    detail::writeAttribute(file, "tessera_grid_tiles", info.gridTiles);
    detail::writeAttribute(file, completeRows, std::array<int64_t, 2>{0, 0});
    detail::writeAttribute(file, "tessera_complete", int64_t{0});
}

FeatureFileInfo readInfo(hid_t file, hid_t coords)
{
    FeatureFileInfo info;
    info.patchSize = detail::readInteger(coords, "patch_size");
    info.patchSizeLevel0 = detail::readInteger(coords, "patch_size_level0");
    info.overlap = detail::readInteger(coords, "overlap");
    info.level0Width = detail::readInteger(coords, "level0_width");
    info.level0Height = detail::readInteger(coords, "level0_height");
    info.slideName = detail::readText(coords, "name");
    info.slideFingerprint = detail::readText(file, "tessera_slide_fingerprint");
    info.encoderId = detail::readText(file, "tessera_encoder_id");
    info.encoderSha256 = detail::readText(file, "tessera_encoder_sha256");
    info.mpp = detail::readNumber(file, "tessera_mpp");
    info.slideMpp = detail::readNumber(file, "tessera_slide_mpp");
    info.extractionKey = detail::readText(file, "tessera_extraction_key");
    info.programVersion = detail::readText(file, "tessera_program_version");
    info.gridTiles = detail::readInteger(file, "tessera_grid_tiles");
    return info;
}

std::vector<TileCorner> readCorners(hid_t dataset, const char *name, int64_t rows)
{
    const std::vector<hsize_t> extent = detail::extentOf(dataset, 2, name);
    if (extent[1] != 2 || rows < 0 || rows > mostTiles || extent[0] < static_cast<hsize_t>(rows))
        throw Hdf5Error(std::string(name) + " has fewer rows than the file says");
    std::vector<TileCorner> corners(static_cast<std::size_t>(rows));
    static_assert(sizeof(TileCorner) == 2 * sizeof(int64_t));
    detail::readRows(dataset, H5T_NATIVE_INT64, 0, static_cast<hsize_t>(rows), 2, corners.data());
    return corners;
}

struct Datasets {
    Hdf5Handle file, features, coords, unreadable;
};

Datasets openDatasets(const std::filesystem::path &path, unsigned mode)
{
    Datasets d;
    d.file = detail::openFile(path, mode);
    d.features = detail::openDataset(d.file, "features");
    d.coords = detail::openDataset(d.file, "coords");
    d.unreadable = detail::openDataset(d.file, "tessera_unreadable");
    return d;
}

StoredFeatures readStored(const Datasets &d)
{
    StoredFeatures stored;
    const auto [rows, unreadableRows] = detail::readIntegerPair(d.file, completeRows);
    stored.corners = readCorners(d.coords, "coords", rows);
    stored.unreadable = readCorners(d.unreadable, "tessera_unreadable", unreadableRows);
    stored.complete = detail::readInteger(d.file, "tessera_complete") == 1;
    const std::vector<hsize_t> extent = detail::extentOf(d.features, 2, "features");
    stored.dim = static_cast<int64_t>(extent[1]);
    if (stored.dim < 1 || stored.dim > widestFeatures || extent[0] < static_cast<hsize_t>(rows))
        throw Hdf5Error("features has fewer rows than the file says");
    detail::checkRoom(d.file, rows * stored.dim, "features");
    stored.features.resize(static_cast<std::size_t>(rows * stored.dim));
    detail::readRows(d.features, H5T_NATIVE_FLOAT, 0, static_cast<hsize_t>(rows), extent[1], stored.features.data());
    if (!std::all_of(stored.features.begin(), stored.features.end(), [](float v) { return std::isfinite(v); }))
        throw Hdf5Error("features holds values that are not finite");
    return stored;
}

} // namespace

struct FeatureFileWriter::State {
    std::filesystem::path path;
    Datasets data;
    int64_t dim = 0;
    int64_t rows = 0;
    int64_t unreadableRows = 0;

    /// HDF5 does not say why a write failed; the disk does.
    Error failure(const std::string &detail) const
    {
        std::error_code unknown;
        const auto space = std::filesystem::space(path.parent_path().empty() ? "." : path.parent_path(), unknown);
        if (errno == ENOSPC || errno == EDQUOT || (!unknown && space.available < (1u << 20)))
            return {ErrorCode::diskFull, {displayed(path)}, {}};
        return {ErrorCode::fileUnwritable, {displayed(path), detail}, {}};
    }

    void flush()
    {
        if (H5Fflush(data.file, H5F_SCOPE_GLOBAL) < 0)
            throw Hdf5Error("the file cannot be flushed");
    }
};

FeatureFileWriter::FeatureFileWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
FeatureFileWriter::FeatureFileWriter(FeatureFileWriter &&) noexcept = default;
FeatureFileWriter &FeatureFileWriter::operator=(FeatureFileWriter &&) noexcept = default;
FeatureFileWriter::~FeatureFileWriter() = default;

Result<FeatureFileWriter> FeatureFileWriter::create(const std::filesystem::path &path, const FeatureFileInfo &info)
{
    detail::prepareHdf5();
    auto state = std::make_unique<State>();
    state->path = path;
    state->dim = info.dim;
    errno = 0;
    try {
        const Hdf5Handle access = detail::fileAccess();
        Datasets &d = state->data;
        const Hdf5Handle creation = detail::fileCreation();
        d.file = Hdf5Handle(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation, access), H5Fclose,
                            "the file cannot be created");
        const auto rows = static_cast<hsize_t>(info.gridTiles);
        d.features = createDataset(d.file, "features", H5T_IEEE_F32LE, rows, static_cast<hsize_t>(info.dim));
        d.coords = createDataset(d.file, "coords", H5T_STD_I64LE, rows, 2);
        d.unreadable = createDataset(d.file, "tessera_unreadable", H5T_STD_I64LE, rows, 2);
        writeInfo(d.file, d.coords, info);
        state->flush();
    } catch (const Hdf5Error &problem) {
        return passOn(state->failure(problem.what()));
    }
    return FeatureFileWriter(std::move(state));
}

Result<FeatureFileWriter> FeatureFileWriter::resume(const std::filesystem::path &path, const FeatureFileInfo &info,
                                                    StoredFeatures &stored)
{
    if (const Result<int64_t> size = checkedFileSize(path); !size)
        return passOn(size.error());
    auto state = std::make_unique<State>();
    state->path = path;
    try {
        state->data = openDatasets(path, H5F_ACC_RDWR);
        const FeatureFileInfo found = readInfo(state->data.file, state->data.coords);
        if (found.extractionKey != info.extractionKey)
            return fail(ErrorCode::featuresOfOtherRun, displayed(path), "slide, encoder or tiling differ");
        stored = readStored(state->data);
        if (found.gridTiles != info.gridTiles || stored.dim != info.dim || stored.tilesDone() > info.gridTiles)
            return fail(ErrorCode::featuresInvalid, displayed(path),
                        "its number of tiles or their features is not that of its own run");
    } catch (const Hdf5Error &problem) {
        return fail(ErrorCode::featuresInvalid, displayed(path), problem.what());
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::outOfMemory, displayed(path));
    }
    state->dim = stored.dim;
    state->rows = static_cast<int64_t>(stored.corners.size());
    state->unreadableRows = static_cast<int64_t>(stored.unreadable.size());
    return FeatureFileWriter(std::move(state));
}

Result<void> FeatureFileWriter::append(std::span<const TileCorner> corners, std::span<const float> features,
                                       std::span<const TileCorner> unreadable)
{
    State &s = *m_state;
    assert(std::ssize(features) == std::ssize(corners) * s.dim);
    errno = 0;
    try {
        writeRows(s.data.features, H5T_NATIVE_FLOAT, static_cast<hsize_t>(s.rows), corners.size(),
                  static_cast<hsize_t>(s.dim), features.data());
        writeRows(s.data.coords, H5T_NATIVE_INT64, static_cast<hsize_t>(s.rows), corners.size(), 2, corners.data());
        writeRows(s.data.unreadable, H5T_NATIVE_INT64, static_cast<hsize_t>(s.unreadableRows), unreadable.size(), 2,
                  unreadable.data());
        s.flush();
        s.rows += static_cast<int64_t>(corners.size());
        s.unreadableRows += static_cast<int64_t>(unreadable.size());
        detail::overwriteAttribute(s.data.file, completeRows, {s.rows, s.unreadableRows});
        s.flush();
    } catch (const Hdf5Error &problem) {
        return passOn(s.failure(problem.what()));
    }
    return {};
}

Result<void> FeatureFileWriter::finish()
{
    State &s = *m_state;
    errno = 0;
    try {
        cutTo(s.data.features, static_cast<hsize_t>(s.rows), static_cast<hsize_t>(s.dim));
        cutTo(s.data.coords, static_cast<hsize_t>(s.rows), 2);
        cutTo(s.data.unreadable, static_cast<hsize_t>(s.unreadableRows), 2);
        s.flush();
        detail::overwriteAttribute(s.data.file, "tessera_complete", int64_t{1});
        s.flush();
        bool isClosed = true;
        for (Hdf5Handle *handle : {&s.data.features, &s.data.coords, &s.data.unreadable, &s.data.file})
            isClosed = handle->reset() && isClosed;
        if (!isClosed)
            throw Hdf5Error("the file cannot be closed");
    } catch (const Hdf5Error &problem) {
        return passOn(s.failure(problem.what()));
    }
    const int descriptor = ::open(s.path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
    return {};
}

Result<FeatureFile> readFeatureFile(const std::filesystem::path &path)
{
    if (const Result<int64_t> size = checkedFileSize(path); !size)
        return passOn(size.error());
    try {
        const Datasets d = openDatasets(path, H5F_ACC_RDONLY);
        FeatureFile file{readInfo(d.file, d.coords), readStored(d)};
        file.info.dim = file.stored.dim;
        return file;
    } catch (const Hdf5Error &problem) {
        return fail(ErrorCode::featuresInvalid, displayed(path), problem.what());
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::outOfMemory, displayed(path));
    }
}

} // namespace tessera
