#include "base/safetensors.h"

#include "base/atomicfile.h"
#include "base/readfile.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/mman.h>
#include <unistd.h>

namespace tessera {
namespace {

static_assert(std::endian::native == std::endian::little, "tensors are mapped as they lie in the file");

constexpr uint64_t largestHeader = 100'000'000;
constexpr std::size_t mostTensors = 100'000;
constexpr std::size_t highestRank = 16;
constexpr std::size_t longestName = 1024;

struct DtypeRow {
    Dtype dtype;
    std::string_view name;
    std::size_t bytes;
};
constexpr DtypeRow dtypes[] = {
    {Dtype::boolean, "BOOL", 1}, {Dtype::u8, "U8", 1},   {Dtype::i8, "I8", 1},     {Dtype::i16, "I16", 2}, {Dtype::u16, "U16", 2},
    {Dtype::f16, "F16", 2},      {Dtype::bf16, "BF16", 2}, {Dtype::i32, "I32", 4}, {Dtype::u32, "U32", 4}, {Dtype::f32, "F32", 4},
    {Dtype::i64, "I64", 8},      {Dtype::u64, "U64", 8}, {Dtype::f64, "F64", 8}};

const DtypeRow &rowOf(Dtype dtype) { return dtypes[static_cast<std::size_t>(dtype)]; }

/// What the header says of one tensor.
struct Entry {
    std::string name;
    std::optional<Dtype> dtype;
    std::optional<std::vector<int64_t>> shape;
    std::optional<std::vector<int64_t>> offsets;
};

/// Reads the header event by event and allows nothing but the grammar of the format: the DOM parser would keep the last
/// of two equal keys, and turn integers that are too large into doubles.
class HeaderParser : public nlohmann::json_sax<nlohmann::json> {
public:
    std::vector<Entry> entries;
    std::map<std::string, std::string> metadata;
    std::string problem;

    bool null() override { return refuse("null is not allowed"); }
    bool boolean(bool) override { return refuse("true and false are not allowed"); }
    bool number_float(double, const string_t &) override { return refuse("only whole numbers are allowed"); }
    bool binary(binary_t &) override { return refuse("binary values are not allowed"); }
    bool number_integer(number_integer_t) override { return refuse("numbers must not be negative"); }

    bool number_unsigned(number_unsigned_t value) override
    {
        if (m_place != Place::shape && m_place != Place::offsets)
            return refuse("a number stands where none belongs");
        if (value > static_cast<uint64_t>(INT64_MAX))
            return refuse("a number is too large");
        std::vector<int64_t> &list = m_place == Place::shape ? *entries.back().shape : *entries.back().offsets;
        if (list.size() >= highestRank)
            return refuse("a list is too long");
        list.push_back(static_cast<int64_t>(value));
        return true;
    }

    bool string(string_t &value) override
    {
        if (m_place == Place::metadata)
            return metadata.emplace(m_key, value).second || refuse("a metadata key occurs twice");
        if (m_place != Place::dtype)
            return refuse("a text stands where none belongs");
        const auto *row = std::find_if(std::begin(dtypes), std::end(dtypes), [&](const DtypeRow &r) { return r.name == value; });
        if (row == std::end(dtypes))
            return refuse("the type " + value + " is not supported");
        entries.back().dtype = row->dtype;
        m_place = Place::entry;
        return true;
    }

    bool start_object(std::size_t) override
    {
        if (m_place == Place::start) {
            m_place = Place::top;
            return true;
        }
        if (m_place == Place::metadataValue) {
            m_place = Place::metadata;
            return true;
        }
        if (m_place != Place::entryValue)
            return refuse("an object stands where none belongs");
        m_place = Place::entry;
        return true;
    }

    bool key(string_t &name) override
    {
        m_key = name;
        if (m_place == Place::metadata)
            return true;
        if (m_place == Place::top)
            return topKey(name);
        return entryKey(name);
    }

    bool end_object() override
    {
        if (m_place == Place::top) {
            m_place = Place::end;
            return true;
        }
        if (m_place == Place::entry && !(entries.back().dtype && entries.back().shape && entries.back().offsets))
            return refuse("the tensor " + entries.back().name + " is not described completely");
        m_place = Place::top;
        return true;
    }

    bool start_array(std::size_t) override
    {
        if (m_place == Place::shapeValue && !entries.back().shape) {
            entries.back().shape.emplace();
            m_place = Place::shape;
            return true;
        }
        if (m_place == Place::offsetsValue && !entries.back().offsets) {
            entries.back().offsets.emplace();
            m_place = Place::offsets;
            return true;
        }
        return refuse("a list stands where none belongs");
    }

    bool end_array() override
    {
        m_place = Place::entry;
        return true;
    }

    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override
    {
        return refuse("the header is not JSON");
    }

private:
    enum class Place { start, top, metadataValue, metadata, entryValue, entry, dtype, shapeValue, shape, offsetsValue, offsets, end };

    bool refuse(std::string why)
    {
        problem = std::move(why);
        return false;
    }

    bool topKey(const std::string &name)
    {
        if (name == "__metadata__") {
            if (std::exchange(m_metadataSeen, true))
                return refuse("__metadata__ occurs twice");
            m_place = Place::metadataValue;
            return true;
        }
        if (name.size() > longestName || name.find('\0') != std::string::npos)
            return refuse("a tensor's name is too long or holds a NUL");
        if (entries.size() >= mostTensors)
            return refuse("there are too many tensors");
        entries.push_back({name, {}, {}, {}});
        m_place = Place::entryValue;
        return true;
    }

    bool entryKey(const std::string &name)
    {
        const Entry &entry = entries.back();
        if (name == "dtype" && !entry.dtype)
            m_place = Place::dtype;
        else if (name == "shape" && !entry.shape)
            m_place = Place::shapeValue;
        else if (name == "data_offsets" && !entry.offsets)
            m_place = Place::offsetsValue;
        else
            return refuse("the field " + name + " of " + entry.name + " is unknown or occurs twice");
        return true;
    }

    Place m_place = Place::start;
    std::string m_key;
    bool m_metadataSeen = false;
};

/// Bytes that the shape needs; empty on overflow.
std::optional<int64_t> bytesOf(const Entry &entry)
{
    int64_t bytes = static_cast<int64_t>(rowOf(*entry.dtype).bytes);
    for (const int64_t extent : *entry.shape)
        if (__builtin_mul_overflow(bytes, extent, &bytes))
            return std::nullopt;
    return bytes;
}

/// Empty when the tensors tile the data exactly, else what is wrong. Sorts them by offset.
std::string checkLayout(std::vector<Entry> &entries, int64_t dataBytes)
{
    for (const Entry &entry : entries) {
        const std::optional<int64_t> bytes = bytesOf(entry);
        if (entry.offsets->size() != 2 || !bytes || (*entry.offsets)[1] < (*entry.offsets)[0] ||
            (*entry.offsets)[1] - (*entry.offsets)[0] != *bytes)
            return "the size of " + entry.name + " does not fit its shape";
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.offsets->front() != b.offsets->front() ? a.offsets->front() < b.offsets->front() : a.offsets->back() < b.offsets->back(); });
    int64_t end = 0;
    for (const Entry &entry : entries) {
        if ((*entry.offsets)[0] != end)
            return "the data of " + entry.name + " overlaps another tensor or leaves a hole";
        end = (*entry.offsets)[1];
    }
    if (end != dataBytes)
        return "the file is " + std::to_string(std::abs(dataBytes - end)) + " bytes too " + (dataBytes > end ? "long" : "short");

    std::vector<std::string_view> names;
    for (const Entry &entry : entries)
        names.push_back(entry.name);
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    return twice == names.end() ? "" : "the tensor " + std::string(*twice) + " occurs twice";
}

template <typename T>
T load(const std::byte *bytes)
{
    T value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

template <typename Target>
std::vector<Target> convert(const TensorView &tensor)
{
    std::vector<Target> values(static_cast<std::size_t>(tensor.elements()));
    const std::byte *in = tensor.bytes.data();
    const auto fill = [&](auto read) {
        for (Target &value : values) {
            value = static_cast<Target>(read(in));
            in += sizeOf(tensor.dtype);
        }
    };
    switch (tensor.dtype) {
    case Dtype::boolean:
    case Dtype::u8: fill(load<uint8_t>); break;
    case Dtype::i8: fill(load<int8_t>); break;
    case Dtype::i16: fill(load<int16_t>); break;
    case Dtype::u16: fill(load<uint16_t>); break;
    case Dtype::f16: fill([](const std::byte *p) { return fromHalf(load<uint16_t>(p)); }); break;
    case Dtype::bf16: fill([](const std::byte *p) { return std::bit_cast<float>(static_cast<uint32_t>(load<uint16_t>(p)) << 16); }); break;
    case Dtype::i32: fill(load<int32_t>); break;
    case Dtype::u32: fill(load<uint32_t>); break;
    case Dtype::f32: fill(load<float>); break;
    case Dtype::i64: fill(load<int64_t>); break;
    case Dtype::u64: fill(load<uint64_t>); break;
    case Dtype::f64: fill(load<double>); break;
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
    void *address = nullptr;
    std::size_t size = 0;
    std::vector<TensorView> tensors;
    std::map<std::string, std::string> metadata;

    Mapping() = default;
    Mapping(const Mapping &) = delete;
    Mapping &operator=(const Mapping &) = delete;
    ~Mapping()
    {
        if (address)
            ::munmap(address, size);
    }
};

std::size_t sizeOf(Dtype dtype) { return rowOf(dtype).bytes; }
std::string_view nameOf(Dtype dtype) { return rowOf(dtype).name; }

int64_t TensorView::elements() const { return static_cast<int64_t>(bytes.size() / sizeOf(dtype)); }

Result<Safetensors> Safetensors::open(const std::filesystem::path &path)
{
    const Result<int64_t> size = checkedFileSize(path);
    if (!size)
        return passOn(size.error());
    const auto invalid = [&](std::string detail) { return fail(ErrorCode::safetensorsInvalid, displayed(path), std::move(detail)); };
    if (*size < 8)
        return invalid("shorter than 8 bytes");

    auto mapping = std::make_shared<Mapping>();
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(ErrorCode::fileUnreadable, displayed(path), std::strerror(errno));
    void *address = ::mmap(nullptr, static_cast<std::size_t>(*size), PROT_READ, MAP_PRIVATE, descriptor, 0);
    ::close(descriptor);
    if (address == MAP_FAILED)
        return fail(ErrorCode::fileUnreadable, displayed(path), std::strerror(errno));
    mapping->path = path;
    mapping->address = address;
    mapping->size = static_cast<std::size_t>(*size);

    const auto *bytes = static_cast<const std::byte *>(address);
    const uint64_t headerBytes = load<uint64_t>(bytes);
    if (headerBytes > largestHeader || headerBytes > mapping->size - 8)
        return invalid("the header's length is impossible");
    const std::string_view header(reinterpret_cast<const char *>(bytes) + 8, headerBytes);
    if (!header.starts_with('{'))
        return invalid("the header does not start with {");

    HeaderParser parser;
    if (!nlohmann::json::sax_parse(header, &parser))
        return invalid(parser.problem);
    const std::size_t dataStart = 8 + headerBytes;
    if (const std::string problem = checkLayout(parser.entries, static_cast<int64_t>(mapping->size - dataStart)); !problem.empty())
        return invalid(problem);

    for (Entry &entry : parser.entries)
        mapping->tensors.push_back({std::move(entry.name), *entry.dtype, std::move(*entry.shape),
                                    {bytes + dataStart + (*entry.offsets)[0], bytes + dataStart + (*entry.offsets)[1]}});
    mapping->metadata = std::move(parser.metadata);
    Safetensors file;
    file.m_mapping = std::move(mapping);
    return file;
}

const std::filesystem::path &Safetensors::path() const { return m_mapping->path; }
const std::vector<TensorView> &Safetensors::tensors() const { return m_mapping->tensors; }
const std::map<std::string, std::string> &Safetensors::metadata() const { return m_mapping->metadata; }

const TensorView *Safetensors::find(std::string_view name) const
{
    const auto found = std::find_if(tensors().begin(), tensors().end(), [&](const TensorView &t) { return t.name == name; });
    return found == tensors().end() ? nullptr : &*found;
}

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
                    "tensor " + std::string(name) + " has shape " + shapeText(tensor->shape) + " instead of " + shapeText(shape));
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
