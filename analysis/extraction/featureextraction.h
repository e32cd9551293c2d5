#pragma once
#include "analysis/extraction/batchencoder.h"
#include "analysis/extraction/tilegrid.h"
#include "base/result.h"
#include "viewer/slide/slidesource.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace tessera {

/// Features of a run of consecutive tiles of the grid. Tiles that could not be read have no row.
struct FeatureStrip {
    int64_t firstTile = 0; ///< index in the grid
    int64_t tileCount = 0;
    std::vector<int64_t> readable;   ///< indices in the grid, ascending, one for each row of `features`
    std::vector<int64_t> unreadable; ///< indices in the grid, ascending
    std::vector<float> features;     ///< [readable, D]
};

/// Takes strips in the order of the grid; an error ends the extraction.
using FeatureSink = std::function<Result<void>(FeatureStrip &&)>;

struct ExtractionProgress {
    int64_t done = 0; ///< tiles of the whole grid, those of former runs included
    int64_t total = 0;
};

struct ExtractionOptions {
    int readerThreads = 1;
    int64_t firstTile = 0; ///< where a former run was interrupted: the end of its last strip
    std::function<void(const ExtractionProgress &)> progress; ///< called on the calling thread
};

struct ExtractionTimes {
    std::chrono::duration<double> encoding{};
    std::chrono::duration<double> waitingForTiles{};
};

/// Reads the tiles on reader threads and encodes them on the calling thread; the queue between them is bounded.
/// Every strip is handed to `sink` as soon as it is complete, in order, also when the run is then cancelled.
/// Errors: cancelled, those of the slide, the encoder and the sink.
Result<ExtractionTimes> extractFeatures(const SlideSource &slide, const TileGrid &grid, BatchEncoder &encoder,
                                        const FeatureSink &sink, const ExtractionOptions &options,
                                        std::stop_token token);

} // namespace tessera
