#pragma once
#include "analysis/package/featurestatistics.h"
#include "analysis/runs/preparedcohort.h"
#include "analysis/training/bagcache.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>

namespace tessera {

/// Of the features of these bags, `dim` for each tile. Errors: those of `feed`, cancelled.
Result<FeatureStatistics> featureStatisticsOf(std::span<const int64_t> bags, int64_t dim, BagFeed &feed,
                                              std::stop_token token);

/// The features of a run, as they are or standardised. Memory holds one of the two at a time, the one that was asked
/// for last: what was handed out before is no longer there.
class RunFeatures {
public:
    /// `dim` is D. Takes its part of the memory where `runsAtATime` share it. The cohort must outlive this.
    RunFeatures(const OpenedCohort &opened, int64_t dim, at::Device device, int64_t runsAtATime);

    BagFeed &asTheyAre();
    BagFeed &standardisedBy(const Standardisation &standardisation);

    /// By the tiles of the bags `train`. Errors: those of featureStatisticsOf, outOfMemory.
    Result<Standardisation> standardisation(std::span<const int64_t> train, std::stop_token token);

private:
    BagFeed &opened(std::optional<Standardisation> standardisation);

    const OpenedCohort &m_opened;
    const int64_t m_dim;
    const at::Device m_device;
    const int64_t m_runsAtATime;
    std::unique_ptr<BagCache> m_cache;
    bool m_isStandardised = false; ///< what m_cache holds
};

} // namespace tessera
