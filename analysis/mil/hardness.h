#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace tessera::mil {

/// r_i = (tiles strictly below + half of the others equal) / (N - 1); 0.5 for N = 1 (mhim-mil 4.2 b).
std::vector<float> rankOf(std::span<const float> values);

/// ceil(N * ratio), in double arithmetic, at most N (3.3).
int64_t pickCount(int64_t tiles, double ratio);

/// 1 for the `count` highest (or lowest) values; among equal ones the lower index first (4.2 d).
enum class Direction { highest, lowest };
std::vector<uint8_t> extremes(std::span<const double> scores, int64_t count, Direction direction);

/// Expected share of draws in which a tile is not hidden, kept by the random split, and among the `salient` highest of
/// the kept ones (4.2 e): closed form over the hypergeometric distribution, in double.
/// `kept` = L' of the M' = N - hidden visible tiles survive the split. Sums to min(salient, kept).
std::vector<double> hardProbability(std::span<const double> scores, std::span<const uint8_t> hidden, int64_t salient,
                                    int64_t kept);

} // namespace tessera::mil
