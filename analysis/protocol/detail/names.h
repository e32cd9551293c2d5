#pragma once
#include "analysis/protocol/messages.h"

#include <array>
#include <cstddef>

namespace tessera::protocol::detail {

/// What goes over the pipe for each value of an enumeration, in its order.
template <std::size_t size>
using Names = std::array<const char *, size>;

constexpr std::array stageNames{"opening", "tissue", "features", "mil", "writing"};
static_assert(stageNames.size() == static_cast<std::size_t>(Stage::writing) + 1);

constexpr std::array productNames{"result", "features"};
static_assert(productNames.size() == static_cast<std::size_t>(AnalysisProduct::features) + 1);

constexpr std::array bagLevelNames{"slide", "patient"};
static_assert(bagLevelNames.size() == static_cast<std::size_t>(BagLevel::patient) + 1);

constexpr std::array learnedTaskNames{"classification", "survival"};
static_assert(learnedTaskNames.size() == static_cast<std::size_t>(LearnedTask::survival) + 1);

constexpr std::array oneIsNames{"event", "censored"};
static_assert(oneIsNames.size() == static_cast<std::size_t>(OneIs::censored) + 1);

constexpr std::array divisionNames{"once", "folds"};
static_assert(divisionNames.size() == static_cast<std::size_t>(Division::folds) + 1);

constexpr std::array earlierRunNames{"refuse", "resume"};
static_assert(earlierRunNames.size() == static_cast<std::size_t>(EarlierRun::resume) + 1);

constexpr std::array whichWeightsNames{"best", "last"};
static_assert(whichWeightsNames.size() == static_cast<std::size_t>(WhichWeights::last) + 1);

constexpr std::array severityNames{"error", "warning", "note"};
static_assert(severityNames.size() == static_cast<std::size_t>(Severity::note) + 1);

constexpr std::array trainingStageNames{"baseline", "mhim"};
static_assert(trainingStageNames.size() == static_cast<std::size_t>(TrainingStage::mhim) + 1);

template <typename Enum, std::size_t size>
const char *nameIn(const Names<size> &names, Enum value)
{
    return names.at(static_cast<std::size_t>(value));
}

} // namespace tessera::protocol::detail
