#include "analysis/engine/trainingplan.h"

#include "analysis/bags/featurefile.h"
#include "analysis/engine/threads.h"
#include "analysis/training/jsonobserver.h"
#include "analysis/training/textobserver.h"
#include "base/text.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <iostream>

namespace tessera {
namespace {

Result<std::vector<GridPoint>> configurationsOf(const TrainingRequest &request)
{
    ConfigurationSources sources = request.settings;
    if (request.configuration) {
        Result<ConfigurationText> text = readConfigurationText(*request.configuration);
        if (!text)
            return passOn(text.error());
        sources.text = std::move(*text);
    }
    Result<std::vector<GridPoint>> points = readGrid(sources);
    if (!points)
        return points;
    for (const std::string &name : request.skipped)
        if (std::erase_if(*points, [&](const GridPoint &point) { return point.name == name; }) == 0)
            return fail(ErrorCode::usage, "--skip " + name + ": there is no configuration of this name.");
    if (request.only) // (others are not looked at; a fold is chosen when the folds are there)
        std::erase_if(*points, [&](const GridPoint &point) {
            return !point.name.empty() && *request.only != point.name && !request.only->starts_with(point.name + '/');
        });
    return points;
}

/// With --jobs a run's numbers must not depend on how many there are at a time.
int threadsOf(const TrainingConfiguration &configuration, const TrainingRequest &request)
{
    return configuration.threads.value_or(request.jobs ? 1 : allowedCores());
}

/// What our own feature files tell of their encoder.
FeatureOrigin originIn(const OpenedCohort &opened)
{
    const Result<std::vector<std::filesystem::path>> files = opened.source->filesOf(opened.cohort.bags.front());
    if (!files || files->empty())
        return {};
    const Result<FeatureFile> file = readFeatureFile(files->front());
    if (!file || file->info.encoderId.empty())
        return {};
    FeatureOrigin origin;
    origin.encoderId = file->info.encoderId;
    if (!file->info.encoderSha256.empty())
        origin.encoderSha256 = file->info.encoderSha256;
    if (file->info.mpp > 0 && file->info.patchSize > 0)
        origin.tiling = PackageTiling{file->info.mpp, static_cast<int>(file->info.patchSize),
                                      static_cast<int>(file->info.overlap), PackageTiling{}.minTissue};
    return origin;
}

} // namespace

Result<TrainingPlan> planTraining(const TrainingRequest &request, Division division, TrainingObserver &observer,
                                  std::stop_token token)
{
    Result<std::vector<GridPoint>> points = configurationsOf(request);
    if (!points)
        return passOn(points.error());
    if (points->empty())
        return fail(ErrorCode::usage, request.only ? "--only " + *request.only + ": there is no run of this name."
                                                   : "Every configuration is skipped: nothing is left to train.");
    TrainingPlan plan;
    const int threads = threadsOf(points->front().configuration, request);
    at::set_num_threads(threads);
    // Moments of channels that are nearly always 0 sink into denormal numbers, on which a CPU is many times slower.
    // (Before the first tensor: LibTorch's threads take it over from this one.)
    (void)at::globalContext().setFlushDenormal(true);
    Result<ChosenDevice> device = chooseDevice(points->front().configuration.device, threads);
    if (!device)
        return passOn(device.error());
    plan.device = std::move(*device);
    if (!plan.device.remark.empty())
        observer.remark(plan.device.remark);
    Result<OpenedCohort> opened = openCohort(request.files, observer);
    if (!opened)
        return passOn(opened.error());
    plan.opened = std::move(*opened);
    if (request.encoder) {
        Result<FeatureOrigin> origin = originOf(*request.encoder);
        if (!origin)
            return passOn(origin.error());
        plan.origin = std::move(*origin);
    }
    for (const GridPoint &point : *points) {
        Result<SplitPlan> divided = divide(plan.opened, request.files, division, point.configuration, observer);
        if (!divided)
            return passOn(divided.error());
        plan.trainings.push_back(
            {point.configuration, point.name, request.out / point.name, std::move(*divided), LinterReport{}});
    }
    const Result<SeenFeatures> features = look(plan.opened, observer, std::move(token));
    if (!features)
        return passOn(features.error());
    plan.truth = features->truth();
    for (PlannedTraining &training : plan.trainings) {
        Result<LinterReport> report = check(plan.opened, *features, training.plan, training.configuration, observer);
        if (!report)
            return passOn(report.error());
        if (plan.origin.dim != 0 && plan.origin.dim != report->dim)
            return fail(ErrorCode::encoderMismatch, displayed(*request.encoder),
                        "its features have width " + std::to_string(plan.origin.dim) + ", those of the cohort " +
                            std::to_string(report->dim));
        training.configuration.threads = threadsOf(training.configuration, request);
        training.configuration.device = plan.device.device.str();
        training.report = std::move(*report);
    }
    if (!request.encoder)
        plan.origin = originIn(plan.opened);
    Result<std::string> hash = plan.opened.source->fingerprint(plan.opened.cohort);
    if (!hash)
        return passOn(hash.error());
    plan.featuresSha256 = std::move(*hash);
    return plan;
}

void useFor(const TrainingConfiguration &configuration)
{
    const bool usesTensorFloat = configuration.precision == Precision::tf32 &&
                                 configuration.baseline != mil::Baseline::selfattn; // (mhim-mil.md 9.18)
    at::globalContext().setAllowTF32CuBLAS(usesTensorFloat);
    at::set_num_threads(*configuration.threads);
}

RunInputs runOf(const TrainingPlan &plan, const PlannedTraining &training, const Fold &fold,
                const std::filesystem::path &folder, const TrainingRequest &request)
{
    return {plan.opened,
            training.report,
            plan.truth,
            plan.featuresSha256,
            fold,
            training.plan.origin,
            training.configuration,
            plan.device.device,
            plan.device.name,
            plan.origin,
            TESSERA_VERSION,
            folder,
            request.earlier,
            request.finish,
            request.jobs ? request.jobs->count.value_or(1) : 1};
}

std::unique_ptr<TrainingObserver> makeObserver(bool progressLines)
{
    if (progressLines)
        return std::make_unique<JsonObserver>(std::cerr);
    return std::make_unique<TextObserver>(std::cerr);
}

Error asStopped(const Error &error)
{
    return error.code == ErrorCode::cancelled ? Error{ErrorCode::stopped, {}, {}} : error;
}

} // namespace tessera
