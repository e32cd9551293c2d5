#pragma once
#include "analysis/training/stagetraining.h"

#include <ATen/ATen.h>

#include <cmath>
#include <map>
#include <string>

namespace tessera::testing {

/// Bags of drawn features: a positive one has a few tiles that are shifted along the first features.
class DrawnCohort : public BagFeed {
public:
    static constexpr int64_t dim = 8;

    explicit DrawnCohort(int64_t bags, int64_t tiles = 20, uint64_t seed = 1)
    {
        at::Generator generator = at::detail::createCPUGenerator(seed);
        for (int64_t bag = 0; bag < bags; ++bag) {
            CohortBag described;
            described.id = "slide " + std::to_string(bag);
            described.patient = described.id;
            described.slides = {described.id};
            described.outcome = ClassOutcome{bag % 2};
            cohort.bags.push_back(described);
            at::Tensor features = at::randn({tiles + bag % 3, dim}, generator);
            if (bag % 2)
                features.slice(0, 0, 3).slice(1, 0, 2).add_(4);
            m_features.push_back(features);
        }
        cohort.classes = {"normal", "tumour"};
    }

    Result<at::Tensor> features(int64_t bag, std::optional<int64_t>) override
    {
        ++reads;
        return m_features[static_cast<std::size_t>(bag)];
    }
    void replace(int64_t bag, at::Tensor features) { m_features[static_cast<std::size_t>(bag)] = std::move(features); }

    std::vector<int64_t> bags(int64_t from, int64_t to) const
    {
        std::vector<int64_t> numbers;
        for (int64_t bag = from; bag < to; ++bag)
            numbers.push_back(bag);
        return numbers;
    }

    Cohort cohort;
    int64_t reads = 0;

private:
    std::vector<at::Tensor> m_features;
};

/// Two classes, judged by the share that is called rightly.
class AccuracyTask : public TrainingTask {
public:
    explicit AccuracyTask(const Cohort &cohort) : m_cohort(cohort) {}
    int64_t outputs() const override { return 2; }
    mil::Target targetOf(const CohortBag &bag) const override
    {
        return mil::ClassTarget{std::get<ClassOutcome>(bag.outcome).index};
    }
    Task packageTask() const override { return ClassificationTask{}; }
    double lossOf(std::span<const BagOutput> outputs) const override
    {
        double sum = 0;
        for (const BagOutput &output : outputs) {
            const auto label = static_cast<std::size_t>(labelOf(output));
            sum += std::log1p(std::exp(output.logits[1 - label] - output.logits[label]));
        }
        return sum / static_cast<double>(outputs.size());
    }
    std::optional<double> monitored(std::span<const BagOutput> outputs) const override
    {
        double right = 0;
        for (const BagOutput &output : outputs)
            right += (output.logits[1] > output.logits[0]) == (labelOf(output) == 1);
        return right / static_cast<double>(outputs.size());
    }
    std::string monitoredName() const override { return "accuracy"; }

private:
    int64_t labelOf(const BagOutput &output) const
    {
        return std::get<ClassOutcome>(m_cohort.bags[static_cast<std::size_t>(output.bag)].outcome).index;
    }
    const Cohort &m_cohort;
};

inline bool areEqual(const mil::Weights &a, const mil::Weights &b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto &left, const auto &right) {
               return left.first == right.first && left.second.equal(right.second);
           });
}

} // namespace tessera::testing
