#pragma once
#include "analysis/engine/prediction.h"
#include "analysis/engine/request.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tessera {

enum class OutputForm { text, json };

struct AnalyzeCommand {
    AnalysisRequest request;
    OutputForm output = OutputForm::text;
    bool progressLines = false; ///< one JSON object a line on standard error
};

struct PredictCommand {
    PredictionRequest request;
    OutputForm output = OutputForm::text;
};

struct InfoCommand {
    std::filesystem::path slide;
    SlideOptions options;
    OutputForm output = OutputForm::text;
};

struct DoctorCommand {
    std::optional<std::filesystem::path> encoder; ///< for tiles/s; default: the bundled one
    OutputForm output = OutputForm::text;
};

struct ServeCommand {};

struct MakeSampleCommand {
    std::filesystem::path path;
    int64_t width = 20'000;
    int64_t height = 16'000;
    uint64_t seed = 1;
    double mpp = 0.5;
    double tumourShare = 0.02;
    OutputForm output = OutputForm::text;
};

struct ImportModelCommand {
    std::filesystem::path weights;
    std::filesystem::path out;
    std::optional<std::filesystem::path> config;
    std::vector<std::string> classes; ///< empty: not said
    std::optional<int64_t> inputDim;
    OutputForm output = OutputForm::text;
};

/// Help or version was asked for, or the words were wrong: the text is ready, nothing is to be done.
struct Finished {
    int exitCode = 0;
    std::string text; ///< for standard output when exitCode is 0, else for standard error
};

using Command = std::variant<Finished, AnalyzeCommand, PredictCommand, InfoCommand, DoctorCommand, ServeCommand,
                             MakeSampleCommand, ImportModelCommand>;

Command parseCommandLine(int argc, char **argv);

} // namespace tessera
