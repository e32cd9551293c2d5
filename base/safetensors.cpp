#include "base/safetensors.h"

#include "base/atomicfile.h"
#include "base/detail/safetensorsheader.h"
#include "base/mappedfile.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>
#include <utility>

namespace tessera {
namespace {

static_assert(std::endian::native == std::endian::little, "tensors are mapped as they lie in the file");

struct DtypeRow {
    Dtype dtype;
    std::string_view name;
    std::size_t bytes;
};
constexpr DtypeRow dtypes[] = {{Dtype::boolean, "BOOL", 1}, {Dtype::u8, "U8", 1},   {Dtype::i8, "I8", 1},
                               {Dtype::i16, "I16", 2},      {Dtype::u16, "U16", 2}, {Dtype::f16, "F16", 2},
                               {Dtype::bf16, "BF16", 2},    {Dtype::i32, "I32", 4}, {Dtype::u32, "U32", 4},
                               {Dtype::f32, "F32", 4},      {Dtype::i64, "I64", 8}, {Dtype::u64, "U64", 8},
                               {Dtype::f64, "F64", 8}};

const DtypeRow &rowOf(Dtype dtype) { return dtypes[static_cast<std::size_t>(dtype)]; }

template <typename T>
T load(const std::byte *bytes)
{
    T value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

/// The number, or the nearest one that Target has (0 for NaN); a plain cast would be undefined.
template <typename Target, typename Source>
Target nearest(Source value)
{
    using Limits = std::numeric_limits<Target>;
    if constexpr (std::is_floating_point_v<Target>)
        return static_cast<Target>(value);
    else if constexpr (std::is_floating_point_v<Source>)
        return std::isnan(value)                                ? Target{0}
               : value < static_cast<Source>(Limits::min())     ? Limits::min()
               : value >= std::ldexp(Source{1}, Limits::digits) ? Limits::max()
                                                                : static_cast<Target>(value);
    else
        return std::cmp_less(value, Limits::min())      ? Limits::min()
               : std::cmp_greater(value, Limits::max()) ? Limits::max()
                                                        : static_cast<Target>(value);
}

template <typename Target>
std::vector<Target> convert(const TensorView &tensor)
{
    std::vector<Target> values(static_cast<std::size_t>(tensor.elements()));
    const std::byte *in = tensor.bytes.data();
    const auto fill = [&](auto read) {
        for (Target &value : values) {
            value = nearest<Target>(read(in));
            in += sizeOf(tensor.dtype);
        }
    };
    switch (tensor.dtype) {
    case Dtype::boolean:
    case Dtype::u8:
        fill(load<uint8_t>);
        break;
    case Dtype::i8:
        fill(load<int8_t>);
        break;
    case Dtype::i16:
        fill(load<int16_t>);
        break;
    case Dtype::u16:
        fill(load<uint16_t>);
        break;
    case Dtype::f16:
        fill([](const std::byte *p) { return fromHalf(load<uint16_t>(p)); });
        break;
    case Dtype::bf16:
        fill([](const std::byte *p) { return std::bit_cast<float>(static_cast<uint32_t>(load<uint16_t>(p)) << 16); });
        break;
    case Dtype::i32:
        fill(load<int32_t>);
        break;
    case Dtype::u32:
        fill(load<uint32_t>);
        break;
    case Dtype::f32:
        fill(load<float>);
        break;
    case Dtype::i64:
        fill(load<int64_t>);
        break;
    case Dtype::u64:
        fill(load<uint64_t>);
        break;
    case Dtype::f64:
        fill(load<double>);
        break;
    }
    return values;
}

std::string shapeText(const std::vector<int64_t> &shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i ? ", " : "") + (shape[i] < 0 ? std::string("any") : std::to_string(shape[i]));
    return text + "]";
}

} // namespace

struct Safetensors::Mapping {
    std::filesystem::path path;
    MappedFile file;
    std::vector<TensorView> tensors;
    std::map<std::string, std::string> metadata;
};

std::size_t sizeOf(Dtype dtype) { return rowOf(dtype).bytes; }
std::string_view nameOf(Dtype dtype) { return rowOf(dtype).name; }

int64_t TensorView::elements() const { return static_cast<int64_t>(bytes.size() / sizeOf(dtype)); }

Result<Safetensors> Safetensors::open(const std::filesystem::path &path)
{
    Result<MappedFile> mapped = MappedFile::open(path);
    if (!mapped)
        return passOn(mapped.error());
    auto header = detail::parseSafetensors(mapped->bytes());
    if (!header)
        return fail(ErrorCode::safetensorsInvalid, displayed(path), std::move(header.error()));
    Safetensors file;
    file.m_mapping = std::make_shared<const Mapping>(
        Mapping{path, std::move(*mapped), std::move(header->tensors), std::move(header->metadata)});
    return file;
}

const std::filesystem::path &Safetensors::path() const { return m_mapping->path; }
const std::vector<TensorView> &Safetensors::tensors() const { return m_mapping->tensors; }
const std::map<std::string, std::string> &Safetensors::metadata() const { return m_mapping->metadata; }

const TensorView *tensorNamed(std::span<const TensorView> tensors, std::string_view name)
{
    const auto found =
        std::find_if(tensors.begin(), tensors.end(), [&](const TensorView &t) { return t.name == name; });
    return found == tensors.end() ? nullptr : &*found;
}

const TensorView *Safetensors::find(std::string_view name) const { return tensorNamed(tensors(), name); }

Result<TensorView> Safetensors::expect(std::string_view name, const std::vector<int64_t> &shape) const
{
    const TensorView *tensor = find(name);
    if (!tensor)
        return fail(ErrorCode::safetensorsInvalid, displayed(path()), "tensor " + std::string(name) + " is missing");
    const bool fits = tensor->shape.size() == shape.size() &&
                      std::equal(shape.begin(), shape.end(), tensor->shape.begin(),
                                 [](int64_t wanted, int64_t given) { return wanted < 0 || wanted == given; });
    if (!fits)
        return fail(ErrorCode::safetensorsInvalid, displayed(path()),
                    "tensor " + std::string(name) + " has shape " + shapeText(tensor->shape) + " instead of " +
                        shapeText(shape));
    return *tensor;
}

std::vector<float> toFloats(const TensorView &tensor) { return convert<float>(tensor); }
std::vector<double> toDoubles(const TensorView &tensor) { return convert<double>(tensor); }
std::vector<int64_t> toIntegers(const TensorView &tensor) { return convert<int64_t>(tensor); }
std::vector<uint8_t> toBytes(const TensorView &tensor) { return convert<uint8_t>(tensor); }

Result<void> writeSafetensors(const std::filesystem::path &path, std::vector<TensorView> tensors,
                              const std::map<std::string, std::string> &metadata)
{
    std::sort(tensors.begin(), tensors.end(), [](const TensorView &a, const TensorView &b) {
        return sizeOf(a.dtype) != sizeOf(b.dtype) ? sizeOf(a.dtype) > sizeOf(b.dtype) : a.name < b.name;
    });
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::size_t offset = 0;
    for (const TensorView &tensor : tensors) {
        header[tensor.name] = {{"dtype", nameOf(tensor.dtype)},
                               {"shape", tensor.shape},
                               {"data_offsets", {offset, offset + tensor.bytes.size()}}};
        offset += tensor.bytes.size();
    }
    std::string text = header.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    text.append((8 - text.size() % 8) % 8, ' ');
    const uint64_t length = text.size();

    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file)
        return passOn(file.error());
    if (const Result<void> done = file->write(std::as_bytes(std::span(&length, 1))); !done)
        return done;
    if (const Result<void> done = file->write(text); !done)
        return done;
    for (const TensorView &tensor : tensors)
        if (const Result<void> done = file->write(tensor.bytes); !done)
            return done;
    return file->commit();
}

float fromHalf(uint16_t half)
{
    const uint32_t sign = static_cast<uint32_t>(half & 0x8000u) << 16;
    const uint32_t exponent = (half >> 10) & 0x1Fu;
    const uint32_t mantissa = half & 0x3FFu;
    if (exponent == 31)
        return std::bit_cast<float>(sign | 0x7F800000u | (mantissa << 13));
    if (exponent != 0)
        return std::bit_cast<float>(sign | ((exponent + 112) << 23) | (mantissa << 13));
    const float subnormal = static_cast<float>(mantissa) * 0x1p-24f;
    return sign ? -subnormal : subnormal;
}

uint16_t toHalf(float value)
{
    const uint32_t bits = std::bit_cast<uint32_t>(value);
    const auto sign = static_cast<uint16_t>((bits >> 16) & 0x8000u);
    const uint32_t magnitude = bits & 0x7FFFFFFFu;
    if (magnitude > 0x7F800000u)
        return sign | 0x7E00u;
    if (magnitude >= 0x477FF000u) // rounds to more than the largest half
        return sign | 0x7C00u;
    if (magnitude < 0x38800000u) { // subnormal half: let the addition round to its grid
        const float shifted = std::bit_cast<float>(magnitude) + 0.5f;
        return sign | static_cast<uint16_t>(std::bit_cast<uint32_t>(shifted) - 0x3F000000u);
    }
    const uint32_t rounded = magnitude + 0xFFFu + ((magnitude >> 13) & 1u);
    return sign | static_cast<uint16_t>((rounded - 0x38000000u) >> 13);
}

} // namespace tessera
