#include "analysis/engine/analysis.h"

#include "analysis/engine/analysisinputs.h"
#include "analysis/engine/featurestage.h"
#include "analysis/engine/networks.h"
#include "analysis/engine/resultstage.h"
#include "analysis/engine/threads.h"
#include "analysis/engine/workfolder.h"
#include "analysis/inference/bagprediction.h"
#include "base/atomicfile.h"
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

/// A feature file under the final name, as earlierResult() is a result. One of another program, or with other tiles, is
/// somebody's work: it stays.
Result<Earlier> earlierFeatures(const std::filesystem::path &file, const AnalysisInputs &inputs,
                                EarlierWork earlierWork)
{
    std::error_code none;
    if (!std::filesystem::exists(file, none))
        return Earlier::none;
    if (earlierWork == EarlierWork::recompute)
        return Earlier::replaceable;
    const Result<FeatureFile> found = readFeatureFile(file);
    if (!found)
        return passOn(found.error());
    if (found->info.extractionKey != extractionKeyOf(inputs))
        return fail(ErrorCode::featuresOfOtherRun, displayed(file), "they are of another slide, encoder or tiling");
    return found->stored.complete ? Earlier::answers : Earlier::replaceable;
}

/// The stages that every product goes through, and their times.
class Run {
public:
    Run(const AnalysisRequest &request, const AnalysisEvents &events, std::stop_token token)
        : m_request(request), m_events(events), m_token(std::move(token)),
          m_threads(request.threads.value_or(allowedCores()))
    {
    }

    Result<AnalysisOutcome> make()
    {
        enter(Stage::opening, "opening");
        at::set_num_threads(m_threads);
        const Result<AnalysisInputs> inputs = openInputs(m_request);
        if (!inputs)
            return passOn(inputs.error());
        return m_request.product == protocol::AnalysisProduct::features ? makeFeatures(*inputs) : makeResult(*inputs);
    }

private:
    struct Encoded {
        Tissue tissue;
        WorkFolder work;
        StageFeatures features;
    };

    void enter(Stage stage, const char *name)
    {
        m_clock.next(name);
        if (m_events.progress)
            m_events.progress({stage, 0, 0, 0, {}});
        if (m_events.between)
            m_events.between();
    }

    /// `name` is that of the folder or file which the work will become.
    Result<Encoded> encode(const AnalysisInputs &inputs, const Networks &networks, const std::filesystem::path &name)
    {
        enter(Stage::tissue, "tissue");
        Result<Tissue> tissue = segmentTissue(*inputs.slide, inputs.mpp.mean(), {}, m_token);
        if (!tissue)
            return passOn(tissue.error());
        const TileGrid grid = layTiles(inputs.geometry, *tissue, inputs.slide->facts(), inputs.model.tiling.minTissue);
        if (grid.tiles() == 0)
            return fail(ErrorCode::noTissue, displayed(m_request.slide));
        enter(Stage::features, "features");
        Result<WorkFolder> work = WorkFolder::open(m_request.out, name);
        if (!work)
            return passOn(work.error());
        Result<StageFeatures> features =
            encodeTiles(inputs, grid, *networks.encoder, networks.model.get(), *work,
                        {m_request.earlierWork, readerThreadsBeside(m_threads)}, m_events, m_token);
        if (!features)
            return passOn(features.error());
        if (features->stored.corners.empty()) {
            work->discard();
            return fail(ErrorCode::slideUnreadable, displayed(m_request.slide));
        }
        return Encoded{std::move(*tissue), std::move(*work), std::move(*features)};
    }

    Result<AnalysisOutcome> makeResult(const AnalysisInputs &inputs)
    {
        const std::filesystem::path folder = finalFolder(m_request.out, m_request.slide);
        const Result<Earlier> earlier = earlierResult(folder, inputs, m_request.earlierWork);
        if (!earlier)
            return passOn(earlier.error());
        if (*earlier == Earlier::answers)
            return AnalysisOutcome{folder, AnalysisDone::before};
        const Result<Networks> networks = loadNetworks(inputs, m_request, m_threads);
        if (!networks)
            return passOn(networks.error());
        Result<Encoded> encoded = encode(inputs, *networks, folder.filename());
        if (!encoded)
            return passOn(encoded.error());
        const StageFeatures &features = encoded->features;

        enter(Stage::mil, "mil");
        // (the encoder's threads may have changed a BLAS's number for the whole process)
        at::set_num_threads(m_threads);
        const Result<BagPrediction> prediction = predict(inputs, *networks, features.stored.features);
        if (!prediction)
            return passOn(prediction.error());

        enter(Stage::writing, "writing");
        const AnalysisOutputs outputs{encoded->tissue,       features,
                                      *prediction,           m_clock.seconds(),
                                      networks->device.name, warningsOf(inputs, *networks, features)};
        if (const Result<void> written = writeResults(encoded->work.path(), inputs, outputs, m_token); !written)
            return passOn(written.error());
        if (const Result<void> published = encoded->work.publish(); !published)
            return passOn(published.error());
        return AnalysisOutcome{folder, AnalysisDone::now};
    }

    Result<AnalysisOutcome> makeFeatures(const AnalysisInputs &inputs)
    {
        std::filesystem::path file = finalFolder(m_request.out, m_request.slide);
        file += ".h5";
        const Result<Earlier> earlier = earlierFeatures(file, inputs, m_request.earlierWork);
        if (!earlier)
            return passOn(earlier.error());
        if (*earlier == Earlier::answers)
            return AnalysisOutcome{file, AnalysisDone::before};
        const Result<Networks> networks = loadEncoder(inputs, m_request, m_threads);
        if (!networks)
            return passOn(networks.error());
        Result<Encoded> encoded = encode(inputs, *networks, file.filename());
        if (!encoded)
            return passOn(encoded.error());
        enter(Stage::writing, "writing");
        if (const Result<void> published = publish(encoded->work.features(), file); !published)
            return passOn(published.error());
        encoded->work.discard();
        return AnalysisOutcome{file, AnalysisDone::now};
    }

    const AnalysisRequest &m_request;
    const AnalysisEvents &m_events;
    const std::stop_token m_token;
    const int m_threads;
    StageClock m_clock;
};

} // namespace

Result<AnalysisOutcome> runAnalysis(const AnalysisRequest &request, const AnalysisEvents &events, std::stop_token token)
{
    return Run(request, events, std::move(token)).make();
}

} // namespace tessera
