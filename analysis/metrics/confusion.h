#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

// Metrics of calls (mhim-mil.md 5.5). Labels and calls are classes 0 ... C - 1. Where a metric is not defined for the
// given bags there is none, never a number that stands for it.

/// The most probable class of each bag, the first of equals. `probabilities` is [bags, C], finite; logits do as well.
std::vector<int64_t> mostProbable(std::span<const double> probabilities, int64_t classes);

/// Bags by true class (row) and called class (column).
struct ConfusionMatrix {
    int64_t classes = 0;         ///< C
    std::vector<int64_t> counts; ///< [C, C]

    int64_t at(int64_t label, int64_t call) const { return counts[static_cast<std::size_t>(label * classes + call)]; }
    int64_t labelled(int64_t label) const; ///< bags of this class
    int64_t called(int64_t call) const;    ///< bags taken for this class
    int64_t hits() const;                  ///< bags that were called rightly
    int64_t bags() const;
};

/// `calls` is as long as `labels`. Throws std::out_of_range for a label or call that is no class.
ConfusionMatrix confusionMatrix(std::span<const int64_t> labels, std::span<const int64_t> calls, int64_t classes);

/// Share of the bags called rightly. None without bags.
std::optional<double> microAccuracy(const ConfusionMatrix &matrix);
/// Mean, over the classes that have bags, of the share of them called rightly: what others name balanced accuracy.
/// None without bags.
std::optional<double> macroAccuracy(const ConfusionMatrix &matrix);
/// Share of the bags of this class that were called so (of the positive class of two: sensitivity; of the negative one:
/// specificity). None where it has no bag.
std::optional<double> recallOf(const ConfusionMatrix &matrix, int64_t label);

struct PrecisionRecall {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
};

/// Of one class against the others; of the positive class of two this is the binary average. A ratio with nothing to
/// divide by is 0, as in the libraries of the field, whose averages are compared with ours: precision where the class
/// is never called, recall where it has no bag. None where neither is the case.
std::optional<PrecisionRecall> precisionRecallOf(const ConfusionMatrix &matrix, int64_t positive);
/// Mean over the classes that have bags or are called. None without bags.
std::optional<PrecisionRecall> macroPrecisionRecall(const ConfusionMatrix &matrix);

/// Agreement beyond chance, at most 1. None where chance alone agrees fully: all bags are of one class and called so.
std::optional<double> cohensKappa(const ConfusionMatrix &matrix);

} // namespace tessera
