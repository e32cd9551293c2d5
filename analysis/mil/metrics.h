#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera::mil {

// Metrics of a classification (mhim-mil.md 5.5). Everywhere: at least one bag; labels and calls are classes 0 ... C -
// 1; scores and probabilities are finite. Where a metric is not defined for the given bags there is none, never a
// number that stands for it.

/// The most probable class of each bag, the first of equals. `probabilities` is [bags, C]; logits do as well.
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

/// Share of the bags called rightly.
double microAccuracy(const ConfusionMatrix &matrix);
/// Mean, over the classes that have bags, of the share of them called rightly (balanced accuracy).
double macroAccuracy(const ConfusionMatrix &matrix);

struct PrecisionRecall {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
};

/// Of one class against the others; of the positive class of two this is the binary average. A ratio with nothing to
/// divide by is 0, as in the libraries of the field: precision where the class is never called, recall where it has no
/// bag, F1 where neither is the case.
PrecisionRecall precisionRecallOf(const ConfusionMatrix &matrix, int64_t positive);
/// Mean over the classes that have bags or are called.
PrecisionRecall macroPrecisionRecall(const ConfusionMatrix &matrix);

/// Agreement beyond chance, at most 1. None where chance alone agrees fully: all bags are of one class and called so.
std::optional<double> cohensKappa(const ConfusionMatrix &matrix);

/// Area under the ROC curve: how often a positive bag has a higher score than a negative one; equal scores count half.
/// `positives` (1 = positive, 0 = negative) is as long as `scores`. None where all bags are of one kind.
std::optional<double> areaUnderCurve(std::span<const double> scores, std::span<const uint8_t> positives);
/// Mean of the areas of each class against the others over the classes that have one. `probabilities` is [bags, C].
/// None where all bags are of one class. Of two classes both areas are the same.
std::optional<double> macroAreaUnderCurve(std::span<const double> probabilities, std::span<const int64_t> labels,
                                          int64_t classes);

/// Version 1's threshold: the score with the smallest false minus true positive rate, the highest of equals. Infinity
/// where no score does better than calling nothing positive; none where all bags are of one kind. A threshold that is
/// fitted on the bags it is judged on flatters the model.
std::optional<double> curveThreshold(std::span<const double> scores, std::span<const uint8_t> positives);

/// 1 where score >= threshold, else 0.
std::vector<int64_t> callsFrom(std::span<const double> scores, double threshold);

} // namespace tessera::mil
