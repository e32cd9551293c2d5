#pragma once
#include "base/result.h"
#include "base/safetensors.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tessera {

/// Places of a bag's tiles, kept as the file gives them so that they can be handed back. What they count depends on who
/// wrote them: level-0 pixels of the tile's top left corner for TRIDENT, CLAM and us, micrometres (F32) for STAMP.
struct BagCoordinates {
    Dtype dtype = Dtype::i64;     ///< I32, I64, F32 or F64; other integers of a file have become I64
    std::vector<std::byte> bytes; ///< [N, 2], x before y

    TensorView view(std::string name) const; ///< points into `bytes`
};

/// Features of a slide's tiles, as read from anybody's file.
struct Bag {
    int64_t dim = 0;                 ///< D
    std::span<const float> features; ///< [N, D], finite; lives as long as one copy of `owner`
    std::optional<BagCoordinates> coords;
    std::optional<double> tileEdge; ///< level-0 px; TRIDENT and we write it beside the coordinates
    std::string encoder;            ///< as the file names it; empty where it does not
    /// [N], 1 = the tile shows the finding, 0 = it does not, -1 = not known; empty where the file says nothing.
    std::vector<int8_t> truth;
    /// What holds the features: their memory, or the file itself where it has them as F32 (then it is mapped, not
    /// copied).
    std::shared_ptr<const void> owner;
    bool isMapped = false; ///< the features are pages of a file

    /// Rows [begin, end) are not read for a while: where they are pages of a file their memory is free until then.
    void letGo(int64_t begin, int64_t end) const;

    int64_t tiles() const { return dim > 0 ? std::ssize(features) / dim : 0; }
    std::span<const float> tile(int64_t index) const
    {
        return features.subspan(static_cast<std::size_t>(index * dim), static_cast<std::size_t>(dim));
    }
};

/// Reads a bag in any format of the field; which one is told by the file's first bytes, never by its name:
/// * HDF5 of TRIDENT, CLAM, STAMP, HEST and ours; the features are the dataset `features`, `feats`, `embeddings` or
///   `patch_embeddings`, the optional places `coords`, the optional truth of each tile `tile_label` (1, 0
///   or -1)
/// * safetensors with the same names
/// * torch.save: a tensor, or a dict with the same names
/// * NumPy .npy
/// Features may be F16, BF16, F32 or F64 and [N, D] or [1, N, D]. They are never held twice: besides the result there
/// is one block of rows. Rows keep the order of the file. Call from the thread that uses HDF5 (featurefile.h). Errors:
/// bagEmpty(path), bagInvalid(path, detail) (also when D is not `dim`, when coordinates and features differ in number,
/// when a value is NaN or infinite), outOfMemory, those of checkedFileSize and of the reader of the format.
Result<Bag> readBag(const std::filesystem::path &path, std::optional<int64_t> dim = std::nullopt);

} // namespace tessera
