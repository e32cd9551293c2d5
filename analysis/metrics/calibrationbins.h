#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

/// How often something happened that was given a probability in [low, high); the last bin has 1 as well.
struct CalibrationBin {
    double low = 0;
    double high = 0;
    int64_t bags = 0;
    std::optional<double> meanProbability; ///< none where there are no bags
    std::optional<double> share;           ///< of the bags in which it happened; none where there are no bags
};

/// `bins` of equal width. `happened` (1 = yes) is as long as `probabilities`.
std::vector<CalibrationBin> calibrationBins(std::span<const double> probabilities, std::span<const uint8_t> happened,
                                            int64_t bins = 10);
/// The bin of a probability; one that rounding put outside 0 ... 1 belongs to the first or last.
int64_t calibrationBinOf(double probability, int64_t bins = 10);

/// Expected calibration error: the mean difference between probability and share of a bin, over the bags. None without
/// bags. With the probability of the called class it is the ECE that the field reports.
std::optional<double> expectedCalibrationError(std::span<const CalibrationBin> bins);

/// Of each bag the probability of the class that is called, and whether the call is right.
struct Confidences {
    std::vector<double> probabilities;
    std::vector<uint8_t> right;
};
Confidences confidencesOf(std::span<const double> probabilities, std::span<const int64_t> labels, int64_t classes);

/// Mean over the bags of sum_c (p_c - [c is the label])^2: 0 is best, 2 worst. (Of two classes this is twice the form
/// that looks at one probability alone.) `probabilities` is [bags, C]. None without bags.
std::optional<double> brierScore(std::span<const double> probabilities, std::span<const int64_t> labels,
                                 int64_t classes);

} // namespace tessera
