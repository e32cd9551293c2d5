#pragma once
#include "analysis/synthesis/detail/tilejpeg.h"
#include "base/atomicfile.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tessera::detail {

struct PyramidLevel {
    int64_t width = 0;
    int64_t height = 0;
    int64_t tilesAcross() const { return (width + tileEdge - 1) / tileEdge; }
    int64_t tilesDown() const { return (height + tileEdge - 1) / tileEdge; }
};

/// Halved (rounded down) until a level fits in one tile.
std::vector<PyramidLevel> levelsOf(int64_t width, int64_t height);

/// A pyramid of JPEG tiles as BigTIFF. libtiff writes one directory after the other, which would need all small levels
/// to be stored elsewhere meanwhile; here tiles of all levels are appended as they come, and the directories, which
/// know where each tile went, follow at the end. Of a tile only its place is remembered (12 bytes).
class BigTiff {
public:
    struct Facts {
        int64_t width = 0;
        int64_t height = 0;
        double mpp = 1;          ///< of level 0, um
        std::string description; ///< ImageDescription of every level
        std::string software;
    };
    /// Errors here and below: fileUnwritable, diskFull.
    static Result<BigTiff> create(const std::filesystem::path &path, Facts facts);

    const std::vector<PyramidLevel> &levels() const { return m_levels; }
    Result<void> add(std::size_t level, int64_t tileX, int64_t tileY, const TileJpeg &tile);
    /// All tiles must have been added. The file gets its name at `commit`.
    Result<void> writeDirectories();
    Result<void> commit() { return m_file.commit(); }

private:
    struct TilePlaces {
        std::vector<uint64_t> offsets;
        std::vector<uint32_t> counts;
    };
    BigTiff(AtomicFile file, Facts facts);
    Result<void> append(std::span<const std::byte> bytes);

    AtomicFile m_file;
    Facts m_facts;
    std::vector<PyramidLevel> m_levels;
    std::vector<TilePlaces> m_places;
    Bytes m_tables;
    uint64_t m_size = 0;
};

} // namespace tessera::detail
