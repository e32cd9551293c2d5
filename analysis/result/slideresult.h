#pragma once
#include "analysis/result/tiletable.h"
#include "base/result.h"
#include "base/units.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

struct ResultPackage {
    std::string id;
    std::string name;
    std::string sha256; ///< of the weights file
};

struct ResultClass {
    std::string name;
    std::string color; ///< "#rrggbb"
    bool positive = false;
    double probability = 0; ///< of the slide, calibrated where the model says so
};

/// result.json: what was analysed, with what, and what came out.
struct SlideResult {
    std::filesystem::path slide;
    std::string fingerprint;
    int64_t width = 0; ///< level 0
    int64_t height = 0;
    MicronsPerPixel mpp;
    ResultPackage model;
    ResultPackage encoder;
    double tilingMpp = 1;
    int tilePx = 0;    ///< at tilingMpp
    int overlapPx = 0; ///< at tilingMpp
    double minTissue = 0;
    double maskRatio = 0;
    std::vector<ResultClass> classes;
    std::vector<double> logits;
    int prediction = 0; ///< index in classes
    int64_t tiles = 0;
    int64_t hidden = 0;
    int64_t unreadable = 0;                ///< tiles that could not be read (not in the table)
    std::map<std::string, double> seconds; ///< by stage
    double tilesPerSecond = 0;
    std::string device;
    std::string programVersion;
    std::string created; ///< RFC 3339, UTC
    std::vector<std::string> warnings;
};

/// Name of the result folder of a slide inside an output folder: the file's stem.
std::filesystem::path resultFolderName(const std::filesystem::path &slide);

Result<void> writeSlideResult(const std::filesystem::path &folder, const SlideResult &result);

/// Errors: resultInvalid(folder, detail), those of readFile.
Result<SlideResult> readSlideResult(const std::filesystem::path &folder);

/// A result with its tiles.
struct LoadedResult {
    std::filesystem::path folder;
    SlideResult result;
    TileTable table;
};

/// What is open, to compare a stored result with.
struct ResultExpectation {
    std::string fingerprint; ///< of the slide
    int64_t width = 0;
    int64_t height = 0;
    /// sha256 of the weights of the installed model with that id, where it is installed.
    std::map<std::string, std::string> installedModels;
};

/// Reads and checks a result folder for the slide that is open.
/// Errors: resultInvalid, resultOfOtherSlide, resultOfOtherModel, those of readFile and Safetensors::open.
Result<LoadedResult> loadResult(const std::filesystem::path &folder, const ResultExpectation &expected);

} // namespace tessera
