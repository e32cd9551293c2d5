#pragma once
#include "analysis/metrics/bootstrap.h"
#include "analysis/metrics/estimate.h"

#include <cstdint>
#include <vector>

namespace tessera {

// All metrics of a set of bags, with intervals. A bag may be there several times, once for each repeat of a
// cross-validation: then a value is the mean, over the repeats in which it is defined, of the metric of that repeat's
// bags, and the interval draws groups with all their repeats.
// Scores that are not finite (a model that diverged) leave every value without a number. Throws std::invalid_argument
// where lengths do not fit, std::out_of_range for a label that is no class.

struct ScoredBags {
    int64_t classes = 0;
    std::vector<double> probabilities; ///< [bags, C]
    std::vector<int64_t> labels;       ///< [bags]
    std::vector<int64_t> groups;       ///< [bags] patient, any number; empty: each bag is its own
    std::vector<int64_t> repeats;      ///< [bags] any number; empty: there is one
};

/// `auc` (of two classes of P(class 1), else macro one-vs-rest), `accuracy` (micro, of the most probable class),
/// `balanced_accuracy` (the same as macro accuracy), `f1`, `precision`, `recall` (macro), `kappa`, `average_precision`
/// (as auc), `brier` (the sum over the classes: 0 to 2), `ece` (10 bins of the called class's probability), and of two
/// classes `sensitivity` and `specificity` (class 1 is the positive one).
MetricTable classificationMetrics(const ScoredBags &bags, const BootstrapSettings &settings);

} // namespace tessera
