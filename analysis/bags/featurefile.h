#pragma once
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tessera {

/// What a feature file says of itself: TRIDENT's attributes on `coords`, ours as `tessera_*` (ecosystem of the field:
/// TRIDENT's readers take such a file as it is).
struct FeatureFileInfo {
    std::string slideName; ///< without extension; never a path
    std::string slideFingerprint;
    std::string encoderId;
    std::string encoderSha256;
    int64_t dim = 0;       ///< D
    int64_t patchSize = 0; ///< tile edge in px at the tiling's resolution
    int64_t patchSizeLevel0 = 0;
    int64_t overlap = 0;
    double mpp = 0;      ///< of the tiles
    double slideMpp = 0; ///< of level 0
    int64_t level0Width = 0;
    int64_t level0Height = 0;
    int64_t gridTiles = 0; ///< of the whole run, readable or not
    /// Everything that decides the values, as one line of text: two files with the same key are interchangeable.
    std::string extractionKey;
    std::string programVersion;
};

/// A tile's top left corner on level 0.
struct TileCorner {
    int64_t x = 0;
    int64_t y = 0;
};

/// Features of a slide so far: rows of the readable tiles, and the tiles that could not be read.
struct StoredFeatures {
    int64_t dim = 0;
    std::vector<TileCorner> corners; ///< [N]
    std::vector<float> features;     ///< [N, D]
    std::vector<TileCorner> unreadable;
    bool complete = false; ///< the run that wrote it reached its end
    int64_t tilesDone() const { return static_cast<int64_t>(corners.size() + unreadable.size()); }
};

/// An HDF5 feature file that is being written: `features` [N, D] float32, `coords` [N, 2] int64, filled strip by strip.
/// Each append is flushed, and what counts (`tessera_complete_rows`) is written after the data: a killed run leaves a
/// file that opens and holds every strip that was appended. Until finish() the datasets have room for all tiles of the
/// grid; rows beyond the complete ones mean nothing.
/// HDF5 is not thread-safe: all functions of this header are called from one thread of the process.
class FeatureFileWriter {
public:
    /// Errors: fileUnwritable, diskFull.
    static Result<FeatureFileWriter> create(const std::filesystem::path &path, const FeatureFileInfo &info);
    /// Goes on with the file of an interrupted run; its content so far is in `stored`.
    /// Errors: featuresOfOtherRun(path, detail), featuresInvalid(path, detail), outOfMemory, those of
    /// checkedFileSize.
    static Result<FeatureFileWriter> resume(const std::filesystem::path &path, const FeatureFileInfo &info,
                                            StoredFeatures &stored);

    FeatureFileWriter(FeatureFileWriter &&) noexcept;
    FeatureFileWriter &operator=(FeatureFileWriter &&) noexcept;
    ~FeatureFileWriter();

    /// `features` [corners, D]; not more tiles than the grid has. Errors: diskFull, fileUnwritable.
    Result<void> append(std::span<const TileCorner> corners, std::span<const float> features,
                        std::span<const TileCorner> unreadable);
    /// Marks the file as complete, syncs and closes it.
    Result<void> finish();

private:
    struct State;
    explicit FeatureFileWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Reads a file of ours with its key. Errors: featuresInvalid(path, detail), outOfMemory, those of checkedFileSize.
struct FeatureFile {
    FeatureFileInfo info;
    StoredFeatures stored;
};
Result<FeatureFile> readFeatureFile(const std::filesystem::path &path);

} // namespace tessera
