#pragma once
#include "analysis/bags/bag.h"

#include <array>
#include <stdexcept>

namespace tessera::detail {

/// What is wrong with a bag, in words; caught where readBag returns.
class BagError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The names that the field gives to features, in the order in which they are looked for.
inline constexpr std::array<const char *, 4> featureNames{"features", "feats", "embeddings", "patch_embeddings"};
inline constexpr const char *coordinatesName = "coords";
inline constexpr const char *truthName = "tile_label";
std::string noFeatures(std::string_view container, bool hasCoordinates); ///< the sentence where none of them is there

struct BagShape {
    int64_t tiles = 0; ///< 0: the rest means nothing
    int64_t dim = 0;
};

/// Of features that are [N, D], [1, N, D], or without any value. Throws BagError, also when D is not `dim`.
BagShape checkedShape(const std::vector<int64_t> &shape, std::optional<int64_t> dim);

/// Throws BagError unless `shape` is [tiles, 2] or [1, tiles, 2].
void checkCoordinates(const std::vector<int64_t> &shape, int64_t tiles);

/// Throws BagError unless there is one value, 1, 0 or -1, for each tile.
void checkTruth(const std::vector<int64_t> &values, int64_t tiles);

/// Throws BagError that names the first tile with a feature or coordinate that is NaN or infinite.
void checkFinite(const Bag &bag);

/// Room for the features of a bag that have to be converted, and the bag that owns it.
struct OwnedFeatures {
    OwnedFeatures(Bag &bag, BagShape shape);
    std::span<float> values; ///< [N, D], not initialised
};

/// Where the parts of a bag lie in a file; null: it has none.
struct BagTensors {
    const TensorView *features = nullptr;
    const TensorView *coords = nullptr;
    const TensorView *truth = nullptr;
};

/// The bag whose parts are these tensors; there are features. `owner` holds their bytes: features that are F32 and
/// aligned stay there, others are converted block by block. `done` is called with the bytes of each block that are not
/// needed any more; where there is none they are no pages of a file. Throws BagError.
using BytesDone = void (*)(std::span<const std::byte>);
Bag bagOfTensors(const BagTensors &tensors, std::shared_ptr<const void> owner, std::optional<int64_t> dim,
                 BytesDone done);

/// Throws BagError and Hdf5Error.
Bag readHdf5Bag(const std::filesystem::path &path, std::optional<int64_t> dim);

} // namespace tessera::detail
