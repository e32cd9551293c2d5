#include "analysis/encodertraining/encoderrun.h"

#include "analysis/encodertraining/encoderpackage.h"
#include "analysis/metrics/report.h"
#include "analysis/runs/evaluation.h"
#include "analysis/runs/runfolder.h"
#include "analysis/training/bagcache.h"
#include "base/atomicfile.h"
#include "base/readfile.h"
#include "base/sha256.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr int64_t largestReport = 16 << 20;

/// Stands for everything that decides the weights but the machine.
std::string fingerprintOf(EncoderSettings settings, const TileSet &set)
{
    settings.threads = 0; // (a run may go on with others; bit for bit it repeats with the same number alone)
    const std::string text = settingsJson(settings) + set.sha256;
    Sha256 hash;
    hash.add(std::as_bytes(std::span(text)));
    return hash.hex();
}

Result<MetricTable> metricsOf(const EncoderInputs &inputs, const EncoderWeights &weights, std::stop_token token)
{
    const TileSet &set = inputs.set;
    Result<std::vector<double>> judged = judgeTiles(inputs, weights, set.validation, std::move(token));
    if (!judged)
        return passOn(judged.error());
    ScoredBags scored;
    scored.classes = std::ssize(set.classes);
    scored.probabilities = std::move(*judged);
    for (const int64_t tile : set.validation)
        scored.labels.push_back(set.labels[static_cast<std::size_t>(tile)]);
    return classificationMetrics(scored, {});
}

std::string reportOf(const EncoderHistory &history, const std::string &fingerprint)
{
    const Json json{{"part", "validation"},
                    {"metrics", Json::parse(metricsJson(history.metrics))},
                    {"epochs", history.epochs},
                    {"whole", history.epochs == history.run.settings.epochs},
                    {"regulatory", "research use only, not for diagnosis"},
                    {"fingerprint", fingerprint}};
    return json.dump(2) + '\n';
}

/// The report of a finished run, where it is this one's.
Result<std::optional<std::string>> finishedReport(const RunFolder &folder, const std::string &fingerprint)
{
    Result<std::string> text = readFile(folder.metrics(), largestReport);
    if (!text)
        return std::nullopt;
    const Json json = Json::parse(*text, nullptr, false);
    if (!json.is_object() || json.value("fingerprint", Json()) != fingerprint)
        return fail(ErrorCode::runOfOtherData, displayed(folder.path()), "its settings or its tiles were others");
    return std::optional(std::move(*text));
}

/// Three quarters of the tile: its middle, which the label speaks of, stays inside wherever the cut falls.
int edgeOf(int tilePx) { return std::max(8, tilePx * 3 / 4 / 8 * 8); }

} // namespace

Result<std::string> runEncoderTraining(EncoderRunInputs inputs, EncoderObserver &observer, std::stop_token token)
{
    EncoderSettings &settings = inputs.settings;
    const Result<RunFolder> folder = RunFolder::open(inputs.folder);
    if (!folder)
        return passOn(folder.error());
    if (folder->holdsRun() && inputs.earlier == EarlierRun::refuse)
        return fail(ErrorCode::runInvalid, displayed(inputs.folder),
                    "a run is there already, and --resume, which goes on with it, is not given");
    const TileSetProgress progress{[&](int64_t tiles) { observer.read(tiles); },
                                   [&](int64_t done, int64_t all) { observer.checked(done, all); }};
    inputs.files.unpackedBytes = defaultBagBudget();
    const Result<TileSet> set = readTileSet(inputs.files, progress, token);
    if (!set)
        return passOn(set.error());
    for (const std::string &remark : set->remarks)
        observer.remark(remark);
    settings.edge = settings.edge == 0 ? edgeOf(set->tilePx) : settings.edge;
    if (settings.edge > set->tilePx)
        return fail(ErrorCode::usage, "Tiles of " + std::to_string(settings.edge) +
                                          " px cannot be cut out of tiles of " + std::to_string(set->tilePx) + " px.");
    const std::string fingerprint = fingerprintOf(settings, *set);
    const Result<std::optional<std::string>> finished = finishedReport(*folder, fingerprint);
    if (!finished)
        return passOn(finished.error());
    if (*finished) {
        observer.remark("The run in " + displayed(inputs.folder) + " has finished already.");
        return **finished;
    }
    const ResidualShape shape = settings.shape(std::ssize(set->classes));
    const fs::path stateFile = folder->state() / "checkpoint.safetensors";
    Result<std::optional<EncoderState>> stored = readEncoderState(stateFile, fingerprint, shape);
    if (!stored)
        return passOn(stored.error());
    if (!*stored && inputs.goal == EncoderGoal::now)
        return fail(ErrorCode::runInvalid, displayed(inputs.folder), "no epoch of it has ended yet");
    EncoderState state = *stored ? std::move(**stored) : EncoderState::fresh(settings, std::ssize(set->classes));
    std::error_code error;
    fs::create_directories(folder->state(), error);
    if (error)
        return passOn(writeError(folder->state(), error.value()));
    if (const Result<void> written = writeAtomically(folder->configuration(), settingsJson(settings) + '\n'); !written)
        return passOn(written.error());
    const EncoderInputs training{*set, settings, inputs.device};
    const auto store = [&](const EncoderState &reached) -> Result<void> {
        if (Result<void> written = writeEncoderState(stateFile, fingerprint, reached); !written)
            return written;
        return writeAtomically(folder->events(), reached.events);
    };
    if (inputs.goal == EncoderGoal::planned)
        if (const Result<void> trained = trainEncoder(training, state, store, observer, token); !trained)
            return passOn(trained.error());

    const StoredWeights weights = storedWeights(state.averaged);
    Result<MetricTable> metrics = metricsOf(training, weights.values, token);
    if (!metrics)
        return passOn(metrics.error());
    const EncoderHistory history{inputs, *set, state.epochsDone, std::move(*metrics)};
    if (const Result<EncoderPackage> package = writeTrainedEncoder(folder->model(), weights, history); !package)
        return passOn(package.error());
    std::string report = reportOf(history, fingerprint);
    if (inputs.goal == EncoderGoal::now)
        return report; // (without metrics.json the run can still go on)
    if (const Result<void> written = writeAtomically(folder->metrics(), report); !written)
        return passOn(written.error());
    fs::remove_all(folder->state(), error); // (what cannot be removed only takes room)
    return report;
}

} // namespace tessera
