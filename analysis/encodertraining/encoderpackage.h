#pragma once
#include "analysis/encodertraining/encoderrun.h"
#include "analysis/metrics/estimate.h"
#include "analysis/package/package.h"
#include "base/result.h"

#include <string>

namespace tessera {

/// Weights as the package stores them: halves, or float32 where a half would overflow; without the head.
struct StoredWeights {
    EncoderWeights values; ///< float32, rounded
    bool areHalves = true;
};
StoredWeights storedWeights(const EncoderWeights &weights);

/// What is said in the card.
struct EncoderHistory {
    const EncoderRunInputs &run;
    const TileSet &set;
    int64_t epochs = 0;       ///< seen
    MetricTable metrics = {}; ///< on the validation tiles, of the stored weights with the head
};

/// Writes the package with its card and reference outputs of drawn tiles. Errors: those of writeEncoderPackage,
/// internal, outOfMemory.
Result<EncoderPackage> writeTrainedEncoder(const std::filesystem::path &folder, const StoredWeights &weights,
                                           const EncoderHistory &history);

} // namespace tessera
