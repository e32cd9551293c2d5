#pragma once
#include "analysis/cohort/linter.h"
#include "base/splitmix64.h"
#include "tests/analysis/cohort/examplecohort.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <algorithm>
#include <map>

namespace tessera::testing {

/// Features that are drawn by the slide's name, and whatever a test puts in their place.
class ExampleSource : public BagSource {
public:
    int64_t tiles = 20;
    int64_t dim = 4;
    std::map<std::string, Bag> bags; ///< by slide
    std::map<std::string, Error> errors;

    Bag random(const std::string &seed, int64_t count, int64_t columns) const
    {
        SplitMix64 order(std::hash<std::string>()(seed));
        auto values = std::make_shared<std::vector<float>>(static_cast<std::size_t>(count * columns));
        for (float &value : *values)
            value = static_cast<float>(order.below(1000));
        return of(std::move(values), columns);
    }
    static Bag of(std::shared_ptr<std::vector<float>> values, int64_t columns)
    {
        Bag bag;
        bag.dim = columns;
        bag.features = *values;
        bag.owner = std::move(values);
        return bag;
    }
    Bag &change(const std::string &slide) { return bags[slide] = random(slide, tiles, dim); }

    Result<Bag> read(const CohortBag &bag) const override
    {
        const std::string &slide = bag.slides.front();
        if (const auto error = errors.find(slide); error != errors.end())
            return tl::unexpected(error->second);
        if (const auto own = bags.find(slide); own != bags.end())
            return own->second;
        return random(slide, tiles, dim);
    }
    Result<int64_t> bytesOf(const CohortBag &) const override { return 0; }
    Result<std::vector<std::filesystem::path>> filesOf(const CohortBag &) const override
    {
        return std::vector<std::filesystem::path>();
    }
    Result<std::string> fingerprint(const Cohort &) const override { return std::string(); }
};

inline SplitPlan twoFolds(const Cohort &cohort)
{
    const Result<SplitPlan> plan = makeFolds(cohort, {2, 0.2, 1});
    return plan ? *plan : SplitPlan{};
}

inline Result<LinterReport> lintOf(const Cohort &cohort, const BagSource &source, const SplitPlan &plan,
                                   const LinterOptions &options = {})
{
    const Result<SeenFeatures> features = lookAtFeatures(cohort, source, {}, {});
    if (!features)
        return passOn(features.error());
    return lint(cohort, *features, plan, options);
}

inline std::vector<Finding> ofKind(const LinterReport &report, FindingKind kind)
{
    std::vector<Finding> found;
    std::copy_if(report.findings.begin(), report.findings.end(), std::back_inserter(found),
                 [&](const Finding &finding) { return finding.kind == kind; });
    return found;
}

} // namespace tessera::testing

/// There is one finding of this kind, of this severity, and its sentence has this text.
#define COMPARE_FINDING(report, wanted, weight, text)                                                                  \
    do {                                                                                                               \
        VERIFY_OK(report);                                                                                             \
        const std::vector<Finding> found_ = tessera::testing::ofKind(*(report), FindingKind::wanted);                  \
        QCOMPARE(found_.size(), std::size_t{1});                                                                       \
        QCOMPARE(found_[0].severity, Severity::weight);                                                                \
        QVERIFY2(found_[0].sentence.find(text) != std::string::npos, found_[0].sentence.c_str());                      \
    } while (false)
