#include "analysis/engine/trainingreport.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;

std::vector<protocol::TrainedMetric> metricsIn(const Json &report)
{
    std::vector<protocol::TrainedMetric> metrics;
    const auto number = [](const Json &json) {
        return json.is_null() ? std::nullopt : std::optional(json.get<double>());
    };
    const Json table = report.value("metrics", Json::object());
    for (const auto &[name, estimate] : table.items())
        metrics.push_back(
            {name, number(estimate.at("value")), number(estimate.at("low")), number(estimate.at("high"))});
    return metrics;
}

/// `report` is metrics.json of the run; `place` says where it lies.
protocol::TrainedRun runOf(const Json &place, const Json &report, const std::filesystem::path &out)
{
    protocol::TrainedRun run;
    run.name = place.value("name", std::string());
    run.folder = absoluteName(run.name.empty() ? out : out / run.name);
    if (place.contains("model"))
        run.model = place.at("model").get<std::string>();
    run.isWhole = report.value("whole", true);
    run.part = report.value("part", std::string());
    run.metrics = metricsIn(report);
    return run;
}

} // namespace

Result<std::vector<protocol::TrainedRun>> readTrainedRuns(std::string_view json, const std::filesystem::path &out)
{
    try {
        const Json report = Json::parse(json);
        std::vector<protocol::TrainedRun> runs;
        if (!report.contains("runs")) {
            runs.push_back(runOf(report, report, out));
            return runs;
        }
        for (const Json &run : report.at("runs"))
            runs.push_back(runOf(run, run.value("report", run), out));
        return runs;
    } catch (const Json::exception &) {
        return fail(ErrorCode::internal, "a training ended well, with a report that cannot be read");
    }
}

std::string absoluteName(const std::filesystem::path &path)
{
    std::error_code problem; // (the working folder may be gone)
    const std::filesystem::path whole = std::filesystem::absolute(path, problem);
    return displayed(problem ? path : whole);
}

std::optional<Error> readReportedError(std::string_view json)
{
    const Json report = Json::parse(json, nullptr, false);
    try {
        const Json &error = report.at("error");
        return Error{errorCodeNamed(error.at("code").get<std::string>()),
                     error.at("arguments").get<std::vector<std::string>>(),
                     {}};
    } catch (const Json::exception &) {
        return std::nullopt;
    }
}

} // namespace tessera
