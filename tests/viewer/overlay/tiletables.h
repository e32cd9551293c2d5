#pragma once
#include "analysis/result/slideresult.h"
#include "analysis/result/tiletable.h"

#include <memory>

namespace tessera {

/// A table of columns x rows touching tiles of `size` level-0 pixels; tile i of n has the value i / (n - 1) in every
/// map, and 1 - that for the class "normal". Every fifth tile is hidden.
inline TileTable gridOfTiles(int columns, int rows, double size, Level0Point corner = {})
{
    TileTable table;
    table.classes = {"normal", "tumour"};
    table.classProbability.resize(2);
    const int n = columns * rows;
    for (int i = 0; i < n; ++i) {
        const double value = n > 1 ? static_cast<double>(i) / (n - 1) : 0.5;
        table.x.push_back(corner.x + i % columns * size);
        table.y.push_back(corner.y + i / columns * size);
        table.width.push_back(size);
        table.height.push_back(size);
        table.attentionRaw.push_back(static_cast<float>(value));
        table.attention.push_back(static_cast<float>(value / n));
        table.attentionRank.push_back(static_cast<float>(value));
        table.instanceProbability.push_back(0.5 + value / 100);
        table.instanceClass.push_back(1);
        table.hardProbability.push_back(value);
        table.state.push_back(i % 5 == 0 ? TileState::hidden : TileState::kept);
        table.classProbability[0].push_back(static_cast<float>(1 - value));
        table.classProbability[1].push_back(static_cast<float>(value));
    }
    return table;
}

inline std::shared_ptr<const TileTable> sharedGrid(int columns, int rows, double size, Level0Point corner = {})
{
    return std::make_shared<const TileTable>(gridOfTiles(columns, rows, size, corner));
}

inline std::vector<ResultClass> normalAndTumour()
{
    return {{"normal", "#3366cc", false, 0.2}, {"tumour", "#cc3333", true, 0.8}};
}

} // namespace tessera
