#pragma once
#include "analysis/bags/featurefile.h"
#include "analysis/engine/analysis.h"
#include "analysis/engine/analysisinputs.h"
#include "analysis/engine/torchencoder.h"
#include "analysis/engine/workfolder.h"
#include "analysis/extraction/tilegrid.h"
#include "analysis/inference/loadedmodel.h"

#include <stop_token>

namespace tessera {

struct FeatureStageOptions {
    EarlierWork earlierWork = EarlierWork::startAnew;
    int readerThreads = 1;
};

struct StageFeatures {
    StoredFeatures stored;
    int64_t tilesOfThisRun = 0; ///< not those of the run that was gone on with
    double seconds = 0;
    double tilesPerSecond = 0;
};

/// Encodes the tiles of the grid into the work folder's feature file, going on where a former run was interrupted if
/// that is wanted. Reports progress and, where there is a `model`, its maps of the tiles so far about every two seconds
/// when somebody listens.
/// Errors: cancelled, those of the slide, the encoder and the feature file.
Result<StageFeatures> encodeTiles(const AnalysisInputs &inputs, const TileGrid &grid, TorchEncoder &encoder,
                                  const LoadedModel *model, const WorkFolder &work, const FeatureStageOptions &options,
                                  const AnalysisEvents &events, std::stop_token token);

} // namespace tessera
