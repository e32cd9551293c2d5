#include "analysis/result/geojson.h"
#include "tests/analysis/result/exampleresult.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <limits>

using namespace tessera;
using namespace tessera::testing;
using Json = nlohmann::json;

/// What QuPath reads: FeatureCollection, closed rings, classification with name and colour, measurements by name.
class GeojsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheTissueAsClosedRingsWithHoles();
    void writesOneLockedTileForEachRow();
    void writesEveryColumnAsAMeasurement();
    void classifiesByTheHighestProbability();
    void countsFromTheCornerOfTheBounds();
    void writesNumbersThatAreNoneTheWayQuPathDoes();
    void writesACollectionWithoutFeatures();
    void writesManyTilesAsValidJson();
    void leavesNothingWhenItCannotWrite();
};

namespace {

const std::vector<std::string> colours{"#4477aa", "#ee6677"};

Json tilesOf(const TileTable &table, std::optional<Level0Rect> bounds = {})
{
    const Scratch scratch;
    if (!writeTilesGeojson(scratch / "tiles.geojson", table, colours, bounds))
        return {};
    return Json::parse(scratch.read("tiles.geojson"));
}

} // namespace

void GeojsonTest::writesTheTissueAsClosedRingsWithHoles()
{
    const Scratch scratch;
    const Polygon polygon{{{0, 0}, {100'000, 0}, {100'000, 50.126}}, {{{10, 10}, {20, 10}, {20, 20}}}};
    VERIFY_OK(writeTissueGeojson(scratch / "tissue.geojson", {polygon, polygon}, {}));
    const Json json = Json::parse(scratch.read("tissue.geojson"));
    QCOMPARE(json["type"].get<std::string>(), std::string("FeatureCollection"));
    QCOMPARE(json["features"].size(), std::size_t{2});
    const Json &feature = json["features"][0];
    QCOMPARE(feature["type"].get<std::string>(), std::string("Feature"));
    QCOMPARE(feature["geometry"]["type"].get<std::string>(), std::string("Polygon"));
    QCOMPARE(feature["geometry"]["coordinates"].dump(),
             std::string("[[[0,0],[100000,0],[100000,50.13],[0,0]],[[10,10],[20,10],[20,20],[10,10]]]"));
    QCOMPARE(feature["properties"]["objectType"].get<std::string>(), std::string("annotation"));
    QCOMPARE(feature["properties"]["classification"]["name"].get<std::string>(), std::string("Tissue"));
    QCOMPARE(feature["properties"]["classification"]["color"].size(), std::size_t{3});
    QCOMPARE(feature["properties"]["metadata"]["tessera_origin"].get<std::string>(), std::string("level0"));
}

void GeojsonTest::writesOneLockedTileForEachRow()
{
    const Json json = tilesOf(exampleTable());
    QCOMPARE(json["features"].size(), std::size_t{3});
    const Json &tile = json["features"][2];
    QCOMPARE(tile["properties"]["objectType"].get<std::string>(), std::string("tile"));
    QCOMPARE(tile["properties"]["isLocked"].get<bool>(), true);
    QCOMPARE(tile["geometry"]["coordinates"].dump(),
             std::string("[[[101152,0.5],[101152,192.5],[100768,192.5],[100768,0.5],[101152,0.5]]]"));
}

void GeojsonTest::writesEveryColumnAsAMeasurement()
{
    const Json measurements = tilesOf(exampleTable())["features"][2]["properties"]["measurements"];
    const Json expected{{"prob_normal", 0.125},  {"prob_tumour, \"invasive\" \xC3\xBC", 0.875},
                        {"attention_raw", 3},    {"attention", 0.5},
                        {"attention_rank", 1},   {"instance_probability", 0.9},
                        {"hard_probability", 0}, {"hidden", 1}};
    QCOMPARE(measurements.dump(), expected.dump());
}

void GeojsonTest::classifiesByTheHighestProbability()
{
    const Json features = tilesOf(exampleTable())["features"];
    QCOMPARE(features[0]["properties"]["classification"].dump(),
             std::string(R"({"color":[68,119,170],"name":"normal"})"));
    QCOMPARE(features[1]["properties"]["classification"]["name"].get<std::string>(),
             std::string("normal")); // (a tie: the first)
    QCOMPARE(features[2]["properties"]["classification"]["name"].get<std::string>(), exampleTable().classes[1]);
    QCOMPARE(features[2]["properties"]["classification"]["color"].dump(), std::string("[238,102,119]"));
}

void GeojsonTest::countsFromTheCornerOfTheBounds()
{
    const Json tile = tilesOf(exampleTable(), Level0Rect{100'000, 0.25, 50'000, 40'000})["features"][0];
    QCOMPARE(tile["geometry"]["coordinates"].dump(),
             std::string("[[[384,-0.25],[384,383.75],[0,383.75],[0,-0.25],[384,-0.25]]]"));
    QCOMPARE(tile["properties"]["metadata"]["tessera_origin"].get<std::string>(), std::string("bounds"));
}

void GeojsonTest::writesNumbersThatAreNoneTheWayQuPathDoes()
{
    TileTable table = exampleTable();
    table.attention[0] = std::numeric_limits<float>::quiet_NaN();
    table.attentionRaw[0] = -std::numeric_limits<float>::infinity();
    table.attentionRaw[1] = std::numeric_limits<float>::infinity();
    const Json features = tilesOf(table)["features"];
    QCOMPARE(features[0]["properties"]["measurements"]["attention"].dump(), std::string("\"NaN\""));
    QCOMPARE(features[0]["properties"]["measurements"]["attention_raw"].dump(), std::string("\"-Infinity\""));
    QCOMPARE(features[1]["properties"]["measurements"]["attention_raw"].dump(), std::string("\"Infinity\""));
}

void GeojsonTest::writesACollectionWithoutFeatures()
{
    const Scratch scratch;
    VERIFY_OK(writeTissueGeojson(scratch / "tissue.geojson", {}, {}));
    const Json json = Json::parse(scratch.read("tissue.geojson"));
    QVERIFY(json["features"].is_array() && json["features"].empty());
}

void GeojsonTest::writesManyTilesAsValidJson()
{
    TileTable table = exampleTable();
    const auto repeat = [](auto &column) { column.resize(5000, column.front()); };
    repeat(table.x), repeat(table.y), repeat(table.width), repeat(table.height), repeat(table.attentionRaw),
        repeat(table.attention);
    repeat(table.attentionRank), repeat(table.instanceProbability), repeat(table.instanceClass),
        repeat(table.hardProbability), repeat(table.state);
    for (std::vector<float> &probability : table.classProbability)
        repeat(probability);
    QCOMPARE(tilesOf(table)["features"].size(), std::size_t{5000});
}

void GeojsonTest::leavesNothingWhenItCannotWrite()
{
    const Scratch scratch;
    COMPARE_ERROR(writeTissueGeojson(scratch / "absent/x", {}, {}), fileUnwritable);
    COMPARE_ERROR(writeTilesGeojson(scratch / "absent/x", exampleTable(), colours, {}), fileUnwritable);
    QCOMPARE(scratch.entries(), std::size_t{0});
}

QTEST_APPLESS_MAIN(GeojsonTest)
#include "tst_geojson.moc"
