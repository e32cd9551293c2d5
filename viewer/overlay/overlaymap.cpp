#include "viewer/overlay/overlaymap.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tessera {
namespace {

/// Translates.
struct MapTexts {
    Q_DECLARE_TR_FUNCTIONS(OverlayMap)
};

float inUnitRange(double value)
{
    return std::isfinite(value) ? static_cast<float>(std::clamp(value, 0.0, 1.0)) : 0.0f;
}

/// Share of the other tiles that are lower; equal tiles share their mean (mhim-mil 4.2 b).
std::vector<float> ranks(const std::vector<double> &values)
{
    if (values.size() < 2)
        return std::vector<float>(values.size(), 0.5f);
    const auto key = [&](std::size_t i) { return std::isfinite(values[i]) ? values[i] : 0.0; };
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    std::vector<float> result(values.size());
    const double others = static_cast<double>(values.size() - 1);
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && key(order[end]) == key(order[begin]))
            ++end;
        const double rank = (static_cast<double>(begin) + 0.5 * static_cast<double>(end - begin - 1)) / others;
        for (; begin < end; ++begin)
            result[order[begin]] = static_cast<float>(rank);
    }
    return result;
}

template <typename Values>
std::vector<float> clamped(const Values &values)
{
    std::vector<float> result(values.size());
    std::transform(values.begin(), values.end(), result.begin(), [](auto value) { return inUnitRange(value); });
    return result;
}

} // namespace

QString titleOf(OverlayMap map, const QString &className)
{
    switch (map) {
    case OverlayMap::classProbability:
        return className.isEmpty() ? MapTexts::tr("Class probability")
                                   : MapTexts::tr("Probability of %1").arg(className);
    case OverlayMap::attention:
        return MapTexts::tr("Attention (rank)");
    case OverlayMap::instanceProbability:
        return MapTexts::tr("Instance probability (rank)");
    case OverlayMap::hardInstances:
        return MapTexts::tr("Hard instances");
    }
    return {};
}

QString meaningOf(OverlayMap map)
{
    switch (map) {
    case OverlayMap::classProbability:
        return MapTexts::tr("What the model would call a slide of this tile alone.");
    case OverlayMap::attention:
        return MapTexts::tr("Where the model took its evidence from, for or against; rank within the slide.");
    case OverlayMap::instanceProbability:
        return MapTexts::tr("How clearly a tile speaks for one of the classes; rank within the slide.");
    case OverlayMap::hardInstances:
        return MapTexts::tr("Share of training draws in which the tile is among the hard ones.");
    }
    return {};
}

std::vector<float> shownValues(const TileTable &table, OverlayMap map, int shownClass)
{
    switch (map) {
    case OverlayMap::classProbability:
        return clamped(table.classProbability.at(static_cast<std::size_t>(shownClass)));
    case OverlayMap::attention:
        return clamped(table.attentionRank);
    case OverlayMap::instanceProbability:
        return ranks(table.instanceProbability);
    case OverlayMap::hardInstances:
        return clamped(table.hardProbability);
    }
    return {};
}

double ownValue(const TileTable &table, OverlayMap map, int shownClass, int64_t tile)
{
    const auto i = static_cast<std::size_t>(tile);
    switch (map) {
    case OverlayMap::classProbability:
        return static_cast<double>(table.classProbability.at(static_cast<std::size_t>(shownClass))[i]);
    case OverlayMap::attention:
        return static_cast<double>(table.attentionRank[i]);
    case OverlayMap::instanceProbability:
        return table.instanceProbability[i];
    case OverlayMap::hardInstances:
        return table.hardProbability[i];
    }
    return 0;
}

} // namespace tessera
