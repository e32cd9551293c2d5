#pragma once
#include "analysis/encodertraining/encoderrun.h"
#include "analysis/engine/prediction.h"
#include "analysis/engine/request.h"
#include "analysis/runs/trainingrun.h"
#include "analysis/training/configurationfile.h"

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

/// How many runs go on at a time, each in a process of its own.
struct Jobs {
    std::optional<int> count; ///< none: auto
};

/// What train and cross-validate have in common.
struct TrainingRequest {
    CohortFiles files;
    ConfigurationSources settings;
    std::optional<std::filesystem::path> configuration; ///< JSON file of settings
    std::optional<std::filesystem::path> encoder;       ///< package that made the features
    std::filesystem::path out;
    std::vector<std::string> skipped; ///< names of configurations of a grid that are not to run
    EarlierRun earlier = EarlierRun::refuse;
    std::optional<WhichWeights> finish;
    std::optional<Jobs> jobs;           ///< none: all in this process, one after another
    std::optional<std::string> only;    ///< name of the one run that is wanted
    std::vector<std::string> arguments; ///< the whole command line, for runs in processes of their own
};

struct TrainCommand {
    TrainingRequest request;
    OutputForm output = OutputForm::text;
    bool progressLines = false; ///< one JSON object a line on standard error
};

struct CrossValidateCommand {
    TrainingRequest request;
    OutputForm output = OutputForm::text;
    bool progressLines = false;
};

struct EvaluateCommand {
    std::filesystem::path model;
    CohortFiles files;
    std::optional<std::string> split; ///< bags of this part of the table alone
    std::optional<std::filesystem::path> out;
    std::string device = "auto";
    std::optional<int> threads;
    OutputForm output = OutputForm::text;
};

struct TrainEncoderCommand {
    EncoderRunInputs run; ///< but for the device, which is chosen by its name
    std::string device = "auto";
    std::optional<int> threads;
    std::optional<ConvolutionPrecision> precision; ///< none: the fastest that is exact enough
    OutputForm output = OutputForm::text;
    bool progressLines = false;
};

struct EncodeTilesCommand {
    std::filesystem::path encoder;
    std::vector<std::filesystem::path> tiles;
    std::filesystem::path out;
    double restain = 0; ///< strength of one other stain for all tiles; 0: as they are
    uint64_t seed = 1;  ///< of that stain
    std::string device = "auto";
    std::optional<int> threads;
    OutputForm output = OutputForm::text;
};

/// Help or version was asked for, or the words were wrong: the text is ready, nothing is to be done.
struct Finished {
    int exitCode = 0;
    std::string text; ///< for standard output when exitCode is 0, else for standard error
};

using Command = std::variant<Finished, AnalyzeCommand, PredictCommand, InfoCommand, DoctorCommand, ServeCommand,
                             MakeSampleCommand, ImportModelCommand, TrainCommand, CrossValidateCommand, EvaluateCommand,
                             TrainEncoderCommand, EncodeTilesCommand>;

Command parseCommandLine(int argc, char **argv);

} // namespace tessera
