#pragma once
#include "analysis/training/trainingtask.h"

namespace tessera {

/// One logit for each class, cross-entropy. Monitored is `auc` of two classes, `balanced_accuracy` (macro accuracy) of
/// more.
class ClassificationTraining : public TrainingTask {
public:
    /// `cohort` must outlive it; its bags have classes. Class c of the cohort is output `outputOf[c]` of `task`, the
    /// package's description.
    ClassificationTraining(const Cohort &cohort, ClassificationTask task, std::vector<int64_t> outputOf);

    int64_t outputs() const override { return static_cast<int64_t>(m_task.classes.size()); }
    mil::Target targetOf(const CohortBag &bag) const override;
    Task packageTask() const override { return m_task; }
    double lossOf(std::span<const BagOutput> outputs) const override;
    std::optional<double> monitored(std::span<const BagOutput> outputs) const override;
    std::string monitoredName() const override { return outputs() == 2 ? "auc" : "balanced_accuracy"; }

private:
    int64_t labelOf(const CohortBag &bag) const;
    int64_t labelOf(const BagOutput &output) const;

    const Cohort &m_cohort;
    ClassificationTask m_task;
    std::vector<int64_t> m_outputOf;
};

/// The outputs of a model that learns these classes, in their order. Of two the second one is the positive one, unless
/// it alone has the name of a normal finding; of more none is.
ClassificationTask classificationTaskOf(const std::vector<std::string> &classes);

} // namespace tessera
