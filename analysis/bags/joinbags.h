#pragma once
#include "analysis/bags/bag.h"

namespace tessera {

/// One slide's bag and the file that it comes from.
struct SlideBag {
    std::filesystem::path file;
    Bag bag;
};

/// All slides of a patient as one bag (mhim-mil.md 7): the tiles of the first slide, then those of the second, ... Each
/// slide's memory is given back once it is copied, so that besides the result there is about one slide's. The encoder
/// is the one that the files name, those that name any. Coordinates are kept where all bags have them, of one type:
/// they are places on different slides, and which one a tile is of, only its row tells; the truth of tiles where all
/// bags have it. At least one bag. Errors:
/// bagInvalid(file, detail) where a bag has another D or another encoder than the first; outOfMemory.
Result<Bag> joinBags(std::vector<SlideBag> slides);

/// Reads the files one after the other and joins them; one file alone is as readBag() gives it, not copied. At least
/// one file. Call from the thread that uses HDF5. Errors: those of readBag() and joinBags().
Result<Bag> readJoinedBag(std::span<const std::filesystem::path> files, std::optional<int64_t> dim = std::nullopt);

} // namespace tessera
