#include "base/detail/safetensorsheader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <optional>

namespace tessera::detail {
namespace {

constexpr uint64_t largestHeader = 100'000'000;
constexpr std::size_t mostTensors = 100'000;
constexpr std::size_t highestRank = 16;
constexpr std::size_t longestName = 1024;

constexpr Dtype dtypes[] = {Dtype::boolean, Dtype::u8,  Dtype::i8,  Dtype::i16, Dtype::u16, Dtype::f16, Dtype::bf16,
                            Dtype::i32,     Dtype::u32, Dtype::f32, Dtype::i64, Dtype::u64, Dtype::f64};

/// One tensor as the header describes it; its data are bytes [begin, end) of all data.
struct Entry {
    std::string name;
    Dtype dtype = Dtype::f32;
    std::vector<int64_t> shape;
    int64_t begin = 0;
    int64_t end = 0;
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
        std::vector<int64_t> &list = m_place == Place::shape ? *m_shape : *m_offsets;
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
        const auto *found =
            std::find_if(std::begin(dtypes), std::end(dtypes), [&](Dtype d) { return nameOf(d) == value; });
        if (found == std::end(dtypes))
            return refuse("the type " + value + " is not supported");
        m_dtype = *found;
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
        if (m_place == Place::entry) {
            if (!m_dtype || !m_shape || !m_offsets || m_offsets->size() != 2)
                return refuse("the tensor " + m_name + " is not described completely");
            entries.push_back(
                {std::move(m_name), *m_dtype, std::move(*m_shape), m_offsets->front(), m_offsets->back()});
        }
        m_place = Place::top;
        return true;
    }

    bool start_array(std::size_t) override
    {
        if (m_place == Place::shapeValue) {
            m_shape.emplace();
            m_place = Place::shape;
            return true;
        }
        if (m_place == Place::offsetsValue) {
            m_offsets.emplace();
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
    enum class Place {
        start,
        top,
        metadataValue,
        metadata,
        entryValue,
        entry,
        dtype,
        shapeValue,
        shape,
        offsetsValue,
        offsets,
        end
    };

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
        m_name = name;
        m_dtype.reset();
        m_shape.reset();
        m_offsets.reset();
        m_place = Place::entryValue;
        return true;
    }

    bool entryKey(const std::string &name)
    {
        if (name == "dtype" && !m_dtype)
            m_place = Place::dtype;
        else if (name == "shape" && !m_shape)
            m_place = Place::shapeValue;
        else if (name == "data_offsets" && !m_offsets)
            m_place = Place::offsetsValue;
        else
            return refuse("the field " + name + " of " + m_name + " is unknown or occurs twice");
        return true;
    }

    Place m_place = Place::start;
    std::string m_key;
    std::string m_name; ///< of the tensor that is being read, with what is known of it so far
    std::optional<Dtype> m_dtype;
    std::optional<std::vector<int64_t>> m_shape;
    std::optional<std::vector<int64_t>> m_offsets;
    bool m_metadataSeen = false;
};

/// Bytes that the shape needs; empty on overflow.
std::optional<int64_t> bytesOf(const Entry &entry)
{
    auto bytes = static_cast<int64_t>(sizeOf(entry.dtype));
    for (const int64_t extent : entry.shape)
        if (__builtin_mul_overflow(bytes, extent, &bytes))
            return std::nullopt;
    return bytes;
}

/// Empty when the tensors tile the data exactly, else what is wrong. Sorts them by their place.
std::string checkLayout(std::vector<Entry> &entries, int64_t dataBytes)
{
    for (const Entry &entry : entries)
        if (entry.end < entry.begin || bytesOf(entry) != entry.end - entry.begin)
            return "the size of " + entry.name + " does not fit its shape";
    std::stable_sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    int64_t end = 0;
    for (const Entry &entry : entries) {
        if (entry.begin != end)
            return "the data of " + entry.name + " overlaps another tensor or leaves a hole";
        end = entry.end;
    }
    if (end != dataBytes)
        return "the file is " + std::to_string(std::abs(dataBytes - end)) + " bytes too " +
               (dataBytes > end ? "long" : "short");

    std::vector<std::string_view> names;
    for (const Entry &entry : entries)
        names.push_back(entry.name);
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    return twice == names.end() ? "" : "the tensor " + std::string(*twice) + " occurs twice";
}

} // namespace

tl::expected<SafetensorsHeader, std::string> parseSafetensorsHeader(std::string_view json,
                                                                    std::span<const std::byte> data)
{
    if (!json.starts_with('{'))
        return tl::unexpected<std::string>("the header does not start with {");
    if (json.find('\0') != json.npos) // the JSON parser would take it for the end
        return tl::unexpected<std::string>("the header is not JSON");
    HeaderParser parser;
    if (!nlohmann::json::sax_parse(json, &parser))
        return tl::unexpected(parser.problem);
    if (std::string problem = checkLayout(parser.entries, static_cast<int64_t>(data.size())); !problem.empty())
        return tl::unexpected(std::move(problem));
    SafetensorsHeader header{{}, std::move(parser.metadata)};
    for (Entry &entry : parser.entries)
        header.tensors.push_back(
            {std::move(entry.name), entry.dtype, std::move(entry.shape),
             data.subspan(static_cast<std::size_t>(entry.begin), static_cast<std::size_t>(entry.end - entry.begin))});
    return header;
}

tl::expected<SafetensorsHeader, std::string> parseSafetensors(std::span<const std::byte> file)
{
    uint64_t headerBytes = 0;
    if (file.size() < sizeof headerBytes)
        return tl::unexpected<std::string>("shorter than 8 bytes");
    std::memcpy(&headerBytes, file.data(), sizeof headerBytes);
    const std::span<const std::byte> rest = file.subspan(sizeof headerBytes);
    if (headerBytes > largestHeader || headerBytes > rest.size())
        return tl::unexpected<std::string>("the header's length is impossible");
    return parseSafetensorsHeader({reinterpret_cast<const char *>(rest.data()), headerBytes},
                                  rest.subspan(headerBytes));
}

} // namespace tessera::detail
