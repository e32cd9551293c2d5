#pragma once
#include "analysis/engine/request.h"
#include "analysis/protocol/messages.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>

namespace tessera {

struct AnalysisProgress {
    protocol::Stage stage = protocol::Stage::opening;
    int64_t done = 0;
    int64_t total = 0;
    double tilesPerSecond = 0;
    std::optional<double> secondsLeft;
};

/// Called on the thread that runs the analysis.
struct AnalysisEvents {
    std::function<void(const AnalysisProgress &)> progress;
    /// The maps of the tiles encoded so far lie in this file; only made when somebody listens.
    std::function<void(const std::filesystem::path &tiles, int64_t count)> partial;
    /// Between two batches and between two stages: the thread may be used for something else for a moment.
    std::function<void()> between = {};
};

enum class AnalysisDone { now, before };

struct AnalysisOutcome {
    std::filesystem::path folder; ///< <out>/<stem>; of features alone the file <out>/<stem>.h5
    AnalysisDone done = AnalysisDone::now;
};

/// Slide -> tissue -> tiles -> features -> MHIM -> result folder. A result that fits is kept as it is. On failure
/// nothing stands under the final name; after a cancel, a signal or a full disk <out>/.<stem>.partial keeps the
/// features for EarlierWork::resume. Of protocol::AnalysisProduct::features the way ends with the features. Uses all of LibTorch's threads: call from one thread only.
Result<AnalysisOutcome> runAnalysis(const AnalysisRequest &request, const AnalysisEvents &events,
                                    std::stop_token token);

} // namespace tessera
