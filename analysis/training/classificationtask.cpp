#include "analysis/training/classificationtask.h"

#include "analysis/metrics/confusion.h"
#include "analysis/metrics/curves.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

/// -log softmax(logits)[label].
double crossEntropy(const std::vector<double> &logits, std::size_t label)
{
    const double largest = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const double logit : logits)
        sum += std::exp(logit - largest);
    return largest + std::log(sum) - logits[label];
}

bool areFinite(std::span<const BagOutput> outputs)
{
    return std::all_of(outputs.begin(), outputs.end(), [](const BagOutput &output) {
        return std::all_of(output.logits.begin(), output.logits.end(),
                           [](double logit) { return std::isfinite(logit); });
    });
}

} // namespace

ClassificationTraining::ClassificationTraining(const Cohort &cohort, ClassificationTask task,
                                               std::vector<int64_t> outputOf)
    : m_cohort(cohort), m_task(std::move(task)), m_outputOf(std::move(outputOf))
{
}

int64_t ClassificationTraining::labelOf(const CohortBag &bag) const
{
    return m_outputOf[static_cast<std::size_t>(std::get<ClassOutcome>(bag.outcome).index)];
}

int64_t ClassificationTraining::labelOf(const BagOutput &output) const { return labelOf(m_cohort.bag(output.bag)); }

mil::Target ClassificationTraining::targetOf(const CohortBag &bag) const { return mil::ClassTarget{labelOf(bag)}; }

double ClassificationTraining::lossOf(std::span<const BagOutput> outputs) const
{
    double sum = 0;
    for (const BagOutput &output : outputs)
        sum += crossEntropy(output.logits, static_cast<std::size_t>(labelOf(output)));
    return sum / static_cast<double>(outputs.size());
}

std::optional<double> ClassificationTraining::monitored(std::span<const BagOutput> outputs) const
{
    if (!areFinite(outputs))
        return std::nullopt;
    std::vector<int64_t> labels;
    std::vector<double> logits;
    for (const BagOutput &output : outputs) {
        labels.push_back(labelOf(output));
        logits.insert(logits.end(), output.logits.begin(), output.logits.end());
    }
    if (this->outputs() != 2)
        return macroAccuracy(confusionMatrix(labels, mostProbable(logits, this->outputs()), this->outputs()));
    std::vector<double> differences; // (rank bags as the probability does, but are never rounded to 1)
    for (const BagOutput &output : outputs)
        differences.push_back(output.logits[1] - output.logits[0]);
    return areaUnderCurve(differences, positivesOf(labels, 1));
}

ClassificationTask classificationTaskOf(const std::vector<std::string> &classes)
{
    ClassificationTask task;
    for (std::size_t c = 0; c < classes.size(); ++c)
        task.classes.push_back({classes[c], colourOfClass(c), false});
    if (classes.size() == 2) {
        const bool isReversed = isNormalFinding(classes[1]) && !isNormalFinding(classes[0]);
        task.classes[isReversed ? 0 : 1].positive = true;
    }
    return task;
}

} // namespace tessera
