#include "analysis/engine/featurestage.h"

#include "analysis/extraction/featureextraction.h"
#include "analysis/inference/bagprediction.h"
#include "base/log.h"
#include "base/text.h"

#include <chrono>

namespace tessera {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr Seconds betweenReports{0.2};
constexpr Seconds betweenPartialMaps{2};
constexpr double partialMapsShare = 0.05; // of the time, at most: a large bag's maps take longer

FeatureFileInfo infoOf(const AnalysisInputs &inputs, const TileGrid &grid)
{
    const SlideFacts &facts = inputs.slide->facts();
    FeatureFileInfo info;
    info.slideName = displayed(facts.path.stem());
    info.slideFingerprint = facts.fingerprint;
    info.encoderId = inputs.encoder.head.id;
    info.encoderSha256 = inputs.encoder.head.weightsSha256;
    info.dim = inputs.encoder.dim;
    info.patchSize = inputs.geometry.tilePx;
    info.patchSizeLevel0 = inputs.geometry.footprint;
    info.overlap = inputs.model.tiling.overlapPx;
    info.mpp = inputs.geometry.mpp;
    info.slideMpp = inputs.mpp.mean();
    info.level0Width = facts.level0().width;
    info.level0Height = facts.level0().height;
    info.gridTiles = grid.tiles();
    info.extractionKey = extractionKeyOf(inputs);
    info.programVersion = TESSERA_VERSION;
    return info;
}

/// A new file, or that of an interrupted run, whose content is then in `stored`. What cannot be gone on with is
/// replaced: it holds nothing but features that can be computed again.
Result<FeatureFileWriter> openFile(const std::filesystem::path &path, const FeatureFileInfo &info,
                                   EarlierWork earlierWork, StoredFeatures &stored)
{
    std::error_code none;
    if (earlierWork == EarlierWork::resume && std::filesystem::exists(path, none)) {
        Result<FeatureFileWriter> resumed = FeatureFileWriter::resume(path, info, stored);
        if (resumed)
            return resumed;
        logWarning("The interrupted run cannot be gone on with and starts anew: " + sentence(resumed.error()));
        stored = {};
    }
    return FeatureFileWriter::create(path, info);
}

/// Tells the listener how far the encoding is, and shows the maps of what there is.
class Reporter {
public:
    Reporter(const AnalysisInputs &inputs, const LoadedModel *model, const WorkFolder &work,
             const AnalysisEvents &events, int64_t before)
        : m_inputs(inputs), m_model(model), m_work(work), m_events(events), m_before(before)
    {
    }

    void report(const ExtractionProgress &progress)
    {
        if (m_events.between)
            m_events.between();
        const Clock::time_point now = Clock::now();
        if (now - m_lastReport < betweenReports && progress.done < progress.total)
            return;
        m_lastReport = now;
        const double rate =
            static_cast<double>(progress.done - m_before) / std::max(1e-6, Seconds(now - m_start).count());
        AnalysisProgress report{protocol::Stage::features, progress.done, progress.total, rate, {}};
        if (progress.done > m_before)
            report.secondsLeft = static_cast<double>(progress.total - progress.done) / rate;
        if (m_events.progress)
            m_events.progress(report);
    }

    void showMaps(const StoredFeatures &stored)
    {
        if (!m_model || !m_events.partial || stored.corners.empty() || Clock::now() < m_nextMaps)
            return;
        const Clock::time_point begin = Clock::now();
        const Result<BagPrediction> prediction = predictBag(*m_model, stored.features, m_inputs.maskRatio);
        if (prediction) {
            const TileTable table =
                tileTableOf(*prediction, m_model->package.classes(), stored.corners, m_inputs.geometry.footprint);
            if (writeTileTable(m_work.partialTiles(), table))
                m_events.partial(m_work.partialTiles(), table.tiles());
        }
        const Seconds taken = Clock::now() - begin;
        m_nextMaps = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                        std::max(betweenPartialMaps, taken / partialMapsShare));
    }

private:
    const AnalysisInputs &m_inputs;
    const LoadedModel *m_model;
    const WorkFolder &m_work;
    const AnalysisEvents &m_events;
    int64_t m_before;
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_lastReport;
    Clock::time_point m_nextMaps;
};

} // namespace

Result<StageFeatures> encodeTiles(const AnalysisInputs &inputs, const TileGrid &grid, TorchEncoder &encoder,
                                  const LoadedModel *model, const WorkFolder &work, const FeatureStageOptions &options,
                                  const AnalysisEvents &events, std::stop_token token)
{
    StageFeatures result;
    Result<FeatureFileWriter> file =
        openFile(work.features(), infoOf(inputs, grid), options.earlierWork, result.stored);
    if (!file)
        return passOn(file.error());
    StoredFeatures &stored = result.stored;
    stored.dim = encoder.dim();
    const int64_t before = stored.tilesDone();
    if (before > grid.tiles())
        return fail(ErrorCode::featuresOfOtherRun, displayed(work.features()), "it has more tiles than the slide");

    const auto cornersOf = [&](const std::vector<int64_t> &tiles) {
        std::vector<TileCorner> corners;
        for (const int64_t tile : tiles)
            corners.push_back({grid.x[static_cast<std::size_t>(tile)], grid.y[static_cast<std::size_t>(tile)]});
        return corners;
    };
    Reporter reporter(inputs, model, work, events, before);
    reporter.report({before, grid.tiles()});
    const FeatureSink sink = [&](FeatureStrip &&strip) -> Result<void> {
        const std::vector<TileCorner> readable = cornersOf(strip.readable);
        const std::vector<TileCorner> unreadable = cornersOf(strip.unreadable);
        if (const Result<void> appended = file->append(readable, strip.features, unreadable); !appended)
            return appended;
        stored.corners.insert(stored.corners.end(), readable.begin(), readable.end());
        stored.unreadable.insert(stored.unreadable.end(), unreadable.begin(), unreadable.end());
        stored.features.insert(stored.features.end(), strip.features.begin(), strip.features.end());
        reporter.showMaps(stored);
        return {};
    };

    encoder.stopWith(token);
    ExtractionOptions extraction{options.readerThreads, before,
                                 [&](const ExtractionProgress &progress) { reporter.report(progress); }};
    const Clock::time_point start = Clock::now();
    if (const Result<ExtractionTimes> times = extractFeatures(*inputs.slide, grid, encoder, sink, extraction, token);
        !times)
        return passOn(times.error());
    if (const Result<void> finished = file->finish(); !finished)
        return passOn(finished.error());
    stored.complete = true;
    result.seconds = Seconds(Clock::now() - start).count();
    result.tilesOfThisRun = grid.tiles() - before;
    result.tilesPerSecond = static_cast<double>(result.tilesOfThisRun) / std::max(1e-6, result.seconds);
    return result;
}

} // namespace tessera
