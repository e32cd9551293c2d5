#include "analysis/metrics/curves.h"

#include "analysis/metrics/detail/rankedscores.h"

#include <limits>

namespace tessera {
namespace {

double ratio(int64_t part, int64_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

} // namespace

std::optional<double> areaUnderCurve(std::span<const double> scores, std::span<const uint8_t> positives)
{
    return RankedScores(scores, positives).area(RankedScores::once);
}

std::optional<double> macroAreaUnderCurve(std::span<const double> probabilities, std::span<const int64_t> labels,
                                          int64_t classes)
{
    double sum = 0;
    int64_t defined = 0;
    for (int64_t positive = 0; positive < classes; ++positive)
        if (const std::optional<double> area =
                areaUnderCurve(scoresOf(probabilities, classes, positive), positivesOf(labels, positive))) {
            sum += *area;
            ++defined;
        }
    if (defined == 0)
        return std::nullopt;
    return sum / static_cast<double>(defined);
}

std::optional<double> averagePrecision(std::span<const double> scores, std::span<const uint8_t> positives)
{
    return RankedScores(scores, positives).averagePrecision(RankedScores::once);
}

std::vector<RocPoint> rocCurve(std::span<const double> scores, std::span<const uint8_t> positives)
{
    const RankedScores ranked(scores, positives);
    const RankedScores::Kinds kinds = ranked.kinds(RankedScores::once);
    if (!kinds.areBothThere())
        return {};
    std::vector<RocPoint> points{RocPoint{}};
    RankedScores::Kinds called;
    ranked.forEachStep(RankedScores::once, [&](const RankedScores::Step &step) {
        called.positives += step.positives;
        called.negatives += step.negatives;
        points.push_back(
            {step.score, ratio(called.negatives, kinds.negatives), ratio(called.positives, kinds.positives)});
    });
    return points;
}

std::vector<PrecisionRecallPoint> precisionRecallCurve(std::span<const double> scores,
                                                       std::span<const uint8_t> positives)
{
    const RankedScores ranked(scores, positives);
    const int64_t all = ranked.kinds(RankedScores::once).positives;
    if (all == 0)
        return {};
    std::vector<PrecisionRecallPoint> points;
    RankedScores::Kinds called;
    ranked.forEachStep(RankedScores::once, [&](const RankedScores::Step &step) {
        called.positives += step.positives;
        called.negatives += step.negatives;
        points.push_back(
            {step.score, ratio(called.positives, called.positives + called.negatives), ratio(called.positives, all)});
    });
    return points;
}

std::optional<double> curveThreshold(std::span<const double> scores, std::span<const uint8_t> positives)
{
    const RankedScores ranked(scores, positives);
    const RankedScores::Kinds kinds = ranked.kinds(RankedScores::once);
    if (!kinds.areBothThere())
        return std::nullopt;
    double threshold = std::numeric_limits<double>::infinity();
    // The rates' difference times positives times negatives: whole numbers, so that equals are equal.
    int64_t smallest = 0;
    int64_t difference = 0;
    ranked.forEachStep(RankedScores::once, [&](const RankedScores::Step &step) {
        difference += step.negatives * kinds.positives - step.positives * kinds.negatives;
        if (difference < smallest) {
            smallest = difference;
            threshold = step.score;
        }
    });
    return threshold;
}

std::vector<int64_t> callsFrom(std::span<const double> scores, double threshold)
{
    std::vector<int64_t> calls;
    for (const double score : scores)
        calls.push_back(score >= threshold);
    return calls;
}

std::vector<double> scoresOf(std::span<const double> probabilities, int64_t classes, int64_t positive)
{
    std::vector<double> scores;
    for (auto index = static_cast<std::size_t>(positive); index < probabilities.size();
         index += static_cast<std::size_t>(classes))
        scores.push_back(probabilities[index]);
    return scores;
}

std::vector<uint8_t> positivesOf(std::span<const int64_t> labels, int64_t positive)
{
    std::vector<uint8_t> positives;
    for (const int64_t label : labels)
        positives.push_back(label == positive);
    return positives;
}

} // namespace tessera
