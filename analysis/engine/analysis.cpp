#include "analysis/engine/analysis.h"

#include "analysis/engine/analysisinputs.h"
#include "analysis/engine/devices.h"
#include "analysis/engine/featurestage.h"
#include "analysis/engine/resultstage.h"
#include "analysis/engine/threads.h"
#include "analysis/engine/torchencoder.h"
#include "analysis/engine/workfolder.h"
#include "analysis/inference/bagprediction.h"
#include "analysis/inference/selftest.h"
#include "base/log.h"
#include "base/text.h"

#include <ATen/Parallel.h>

#include <chrono>

namespace tessera {
namespace {

using protocol::Stage;

/// Wall time by stage.
class StageClock {
public:
    void next(const char *stage)
    {
        const auto now = std::chrono::steady_clock::now();
        if (m_stage)
            m_seconds[m_stage] += std::chrono::duration<double>(now - m_begin).count();
        m_stage = stage;
        m_begin = now;
    }
    const std::map<std::string, double> &seconds() const { return m_seconds; }

private:
    const char *m_stage = nullptr;
    std::chrono::steady_clock::time_point m_begin;
    std::map<std::string, double> m_seconds;
};

/// Encoder and model on the device, both with their self-tests passed.
struct Networks {
    ChosenDevice device;
    std::unique_ptr<TorchEncoder> encoder;
    std::unique_ptr<LoadedModel> model;
};

Result<Networks> loadNetworks(const AnalysisInputs &inputs, const AnalysisRequest &request, int threads)
{
    Networks networks;
    Result<ChosenDevice> device = chooseDevice(request.device, threads);
    if (!device)
        return passOn(device.error());
    networks.device = std::move(*device);
    if (!networks.device.remark.empty())
        logInfo(networks.device.remark);
    Result<std::unique_ptr<TorchEncoder>> encoder = TorchEncoder::load(inputs.encoder, networks.device.device);
    if (!encoder)
        return passOn(encoder.error());
    networks.encoder = std::move(*encoder);
    if (const Result<void> passed = networks.encoder->runSelftest(); !passed)
        return passOn(passed.error());
    Result<LoadedModel> model = loadModel(inputs.model, networks.encoder->device());
    if (!model)
        return passOn(model.error());
    networks.model = std::make_unique<LoadedModel>(std::move(*model));
    if (const Result<void> passed = runSelftest(*networks.model); !passed)
        return passOn(passed.error());
    return networks;
}

/// A bag too large for the GPU's memory is predicted on the CPU.
Result<BagPrediction> predict(const AnalysisInputs &inputs, const Networks &networks, std::span<const float> features)
{
    Result<BagPrediction> prediction = predictBag(*networks.model, features, inputs.maskRatio);
    if (prediction || prediction.error().code != ErrorCode::outOfMemory || networks.model->model.device.is_cpu())
        return prediction;
    logWarning("the GPU's memory does not hold the bag, and the CPU takes over");
    const Result<LoadedModel> onCpu = loadModel(inputs.model, at::kCPU);
    return onCpu ? predictBag(*onCpu, features, inputs.maskRatio) : passOn(onCpu.error());
}

/// A finished result under the final name: is it already what is asked for, may it be replaced, or is it somebody
/// else's?
enum class Earlier { none, answers, replaceable };

Result<Earlier> earlierResult(const std::filesystem::path &folder, const AnalysisInputs &inputs,
                              EarlierWork earlierWork)
{
    std::error_code none;
    if (!std::filesystem::exists(folder, none))
        return Earlier::none;
    if (!std::filesystem::exists(folder / "result.json", none) && !std::filesystem::is_empty(folder, none))
        return fail(ErrorCode::fileUnwritable, displayed(folder), "it holds something that is no result");
    const SlideFacts &facts = inputs.slide->facts();
    const Result<LoadedResult> found =
        loadResult(folder, {facts.fingerprint, facts.level0().width, facts.level0().height, {}});
    if (!found && found.error().code == ErrorCode::resultOfOtherSlide && earlierWork != EarlierWork::recompute)
        return passOn(found.error()); // two slides of one name: nobody's result is thrown away unasked
    return found && earlierWork != EarlierWork::recompute && answers(found->result, inputs) ? Earlier::answers
                                                                                            : Earlier::replaceable;
}

std::vector<std::string> warningsOf(const AnalysisInputs &inputs, const Networks &networks,
                                    const StageFeatures &features)
{
    std::vector<std::string> warnings = warningsOf(inputs.model);
    if (!features.stored.unreadable.empty())
        warnings.push_back(std::to_string(features.stored.unreadable.size()) + " tiles could not be read");
    if (!networks.encoder->remark().empty())
        warnings.push_back(networks.encoder->remark());
    return warnings;
}

} // namespace

Result<AnalysisOutcome> runAnalysis(const AnalysisRequest &request, const AnalysisEvents &events, std::stop_token token)
{
    StageClock clock;
    const auto enter = [&](Stage stage, const char *name) {
        clock.next(name);
        if (events.progress)
            events.progress({stage, 0, 0, 0, {}});
        if (events.between)
            events.between();
    };
    enter(Stage::opening, "opening");
    const int threads = request.threads.value_or(allowedCores());
    at::set_num_threads(threads);
    const Result<AnalysisInputs> inputs = openInputs(request);
    if (!inputs)
        return passOn(inputs.error());
    const std::filesystem::path folder = finalFolder(request.out, request.slide);
    const Result<Earlier> earlier = earlierResult(folder, *inputs, request.earlierWork);
    if (!earlier)
        return passOn(earlier.error());
    if (*earlier == Earlier::answers)
        return AnalysisOutcome{folder, AnalysisDone::before};
    const Result<Networks> networks = loadNetworks(*inputs, request, threads);
    if (!networks)
        return passOn(networks.error());

    enter(Stage::tissue, "tissue");
    const Result<Tissue> tissue = segmentTissue(*inputs->slide, inputs->mpp.mean(), {}, token);
    if (!tissue)
        return passOn(tissue.error());
    const TileGrid grid = layTiles(inputs->geometry, *tissue, inputs->slide->facts(), inputs->model.tiling.minTissue);
    if (grid.tiles() == 0)
        return fail(ErrorCode::noTissue, displayed(request.slide));

    enter(Stage::features, "features");
    Result<WorkFolder> work = WorkFolder::open(request.out, folder.filename());
    if (!work)
        return passOn(work.error());
    const Result<StageFeatures> features =
        encodeTiles(*inputs, grid, *networks->encoder, *networks->model, *work,
                    {request.earlierWork, readerThreadsBeside(threads)}, events, token);
    if (!features)
        return passOn(features.error());
    if (features->stored.corners.empty()) {
        work->discard();
        return fail(ErrorCode::slideUnreadable, displayed(request.slide));
    }

    enter(Stage::mil, "mil");
    at::set_num_threads(threads); // the encoder's threads may have changed a BLAS's number for the whole process
    const Result<BagPrediction> prediction = predict(*inputs, *networks, features->stored.features);
    if (!prediction)
        return passOn(prediction.error());

    enter(Stage::writing, "writing");
    const AnalysisOutputs outputs{*tissue,
                                  *features,
                                  *prediction,
                                  clock.seconds(),
                                  networks->device.name,
                                  warningsOf(*inputs, *networks, *features)};
    if (const Result<void> written = writeResults(work->path(), *inputs, outputs, token); !written)
        return passOn(written.error());
    if (const Result<void> published = work->publish(); !published)
        return passOn(published.error());
    return AnalysisOutcome{folder, AnalysisDone::now};
}

} // namespace tessera
