#include "analysis/runs/crossvalidation.h"

#include "analysis/runs/instances.h"
#include "base/readfile.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;

constexpr int64_t largestReport = 64 << 20;

/// Mean and standard deviation over the folds in which a metric is defined.
Json spread(const std::vector<MetricTable> &tables)
{
    Json json = Json::object();
    for (std::size_t i = 0; !tables.empty() && i < tables.front().size(); ++i) {
        std::vector<double> values;
        for (const MetricTable &table : tables)
            if (table[i].estimate.value)
                values.push_back(*table[i].estimate.value);
        double mean = 0, squares = 0;
        for (const double value : values)
            mean += value / static_cast<double>(values.size());
        for (const double value : values)
            squares += (value - mean) * (value - mean);
        Json &entry = json[tables.front()[i].name];
        entry["mean"] = values.empty() ? Json(nullptr) : Json(mean);
        entry["sd"] =
            values.size() < 2 ? Json(nullptr) : Json(std::sqrt(squares / static_cast<double>(values.size() - 1)));
        entry["folds"] = values.size();
    }
    return json;
}

/// `instances` of the test part in a fold's own metrics.json; null where it has none.
Json instancesIn(const std::filesystem::path &metrics)
{
    const Result<std::string> text = readFile(metrics, largestReport);
    const Json json = text ? Json::parse(*text, nullptr, false) : Json();
    const Json::json_pointer place("/parts/test/instances");
    return json.is_object() && json.contains(place) ? json[place] : Json();
}

/// Of all folds' tiles: means over their bags, and as `auc` the mean of the folds' own.
Json instancesOf(const std::vector<TileFinding> &tiles, const Json &folds)
{
    Json json = Json::parse(instancesJson(instanceReport(tiles)));
    for (const char *score : {"attention", "probability"}) {
        if (!json.contains(score))
            continue;
        double sum = 0;
        int64_t defined = 0;
        for (const Json &fold : folds) {
            const Json::json_pointer place(std::string("/instances/") + score + "/auc/value");
            if (fold.contains(place) && fold[place].is_number()) {
                sum += fold[place].get<double>();
                ++defined;
            }
        }
        json[score]["auc"] = {{"value", defined > 0 ? Json(sum / static_cast<double>(defined)) : Json()},
                              {"low", nullptr},
                              {"high", nullptr}};
    }
    return json;
}

} // namespace

Result<std::string> writeCrossValidation(const std::filesystem::path &folder, const Cohort &cohort,
                                         const std::vector<FoldResult> &folds)
{
    std::vector<JudgedBag> all;
    std::vector<MetricTable> tables;
    std::vector<TileFinding> tiles;
    Json rows = Json::array();
    for (const FoldResult &fold : folds) {
        Result<std::vector<JudgedBag>> judged = readPredictions(fold.folder / "predictions.csv", cohort);
        if (!judged)
            return passOn(judged.error());
        std::erase_if(*judged, [](const JudgedBag &bag) { return bag.part != Part::test; });
        if (judged->empty())
            continue;
        Result<std::vector<TileFinding>> findings = readInstances(fold.folder / "plots" / "instances.csv", cohort);
        if (!findings)
            return passOn(findings.error());
        std::erase_if(*findings, [](const TileFinding &tile) { return tile.part != Part::test; });
        tiles.insert(tiles.end(), findings->begin(), findings->end());
        tables.push_back(metricsOf(cohort, *judged, {}));
        rows.push_back({{"repeat", fold.repeat},
                        {"fold", fold.fold},
                        {"folder", displayed(fold.folder.filename())},
                        {"bags", judged->size()},
                        {"metrics", Json::parse(metricsJson(tables.back()))}});
        if (!findings->empty())
            rows.back()["instances"] = instancesIn(fold.folder / "metrics.json");
        all.insert(all.end(), judged->begin(), judged->end());
    }
    Json json{{"part", "test"}, {"bags", all.size()}, {"patients", patientsOf(cohort, all)}};
    json["metrics"] = all.empty() ? Json::object() : Json::parse(metricsJson(metricsOf(cohort, all, {})));
    if (!tiles.empty()) {
        json["instances"] = instancesOf(tiles, rows);
        if (const Result<void> done = writeInstances(folder / "plots" / "instances.csv", cohort, tiles); !done)
            return passOn(done.error());
    }
    json["over_folds"] = spread(tables);
    json["folds"] = rows;
    json["regulatory"] = "research use only, not for diagnosis";
    const std::string text = json.dump(2) + '\n';
    if (const Result<void> done = writeReport(folder, cohort, all, all, text); !done)
        return passOn(done.error());
    return text;
}

} // namespace tessera
