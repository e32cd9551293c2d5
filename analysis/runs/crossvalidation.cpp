#include "analysis/runs/crossvalidation.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;

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

} // namespace

Result<std::string> writeCrossValidation(const std::filesystem::path &folder, const Cohort &cohort,
                                         const std::vector<FoldResult> &folds)
{
    std::vector<JudgedBag> all;
    std::vector<MetricTable> tables;
    Json rows = Json::array();
    for (const FoldResult &fold : folds) {
        Result<std::vector<JudgedBag>> judged = readPredictions(fold.folder / "predictions.csv", cohort);
        if (!judged)
            return passOn(judged.error());
        std::erase_if(*judged, [](const JudgedBag &bag) { return bag.part != Part::test; });
        if (judged->empty())
            continue;
        tables.push_back(metricsOf(cohort, *judged, {}));
        rows.push_back({{"repeat", fold.repeat},
                        {"fold", fold.fold},
                        {"folder", displayed(fold.folder.filename())},
                        {"bags", judged->size()},
                        {"metrics", Json::parse(metricsJson(tables.back()))}});
        all.insert(all.end(), judged->begin(), judged->end());
    }
    Json json{{"part", "test"}, {"bags", all.size()}, {"patients", patientsOf(cohort, all)}};
    json["metrics"] = all.empty() ? Json::object() : Json::parse(metricsJson(metricsOf(cohort, all, {})));
    json["over_folds"] = spread(tables);
    json["folds"] = rows;
    json["regulatory"] = "research use only, not for diagnosis";
    const std::string text = json.dump(2) + '\n';
    if (const Result<void> done = writeReport(folder, cohort, all, all, text); !done)
        return passOn(done.error());
    return text;
}

} // namespace tessera
