#pragma once
#include "analysis/cohort/survivalbins.h"
#include "analysis/mil/survival.h"
#include "analysis/training/trainingtask.h"

namespace tessera {

/// One logit for each time bin, the likelihood of mhim-mil.md 7. Monitored is `c_index`.
class SurvivalTraining : public TrainingTask {
public:
    /// `cohort` must outlive it; its bags have times, and `bins` at least one bin.
    SurvivalTraining(const Cohort &cohort, SurvivalBins bins, std::string timeUnit);

    int64_t outputs() const override { return m_bins.count(); }
    mil::Target targetOf(const CohortBag &bag) const override;
    Task packageTask() const override { return SurvivalTask{m_bins.edges, m_timeUnit}; }
    double lossOf(std::span<const BagOutput> outputs) const override;
    std::optional<double> monitored(std::span<const BagOutput> outputs) const override;
    std::string monitoredName() const override { return "c_index"; }
    std::vector<std::string> remarks() const override;

private:
    const Cohort &m_cohort;
    SurvivalBins m_bins;
    std::string m_timeUnit;
};

} // namespace tessera
