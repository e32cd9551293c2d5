#include "analysis/result/slideresult.h"

#include "base/atomicfile.h"
#include "base/readfile.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char *format = "tessera-result";
constexpr int formatVersion = 1;
constexpr int64_t largestResult = 16 << 20;

Json toJson(const ResultPackage &package)
{
    return {{"id", package.id}, {"name", package.name}, {"sha256", package.sha256}};
}

ResultPackage packageFrom(const Json &json)
{
    return {json.at("id").get<std::string>(), json.value("name", ""), json.at("sha256").get<std::string>()};
}

MppSource sourceNamed(const std::string &name)
{
    for (const MppSource source :
         {MppSource::file, MppSource::resolutionTag, MppSource::objectivePower, MppSource::user})
        if (nameOf(source) == name)
            return source;
    throw std::out_of_range("the source of the resolution is unknown");
}

Json toJson(const SlideResult &r)
{
    Json classes = Json::array();
    Json probabilities = Json::object();
    for (const ResultClass &c : r.classes) {
        classes.push_back({{"name", c.name}, {"color", c.color}, {"positive", c.positive}});
        probabilities[c.name] = c.probability;
    }
    return {{"format", format},
            {"format_version", formatVersion},
            {"slide",
             {{"path", displayed(r.slide)},
              {"fingerprint", r.fingerprint},
              {"width", r.width},
              {"height", r.height},
              {"mpp", {{"x", r.mpp.x}, {"y", r.mpp.y}, {"source", nameOf(r.mpp.source)}}}}},
            {"model", toJson(r.model)},
            {"encoder", toJson(r.encoder)},
            {"tiling",
             {{"mpp", r.tilingMpp}, {"tile_px", r.tilePx}, {"overlap_px", r.overlapPx}, {"min_tissue", r.minTissue}}},
            {"mask_ratio", r.maskRatio},
            {"classes", classes},
            {"probabilities", probabilities},
            {"logits", r.logits},
            {"prediction", r.classes.at(static_cast<std::size_t>(r.prediction)).name},
            {"counts", {{"tiles", r.tiles}, {"hidden", r.hidden}, {"unreadable", r.unreadable}}},
            {"seconds", r.seconds},
            {"tiles_per_second", r.tilesPerSecond},
            {"device", r.device},
            {"program_version", r.programVersion},
            {"created", r.created},
            {"warnings", r.warnings},
            {"regulatory", "research use only, not for diagnosis"}};
}

/// Throws for numbers that no analysis writes.
void check(const SlideResult &r)
{
    const auto require = [](bool holds, const char *otherwise) {
        if (!holds)
            throw std::out_of_range(otherwise);
    };
    require(r.width > 0 && r.height > 0, "the slide has no pixels");
    require(isPlausibleMpp(r.mpp.x) && isPlausibleMpp(r.mpp.y) && r.tilingMpp > 0, "a resolution is implausible");
    require(r.tilePx > 0 && r.overlapPx >= 0 && r.overlapPx < r.tilePx, "the tiling is impossible");
    require(r.tiles >= 0 && r.hidden >= 0 && r.hidden <= r.tiles && r.unreadable >= 0, "the counts are impossible");
    require(r.logits.size() == r.classes.size(), "there is not one logit for each class");
    for (const ResultClass &c : r.classes)
        require(c.probability >= 0 && c.probability <= 1 + 1e-6, "a probability is not between 0 and 1");
}

SlideResult fromJson(const Json &json)
{
    SlideResult r;
    const Json &slide = json.at("slide");
    r.slide = slide.at("path").get<std::string>();
    r.fingerprint = slide.at("fingerprint").get<std::string>();
    r.width = slide.at("width").get<int64_t>();
    r.height = slide.at("height").get<int64_t>();
    const Json &mpp = slide.at("mpp");
    r.mpp = {mpp.at("x").get<double>(), mpp.at("y").get<double>(), sourceNamed(mpp.at("source").get<std::string>())};
    r.model = packageFrom(json.at("model"));
    r.encoder = packageFrom(json.at("encoder"));
    const Json &tiling = json.at("tiling");
    r.tilingMpp = tiling.at("mpp").get<double>();
    r.tilePx = tiling.at("tile_px").get<int>();
    r.overlapPx = tiling.at("overlap_px").get<int>();
    r.minTissue = tiling.at("min_tissue").get<double>();
    r.maskRatio = json.at("mask_ratio").get<double>();
    for (const Json &c : json.at("classes")) {
        const auto name = c.at("name").get<std::string>();
        r.classes.push_back({name, c.at("color").get<std::string>(), c.at("positive").get<bool>(),
                             json.at("probabilities").at(name).get<double>()});
    }
    r.logits = json.at("logits").get<std::vector<double>>();
    r.prediction = -1;
    for (std::size_t i = 0; i < r.classes.size(); ++i)
        if (r.classes[i].name == json.at("prediction").get<std::string>())
            r.prediction = static_cast<int>(i);
    if (r.prediction < 0)
        throw std::out_of_range("the prediction is none of the classes");
    const Json &counts = json.at("counts");
    r.tiles = counts.at("tiles").get<int64_t>();
    r.hidden = counts.at("hidden").get<int64_t>();
    r.unreadable = counts.at("unreadable").get<int64_t>();
    r.seconds = json.at("seconds").get<std::map<std::string, double>>();
    r.tilesPerSecond = json.at("tiles_per_second").get<double>();
    r.device = json.at("device").get<std::string>();
    r.programVersion = json.at("program_version").get<std::string>();
    r.created = json.at("created").get<std::string>();
    r.warnings = json.at("warnings").get<std::vector<std::string>>();
    check(r);
    return r;
}

} // namespace

std::filesystem::path resultFolderName(const std::filesystem::path &slide)
{
    const std::filesystem::path stem = slide.stem();
    return stem.empty() || stem == "." || stem == ".." ? std::filesystem::path("slide") : stem;
}

Result<void> writeSlideResult(const std::filesystem::path &folder, const SlideResult &result)
{
    return writeAtomically(folder / "result.json",
                           toJson(result).dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

Result<SlideResult> readSlideResult(const std::filesystem::path &folder)
{
    const Result<std::string> text = readFile(folder / "result.json", largestResult);
    if (!text)
        return passOn(text.error());
    try {
        const Json json = Json::parse(*text);
        if (json.at("format") != format || json.at("format_version") != formatVersion)
            return fail(ErrorCode::resultInvalid, displayed(folder), "result.json is of another version");
        return fromJson(json);
    } catch (const std::exception &problem) {
        return fail(ErrorCode::resultInvalid, displayed(folder),
                    "result.json is damaged: " + validUtf8(problem.what()));
    }
}

Result<LoadedResult> loadResult(const std::filesystem::path &folder, const ResultExpectation &expected)
{
    Result<SlideResult> result = readSlideResult(folder);
    if (!result)
        return passOn(result.error());
    if (result->fingerprint != expected.fingerprint)
        return fail(ErrorCode::resultOfOtherSlide, displayed(folder),
                    "it names " + displayed(result->slide.filename()));
    if (result->width != expected.width || result->height != expected.height)
        return fail(ErrorCode::resultOfOtherSlide, displayed(folder), "its size is another");
    const auto installed = expected.installedModels.find(result->model.id);
    if (installed != expected.installedModels.end() && installed->second != result->model.sha256)
        return fail(ErrorCode::resultOfOtherModel, displayed(folder),
                    "the installed " + result->model.id + " has other weights");

    Result<TileTable> table = readTileTable(folder / "tiles.safetensors");
    if (!table)
        return passOn(table.error());
    const auto invalid = [&](std::string detail) {
        return fail(ErrorCode::resultInvalid, displayed(folder), std::move(detail));
    };
    if (table->tiles() != result->tiles)
        return invalid("result.json counts " + std::to_string(result->tiles) + " tiles, tiles.safetensors has " +
                       std::to_string(table->tiles()));
    if (!std::equal(table->classes.begin(), table->classes.end(), result->classes.begin(), result->classes.end(),
                    [](const std::string &name, const ResultClass &c) { return name == c.name; }))
        return invalid("the classes of result.json and tiles.safetensors differ");
    for (std::size_t i = 0; i < table->x.size(); ++i)
        if (table->x[i] < 0 || table->y[i] < 0 || table->x[i] >= static_cast<double>(expected.width) ||
            table->y[i] >= static_cast<double>(expected.height))
            return invalid("a tile lies outside of the slide");
    return LoadedResult{folder, std::move(*result), std::move(*table)};
}

} // namespace tessera
