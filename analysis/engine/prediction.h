#pragma once
#include "analysis/inference/bagquestion.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace tessera {

/// One bag of features, one model: what `predict` asks for.
struct PredictionRequest {
    std::filesystem::path model;
    std::vector<std::filesystem::path> features; ///< one file, or one for each slide of a patient: they are one bag
    std::filesystem::path out;                   ///< safetensors file
    std::optional<std::filesystem::path> exclude;
    double maskRatio = 0; ///< this share of the tiles, those of highest score, is taken out
    mil::TileProbabilities tiles = mil::TileProbabilities::whereFast;
    std::string device = "auto";
    std::optional<int> threads;
};

struct PredictionOutcome {
    MilPackage package;
    BagAnswer answer;
    std::string device;
    std::vector<std::string> warnings;
};

/// Features -> maps -> file, which is written last and atomically. Uses all of LibTorch's threads, and HDF5: call from
/// one thread only. Errors: those of readyModel, readJoinedBag, readExcluded, answer and writePrediction.
Result<PredictionOutcome> runPrediction(const PredictionRequest &request, std::stop_token token);

/// 1 for every tile that the tensor `indices` [K] of the file names, in any order; a tile that is named twice is named.
/// Errors: indicesInvalid(path, detail), those of Safetensors::open.
Result<std::vector<uint8_t>> readExcluded(const std::filesystem::path &path, int64_t tiles);

} // namespace tessera
