#include "analysis/engine/analysis.h"
#include "analysis/engine/commands.h"
#include "analysis/result/slideresult.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <iostream>
#include <unistd.h>

namespace tessera {
namespace {

const char *nameOf(protocol::Stage stage)
{
    switch (stage) {
    case protocol::Stage::opening:
        return "opening";
    case protocol::Stage::tissue:
        return "tissue";
    case protocol::Stage::features:
        return "features";
    case protocol::Stage::mil:
        return "mil";
    case protocol::Stage::writing:
        return "writing";
    }
    return "";
}

std::string wholeNumber(double value) { return std::to_string(static_cast<int64_t>(value + 0.5)); }

/// For programs: one JSON object a line.
void printJson(const AnalysisProgress &p)
{
    nlohmann::ordered_json line{{"stage", nameOf(p.stage)},
                                {"done", p.done},
                                {"total", p.total},
                                {"tiles_per_second", p.tilesPerSecond},
                                {"seconds_left", nullptr}};
    if (p.secondsLeft)
        line["seconds_left"] = *p.secondsLeft;
    std::cerr << line.dump() + "\n" << std::flush;
}

/// For people: one line that is overwritten on a terminal, a line every few seconds elsewhere.
class TextProgress {
public:
    void print(const AnalysisProgress &p)
    {
        if (p.total == 0)
            return;
        const auto now = std::chrono::steady_clock::now();
        if (!m_terminal && p.done < p.total && now - m_last < std::chrono::seconds(10))
            return;
        m_last = now;
        std::string line = std::to_string(p.done) + " of " + std::to_string(p.total) + " tiles, " +
                           wholeNumber(p.tilesPerSecond) + " tiles/s";
        if (p.secondsLeft && *p.secondsLeft > 0)
            line += ", " + wholeNumber(*p.secondsLeft) + " s left";
        if (m_terminal)
            line = "\r" + line + "\x1b[K" + (p.done == p.total ? "\n" : "");
        else
            line += "\n";
        std::cerr << line << std::flush;
    }

private:
    bool m_terminal = ::isatty(STDERR_FILENO) != 0;
    std::chrono::steady_clock::time_point m_last;
};

/// Three decimals, and never certain.
std::string probabilityText(double probability)
{
    if (probability < 0.001)
        return "< 0.001";
    if (probability > 0.999)
        return "> 0.999";
    return formatted(std::round(probability * 1000) / 1000);
}

std::string folderText(const AnalysisOutcome &outcome)
{
    return displayed(std::filesystem::absolute(outcome.folder).lexically_normal());
}

void printText(const AnalysisOutcome &outcome, const SlideResult &result)
{
    std::cout << (outcome.done == AnalysisDone::before ? "Done already: " : "") << displayed(result.slide.filename())
              << " is called " << result.classes[static_cast<std::size_t>(result.prediction)].name << " by "
              << result.model.name << " (";
    for (std::size_t c = 0; c < result.classes.size(); ++c)
        std::cout << (c > 0 ? ", " : "") << result.classes[c].name << ' '
                  << probabilityText(result.classes[c].probability);
    std::cout << ")\n"
              << result.tiles << " tiles, " << result.hidden << " hidden by the teacher's mask, " << result.unreadable
              << " unreadable; " << wholeNumber(result.tilesPerSecond) << " tiles/s on " << result.device << '\n';
    for (const std::string &warning : result.warnings)
        std::cout << "Note: " << warning << '\n';
    std::cout << "Research use only, not for diagnosis.\nResults: " << folderText(outcome) << '\n';
}

void printJson(const AnalysisOutcome &outcome, const SlideResult &result)
{
    nlohmann::ordered_json probabilities = nlohmann::ordered_json::object();
    for (const ResultClass &c : result.classes)
        probabilities[c.name] = c.probability;
    std::cout << nlohmann::ordered_json{{"folder", folderText(outcome)},
                                        {"done", outcome.done == AnalysisDone::before ? "before" : "now"},
                                        {"prediction",
                                         result.classes[static_cast<std::size_t>(result.prediction)].name},
                                        {"probabilities", probabilities},
                                        {"tiles", result.tiles},
                                        {"hidden", result.hidden},
                                        {"unreadable", result.unreadable},
                                        {"tiles_per_second", result.tilesPerSecond},
                                        {"device", result.device},
                                        {"warnings", result.warnings}}
                     .dump(2)
              << '\n';
}

void printFeatures(const AnalysisOutcome &outcome, OutputForm output)
{
    const bool isBefore = outcome.done == AnalysisDone::before;
    if (output == OutputForm::json)
        std::cout << nlohmann::ordered_json{{"features", folderText(outcome)}, {"done", isBefore ? "before" : "now"}}
                         .dump(2)
                  << '\n';
    else
        std::cout << (isBefore ? "Done already: " : "") << "Features: " << folderText(outcome) << '\n';
}

} // namespace

int runCommand(const AnalyzeCommand &command, std::stop_token token)
{
    TextProgress text;
    AnalysisEvents events;
    events.progress = [&](const AnalysisProgress &progress) {
        command.progressLines ? printJson(progress) : text.print(progress);
    };
    const Result<AnalysisOutcome> outcome = runAnalysis(command.request, events, token);
    if (!outcome && outcome.error().code == ErrorCode::cancelled)
        return reportError({ErrorCode::stopped, {}, {}}, command.output);
    if (!outcome)
        return reportError(outcome.error(), command.output);
    if (command.request.product == protocol::AnalysisProduct::features) {
        printFeatures(*outcome, command.output);
        return 0;
    }
    const Result<SlideResult> result = readSlideResult(outcome->folder);
    if (!result)
        return reportError(result.error(), command.output);
    command.output == OutputForm::json ? printJson(*outcome, *result) : printText(*outcome, *result);
    return 0;
}

} // namespace tessera
