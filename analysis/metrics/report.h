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

struct ScoredSurvival {
    std::vector<double> risks;    ///< [bags] the higher, the earlier the event is expected
    std::vector<double> times;    ///< [bags]
    std::vector<uint8_t> events;  ///< [bags] 1 = event, 0 = censored
    std::vector<int64_t> groups;  ///< as above
    std::vector<int64_t> repeats; ///< as above
};

/// `c_index` and, of the two parts at `riskCut` (high: risk > cut; the median of the training bags' risks, because a
/// cut of the judged bags' own flatters): `log_rank_p` (no interval; of several repeats twice the mean of their p, at
/// most 1, which is a p value whatever their dependence), `hazard_ratio` (Cox, high against low), `median_low_risk`,
/// `median_high_risk` (survival time; none where more than half live on at the end, an open end of the interval too).
MetricTable survivalMetrics(const ScoredSurvival &bags, double riskCut, const BootstrapSettings &settings);

} // namespace tessera
