#pragma once
#include "base/safetensors.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tessera::detail {

constexpr std::size_t highestRank = 16;

/// An array as other programs keep it: element [i, j, ...] is number offset + i * strides[0] + j * strides[1] + ... of
/// the storage.
struct StridedArray {
    Dtype dtype = Dtype::f32;
    std::vector<int64_t> shape;
    std::vector<int64_t> strides; ///< elements
    int64_t offset = 0;           ///< elements
    std::span<const std::byte> storage;
};

/// Throws Refusal where an element would lie outside of the storage, a number is negative, or something overflows.
void checkExtent(const StridedArray &array);

/// Number of elements. Throws Refusal where the product overflows (a 0 among the extents hides none).
int64_t elementsOf(const std::vector<int64_t> &shape);

/// Both throw as elementsOf does.
std::vector<int64_t> rowMajorStrides(const std::vector<int64_t> &shape);
std::vector<int64_t> columnMajorStrides(const std::vector<int64_t> &shape);

/// The elements lie row by row without gaps: then they are rowMajorBytes.
bool isRowMajor(const StridedArray &array);
std::span<const std::byte> rowMajorBytes(const StridedArray &array);

/// The elements copied row by row, of an array that passed checkExtent.
std::vector<std::byte> rowMajorCopy(const StridedArray &array);

} // namespace tessera::detail
