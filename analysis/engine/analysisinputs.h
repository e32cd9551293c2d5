#pragma once
#include "analysis/engine/request.h"
#include "analysis/extraction/tilegrid.h"
#include "analysis/package/package.h"
#include "base/result.h"
#include "viewer/slide/slidesource.h"

#include <memory>
#include <string>

namespace tessera {

/// What an analysis starts from, opened and checked against each other; nothing has been computed or written yet.
struct AnalysisInputs {
    std::shared_ptr<const SlideSource> slide;
    MicronsPerPixel mpp; ///< of level 0: known from here on
    MilPackage model;
    EncoderPackage encoder;
    double maskRatio = 0; ///< asked for, else the model's
    TileGeometry geometry;
};

/// Errors: those of openSlide, of the packages and of findEncoder; mppUnknown, slideSmallerThanTile,
/// packageHashMismatch.
Result<AnalysisInputs> openInputs(const AnalysisRequest &request);

/// Everything that decides the features of a slide, as one line: two runs with the same key can share them.
std::string extractionKeyOf(const AnalysisInputs &inputs);

} // namespace tessera
