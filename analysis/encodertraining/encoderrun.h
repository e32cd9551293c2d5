#pragma once
#include "analysis/encodertraining/encodertraining.h"
#include "analysis/encodertraining/tileset.h"
#include "analysis/runs/trainingrun.h"
#include "base/result.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace tessera {

/// What a package says of itself and cannot know.
struct EncoderIdentity {
    std::string name; ///< empty: the run's folder
    double mpp = 1;   ///< of the tiles, um per pixel
    std::string data; ///< where the tiles are from, in words
    std::string dataLicence;
    std::string licence; ///< of the weights
};

enum class EncoderGoal {
    planned, ///< all epochs
    now      ///< no training: the package of what an interrupted run has
};

struct EncoderRunInputs {
    TileSetFiles files;
    EncoderSettings settings;
    EncoderIdentity identity;
    at::Device device = at::kCPU;
    std::string deviceName;
    std::string programVersion;
    std::filesystem::path folder;
    EarlierRun earlier = EarlierRun::refuse;
    EncoderGoal goal = EncoderGoal::planned;
};

/// Trains an encoder and writes the folder: config.json, events.jsonl, state/ while it runs, then model/ and, last of
/// all, metrics.json, which says that the run is finished. A kill at any moment loses at most the running epoch.
/// Returns metrics.json. Errors: runInvalid(folder, detail), runOfOtherData(folder, detail), busy(folder), those of
/// readTileSet, trainEncoder and of writing; cancelled, with the state kept.
Result<std::string> runEncoderTraining(EncoderRunInputs inputs, EncoderObserver &observer, std::stop_token token);

} // namespace tessera
