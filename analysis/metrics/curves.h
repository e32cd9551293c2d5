#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

// Metrics of a score that tells positive bags from negative ones. Everywhere: scores are finite; `positives` (1 =
// positive, 0 = negative) is as long as `scores`. Where a metric is not defined for the given bags there is none.

/// Area under the ROC curve: how often a positive bag has a higher score than a negative one; equal scores count half.
/// None where all bags are of one kind.
std::optional<double> areaUnderCurve(std::span<const double> scores, std::span<const uint8_t> positives);
/// Mean of the areas of each class against the others over the classes that have one. `probabilities` is [bags, C].
/// None where all bags are of one class. Of two classes whose probabilities sum to 1 both areas are the same.
std::optional<double> macroAreaUnderCurve(std::span<const double> probabilities, std::span<const int64_t> labels,
                                          int64_t classes);

/// Sum, from the highest score down, of the precision at each threshold times what it adds to the recall; no
/// interpolation. None without a positive bag.
std::optional<double> averagePrecision(std::span<const double> scores, std::span<const uint8_t> positives);

struct RocPoint {
    std::optional<double> threshold; ///< bags with at least this score are called positive; none: no bag is
    double falsePositiveRate = 0;
    double truePositiveRate = 0;
};
/// From (0, 0) to (1, 1), one point for each different score. Empty where all bags are of one kind.
std::vector<RocPoint> rocCurve(std::span<const double> scores, std::span<const uint8_t> positives);

struct PrecisionRecallPoint {
    double threshold = 0; ///< bags with at least this score are called positive
    double precision = 0;
    double recall = 0;
};
/// By rising recall, one point for each different score. Where no bag is called, precision is not defined: there is no
/// point for it. Empty without a positive bag.
std::vector<PrecisionRecallPoint> precisionRecallCurve(std::span<const double> scores,
                                                       std::span<const uint8_t> positives);

/// Version 1's threshold: the score with the smallest false minus true positive rate, the highest of equals. Infinity
/// where no score does better than calling nothing positive; none where all bags are of one kind. A threshold that is
/// fitted on the bags it is judged on flatters the model.
std::optional<double> curveThreshold(std::span<const double> scores, std::span<const uint8_t> positives);

/// 1 where score >= threshold, else 0.
std::vector<int64_t> callsFrom(std::span<const double> scores, double threshold);

/// Column `positive` of `probabilities` [bags, C].
std::vector<double> scoresOf(std::span<const double> probabilities, int64_t classes, int64_t positive);
/// 1 where the label is `positive`.
std::vector<uint8_t> positivesOf(std::span<const int64_t> labels, int64_t positive);

} // namespace tessera
