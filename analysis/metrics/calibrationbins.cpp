#include "analysis/metrics/calibrationbins.h"

#include "analysis/metrics/confusion.h"

#include <algorithm>
#include <cmath>

namespace tessera {

int64_t calibrationBinOf(double probability, int64_t bins)
{
    return std::clamp(static_cast<int64_t>(std::floor(probability * static_cast<double>(bins))), int64_t{0}, bins - 1);
}

std::vector<CalibrationBin> calibrationBins(std::span<const double> probabilities, std::span<const uint8_t> happened,
                                            int64_t bins)
{
    std::vector<double> sums(static_cast<std::size_t>(bins));
    std::vector<int64_t> hits(static_cast<std::size_t>(bins));
    std::vector<CalibrationBin> result(static_cast<std::size_t>(bins));
    for (std::size_t bag = 0; bag < probabilities.size(); ++bag) {
        const auto bin = static_cast<std::size_t>(calibrationBinOf(probabilities[bag], bins));
        ++result[bin].bags;
        sums[bin] += probabilities[bag];
        hits[bin] += happened[bag] != 0;
    }
    for (std::size_t bin = 0; bin < result.size(); ++bin) {
        result[bin].low = static_cast<double>(bin) / static_cast<double>(bins);
        result[bin].high = static_cast<double>(bin + 1) / static_cast<double>(bins);
        if (result[bin].bags == 0)
            continue;
        const auto bags = static_cast<double>(result[bin].bags);
        result[bin].meanProbability = sums[bin] / bags;
        result[bin].share = static_cast<double>(hits[bin]) / bags;
    }
    return result;
}

std::optional<double> expectedCalibrationError(std::span<const CalibrationBin> bins)
{
    double sum = 0;
    int64_t bags = 0;
    for (const CalibrationBin &bin : bins) {
        if (bin.bags > 0)
            sum += static_cast<double>(bin.bags) * std::abs(*bin.meanProbability - *bin.share);
        bags += bin.bags;
    }
    if (bags == 0)
        return std::nullopt;
    return sum / static_cast<double>(bags);
}

Confidences confidencesOf(std::span<const double> probabilities, std::span<const int64_t> labels, int64_t classes)
{
    Confidences result;
    const std::vector<int64_t> calls = mostProbable(probabilities, classes);
    for (std::size_t bag = 0; bag < labels.size(); ++bag) {
        result.probabilities.push_back(
            probabilities[bag * static_cast<std::size_t>(classes) + static_cast<std::size_t>(calls[bag])]);
        result.right.push_back(calls[bag] == labels[bag]);
    }
    return result;
}

std::optional<double> brierScore(std::span<const double> probabilities, std::span<const int64_t> labels,
                                 int64_t classes)
{
    if (labels.empty())
        return std::nullopt;
    double sum = 0;
    for (std::size_t index = 0; index < probabilities.size(); ++index) {
        const auto label = labels[index / static_cast<std::size_t>(classes)];
        const bool isLabel = static_cast<int64_t>(index) % classes == label;
        sum += std::pow(probabilities[index] - isLabel, 2);
    }
    return sum / static_cast<double>(labels.size());
}

} // namespace tessera
