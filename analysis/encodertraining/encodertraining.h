#pragma once
#include "analysis/encodertraining/encoderevents.h"
#include "analysis/encodertraining/encodersettings.h"
#include "analysis/encodertraining/tilefeed.h"
#include "analysis/mil/optimizer.h"
#include "analysis/mil/randomsource.h"
#include "base/result.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace tessera {

/// A training between two epochs: everything that the rest of it depends on.
struct EncoderState {
    int64_t epochsDone = 0;
    EncoderWeights weights;
    EncoderWeights averaged; ///< what the package is made of
    std::vector<mil::Optimizer::Moments> decayed;
    std::vector<mil::Optimizer::Moments> undecayed;
    mil::SeededRandom::State random; ///< of the dropout
    std::string events;              ///< a line for each epoch

    static EncoderState fresh(const EncoderSettings &settings, int64_t classes);
};

struct EncoderInputs {
    const TileSet &set;
    const EncoderSettings &settings;
    at::Device device = at::kCPU;
};

/// Trains to the planned last epoch. `store` is handed the state at the end of each; its tensors stay as they are
/// afterwards. Equal inputs on one machine give equal weights, wherever the training is interrupted between two epochs.
/// Errors: cancelled, outOfMemory, internal, trainingDiverged(epoch, detail), those of decodeTile and of `store`.
Result<void> trainEncoder(const EncoderInputs &inputs, EncoderState &state,
                          const std::function<Result<void>(const EncoderState &)> &store, EncoderObserver &observer,
                          std::stop_token token);

/// Probabilities [tiles, C] of whole tiles by these weights. Errors: cancelled, outOfMemory, internal, those of
/// decodeTile.
Result<std::vector<double>> judgeTiles(const EncoderInputs &inputs, const EncoderWeights &weights,
                                       std::span<const int64_t> tiles, std::stop_token token);

/// The file of a state, with a hash over its contents. `fingerprint` stands for settings and tiles. Reading gives none
/// where there is no file. Errors: runInvalid(folder, detail), runOfOtherData(folder, detail), outOfMemory;
/// fileUnwritable, diskFull.
Result<std::optional<EncoderState>> readEncoderState(const std::filesystem::path &file, const std::string &fingerprint,
                                                     const ResidualShape &shape);
Result<void> writeEncoderState(const std::filesystem::path &file, const std::string &fingerprint,
                               const EncoderState &state);

} // namespace tessera
