#pragma once
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

/// Element types of the safetensors format. Sub-byte and 8-bit float types are refused by the reader:
/// no file of the field uses them.
enum class Dtype { boolean, u8, i8, i16, u16, f16, bf16, i32, u32, f32, i64, u64, f64 };
std::size_t sizeOf(Dtype dtype);
std::string_view nameOf(Dtype dtype); ///< "F32"

/// One tensor of an open file (or one to write); `bytes` is row-major, little-endian, and not
/// necessarily aligned.
struct TensorView {
    std::string name;
    Dtype dtype = Dtype::f32;
    std::vector<int64_t> shape;
    std::span<const std::byte> bytes;

    int64_t elements() const;
};

/// The tensor of that name; null when absent.
const TensorView *tensorNamed(std::span<const TensorView> tensors, std::string_view name);

/// A safetensors file, mapped read-only. Checked to the letter when it is opened: header at most 100 MB and
/// starting with '{', no duplicate and no unknown keys, tensors contiguous from 0 to exactly the end of the
/// file, integer shapes only, at most 100,000 tensors, rank 16, names of 1 KiB.
class Safetensors {
public:
    /// Errors: those of checkedFileSize, safetensorsInvalid(path, detail).
    static Result<Safetensors> open(const std::filesystem::path &path);

    const std::filesystem::path &path() const;
    const std::vector<TensorView> &tensors() const;      ///< in the order of their data
    const TensorView *find(std::string_view name) const; ///< null when absent
    const std::map<std::string, std::string> &metadata() const;

    /// The tensor `name` with exactly this shape (-1 = any extent).
    /// Error: safetensorsInvalid(path, "tensor NAME is missing / has shape ... instead of ...").
    Result<TensorView> expect(std::string_view name, const std::vector<int64_t> &shape) const;

private:
    struct Mapping;
    std::shared_ptr<const Mapping> m_mapping; ///< views stay valid as long as one copy of this object lives
};

/// Elements of any type as numbers of another; what does not fit becomes the nearest that does, NaN the integer 0.
std::vector<float> toFloats(const TensorView &tensor);
std::vector<double> toDoubles(const TensorView &tensor);
std::vector<int64_t> toIntegers(const TensorView &tensor);
std::vector<uint8_t> toBytes(const TensorView &tensor);

/// Writes atomically, sorted by descending item size, then name; header padded to a multiple of 8.
/// Errors: fileUnwritable, diskFull.
Result<void> writeSafetensors(const std::filesystem::path &path, std::vector<TensorView> tensors,
                              const std::map<std::string, std::string> &metadata = {});

/// IEEE half <-> float, round to nearest even.
float fromHalf(uint16_t half);
uint16_t toHalf(float value);

} // namespace tessera
