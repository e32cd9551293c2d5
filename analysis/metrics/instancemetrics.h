#pragma once
#include "analysis/metrics/bootstrap.h"
#include "analysis/metrics/estimate.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

/// A slide whose tiles are known to be diagnostic or not.
struct InstanceBag {
    std::vector<double> scores; ///< [tiles] the higher, the more diagnostic the model holds the tile
    std::vector<uint8_t> truth; ///< [tiles] 1 = true (diagnostic), 0 = not
};

/// How many of the highest scores precision is told for.
inline constexpr std::array<int64_t, 3> instanceTops{1, 5, 10};

/// What one bag comes to by itself; none where a value is not defined (instanceMetrics()).
struct InstanceRow {
    int64_t tiles = 0;
    int64_t trueTiles = 0;
    std::optional<double> auc;
    std::optional<double> topPrecision;
    std::array<std::optional<double>, instanceTops.size()> precisionOfTop; ///< of each of instanceTops

    bool operator==(const InstanceRow &) const = default;
};

/// Precision among the `count` highest scores of a bag.
struct TopPrecision {
    int64_t count = 0;
    Estimate precision;

    bool operator==(const TopPrecision &) const = default;
};

/// Means are over the bags in which a value is defined, each bag weighing the same.
struct InstanceMetrics {
    Estimate pooledAuc;        ///< of all tiles of all bags together
    Estimate meanAuc;          ///< of each bag's own; none in bags whose tiles are all of one kind
    int64_t bagsWithAuc = 0;   ///< how many bags have one
    Estimate topPrecision;     ///< precision among as many highest scores as the bag has true tiles
    int64_t bagsWithTruth = 0; ///< bags with at least one true tile: those of `topPrecision` and `precisionOfTop`
    std::vector<TopPrecision> precisionOfTop; ///< for each of instanceTops; a bag with fewer tiles is taken whole

    bool operator==(const InstanceMetrics &) const = default;
};

/// Equal scores count half in an AUC; at the border of the highest ones the share that is expected of them counts.
/// Intervals draw bags, never single tiles: tiles of a slide are alike. That of `pooledAuc` takes at most 200 of
/// `settings.resamples`, because each passes over all tiles. Scores that are not finite leave every value without a
/// number. Throws std::invalid_argument where a bag's scores and truth are not as long.
InstanceMetrics instanceMetrics(std::span<const InstanceBag> bags, const BootstrapSettings &settings);

/// Throws as above.
InstanceRow instanceRow(const InstanceBag &bag);

/// The same of bags whose rows alone are known: without `pooledAuc`. `bags` [rows] says of which bag each is, any
/// number: one that is there several times (of repeats) is drawn with all its rows. Throws std::invalid_argument where
/// these are not as many.
InstanceMetrics instanceMeans(std::span<const InstanceRow> rows, std::span<const int64_t> bags,
                              const BootstrapSettings &settings);

} // namespace tessera
