#pragma once
#include <cstdint>
#include <optional>
#include <span>

namespace tessera {

/// Harrell's C-index for censored times: the share of comparable pairs in which the one with the earlier event has the
/// higher risk. A pair is comparable where the shorter time ends with an event, or where of two equal times one does.
/// Risks that differ by at most 1e-8 count half. None where no pair is comparable. O(N log N).
/// All three are as long; finite; `events` 1 = event, 0 = censored.
std::optional<double> concordanceIndex(std::span<const double> risks, std::span<const double> times,
                                       std::span<const uint8_t> events);
/// The same with risks and times compared in single precision, as the published implementation does (mhim-mil.md 7).
std::optional<double> concordanceIndex(std::span<const float> risks, std::span<const float> times,
                                       std::span<const uint8_t> events);

} // namespace tessera
