#pragma once
#include "analysis/protocol/trainingmessages.h"
#include "base/error.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tessera::protocol {

/// Raised whenever a message changes in a way that the other side would not understand.
constexpr int version = 1;

// ---- requests (app -> engine); each has the method name that goes over the pipe

struct Initialize {
    static constexpr const char *method = "initialize";
    int protocolVersion = version;
};

struct Device {
    std::string id;   ///< "cpu", "cuda:0": what --device takes
    std::string name; ///< for people
    int64_t memoryBytes = 0;
    std::string problem; ///< empty when usable
};

struct InitializeReply {
    int protocolVersion = version;
    std::string programVersion;
    std::string torchVersion;
    std::vector<Device> devices;
};

/// Lists the MIL packages found in these folders (each a folder of packages).
struct ListModels {
    static constexpr const char *method = "models/list";
    std::vector<std::string> folders;
};

struct ModelInfo {
    std::string folder;
    std::string id;
    std::string name;
    std::string description;
    std::string version;
    std::string weightsSha256;
    std::vector<std::string> classes;
    std::vector<std::string> positiveClasses; ///< those of `classes` that a map is first looked at for
    std::string problem;                      ///< one sentence when the package cannot be used, else empty
};

struct ListModelsReply {
    std::vector<ModelInfo> models;
};

enum class AnalysisProduct {
    result,  ///< the folder <out>/<stem>
    features ///< the file <out>/<stem>.h5 alone, for a training
};

/// Queues an analysis; answers with the job's number at once. Events with that number follow.
struct StartAnalysis {
    static constexpr const char *method = "analysis/start";
    std::string slide;
    std::string model; ///< package folder
    std::string out;   ///< folder that will hold <stem>/, or <stem>.h5
    std::string device = "auto";
    std::optional<double> mpp;       ///< the user's own value
    std::optional<double> maskRatio; ///< default: the model's
    std::optional<int> threads;
    bool allowHostileFormats = false;
    AnalysisProduct product = AnalysisProduct::result;
};

/// What queues a job; StartJobReply answers it.
using JobRequest = std::variant<StartAnalysis, StartTraining>;

struct StartJobReply {
    int64_t job = 0;
};

/// Answered at once; the job then ends with JobFailed: an analysis within 0.5 s with `cancelled`, leaving a feature
/// file to resume, a training within a few seconds with `stopped`, its state kept.
struct CancelJob {
    static constexpr const char *method = "job/cancel";
    int64_t job = 0;
};

/// Opens a session: a model and the embedded features of a bag stay in memory for questions about parts of the bag.
/// Answered when both are there.
struct OpenSession {
    static constexpr const char *method = "session/open";
    std::string model;    ///< package folder
    std::string features; ///< any bag format
    std::string device = "auto";
    std::optional<int> threads;
    std::optional<double> tileEdge;    ///< level-0 px; default: what the features say
    std::optional<std::string> folder; ///< for the maps; default: one of the system's for temporary files
};

struct OpenSessionReply {
    int64_t session = 0;
    int64_t tiles = 0;                ///< N
    std::vector<std::string> classes; ///< empty for survival
    bool knowsPlaces = false;         ///< areas can be asked about
    std::vector<std::string> warnings;
};

/// Outline of an area in level-0 px, the first point not repeated at the end.
using AreaOutline = std::vector<std::array<double, 2>>;

/// What does the model say without some of the tiles? A newer question of the same session makes an older one, which is
/// not answered yet, fail with `cancelled`.
struct AskSession {
    static constexpr const char *method = "session/predict";
    int64_t session = 0;
    std::vector<int64_t> excluded;  ///< tiles that are taken out, in the order of the bag, from 0 on
    std::vector<AreaOutline> areas; ///< tiles whose middle lies in one of them are taken out as well
    double maskRatio = 0;           ///< and this share of the others, those of highest score
    std::optional<int> shownClass;  ///< whose attention is shown, where a model has one for each; default: the called
    bool tileProbabilities = false; ///< also where they are slow (selfattn)
};

struct AskSessionReply {
    std::vector<double> logits;
    std::vector<double> probabilities;
    std::optional<int> prediction; ///< index of the called class; none for survival
    std::optional<double> risk;    ///< survival
    int64_t tilesLeft = 0;
    std::string maps; ///< path of the file, as `predict` writes it; replaced atomically by the next answer
};

/// Frees its memory and removes its file. One that is not open (any more) is no error.
struct CloseSession {
    static constexpr const char *method = "session/close";
    int64_t session = 0;
};

struct Shutdown {
    static constexpr const char *method = "shutdown";
};

struct Empty {};

// ---- notifications (engine -> app)

enum class Stage { opening, tissue, features, mil, writing };

struct JobProgress {
    static constexpr const char *method = "job/progress";
    int64_t job = 0;
    Stage stage = Stage::opening;
    int64_t done = 0;  ///< of the stage, in tiles where it has tiles
    int64_t total = 0; ///< 0 = not known yet
    double perSecond = 0;
    std::optional<double> secondsLeft; ///< of the whole job
};

/// The heat map as far as it exists: tiles.safetensors of the tiles encoded so far (same columns as the final one).
struct JobPartialResult {
    static constexpr const char *method = "job/partial";
    int64_t job = 0;
    std::string tiles; ///< path of the file; replaced atomically by the next one
    int64_t count = 0;
};

struct JobFinished {
    static constexpr const char *method = "job/finished";
    int64_t job = 0;
    std::string folder; ///< result folder; of features alone their file
};

struct JobFailed {
    static constexpr const char *method = "job/failed";
    int64_t job = 0;
    Error error;
};

using Request = std::variant<Initialize, ListModels, StartAnalysis, StartTraining, CancelJob, OpenSession, AskSession,
                             CloseSession, Shutdown>;
using Event = std::variant<JobProgress, JobPartialResult, JobFinished, JobFailed, TrainingEvent, TrainingFinished>;

} // namespace tessera::protocol
