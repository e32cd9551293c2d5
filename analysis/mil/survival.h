#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace tessera::mil {

/// Probability of the event in each bin for those who reach it: sigmoid of the logits.
std::vector<double> hazards(std::span<const double> logits);
/// Probability of being event-free after each bin: S_j = prod_{i <= j} (1 - h_i).
std::vector<double> survivalCurve(std::span<const double> logits);
/// - sum_j S_j: the higher, the earlier the event is expected.
double survivalRisk(std::span<const double> logits);

} // namespace tessera::mil
