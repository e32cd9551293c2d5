#include "analysis/metrics/calibrationbins.h"
#include "analysis/metrics/confusion.h"
#include "analysis/metrics/curves.h"
#include "analysis/metrics/detail/fittingbags.h"
#include "analysis/metrics/detail/rankedscores.h"
#include "analysis/metrics/detail/repeatedmetrics.h"
#include "analysis/metrics/report.h"

#include <array>
#include <cmath>

namespace tessera {
namespace {

std::vector<std::string> namesFor(int64_t classes)
{
    std::vector<std::string> names{"auc",    "accuracy", "balanced_accuracy", "f1",    "precision",
                                   "recall", "kappa",    "average_precision", "brier", "ece"};
    if (classes == 2)
        names.insert(names.end(), {"sensitivity", "specificity"});
    return names;
}

/// The bags of one repeat, with all that does not depend on which of them a resample draws.
class RepeatOfBags {
public:
    RepeatOfBags(const ScoredBags &bags, std::span<const std::size_t> own, const Units &units);
    void metrics(std::span<const int32_t> timesDrawn, std::span<std::optional<double>> values);

private:
    struct Bag {
        int32_t unit;
        int32_t cell; ///< of the confusion matrix
        int32_t bin;
        bool isRight;
        double confidence;
        double brier;
    };
    struct Bin {
        double drawn = 0;
        double confidence = 0;
        double right = 0;
    };
    std::optional<double> mean(std::span<const int32_t> timesDrawn,
                               std::optional<double> (RankedScores::*metric)(std::span<const int32_t>) const) const;

    static constexpr std::size_t bins = 10;
    std::vector<Bag> m_bags;
    std::vector<RankedScores> m_scores; ///< of the positive class of two, of each class of more
    ConfusionMatrix m_matrix;           ///< of the resample at hand
};

RepeatOfBags::RepeatOfBags(const ScoredBags &bags, std::span<const std::size_t> own, const Units &units)
{
    const auto classes = static_cast<std::size_t>(bags.classes);
    std::vector<double> probabilities;
    for (const std::size_t bag : own)
        for (std::size_t index = 0; index < classes; ++index)
            probabilities.push_back(bags.probabilities[bag * classes + index]);
    const std::vector<int64_t> labels = chosen<int64_t>(bags.labels, own);
    const std::vector<int32_t> ownUnits = chosen<int32_t>(units.ofBag, own);
    const std::vector<int64_t> calls = mostProbable(probabilities, bags.classes);
    const Confidences confidences = confidencesOf(probabilities, labels, bags.classes);
    m_matrix = confusionMatrix(labels, calls, bags.classes);
    for (std::size_t bag = 0; bag < own.size(); ++bag) {
        const std::span<const double> row = std::span(probabilities).subspan(bag * classes, classes);
        const double confidence = confidences.probabilities[bag];
        m_bags.push_back({ownUnits[bag], static_cast<int32_t>(labels[bag] * bags.classes + calls[bag]),
                          static_cast<int32_t>(calibrationBinOf(confidence, bins)), confidences.right[bag] != 0,
                          confidence, *brierScore(row, {&labels[bag], 1}, bags.classes)});
    }
    for (int64_t positive = classes == 2 ? 1 : 0; positive < bags.classes; ++positive)
        m_scores.emplace_back(scoresOf(probabilities, bags.classes, positive), positivesOf(labels, positive), ownUnits);
}

/// Over the classes for which it is defined.
std::optional<double> RepeatOfBags::mean(std::span<const int32_t> timesDrawn,
                                         std::optional<double> (RankedScores::*metric)(std::span<const int32_t>)
                                             const) const
{
    double sum = 0;
    int64_t defined = 0;
    for (const RankedScores &scores : m_scores)
        if (const std::optional<double> own = (scores.*metric)(timesDrawn)) {
            sum += *own;
            ++defined;
        }
    if (defined == 0)
        return std::nullopt;
    return sum / static_cast<double>(defined);
}

void RepeatOfBags::metrics(std::span<const int32_t> timesDrawn, std::span<std::optional<double>> values)
{
    std::fill(m_matrix.counts.begin(), m_matrix.counts.end(), 0);
    std::array<Bin, bins> calibration;
    double brier = 0;
    for (const Bag &bag : m_bags) {
        const int32_t drawn = timesDrawn[static_cast<std::size_t>(bag.unit)];
        m_matrix.counts[static_cast<std::size_t>(bag.cell)] += drawn;
        Bin &bin = calibration[static_cast<std::size_t>(bag.bin)];
        bin.drawn += drawn;
        bin.confidence += drawn * bag.confidence;
        bin.right += bag.isRight ? drawn : 0;
        brier += drawn * bag.brier;
    }
    const auto drawn = static_cast<double>(m_matrix.bags());
    if (drawn == 0)
        return;
    double calibrationError = 0;
    for (const Bin &bin : calibration)
        calibrationError += std::abs(bin.confidence - bin.right);

    const std::optional<PrecisionRecall> macro = macroPrecisionRecall(m_matrix);
    std::size_t next = 0;
    for (const std::optional<double> value :
         {mean(timesDrawn, &RankedScores::area), microAccuracy(m_matrix), macroAccuracy(m_matrix),
          std::optional(macro->f1), std::optional(macro->precision), std::optional(macro->recall),
          cohensKappa(m_matrix), mean(timesDrawn, &RankedScores::averagePrecision), std::optional(brier / drawn),
          std::optional(calibrationError / drawn)})
        values[next++] = value;
    if (m_matrix.classes == 2) {
        values[next++] = recallOf(m_matrix, 1);
        values[next++] = recallOf(m_matrix, 0);
    }
}

} // namespace

MetricTable classificationMetrics(const ScoredBags &bags, const BootstrapSettings &settings)
{
    requireFitting(bags);
    const std::vector<std::string> names = namesFor(bags.classes);
    if (!areFinite(bags.probabilities))
        return withoutNumbers(names);
    const Units units = unitsOf(bags.groups, bags.labels.size());
    std::vector<ResampledMetrics> repeats;
    for (const std::vector<std::size_t> &own : bagsOfRepeats(bags.repeats, bags.labels.size()))
        repeats.emplace_back([repeat = RepeatOfBags(bags, own, units)](auto timesDrawn, auto values) mutable {
            repeat.metrics(timesDrawn, values);
        });
    return repeatedMetrics(names, repeats, units.count, settings);
}

} // namespace tessera
