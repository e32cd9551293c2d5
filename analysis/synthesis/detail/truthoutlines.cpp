#include "analysis/synthesis/detail/truth.h"

#include "analysis/synthesis/detail/contour.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tessera::detail {
namespace {

using Json = nlohmann::ordered_json;

struct Class {
    const char *name;
    std::array<int, 3> colour;
};
constexpr Class tissueClass{"Tissue", {120, 120, 120}};
constexpr Class fatClass{"Fat", {230, 200, 80}};
constexpr Class follicleClass{"Follicle", {110, 80, 190}};
constexpr Class tumourClass{"Tumour", {200, 0, 0}};
constexpr Class foldClass{"Fold", {150, 80, 40}};
constexpr Class penClass{"Pen", {0, 140, 90}};
constexpr Class blurClass{"Blur", {60, 140, 200}};

class OutlineWriter {
public:
    OutlineWriter(AtomicFile &file, double mpp) : m_file(file), m_mpp(mpp) {}

    /// `polygon` in um.
    Result<void> add(const Class &kind, const Polygon &polygon)
    {
        Json rings = Json::array({ringOf(polygon.outline)});
        for (const auto &hole : polygon.holes)
            rings.push_back(ringOf(hole));
        const Json feature{
            {"type", "Feature"},
            {"geometry", {{"type", "Polygon"}, {"coordinates", std::move(rings)}}},
            {"properties",
             {{"objectType", "annotation"}, {"classification", {{"name", kind.name}, {"color", kind.colour}}}}}};
        const std::string separator = m_isFirst ? "\n" : ",\n";
        m_isFirst = false;
        return m_file.write(separator + feature.dump());
    }

private:
    /// GeoJSON rings repeat their first point.
    Json ringOf(const std::vector<Level0Point> &ring) const
    {
        Json points = Json::array();
        const auto addPoint = [&](const Level0Point &point) {
            points.push_back({std::round(point.x / m_mpp * 10) / 10, std::round(point.y / m_mpp * 10) / 10});
        };
        for (const Level0Point &point : ring)
            addPoint(point);
        addPoint(ring.front());
        return points;
    }

    AtomicFile &m_file;
    double m_mpp;
    bool m_isFirst = true;
};

} // namespace

Result<void> writeOutlines(AtomicFile &file, const SampleSpec &spec, const Survey &survey, float tumourThreshold,
                           const Artefacts &artefacts)
{
    Result<void> outcome = file.write(R"({"type":"FeatureCollection","features":[)");
    OutlineWriter writer(file, spec.mpp);
    const auto add = [&](const Class &kind, const std::vector<Polygon> &polygons) {
        for (const Polygon &polygon : polygons)
            if (outcome)
                outcome = writer.add(kind, polygon);
    };
    const auto addField = [&](const Class &kind, const std::vector<float> &values) {
        if (outcome)
            add(kind, outlinesOf({values, survey.columns, survey.rows, survey.spacing / 2, survey.spacing}));
    };
    addField(tissueClass, survey.tissue);
    addField(fatClass, survey.fat);
    addField(follicleClass, survey.follicle);
    std::vector<float> tumour(survey.tumourScore);
    for (float &score : tumour)
        score -= tumourThreshold;
    addField(tumourClass, tumour);
    for (const Band &fold : artefacts.folds)
        add(foldClass, {{fold.outline(), {}}});
    for (const Band &pen : artefacts.pens)
        add(penClass, {{pen.outline(), {}}});
    for (const BlurPatch &blur : artefacts.blurs)
        add(blurClass, {{blur.outline(), {}}});
    if (outcome)
        outcome = file.write("\n]}\n");
    return outcome;
}

} // namespace tessera::detail
