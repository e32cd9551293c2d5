#include "analysis/runs/runfeatures.h"

#include "analysis/inference/tensors.h"

#include <ATen/ATen.h>

namespace tessera {

Result<FeatureStatistics> featureStatisticsOf(std::span<const int64_t> bags, int64_t dim, BagFeed &feed,
                                              std::stop_token token)
{
    FeatureStatisticsBuilder builder(dim, std::ssize(bags));
    for (std::size_t i = 0; i < bags.size(); ++i) {
        if (token.stop_requested())
            return fail(ErrorCode::cancelled);
        const Result<at::Tensor> features =
            feed.features(bags[i], i + 1 < bags.size() ? std::optional(bags[i + 1]) : std::nullopt);
        if (!features)
            return passOn(features.error());
        const at::Tensor onCpu = features->to(at::kCPU, at::kFloat).contiguous();
        builder.add({onCpu.data_ptr<float>(), static_cast<std::size_t>(onCpu.numel())});
    }
    return builder.finish();
}

RunFeatures::RunFeatures(const OpenedCohort &opened, int64_t dim, at::Device device, int64_t runsAtATime)
    : m_opened(opened), m_dim(dim), m_device(device), m_runsAtATime(runsAtATime)
{
}

BagFeed &RunFeatures::opened(std::optional<Standardisation> standardisation)
{
    m_isStandardised = standardisation.has_value();
    m_cache.reset(); // (before the next one asks how much memory is free)
    m_cache = std::make_unique<BagCache>(m_opened.cohort, *m_opened.source, m_dim, m_device,
                                         defaultBagBudget() / m_runsAtATime, std::move(standardisation));
    return *m_cache;
}

BagFeed &RunFeatures::asTheyAre() { return m_cache && !m_isStandardised ? *m_cache : opened({}); }

BagFeed &RunFeatures::standardisedBy(const Standardisation &standardisation) { return opened(standardisation); }

Result<Standardisation> RunFeatures::standardisation(std::span<const int64_t> train, std::stop_token token)
{
    const Result<FeatureStatistics> statistics = featureStatisticsOf(train, m_dim, asTheyAre(), std::move(token));
    if (!statistics)
        return passOn(statistics.error());
    Standardisation standardisation;
    const Result<void> made =
        guarded("standardising the features", [&] { standardisation = standardisationBy(*statistics); });
    if (!made)
        return passOn(made.error());
    return standardisation;
}

} // namespace tessera
