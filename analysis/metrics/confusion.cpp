#include "analysis/metrics/confusion.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>

namespace tessera {
namespace {

double ratio(int64_t part, int64_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
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

std::optional<double> microAccuracy(const ConfusionMatrix &matrix)
{
    const int64_t bags = matrix.bags();
    if (bags == 0)
        return std::nullopt;
    return ratio(matrix.hits(), bags);
}

std::optional<double> macroAccuracy(const ConfusionMatrix &matrix)
{
    double sum = 0;
    int64_t present = 0;
    for (int64_t label = 0; label < matrix.classes; ++label)
        if (const std::optional<double> recall = recallOf(matrix, label)) {
            sum += *recall;
            ++present;
        }
    if (present == 0)
        return std::nullopt;
    return sum / static_cast<double>(present);
}

std::optional<double> recallOf(const ConfusionMatrix &matrix, int64_t label)
{
    const int64_t bags = matrix.labelled(label);
    if (bags == 0)
        return std::nullopt;
    return ratio(matrix.at(label, label), bags);
}

std::optional<PrecisionRecall> precisionRecallOf(const ConfusionMatrix &matrix, int64_t positive)
{
    const int64_t hits = matrix.at(positive, positive);
    const int64_t labelled = matrix.labelled(positive);
    const int64_t called = matrix.called(positive);
    if (labelled + called == 0)
        return std::nullopt;
    return PrecisionRecall{ratio(hits, called), ratio(hits, labelled), ratio(2 * hits, labelled + called)};
}

std::optional<PrecisionRecall> macroPrecisionRecall(const ConfusionMatrix &matrix)
{
    PrecisionRecall sum;
    double met = 0;
    for (int64_t positive = 0; positive < matrix.classes; ++positive) {
        const std::optional<PrecisionRecall> own = precisionRecallOf(matrix, positive);
        if (!own)
            continue;
        sum.precision += own->precision;
        sum.recall += own->recall;
        sum.f1 += own->f1;
        ++met;
    }
    if (met == 0)
        return std::nullopt;
    return PrecisionRecall{sum.precision / met, sum.recall / met, sum.f1 / met};
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

} // namespace tessera
