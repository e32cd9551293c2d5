#pragma once
#include "base/result.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace tessera {

/// A tile as it is stored.
struct EncodedTile {
    std::string name;  ///< inside its folder or archive, with '/'
    std::string bytes; ///< JPEG or PNG
};

/// Told how many tiles were read so far.
using TilesRead = std::function<void(int64_t tiles)>;

/// The tiles (.jpg, .jpeg, .png) of folders, with all that is below them, and of archives (tar, also packed, and zip),
/// sorted by name. They stay packed in memory. Files that are no pictures are passed over; a name may be there once.
/// Errors: tilesInvalid(path, detail), those of readFile, outOfMemory, cancelled.
Result<std::vector<EncodedTile>> readTiles(const std::vector<std::filesystem::path> &paths, const TilesRead &progress,
                                           std::stop_token token);

} // namespace tessera
