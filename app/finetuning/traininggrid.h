#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace tessera {

/// One configuration of a grid.
struct GridCell {
    std::string name; ///< what tells it from the others, "mask_ratio_h=0.01, seed=2"; empty where there is one alone
    std::vector<std::string> settings; ///< "key=value"
};

constexpr std::size_t mostGridCells = 100; ///< more are a mistake, or a night's work for the command line

/// How many configurations these settings are: 1 where no value is a list "[a,b]". Saturates.
std::size_t cellsOf(const std::vector<std::string> &settings);

/// Every combination of the values of lists, the first list changing slowest; at most mostGridCells.
std::vector<GridCell> gridOf(const std::vector<std::string> &settings);

} // namespace tessera
