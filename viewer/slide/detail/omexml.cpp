#include "viewer/slide/detail/omexml.h"

#include "base/text.h"

#include <expat.h>

#include <array>
#include <charconv>
#include <map>
#include <memory>

namespace tessera::detail {
namespace {

constexpr std::size_t mostImages = 64;
constexpr std::size_t mostChannels = 1024;
constexpr std::size_t mostTiffData = 4096; // (we show the first plane: the rest is not asked for)
constexpr std::size_t mostObjectives = 256;
constexpr int64_t largestSide = (int64_t{1} << 31) - 1;
constexpr int64_t mostOfAnAxis = 1 << 20; // channels, planes, times: products of them stay numbers

struct Unit {
    std::string_view name;
    double micrometres;
};
constexpr std::array units{Unit{"\xC2\xB5m", 1}, Unit{"\xCE\xBCm", 1},     Unit{"um", 1},           Unit{"micron", 1},
                           Unit{"nm", 1e-3},     Unit{"pm", 1e-6},         Unit{"\xC3\x85", 1e-4},  Unit{"mm", 1e3},
                           Unit{"cm", 1e4},      Unit{"dm", 1e5},          Unit{"m", 1e6},          Unit{"in", 25400},
                           Unit{"thou", 25.4},   Unit{"li", 25400.0 / 12}, Unit{"pt", 25400.0 / 72}};

std::string_view withoutPrefix(std::string_view name) { return name.substr(name.find(':') + 1); }

class Attributes {
public:
    explicit Attributes(const XML_Char **pairs) : m_pairs(pairs) {}

    std::string_view text(std::string_view name) const
    {
        for (const XML_Char **pair = m_pairs; *pair; pair += 2)
            if (name == *pair)
                return pair[1];
        return {};
    }
    std::optional<int64_t> integer(std::string_view name) const
    {
        const std::string_view given = text(name);
        int64_t value = 0;
        const auto [end, failure] = std::from_chars(given.data(), given.data() + given.size(), value);
        if (failure != std::errc() || end != given.data() + given.size())
            return std::nullopt;
        return value;
    }
    /// A count of at most `most`; 1 where it is missing or absurd.
    int64_t size(std::string_view name, int64_t most) const
    {
        const int64_t value = integer(name).value_or(1);
        return value > 0 && value <= most ? value : 1;
    }
    /// An index; -1 where it is absurd.
    int64_t index(std::string_view name) const
    {
        const int64_t value = integer(name).value_or(0);
        return value >= 0 && value < largestSide ? value : -1;
    }
    std::optional<double> number(std::string_view name) const
    {
        double value = 0;
        return parseNumber(text(name), value) ? std::optional(value) : std::nullopt;
    }
    /// A length with its unit in an attribute of its own.
    std::optional<double> length(const std::string &name) const
    {
        const std::optional<double> value = number(name);
        const std::string_view unit = text(name + "Unit");
        const std::optional<double> scale = unit.empty() ? 1.0 : micrometresIn(unit);
        return value && *value > 0 && scale ? std::optional(*value * *scale) : std::nullopt;
    }

private:
    const XML_Char **m_pairs;
};

/// Collects images while expat goes through the document. Its callbacks are C's: no exception may leave them.
class Reader {
public:
    explicit Reader(XML_Parser parser) : m_parser(parser)
    {
        XML_SetUserData(parser, this);
        XML_SetElementHandler(
            parser,
            [](void *self, const XML_Char *name, const XML_Char **attributes) {
                static_cast<Reader *>(self)->begin(withoutPrefix(name), Attributes(attributes));
            },
            [](void *self, const XML_Char *name) { static_cast<Reader *>(self)->end(withoutPrefix(name)); });
        XML_SetStartDoctypeDeclHandler(parser,
                                       [](void *self, const XML_Char *, const XML_Char *, const XML_Char *, int) {
                                           static_cast<Reader *>(self)->refuse("OME-XML with a DOCTYPE");
                                       });
    }

    const std::string &flaw() const { return m_flaw; }

    std::vector<OmeImage> images() &&
    {
        for (std::size_t i = 0; i < m_images.size(); ++i) {
            const auto named = m_objectives.find(m_objectiveOfImage[i]);
            if (named != m_objectives.end())
                m_images[i].magnification = named->second;
            else if (m_objectives.size() == 1)
                m_images[i].magnification = m_objectives.begin()->second;
        }
        return std::move(m_images);
    }

private:
    void refuse(const char *why)
    {
        m_flaw = why;
        XML_StopParser(m_parser, XML_FALSE);
    }

    void begin(std::string_view name, const Attributes &attributes)
    {
        if (name == "Objective")
            addObjective(attributes);
        else if (name == "Image" && m_images.size() < mostImages)
            beginImage(attributes);
        else if (m_image && (name == "ObjectiveSettings" || name == "ObjectiveRef"))
            m_objectiveOfImage.back() = attributes.text("ID");
        else if (m_image && name == "Pixels" && m_image->width == 0)
            readPixels(attributes);
        else if (m_image && name == "Channel" && m_image->channels.size() < mostChannels)
            addChannel(attributes);
        else if (m_image && name == "TiffData" && m_image->data.size() < mostTiffData)
            m_image->data.push_back({attributes.integer("IFD"),
                                     attributes.integer("FirstC").value_or(0),
                                     attributes.integer("FirstZ").value_or(0),
                                     attributes.integer("FirstT").value_or(0),
                                     attributes.integer("PlaneCount"),
                                     {}});
        else if (m_image && name == "UUID" && !m_image->data.empty())
            m_image->data.back().fileName = attributes.text("FileName");
    }

    void end(std::string_view name)
    {
        if (name == "Image")
            m_image = nullptr;
    }

    void addObjective(const Attributes &attributes)
    {
        std::optional<double> power = attributes.number("NominalMagnification");
        if (!power)
            power = attributes.number("CalibratedMagnification");
        if (power && *power > 0 && m_objectives.size() < mostObjectives)
            m_objectives.emplace(attributes.text("ID"), *power);
    }

    void beginImage(const Attributes &attributes)
    {
        m_image = &m_images.emplace_back();
        m_image->name = attributes.text("Name");
        m_objectiveOfImage.emplace_back();
    }

    void readPixels(const Attributes &attributes)
    {
        m_image->width = attributes.size("SizeX", largestSide);
        m_image->height = attributes.size("SizeY", largestSide);
        m_image->sizeC = attributes.size("SizeC", mostOfAnAxis);
        m_image->sizeZ = attributes.size("SizeZ", mostOfAnAxis);
        m_image->sizeT = attributes.size("SizeT", mostOfAnAxis);
        m_image->dimensionOrder = attributes.text("DimensionOrder");
        const std::string_view type = attributes.text("Type");
        m_image->type = type.empty() ? attributes.text("PixelType") : type; // (before 2012)
        if (const auto bits = attributes.integer("SignificantBits"); bits && *bits > 0 && *bits <= 32)
            m_image->significantBits = static_cast<int>(*bits);
        m_image->physicalSizeX = attributes.length("PhysicalSizeX");
        m_image->physicalSizeY = attributes.length("PhysicalSizeY");
    }

    void addChannel(const Attributes &attributes)
    {
        OmeChannel channel;
        channel.name = attributes.text("Name");
        channel.samples = static_cast<int>(attributes.size("SamplesPerPixel", 1024));
        if (const auto colour = attributes.integer("Color")) { // R, G, B, A from the highest byte down, signed
            const auto bytes = static_cast<uint32_t>(*colour);
            channel.colour = 0xFF000000u | bytes >> 8;
        }
        m_image->channels.push_back(std::move(channel));
    }

    void addTiffData(const Attributes &attributes)
    {
        OmeTiffData data;
        if (!attributes.text("IFD").empty())
            data.ifd = attributes.index("IFD");
        data.firstChannel = attributes.index("FirstC");
        data.firstZ = attributes.index("FirstZ");
        data.firstT = attributes.index("FirstT");
        if (!attributes.text("PlaneCount").empty())
            data.planes = attributes.index("PlaneCount");
        m_image->data.push_back(std::move(data));
    }

    XML_Parser m_parser;
    std::string m_flaw;
    std::vector<OmeImage> m_images;
    std::vector<std::string> m_objectiveOfImage; // beside m_images
    OmeImage *m_image = nullptr;                 // the one that is open
    std::map<std::string, double, std::less<>> m_objectives;
};

} // namespace

bool isOmeXml(std::string_view description)
{
    const std::string_view start = description.substr(0, 4096);
    return start.find("<OME") != start.npos || start.find("<OME:OME") != start.npos;
}

tl::expected<std::vector<OmeImage>, std::string> parseOmeXml(std::string_view xml)
{
    const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate("UTF-8"), &XML_ParserFree);
    if (!parser)
        return tl::unexpected(std::string("no memory for OME-XML"));
    Reader reader(parser.get());
    const std::string text = validUtf8(xml); // (older writers put a micro sign of Latin-1 there)
    if (XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE) != XML_STATUS_OK) {
        if (!reader.flaw().empty())
            return tl::unexpected(reader.flaw());
        return tl::unexpected("OME-XML that breaks off in line " +
                              std::to_string(XML_GetCurrentLineNumber(parser.get())) + ": " +
                              XML_ErrorString(XML_GetErrorCode(parser.get())));
    }
    return std::move(reader).images();
}

std::optional<double> micrometresIn(std::string_view unit)
{
    if (unit == "\xEF\xBF\xBDm") // what is left of a Latin-1 micro sign
        return 1;
    for (const Unit &known : units)
        if (known.name == unit)
            return known.micrometres;
    return std::nullopt;
}

} // namespace tessera::detail
