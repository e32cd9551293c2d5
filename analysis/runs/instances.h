#pragma once
#include "analysis/cohort/linter.h"
#include "analysis/metrics/instancemetrics.h"
#include "analysis/mil/maps.h"
#include "analysis/runs/evaluation.h"
#include "analysis/training/stagetraining.h"

#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace tessera {

/// What a model says of the tiles of one bag, of those whose truth is known. That is: how much they show the finding
/// of the positive class; where there is not exactly one such class, of the bag's own (the higher, the less a normal
/// one). Survival knows no class: it has attention alone.
struct JudgedTiles {
    int64_t bag = 0; ///< index into Cohort::bags
    Part part = Part::test;
    int64_t repeat = 0;
    int64_t fold = 0;
    std::vector<uint8_t> truth;      ///< [known tiles] 1 = shows the finding
    std::vector<double> attention;   ///< [known tiles] before its softmax over the tiles
    std::vector<double> probability; ///< [known tiles] of the tile as a bag of its own; empty for survival
};

/// Of those of `bags` whose tiles' truth is known; nothing is read or computed where none is. Errors: cancelled, those
/// of `feed`, outOfMemory, internal.
Result<std::vector<JudgedTiles>> judgeTiles(const mil::MilModel &model, const MilPackage &package, const Cohort &cohort,
                                            const TileTruth &truth, std::span<const JudgedBag> bags, BagFeed &feed,
                                            std::stop_token token);

/// A row of instances.csv.
struct TileFinding {
    int64_t bag = 0;
    Part part = Part::test;
    int64_t repeat = 0;
    int64_t fold = 0;
    InstanceRow attention;
    std::optional<InstanceRow> probability; ///< none for survival
};
std::vector<TileFinding> findingsOf(std::span<const JudgedTiles> bags);

/// Values by name as metrics.json has them in `instances`; `probability` is empty for survival.
struct InstanceReport {
    int64_t bags = 0;
    int64_t bagsWithDiagnosticTiles = 0;
    int64_t tiles = 0;
    int64_t diagnosticTiles = 0;
    MetricTable attention;
    MetricTable probability;
};
/// `auc` of all tiles together, `mean_auc`, `top_precision`, `top_1_precision`, ... (instancemetrics.h).
InstanceReport instanceReport(std::span<const JudgedTiles> bags);
/// Of rows alone, as folds leave them behind: without `auc`, since models of several folds have no scale in common.
InstanceReport instanceReport(std::span<const TileFinding> rows);
/// `{"bags": ..., "tiles": ..., "attention": {"auc": {...}, ...}, "probability": {...}}`.
std::string instancesJson(const InstanceReport &report);

/// Makes the folder where it is missing. Errors: fileUnwritable, diskFull.
Result<void> writeInstances(const std::filesystem::path &file, const Cohort &cohort, std::span<const TileFinding> rows);
/// None where there is no such file. Errors: those of readTextTable, tableInvalid(path, detail with the line).
Result<std::vector<TileFinding>> readInstances(const std::filesystem::path &file, const Cohort &cohort);

} // namespace tessera
