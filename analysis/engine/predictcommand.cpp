#include "analysis/engine/commands.h"
#include "analysis/engine/prediction.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace tessera {
namespace {

int64_t countOf(const std::vector<uint8_t> &flags) { return std::count(flags.begin(), flags.end(), 1); }

std::string pathText(const std::filesystem::path &path)
{
    return displayed(std::filesystem::absolute(path).lexically_normal());
}

nlohmann::ordered_json outcomeJson(const MilPackage &package, const BagPrediction &prediction)
{
    nlohmann::ordered_json json;
    if (const auto *survival = std::get_if<SurvivalTask>(&package.task)) {
        json["risk"] = *prediction.risk;
        json["time_unit"] = survival->timeUnit;
        json["survival"] = nlohmann::ordered_json::array();
        for (std::size_t bin = 0; bin < prediction.probabilities.size(); ++bin)
            json["survival"].push_back({{"from", survival->binEdges[bin]},
                                        {"to", survival->binEdges[bin + 1]},
                                        {"probability", prediction.probabilities[bin]}});
        return json;
    }
    json["prediction"] = package.classes()[static_cast<std::size_t>(prediction.prediction)].name;
    json["probabilities"] = nlohmann::ordered_json::object();
    for (std::size_t c = 0; c < prediction.probabilities.size(); ++c)
        json["probabilities"][package.classes()[c].name] = prediction.probabilities[c];
    return json;
}

/// The slide's name, or that of the patient's first one.
std::string nameOf(const std::vector<std::filesystem::path> &features)
{
    std::string name = displayed(features.front().filename());
    if (features.size() > 1)
        name += " with " + std::to_string(features.size() - 1) + " more";
    return name;
}

void printJson(const PredictionRequest &request, const PredictionOutcome &outcome)
{
    nlohmann::ordered_json json{{"out", pathText(request.out)}, {"model", outcome.package.head.name}};
    json.update(outcomeJson(outcome.package, outcome.answer.prediction));
    json["logits"] = outcome.answer.prediction.logits;
    json["tiles"] = outcome.answer.excluded.size();
    json["excluded"] = countOf(outcome.answer.excluded);
    json["hidden"] = countOf(outcome.answer.prediction.maps.hidden);
    json["device"] = outcome.device;
    json["warnings"] = outcome.warnings;
    std::cout << json.dump(2) << '\n';
}

void printText(const PredictionRequest &request, const PredictionOutcome &outcome)
{
    const MilPackage &package = outcome.package;
    const BagPrediction &prediction = outcome.answer.prediction;
    std::cout << nameOf(request.features);
    if (const auto *survival = std::get_if<SurvivalTask>(&package.task)) {
        std::cout << ": risk " << formatted(static_cast<float>(*prediction.risk)) << " by " << package.head.name;
        for (std::size_t bin = 0; bin < prediction.probabilities.size(); ++bin)
            std::cout << (bin > 0 ? ", " : " (") << "S(" << formatted(survival->binEdges[bin + 1]) << ' '
                      << survival->timeUnit << ") " << formatted(static_cast<float>(prediction.probabilities[bin]));
    } else {
        std::cout << " is called " << package.classes()[static_cast<std::size_t>(prediction.prediction)].name << " by "
                  << package.head.name;
        for (std::size_t c = 0; c < prediction.probabilities.size(); ++c)
            std::cout << (c > 0 ? ", " : " (") << package.classes()[c].name << ' '
                      << formatted(static_cast<float>(prediction.probabilities[c]));
    }
    std::cout << ")\n"
              << outcome.answer.excluded.size() << " tiles, " << countOf(outcome.answer.excluded) << " taken out, "
              << countOf(prediction.maps.hidden) << " hidden by the teacher's mask; on " << outcome.device << '\n';
    for (const std::string &warning : outcome.warnings)
        std::cout << "Note: " << warning << '\n';
    std::cout << "Research use only, not for diagnosis.\nMaps: " << pathText(request.out) << '\n';
}

} // namespace

int runCommand(const PredictCommand &command, std::stop_token token)
{
    const Result<PredictionOutcome> outcome = runPrediction(command.request, token);
    if (!outcome && outcome.error().code == ErrorCode::cancelled)
        return reportError({ErrorCode::stopped, {}, {}}, command.output);
    if (!outcome)
        return reportError(outcome.error(), command.output);
    command.output == OutputForm::json ? printJson(command.request, *outcome) : printText(command.request, *outcome);
    return 0;
}

} // namespace tessera
