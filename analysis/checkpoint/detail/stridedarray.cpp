#include "analysis/checkpoint/detail/stridedarray.h"

#include "analysis/checkpoint/detail/refusal.h"

#include <algorithm>
#include <cstring>

namespace tessera::detail {
namespace {

int64_t product(int64_t a, int64_t b)
{
    int64_t result = 0;
    if (__builtin_mul_overflow(a, b, &result))
        refuse("the size of a tensor overflows");
    return result;
}

int64_t sum(int64_t a, int64_t b)
{
    int64_t result = 0;
    if (__builtin_add_overflow(a, b, &result))
        refuse("the extent of a tensor overflows");
    return result;
}

/// Copies the innermost dimension, element by element of a size that the compiler knows.
template <std::size_t size>
void copyRow(const std::byte *from, int64_t stride, int64_t count, std::byte *to)
{
    for (int64_t i = 0; i < count; ++i, to += size)
        std::memcpy(to, from + static_cast<std::size_t>(i * stride) * size, size);
}

} // namespace

int64_t elementsOf(const std::vector<int64_t> &shape)
{
    if (shape.size() > highestRank)
        refuse("a tensor has more than " + std::to_string(highestRank) + " dimensions");
    int64_t nonzero = 1;
    bool isEmpty = false;
    for (const int64_t extent : shape) {
        if (extent < 0)
            refuse("a tensor has a negative extent");
        isEmpty |= extent == 0;
        nonzero = product(nonzero, std::max<int64_t>(extent, 1));
    }
    product(nonzero, 8); // (bytes of the largest type)
    return isEmpty ? 0 : nonzero;
}

void checkExtent(const StridedArray &array)
{
    if (array.shape.size() != array.strides.size())
        refuse("a tensor has " + std::to_string(array.shape.size()) + " extents and " +
               std::to_string(array.strides.size()) + " strides");
    const int64_t elements = elementsOf(array.shape);
    const auto stored = static_cast<int64_t>(array.storage.size() / sizeOf(array.dtype));
    if (array.offset < 0 || array.offset > stored)
        refuse("a tensor begins outside of its storage");
    if (std::any_of(array.strides.begin(), array.strides.end(), [](int64_t stride) { return stride < 0; }))
        refuse("a tensor has a negative stride");
    if (elements == 0)
        return;
    int64_t last = array.offset;
    for (std::size_t i = 0; i < array.shape.size(); ++i)
        last = sum(last, product(array.shape[i] - 1, array.strides[i]));
    if (last >= stored)
        refuse("a tensor reaches beyond its storage (element " + std::to_string(last) + " of " +
               std::to_string(stored) + ")");
}

std::vector<int64_t> rowMajorStrides(const std::vector<int64_t> &shape)
{
    elementsOf(shape);
    std::vector<int64_t> strides(shape.size());
    int64_t stride = 1;
    for (std::size_t i = shape.size(); i-- > 0; stride *= std::max<int64_t>(shape[i], 1))
        strides[i] = stride;
    return strides;
}

std::vector<int64_t> columnMajorStrides(const std::vector<int64_t> &shape)
{
    elementsOf(shape);
    std::vector<int64_t> strides(shape.size());
    int64_t stride = 1;
    for (std::size_t i = 0; i < shape.size(); stride *= std::max<int64_t>(shape[i++], 1))
        strides[i] = stride;
    return strides;
}

bool isRowMajor(const StridedArray &array)
{
    if (elementsOf(array.shape) == 0)
        return true;
    const std::vector<int64_t> wanted = rowMajorStrides(array.shape);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (array.shape[i] != 1 && array.strides[i] != wanted[i])
            return false;
    return true;
}

std::span<const std::byte> rowMajorBytes(const StridedArray &array)
{
    const std::size_t size = sizeOf(array.dtype);
    return array.storage.subspan(static_cast<std::size_t>(array.offset) * size,
                                 static_cast<std::size_t>(elementsOf(array.shape)) * size);
}

std::vector<std::byte> rowMajorCopy(const StridedArray &array)
{
    const std::size_t size = sizeOf(array.dtype);
    const int64_t elements = elementsOf(array.shape);
    std::vector<std::byte> copy(static_cast<std::size_t>(elements) * size);
    if (elements == 0)
        return copy;
    const auto copyElements = size == 1 ? copyRow<1> : size == 2 ? copyRow<2> : size == 4 ? copyRow<4> : copyRow<8>;
    const bool isScalar = array.shape.empty();
    const int64_t rowElements = isScalar ? 1 : array.shape.back();
    const int64_t rowStride = isScalar ? 1 : array.strides.back();
    const std::size_t outer = isScalar ? 0 : array.shape.size() - 1;
    std::vector<int64_t> index(outer, 0);
    std::vector<int64_t> strides = array.strides;
    for (std::size_t i = 0; i < strides.size(); ++i)
        if (array.shape[i] == 1) // (means nothing, and may be any number)
            strides[i] = 0;
    int64_t begin = array.offset;
    for (int64_t done = 0; done < elements; done += rowElements) {
        copyElements(array.storage.data() + static_cast<std::size_t>(begin) * size, rowStride, rowElements,
                     copy.data() + static_cast<std::size_t>(done) * size);
        for (std::size_t i = outer; i-- > 0;) {
            begin += strides[i];
            if (++index[i] < array.shape[i])
                break;
            begin -= strides[i] * array.shape[i];
            index[i] = 0;
        }
    }
    return copy;
}

} // namespace tessera::detail
