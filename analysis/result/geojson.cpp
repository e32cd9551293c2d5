#include "analysis/result/geojson.h"

#include "base/atomicfile.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace tessera {
namespace {

/// Writes features one by one, so that a large table is never in memory twice.
class FeatureCollectionWriter {
public:
    explicit FeatureCollectionWriter(AtomicFile &file)
        : m_file(file), m_buffer("{\"type\":\"FeatureCollection\",\"features\":[")
    {
    }

    Result<void> add(const std::string &feature)
    {
        m_buffer += m_first ? "\n" : ",\n";
        m_first = false;
        m_buffer += feature;
        return m_buffer.size() > (1u << 20) ? flush() : Result<void>{};
    }
    Result<void> finish()
    {
        m_buffer += "\n]}\n";
        if (const Result<void> flushed = flush(); !flushed)
            return flushed;
        return m_file.commit();
    }

private:
    Result<void> flush()
    {
        const Result<void> written = m_file.write(m_buffer);
        m_buffer.clear();
        return written;
    }
    AtomicFile &m_file;
    std::string m_buffer;
    bool m_first = true;
};

std::string quoted(const std::string &text) { return nlohmann::json(validUtf8(text)).dump(); }

/// QuPath rounds to two decimals itself; not-a-number is a text there.
std::string coordinate(double value) { return formatted(std::round(value * 100) / 100); }

std::string measurement(double value)
{
    if (std::isnan(value))
        return "\"NaN\"";
    if (std::isinf(value))
        return value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
    return formatted(value);
}

std::string point(Level0Point p, Level0Point origin)
{
    return "[" + coordinate(p.x - origin.x) + "," + coordinate(p.y - origin.y) + "]";
}

std::string ring(const std::vector<Level0Point> &points, Level0Point origin)
{
    std::string text = "[";
    for (const Level0Point &p : points)
        text += point(p, origin) + ",";
    return text + point(points.front(), origin) + "]";
}

/// QuPath counts from the corner of the scanned bounds where the slide has them.
Level0Point originOf(const std::optional<Level0Rect> &bounds)
{
    return bounds ? Level0Point{bounds->x, bounds->y} : Level0Point{};
}

std::string classification(const std::string &name, const std::string &colour)
{
    unsigned value = 0x808080;
    if (colour.size() == 7 && colour.front() == '#')
        value = static_cast<unsigned>(std::strtoul(colour.c_str() + 1, nullptr, 16));
    return "{\"name\":" + quoted(name) + ",\"color\":[" + std::to_string(value >> 16 & 255) + "," +
           std::to_string(value >> 8 & 255) + "," + std::to_string(value & 255) + "]}";
}

std::string metadata(const std::optional<Level0Rect> &bounds)
{
    return std::string("\"metadata\":{\"tessera_origin\":\"") + (bounds ? "bounds" : "level0") + "\"}";
}

std::string tileFeature(const TileTable &table, std::size_t i, const std::vector<std::string> &classifications,
                        const std::optional<Level0Rect> &bounds)
{
    const Level0Rect r = table.rect(static_cast<int64_t>(i));
    const std::vector<Level0Point> corners{
        {r.x + r.width, r.y}, {r.x + r.width, r.y + r.height}, {r.x, r.y + r.height}, {r.x, r.y}};
    std::size_t best = 0;
    std::string measurements;
    for (std::size_t c = 0; c < table.classes.size(); ++c) {
        const float p = table.classProbability[c][i];
        if (p > table.classProbability[best][i])
            best = c;
        measurements += quoted("prob_" + table.classes[c]) + ":" + measurement(p) + ",";
    }
    const std::pair<const char *, double> values[] = {
        {"attention_raw", table.attentionRaw[i]},       {"attention", table.attention[i]},
        {"attention_rank", table.attentionRank[i]},     {"instance_probability", table.instanceProbability[i]},
        {"hard_probability", table.hardProbability[i]}, {"hidden", table.state[i] == TileState::hidden ? 1 : 0}};
    for (const auto &[name, value] : values)
        measurements += std::string("\"") + name + "\":" + measurement(value) + ",";
    measurements.pop_back();
    return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" +
           ring(corners, originOf(bounds)) +
           "]},\"properties\":{\"objectType\":\"tile\",\"isLocked\":true,\"classification\":" + classifications[best] +
           ",\"measurements\":{" + measurements + "}," + metadata(bounds) + "}}";
}

} // namespace

Result<void> writeTissueGeojson(const std::filesystem::path &path, const std::vector<Polygon> &tissue,
                                std::optional<Level0Rect> bounds)
{
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file)
        return passOn(file.error());
    FeatureCollectionWriter writer(*file);
    for (const Polygon &polygon : tissue) {
        std::string rings = ring(polygon.outline, originOf(bounds));
        for (const std::vector<Level0Point> &hole : polygon.holes)
            rings += "," + ring(hole, originOf(bounds));
        const Result<void> added =
            writer.add("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" + rings +
                       "]},\"properties\":{\"objectType\":\"annotation\",\"name\":\"Tissue\",\"classification\":" +
                       classification("Tissue", "#3cb44b") + "," + metadata(bounds) + "}}");
        if (!added)
            return added;
    }
    return writer.finish();
}

Result<void> writeTilesGeojson(const std::filesystem::path &path, const TileTable &table,
                               const std::vector<std::string> &classColours, std::optional<Level0Rect> bounds)
{
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file)
        return passOn(file.error());
    std::vector<std::string> classifications;
    for (std::size_t c = 0; c < table.classes.size(); ++c)
        classifications.push_back(classification(table.classes[c], c < classColours.size() ? classColours[c] : ""));
    FeatureCollectionWriter writer(*file);
    for (std::size_t i = 0; i < table.x.size(); ++i)
        if (const Result<void> added = writer.add(tileFeature(table, i, classifications, bounds)); !added)
            return added;
    return writer.finish();
}

} // namespace tessera
