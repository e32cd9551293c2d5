#pragma once
#include "analysis/cohort/cohort.h"
#include "analysis/mil/trainstep.h"
#include "analysis/package/task.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tessera {

/// What a model says of one bag.
struct BagOutput {
    int64_t bag = 0; ///< index into Cohort::bags
    int64_t repeat = 0;
    std::vector<double> logits; ///< [C], or [bins]
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
};

} // namespace tessera
