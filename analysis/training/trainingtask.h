#pragma once
#include "analysis/cohort/cohort.h"
#include "analysis/mil/trainstep.h"
#include "analysis/package/package.h"
#include "base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tessera {

/// What a model says of one bag.
struct BagOutput {
    int64_t bag = 0;            ///< index into Cohort::bags
    std::vector<double> logits; ///< [C], or [bins]; of dsmil in version 1 logarithms of its mean probabilities
};

/// What is learned: supplies targets, the monitored value and the metrics. One loop trains all of them.
class TrainingTask {
public:
    virtual ~TrainingTask() = default;

    virtual int64_t outputs() const = 0; ///< C, or time bins
    virtual mil::Target targetOf(const CohortBag &bag) const = 0;
    /// The package's description of the outputs.
    virtual Task packageTask() const = 0;

    /// Mean loss of the outputs, as in training without a mask.
    virtual double lossOf(std::span<const BagOutput> outputs) const = 0;
    /// What epochs are selected by, the higher the better: AUC of two classes, macro accuracy of more, C-index
    /// (mhim-mil.md 5.4). None where it is not defined for these bags.
    virtual std::optional<double> monitored(std::span<const BagOutput> outputs) const = 0;
    virtual std::string monitoredName() const = 0; ///< key of metrics.json

    /// What was decided while it was made, one sentence each.
    virtual std::vector<std::string> remarks() const { return {}; }
};

/// Of the cohort's kind. The time bins of survival, at most `bins`, come from the bags `train` (of a fold) alone, so
/// that nothing is known of the others. Error: trainingImpossible(detail) where there is nothing to learn: bags of one
/// class alone, no event.
Result<std::unique_ptr<TrainingTask>> makeTask(const Cohort &cohort, std::span<const int64_t> train, int64_t bins);

/// The same for the outputs of a model that is there: classes by their names, in the package's order, and its bins.
/// Error: modelDoesNotFit(folder, detail).
Result<std::unique_ptr<TrainingTask>> makeTask(const Cohort &cohort, const MilPackage &package);

} // namespace tessera
