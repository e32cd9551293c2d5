#include "analysis/mil/metrics.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>

namespace tessera::mil {
namespace {

double ratio(int64_t part, int64_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// Bags of one score: they pass a threshold together.
struct ScoreStep {
    double score = 0;
    int64_t positives = 0;
    int64_t negatives = 0;
};

/// From the highest score down.
std::vector<ScoreStep> stepsOf(std::span<const double> scores, std::span<const uint8_t> positives)
{
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    std::vector<ScoreStep> steps;
    for (const std::size_t bag : order) {
        if (steps.empty() || steps.back().score != scores[bag])
            steps.push_back({scores[bag]});
        ++(positives[bag] ? steps.back().positives : steps.back().negatives);
    }
    return steps;
}

struct Kinds {
    int64_t positives = 0;
    int64_t negatives = 0;
    bool areBothThere() const { return positives > 0 && negatives > 0; }
};

Kinds kindsOf(std::span<const uint8_t> positives)
{
    const auto negatives = std::count(positives.begin(), positives.end(), uint8_t{0});
    return {std::ssize(positives) - negatives, negatives};
}

} // namespace

std::vector<int64_t> mostProbable(std::span<const double> probabilities, int64_t classes)
{
    std::vector<int64_t> calls;
    for (auto row = probabilities.begin(); row != probabilities.end(); row += classes)
        calls.push_back(std::max_element(row, row + classes) - row);
    return calls;
}

int64_t ConfusionMatrix::labelled(int64_t label) const
{
    int64_t sum = 0;
    for (int64_t call = 0; call < classes; ++call)
        sum += at(label, call);
    return sum;
}

int64_t ConfusionMatrix::called(int64_t call) const
{
    int64_t sum = 0;
    for (int64_t label = 0; label < classes; ++label)
        sum += at(label, call);
    return sum;
}

int64_t ConfusionMatrix::hits() const
{
    int64_t sum = 0;
    for (int64_t label = 0; label < classes; ++label)
        sum += at(label, label);
    return sum;
}

int64_t ConfusionMatrix::bags() const { return std::accumulate(counts.begin(), counts.end(), int64_t{0}); }

ConfusionMatrix confusionMatrix(std::span<const int64_t> labels, std::span<const int64_t> calls, int64_t classes)
{
    ConfusionMatrix matrix{classes, std::vector<int64_t>(static_cast<std::size_t>(classes * classes))};
    for (std::size_t bag = 0; bag < labels.size(); ++bag) {
        for (const int64_t value : {labels[bag], calls[bag]})
            if (value < 0 || value >= classes)
                throw std::out_of_range("class " + std::to_string(value) + " of " + std::to_string(classes));
        ++matrix.counts[static_cast<std::size_t>(labels[bag] * classes + calls[bag])];
    }
    return matrix;
}

double microAccuracy(const ConfusionMatrix &matrix) { return ratio(matrix.hits(), matrix.bags()); }

double macroAccuracy(const ConfusionMatrix &matrix)
{
    double sum = 0;
    int64_t present = 0;
    for (int64_t label = 0; label < matrix.classes; ++label) {
        const int64_t bags = matrix.labelled(label);
        sum += ratio(matrix.at(label, label), bags);
        present += bags > 0;
    }
    return sum / static_cast<double>(present);
}

PrecisionRecall precisionRecallOf(const ConfusionMatrix &matrix, int64_t positive)
{
    const int64_t hits = matrix.at(positive, positive);
    const int64_t labelled = matrix.labelled(positive);
    const int64_t called = matrix.called(positive);
    return {ratio(hits, called), ratio(hits, labelled), ratio(2 * hits, labelled + called)};
}

PrecisionRecall macroPrecisionRecall(const ConfusionMatrix &matrix)
{
    PrecisionRecall sum;
    double met = 0;
    for (int64_t positive = 0; positive < matrix.classes; ++positive) {
        if (matrix.labelled(positive) + matrix.called(positive) == 0)
            continue;
        const PrecisionRecall own = precisionRecallOf(matrix, positive);
        sum.precision += own.precision;
        sum.recall += own.recall;
        sum.f1 += own.f1;
        ++met;
    }
    return {sum.precision / met, sum.recall / met, sum.f1 / met};
}

std::optional<double> cohensKappa(const ConfusionMatrix &matrix)
{
    const auto bags = static_cast<double>(matrix.bags());
    double byChance = 0;
    for (int64_t index = 0; index < matrix.classes; ++index)
        byChance += static_cast<double>(matrix.labelled(index)) * static_cast<double>(matrix.called(index));
    if (byChance == bags * bags)
        return std::nullopt;
    return (static_cast<double>(matrix.hits()) * bags - byChance) / (bags * bags - byChance);
}

std::optional<double> areaUnderCurve(std::span<const double> scores, std::span<const uint8_t> positives)
{
    const Kinds kinds = kindsOf(positives);
    if (!kinds.areBothThere())
        return std::nullopt;
    double rightly = 0; // pairs in which the positive bag has the higher score
    int64_t above = 0;
    for (const ScoreStep &step : stepsOf(scores, positives)) {
        const double halfOfEqual = 0.5 * static_cast<double>(step.positives);
        rightly += static_cast<double>(step.negatives) * (static_cast<double>(above) + halfOfEqual);
        above += step.positives;
    }
    return rightly / (static_cast<double>(kinds.positives) * static_cast<double>(kinds.negatives));
}

std::optional<double> macroAreaUnderCurve(std::span<const double> probabilities, std::span<const int64_t> labels,
                                          int64_t classes)
{
    double sum = 0;
    int64_t defined = 0;
    for (int64_t positive = 0; positive < classes; ++positive) {
        std::vector<double> scores;
        std::vector<uint8_t> isPositive;
        for (std::size_t bag = 0; bag < labels.size(); ++bag) {
            scores.push_back(
                probabilities[bag * static_cast<std::size_t>(classes) + static_cast<std::size_t>(positive)]);
            isPositive.push_back(labels[bag] == positive);
        }
        if (const std::optional<double> area = areaUnderCurve(scores, isPositive)) {
            sum += *area;
            ++defined;
        }
    }
    if (defined == 0)
        return std::nullopt;
    return sum / static_cast<double>(defined);
}

std::optional<double> curveThreshold(std::span<const double> scores, std::span<const uint8_t> positives)
{
    const Kinds kinds = kindsOf(positives);
    if (!kinds.areBothThere())
        return std::nullopt;
    double threshold = std::numeric_limits<double>::infinity();
    // The rates' difference times positives times negatives: whole numbers, so that equals are equal.
    int64_t smallest = 0;
    int64_t difference = 0;
    for (const ScoreStep &step : stepsOf(scores, positives)) {
        difference += step.negatives * kinds.positives - step.positives * kinds.negatives;
        if (difference < smallest) {
            smallest = difference;
            threshold = step.score;
        }
    }
    return threshold;
}

std::vector<int64_t> callsFrom(std::span<const double> scores, double threshold)
{
    std::vector<int64_t> calls;
    for (const double score : scores)
        calls.push_back(score >= threshold);
    return calls;
}

} // namespace tessera::mil
