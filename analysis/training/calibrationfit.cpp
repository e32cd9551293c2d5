#include "analysis/training/calibrationfit.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tessera {
namespace {

constexpr int mostSteps = 200;
constexpr double smallestGain = 1e-13; ///< of the mean loss in one step
/// Of the logarithm of a temperature: a search in between, wide of anything sensible.
constexpr double lowestLog = -5;
constexpr double highestLog = 5;

/// What the labels are taken for: the share of class c in a bag of class `label`.
class Targets {
public:
    Targets(std::span<const int64_t> labels, int64_t classes)
        : m_classes(static_cast<double>(classes)), m_bags(static_cast<std::size_t>(classes), 0.0)
    {
        for (const int64_t label : labels)
            m_bags[static_cast<std::size_t>(label)] += 1;
    }
    double share(int64_t label, int64_t c) const
    {
        const double bags = m_bags[static_cast<std::size_t>(label)];
        return (label == c ? bags + 1 : 1) / (bags + m_classes);
    }
    bool areOfSeveralClasses() const
    {
        return std::count_if(m_bags.begin(), m_bags.end(), [](double bags) { return bags > 0; }) > 1;
    }

private:
    double m_classes;
    std::vector<double> m_bags;
};

/// log(1 + exp(x)) without overflow.
double softplus(double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }

double sigmoid(double x) { return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x)); }

struct Line {
    double scale = 1;
    double offset = 0;
};

double lossOf(const Line &line, const std::vector<double> &differences, const std::vector<double> &shares)
{
    double loss = 0;
    for (std::size_t i = 0; i < differences.size(); ++i) {
        const double x = line.scale * differences[i] + line.offset;
        loss += softplus(x) - shares[i] * x;
    }
    return loss / static_cast<double>(differences.size());
}

/// Newton's method with halved steps; the loss is convex.
Line fitLine(const std::vector<double> &differences, const std::vector<double> &shares)
{
    Line line{0, 0};
    double loss = lossOf(line, differences, shares);
    for (int step = 0; step < mostSteps; ++step) {
        double gradientScale = 0, gradientOffset = 0, scaleScale = 0, scaleOffset = 0, offsetOffset = 0;
        for (std::size_t i = 0; i < differences.size(); ++i) {
            const double p = sigmoid(line.scale * differences[i] + line.offset);
            const double weight = p * (1 - p);
            gradientScale += (p - shares[i]) * differences[i];
            gradientOffset += p - shares[i];
            scaleScale += weight * differences[i] * differences[i];
            scaleOffset += weight * differences[i];
            offsetOffset += weight;
        }
        // (a little more on the diagonal: all differences may be equal)
        scaleScale += 1e-12 * (1 + scaleScale);
        offsetOffset += 1e-12 * (1 + offsetOffset);
        const double determinant = scaleScale * offsetOffset - scaleOffset * scaleOffset;
        const Line direction{(offsetOffset * gradientScale - scaleOffset * gradientOffset) / determinant,
                             (scaleScale * gradientOffset - scaleOffset * gradientScale) / determinant};
        double length = 1, gain = 0;
        for (; length > 1e-10 && gain <= 0; length /= 2) {
            const Line next{line.scale - length * direction.scale, line.offset - length * direction.offset};
            gain = loss - lossOf(next, differences, shares);
            if (gain > 0) {
                line = next;
                loss -= gain;
            }
        }
        if (!(gain > smallestGain))
            break;
    }
    return line;
}

Calibration fitPlatt(std::span<const double> logits, std::span<const int64_t> labels, const Targets &targets)
{
    std::vector<double> differences, shares;
    for (std::size_t bag = 0; bag < labels.size(); ++bag) {
        differences.push_back(logits[2 * bag + 1] - logits[2 * bag]);
        shares.push_back(targets.share(labels[bag], 1));
    }
    const Line line = fitLine(differences, shares);
    if (!std::isfinite(line.scale) || !std::isfinite(line.offset) || line.scale <= 0 || line.scale > 1e6 ||
        std::abs(line.offset) > 1e6)
        return {};
    return {Calibration::Method::platt, 1, line.scale, line.offset};
}

double lossAt(double temperature, std::span<const double> logits, std::span<const int64_t> labels, int64_t classes,
              const Targets &targets)
{
    double loss = 0;
    for (std::size_t bag = 0; bag < labels.size(); ++bag) {
        const auto row = logits.subspan(bag * static_cast<std::size_t>(classes), static_cast<std::size_t>(classes));
        const double highest = *std::max_element(row.begin(), row.end());
        double sum = 0;
        for (const double logit : row)
            sum += std::exp((logit - highest) / temperature);
        for (int64_t c = 0; c < classes; ++c)
            loss += targets.share(labels[bag], c) *
                    (std::log(sum) - (row[static_cast<std::size_t>(c)] - highest) / temperature);
    }
    return loss;
}

/// The loss is convex in the inverse of the temperature: it has one valley.
Calibration fitTemperature(std::span<const double> logits, std::span<const int64_t> labels, int64_t classes,
                           const Targets &targets)
{
    const double ratio = (std::sqrt(5.0) - 1) / 2;
    const auto loss = [&](double logarithm) { return lossAt(std::exp(logarithm), logits, labels, classes, targets); };
    double low = lowestLog, high = highestLog;
    double left = high - ratio * (high - low), right = low + ratio * (high - low);
    double leftLoss = loss(left), rightLoss = loss(right);
    while (high - low > 1e-7) {
        if (leftLoss <= rightLoss) {
            high = right;
            right = left;
            rightLoss = leftLoss;
            left = high - ratio * (high - low);
            leftLoss = loss(left);
        } else {
            low = left;
            left = right;
            leftLoss = rightLoss;
            right = low + ratio * (high - low);
            rightLoss = loss(right);
        }
    }
    const double best = (low + high) / 2;
    if (best > highestLog - 1e-3) // (the logits say nothing, or the contrary)
        return {};
    return {Calibration::Method::temperature, std::exp(best), 1, 0};
}

} // namespace

Calibration fitCalibration(std::span<const double> logits, std::span<const int64_t> labels, int64_t classes)
{
    const Targets targets(labels, classes);
    if (classes < 2 || !targets.areOfSeveralClasses() ||
        !std::all_of(logits.begin(), logits.end(), [](double logit) { return std::isfinite(logit); }))
        return {};
    return classes == 2 ? fitPlatt(logits, labels, targets) : fitTemperature(logits, labels, classes, targets);
}

} // namespace tessera
