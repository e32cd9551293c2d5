#pragma once
#include "analysis/engine/analysisinputs.h"
#include "analysis/engine/featurestage.h"
#include "analysis/extraction/tissue.h"
#include "analysis/inference/bagprediction.h"
#include "analysis/result/slideresult.h"

#include <map>
#include <string>
#include <vector>

namespace tessera {

/// What the stages before gave, and what is said about the run.
struct AnalysisOutputs {
    const Tissue &tissue;
    const StageFeatures &features;
    const BagPrediction &prediction;
    std::map<std::string, double> seconds; ///< by stage
    std::string device;
    std::vector<std::string> warnings;
};

/// Writes everything but the feature file, which is there already, into `folder`; result.json last.
/// Errors: fileUnwritable, diskFull, those of reading the slide's thumbnail, cancelled.
Result<void> writeResults(const std::filesystem::path &folder, const AnalysisInputs &inputs,
                          const AnalysisOutputs &outputs, std::stop_token token);

/// True when the stored result is what the inputs would give again.
bool answers(const SlideResult &result, const AnalysisInputs &inputs);

} // namespace tessera
