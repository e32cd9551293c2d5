#pragma once
#include "analysis/package/package.h"
#include "base/safetensors.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

/// What the features were like that a model was trained on, so that a slide unlike those can be told
/// (docs/model-packages.md, "Statistics of the training features"). A distance is the root mean square, over the
/// channels, of the difference from the mean in standard deviations: the diagonal Mahalanobis distance by the root of
/// the number of channels, about 1 for what is alike. Channels that never change are left out of it.
struct FeatureStatistics {
    int64_t tiles = 0;
    int64_t bags = 0;
    std::vector<float> tileMean;      ///< [D]
    std::vector<float> tileDeviation; ///< [D], of all tiles
    std::vector<float> bagMean;       ///< [D], mean of the bags' means
    std::vector<float> bagDeviation;  ///< [D], of the bags' means
    std::vector<double> levels;       ///< [Q], rising, the last one 1
    std::vector<double> tileDistance; ///< [Q], quantiles over the training tiles (a sample of them)
    /// [Q], quantiles over the training bags' means, each measured by the others; empty for fewer than 3 bags.
    std::vector<double> bagDistance;

    bool operator==(const FeatureStatistics &) const = default;
};

/// Takes one bag after the other, none twice; holds the bags' means and a sample of at most 16 million numbers.
class FeatureStatisticsBuilder {
public:
    /// `bags`: how many will come.
    FeatureStatisticsBuilder(int64_t dim, int64_t bags);
    /// `features` [N, D], N >= 1.
    void add(std::span<const float> features);
    /// At least one bag was added.
    FeatureStatistics finish() const;

private:
    int64_t m_dim;
    int64_t m_sampleOfBag; ///< tiles of a bag that are kept, evenly spread over it
    int64_t m_tiles = 0;
    std::vector<double> m_sum;     ///< [D]
    std::vector<double> m_squares; ///< [D]
    std::vector<double> m_bagMeans;
    std::vector<float> m_sample;
};

/// How far a bag is from the training's.
struct BagDistance {
    double distance = 0; ///< of the bag's mean
    /// The largest of the training bags', each measured by the others; none where there were too few.
    std::optional<double> largestOfTraining;
    double strangeTiles = 0; ///< share of the tiles that are farther away than 99 % of the training tiles

    /// Farther than every training bag: with n of those, this happens to one in n + 1 that is alike.
    bool isUnlike() const { return largestOfTraining && distance > *largestOfTraining; }
};
/// `features` [N, D], N >= 1.
BagDistance distanceOf(const FeatureStatistics &statistics, std::span<const float> features);

/// As tensors of the package's file; they point into `statistics`.
std::vector<TensorView> tensorsOf(const FeatureStatistics &statistics);
/// The package's own; none where it has none. Errors: those of Safetensors::open, safetensorsInvalid(path, detail).
Result<std::optional<FeatureStatistics>> readFeatureStatistics(const MilPackage &package);

} // namespace tessera
