#include "analysis/runs/trainingrun.h"

#include "analysis/inference/tensors.h"
#include "analysis/metrics/report.h"
#include "analysis/mil/maps.h"
#include "analysis/mil/survival.h"
#include "analysis/runs/runfeatures.h"
#include "analysis/runs/runfolder.h"
#include "analysis/training/calibrationfit.h"
#include "analysis/training/configurationfile.h"
#include "base/atomicfile.h"
#include "base/quantile.h"
#include "base/readfile.h"
#include "base/sha256.h"
#include "base/text.h"

#include <ATen/ATen.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace tessera {
namespace {

constexpr int64_t largestReport = 64 << 20;

/// Stands for everything that decides the weights but the machine: cohort, features, fold, configuration, start.
std::string fingerprintOf(const RunInputs &inputs, const std::string &parent)
{
    TrainingConfiguration configuration = inputs.configuration;
    configuration.device = "auto"; // (a run may go on elsewhere; bit for bit it repeats on the same machine alone)
    configuration.threads.reset();
    nlohmann::json parts = nlohmann::json::array();
    for (const std::vector<int64_t> *part : {&inputs.fold.train, &inputs.fold.validation, &inputs.fold.test})
        parts.push_back(*part);
    const std::string text = configurationJson(configuration) + inputs.opened.cohort.sha256 + inputs.featuresSha256 +
                             parts.dump() + parent + nlohmann::json(inputs.opened.cohort.classes).dump();
    Sha256 hash;
    hash.add(std::as_bytes(std::span(text)));
    return hash.hex();
}

Result<std::optional<WarmWeights>> startOf(const RunInputs &inputs, int64_t outputs)
{
    if (inputs.configuration.warmStart.kind != WarmStart::Kind::package)
        return std::nullopt;
    Result<WarmWeights> warm = readWarmWeights(inputs.configuration.warmStart.package,
                                               architectureOf(inputs.configuration, inputs.report.dim, outputs));
    if (!warm)
        return passOn(warm.error());
    return std::optional(std::move(*warm));
}

/// The report of the finished run in a folder; none where none has finished.
std::optional<std::string> finishedReport(const std::filesystem::path &metrics)
{
    Result<std::string> text = readFile(metrics, largestReport);
    return text ? std::optional(std::move(*text)) : std::nullopt;
}

bool hasFingerprint(const std::string &report, const std::string &fingerprint)
{
    const nlohmann::json json = nlohmann::json::parse(report, nullptr, false);
    return json.is_object() && json.value("fingerprint", nlohmann::json()) == fingerprint;
}

/// Everything that happens after the last epoch.
class Ending {
public:
    Ending(const RunInputs &inputs, const RunFolder &folder, const TrainingTask &task, const TrainedModel &model,
           BagFeed &feed, std::stop_token token)
        : m_inputs(inputs), m_folder(folder), m_task(task), m_model(model), m_feed(feed), m_token(std::move(token))
    {
    }

    /// Returns metrics.json.
    Result<std::string> write(const ModelHistory &history, const std::string &fingerprint)
    {
        MilPackage package = describedPackage(m_folder.model(), m_model, m_task.packageTask(), history);
        const Result<std::vector<BagOutput>> validation = outputs(m_inputs.fold.validation);
        if (!validation)
            return passOn(validation.error());
        const Result<std::vector<BagOutput>> test = outputs(m_inputs.fold.test);
        if (!test)
            return passOn(test.error());
        if (const Result<void> set = calibrate(package, *validation); !set)
            return passOn(set.error());
        std::vector<JudgedBag> judged = judge(package, *validation, Part::validation, m_inputs.fold);
        const std::vector<JudgedBag> tested = judge(package, *test, Part::test, m_inputs.fold);
        std::vector<PartMetrics> metrics;
        std::vector<TileFinding> tiles;
        for (const auto &[part, bags] :
             {std::pair{Part::validation, &std::as_const(judged)}, std::pair{Part::test, &tested}}) {
            const Result<std::vector<JudgedTiles>> ofPart = tilesOf(package, *bags);
            if (!ofPart)
                return passOn(ofPart.error());
            addMetrics(metrics, part, *bags, *ofPart);
            const std::vector<TileFinding> findings = findingsOf(*ofPart);
            tiles.insert(tiles.end(), findings.begin(), findings.end());
        }
        const std::vector<JudgedBag> shown = tested.empty() ? judged : tested;
        judged.insert(judged.end(), tested.begin(), tested.end());

        const Result<FeatureStatistics> statistics =
            featureStatisticsOf(m_inputs.fold.train, m_inputs.report.dim, m_feed, m_token);
        if (!statistics)
            return passOn(statistics.error());
        const Result<MilPackage> written =
            writeTrainedPackage(m_folder.model(), std::move(package), m_model, history, metrics, *statistics);
        if (!written)
            return passOn(written.error());
        if (!tiles.empty())
            if (const Result<void> done =
                    writeInstances(m_folder.path() / "plots" / "instances.csv", m_inputs.opened.cohort, tiles);
                !done)
                return passOn(done.error());
        std::string text = report(metrics, fingerprint);
        if (const Result<void> done = writeReport(m_folder.path(), m_inputs.opened.cohort, judged, shown, text); !done)
            return passOn(done.error());
        return text;
    }

private:
    Result<std::vector<BagOutput>> outputs(const std::vector<int64_t> &bags) const
    {
        return outputsOf(m_model.architecture, m_model.student, bags, m_feed, m_inputs.device, m_token);
    }

    /// Calibration by the validation part; the risk cut of survival is the median of the training bags.
    Result<void> calibrate(MilPackage &package, const std::vector<BagOutput> &validation) const
    {
        if (!package.isSurvival()) {
            std::vector<double> logits;
            std::vector<int64_t> labels;
            for (const BagOutput &output : validation) {
                const mil::Target target = m_task.targetOf(m_inputs.opened.cohort.bag(output.bag));
                labels.push_back(std::get<mil::ClassTarget>(target).index);
                logits.insert(logits.end(), output.logits.begin(), output.logits.end());
            }
            package.calibration = fitCalibration(logits, labels, m_task.outputs());
            return {};
        }
        const Result<std::vector<BagOutput>> train = outputs(m_inputs.fold.train);
        if (!train)
            return passOn(train.error());
        std::vector<double> risks;
        for (const BagOutput &output : *train)
            risks.push_back(mil::survivalRisk(output.logits));
        std::sort(risks.begin(), risks.end());
        package.threshold = quantile(risks, 0.5);
        return {};
    }

    /// Of the bags whose tiles' truth is known; most cohorts have none, and then no network is made.
    Result<std::vector<JudgedTiles>> tilesOf(const MilPackage &package, const std::vector<JudgedBag> &bags) const
    {
        std::vector<JudgedBag> known;
        std::copy_if(bags.begin(), bags.end(), std::back_inserter(known),
                     [&](const JudgedBag &bag) { return m_inputs.truth.contains(bag.bag); });
        std::vector<JudgedTiles> tiles;
        if (known.empty())
            return tiles;
        std::optional<mil::MilModel> model;
        if (const Result<void> made =
                guarded("the model",
                        [&] { model.emplace(mil::makeModel(m_model.architecture, m_model.student, m_inputs.device)); });
            !made)
            return passOn(made.error());
        return judgeTiles(*model, package, m_inputs.opened.cohort, m_inputs.truth, known, m_feed, m_token);
    }

    void addMetrics(std::vector<PartMetrics> &metrics, Part part, const std::vector<JudgedBag> &judged,
                    const std::vector<JudgedTiles> &tiles) const
    {
        if (judged.empty())
            return;
        const Cohort &cohort = m_inputs.opened.cohort;
        metrics.push_back({part, std::ssize(judged), patientsOf(cohort, judged), metricsOf(cohort, judged, {}),
                           tiles.empty() ? std::nullopt : std::optional(instanceReport(tiles))});
    }

    std::string report(const std::vector<PartMetrics> &metrics, const std::string &fingerprint) const
    {
        using Json = nlohmann::ordered_json;
        Json parts = Json::object();
        for (const PartMetrics &part : metrics) {
            Json &json = parts[std::string(nameOf(part.part))];
            json = {
                {"bags", part.bags}, {"patients", part.patients}, {"metrics", Json::parse(metricsJson(part.metrics))}};
            if (part.instances)
                json["instances"] = Json::parse(instancesJson(*part.instances));
        }
        Json json = Json::object();
        if (!metrics.empty()) {
            json["part"] = nameOf(metrics.back().part);
            json["metrics"] = Json::parse(metricsJson(metrics.back().metrics));
            if (metrics.back().instances)
                json["instances"] = Json::parse(instancesJson(*metrics.back().instances));
        }
        json["parts"] = parts;
        json["epoch"] = m_model.epoch;
        json["predictor"] = m_model.predictor == Predictor::teacher ? "teacher" : "student";
        if (m_model.value)
            json["selected_by"] = {{"name", m_task.monitoredName()}, {"value", *m_model.value}};
        json["whole"] = m_model.isWhole;
        json["regulatory"] = "research use only, not for diagnosis";
        json["fingerprint"] = fingerprint;
        return json.dump(2) + '\n';
    }

    const RunInputs &m_inputs;
    const RunFolder &m_folder;
    const TrainingTask &m_task;
    const TrainedModel &m_model;
    BagFeed &m_feed;
    std::stop_token m_token;
};

/// Trains the fold, or takes what an interrupted run of it has. On standardised features where the configuration says
/// so; what comes out is a model of the features as they are.
Result<TrainedModel> learned(const RunInputs &inputs, const TrainingTask &task, std::optional<WarmWeights> warm,
                             RunFeatures &features, StateFolder &state, EventLog &log, TrainingObserver &observer,
                             std::stop_token token)
{
    std::optional<Standardisation> standardisation;
    if (inputs.configuration.standardise) {
        Result<Standardisation> made = features.standardisation(inputs.fold.train, token);
        if (!made)
            return passOn(made.error());
        standardisation = std::move(*made);
    }
    const Result<void> started = guarded("the weights to start from", [&] {
        if (standardisation && warm)
            warm->weights = forStandardisedFeatures(std::move(warm->weights), *standardisation);
    });
    if (!started)
        return passOn(started.error());
    const FoldInputs fold{inputs.opened.cohort,   inputs.fold,       task,
                          inputs.configuration,   inputs.report.dim, inputs.device,
                          warm ? &*warm : nullptr};
    Result<TrainedModel> model =
        inputs.finish
            ? storedModel(fold, state, *inputs.finish)
            : trainFold(fold, standardisation ? features.standardisedBy(*standardisation) : features.asTheyAre(), state,
                        log, observer, std::move(token));
    if (!model || !standardisation)
        return model;
    const Result<void> kept = guarded("the trained weights", [&] {
        model->student = forFeaturesAsTheyAre(std::move(model->student), *standardisation);
        model->teacher = forFeaturesAsTheyAre(std::move(model->teacher), *standardisation);
    });
    if (!kept)
        return passOn(kept.error());
    return model;
}

std::vector<std::string> warningsIn(const LinterReport &report)
{
    std::vector<std::string> sentences;
    for (const Finding &finding : report.findings)
        if (finding.severity == Severity::warning)
            sentences.push_back(finding.sentence);
    return sentences;
}

} // namespace

Result<std::string> runTraining(const RunInputs &inputs, TrainingObserver &observer, std::stop_token token)
{
    const Cohort &cohort = inputs.opened.cohort;
    const TrainingConfiguration &configuration = inputs.configuration;
    const Result<std::unique_ptr<TrainingTask>> task = makeTask(cohort, inputs.fold.train, configuration.survivalBins);
    if (!task)
        return passOn(task.error());
    const Result<std::optional<WarmWeights>> warm = startOf(inputs, (*task)->outputs());
    if (!warm)
        return passOn(warm.error());
    const std::string fingerprint = fingerprintOf(inputs, *warm ? (*warm)->packageSha256 : std::string());
    const Result<RunFolder> folder = RunFolder::open(inputs.folder);
    if (!folder)
        return passOn(folder.error());
    if (std::optional<std::string> finished = finishedReport(folder->metrics());
        finished && inputs.earlier == EarlierRun::resume) {
        if (!hasFingerprint(*finished, fingerprint))
            return fail(ErrorCode::runOfOtherData, displayed(inputs.folder),
                        "its configuration or its data were others");
        observer.remark("The run in " + displayed(inputs.folder) + " has finished already.");
        return std::move(*finished);
    }
    if (folder->holdsRun() && inputs.earlier == EarlierRun::refuse)
        return fail(ErrorCode::runInvalid, displayed(inputs.folder),
                    "a run is there already, and --resume, which goes on with it, is not given");
    if (const Result<void> written = writeAtomically(folder->configuration(), configurationJson(configuration) + '\n');
        !written)
        return passOn(written.error());
    const Result<std::string> splitHash =
        writeSplits(folder->splits(), {{inputs.fold}, inputs.splitOrigin, {}}, cohort);
    if (!splitHash)
        return passOn(splitHash.error());
    for (const std::string &remark : (*task)->remarks())
        observer.remark(remark);
    if (*warm && (*warm)->isOfOtherClasses)
        observer.remark("The model that is started from has other classes: its last layer starts afresh.");

    RunFeatures features(inputs.opened, inputs.report.dim, inputs.device, inputs.runsAtATime);
    StateFolder state(folder->state(), fingerprint);
    EventLog log(folder->events());
    const Result<TrainedModel> model = learned(inputs, **task, *warm, features, state, log, observer, token);
    if (!model)
        return passOn(model.error());

    const ModelHistory history{cohort,
                               inputs.fold,
                               configuration,
                               inputs.origin,
                               inputs.featuresSha256,
                               *splitHash,
                               inputs.splitOrigin,
                               warningsIn(inputs.report),
                               *warm ? std::optional((*warm)->packageSha256) : std::nullopt,
                               inputs.deviceName,
                               inputs.programVersion};
    Result<std::string> report =
        Ending(inputs, *folder, **task, *model, features.asTheyAre(), token).write(history, fingerprint);
    if (!report)
        return report;
    std::error_code ignored; // (what cannot be removed only takes room)
    if (model->isWhole)
        std::filesystem::remove_all(folder->state(), ignored);
    return report;
}

} // namespace tessera
