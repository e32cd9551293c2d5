#pragma once
#include "analysis/cohort/cohort.h"
#include "analysis/cohort/splits.h"
#include "analysis/metrics/bootstrap.h"
#include "analysis/metrics/estimate.h"
#include "analysis/package/package.h"
#include "analysis/training/trainingtask.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tessera {

/// Where a bag stood in the training that made the model.
enum class Part { train, validation, test };
std::string_view nameOf(Part part);
std::optional<Part> partNamed(std::string_view name);

/// What a package says of a bag.
struct JudgedBag {
    int64_t bag = 0; ///< index into Cohort::bags
    Part part = Part::test;
    int64_t repeat = 0;
    int64_t fold = 0;
    std::vector<double> probabilities; ///< [C] calibrated; of survival S(t) after each bin
    int64_t called = 0;                ///< class
    /// Of survival: how far the risk is above the cut of this fold's model (the median of its training bags), so that
    /// models of several folds stand side by side.
    double risk = 0;
};

/// Probabilities and calls of logits by the package's calibration, threshold and, for survival, its risk cut (0 where
/// it has none).
std::vector<JudgedBag> judge(const MilPackage &package, std::span<const BagOutput> outputs, Part part,
                             const Fold &fold);

int64_t patientsOf(const Cohort &cohort, std::span<const JudgedBag> bags); ///< different ones

/// All metrics of these bags with 95 % intervals that draw patients. The cohort's classes are those of the model, in
/// its order.
MetricTable metricsOf(const Cohort &cohort, std::span<const JudgedBag> bags, const BootstrapSettings &settings);

/// `{"auc": {"value": ..., "low": ..., "high": ...}, ...}`; null where a metric is not defined.
std::string metricsJson(const MetricTable &metrics);

/// One row for each bag: `bag,patient,part,repeat,fold,label,called,p_<class>...`, or for survival
/// `...,time,event,risk,s_1...`. Numbers read back as they were. Errors: fileUnwritable, diskFull.
Result<void> writePredictions(const std::filesystem::path &path, const Cohort &cohort, std::span<const JudgedBag> bags);
/// Errors: those of readTextTable, tableInvalid(path, detail with the line) also for a bag that the cohort does not
/// have.
Result<std::vector<JudgedBag>> readPredictions(const std::filesystem::path &path, const Cohort &cohort);

/// ROC, PR, calibration and confusion, or Kaplan-Meier, as files for plots. Errors: fileUnwritable, diskFull.
Result<void> writePlots(const std::filesystem::path &folder, const Cohort &cohort, std::span<const JudgedBag> bags);

/// predictions.csv of `predicted`, plots/ of `plotted` where it is not empty and, last, metrics.json with this text.
/// Makes the folder where it is missing. Errors: fileUnwritable, diskFull.
Result<void> writeReport(const std::filesystem::path &folder, const Cohort &cohort,
                         std::span<const JudgedBag> predicted, std::span<const JudgedBag> plotted,
                         const std::string &metrics);

} // namespace tessera
