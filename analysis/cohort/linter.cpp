#include "analysis/cohort/linter.h"

#include "analysis/cohort/detail/featurecheck.h"
#include "analysis/cohort/detail/foldcheck.h"

#include <algorithm>
#include <array>

namespace tessera {

std::string_view nameOf(FindingKind kind)
{
    constexpr std::array<std::string_view, 14> names{
        "missingFeatures",    "unreadableFeatures",  "emptyBag",          "smallBag",         "sameSlideTwice",
        "patientOnBothSides", "fewOfClass",          "singleClassFold",   "constantFeatures", "binWithoutEvents",
        "otherEncoder",       "maskAgainstFindings", "similarClassNames", "unusedBags"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view nameOf(Severity severity)
{
    return std::array<std::string_view, 3>{"error", "warning", "note"}[static_cast<std::size_t>(severity)];
}

bool LinterReport::hasErrors() const
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding &finding) { return finding.severity == Severity::error; });
}

SeenFeatures::SeenFeatures(std::unique_ptr<const detail::FeatureCheck> check) : m_check(std::move(check)) {}
SeenFeatures::SeenFeatures(SeenFeatures &&) noexcept = default;
SeenFeatures &SeenFeatures::operator=(SeenFeatures &&) noexcept = default;
SeenFeatures::~SeenFeatures() = default;
TileTruth SeenFeatures::truth() const { return m_check->truth(); }

Result<SeenFeatures> lookAtFeatures(const Cohort &cohort, const BagSource &source,
                                    const std::function<void(int64_t, int64_t)> &progress, std::stop_token token)
{
    auto check = std::make_unique<detail::FeatureCheck>(cohort, source);
    for (std::size_t i = 0; i < cohort.bags.size(); ++i) {
        if (token.stop_requested())
            return fail(ErrorCode::cancelled);
        if (const Result<void> looked = check->look(i, token); !looked)
            return passOn(looked.error());
        if (progress)
            progress(static_cast<int64_t>(i) + 1, std::ssize(cohort.bags));
    }
    return SeenFeatures(std::move(check));
}

LinterReport lint(const Cohort &cohort, const SeenFeatures &features, const SplitPlan &plan,
                  const LinterOptions &options)
{
    LinterReport report;
    features.check().report(options, report);
    detail::checkFolds(cohort, plan, report);
    detail::checkBins(cohort, plan, options.survivalBins, report);
    detail::checkClassNames(cohort, report);
    std::stable_sort(report.findings.begin(), report.findings.end(),
                     [](const Finding &a, const Finding &b) { return a.severity < b.severity; });
    return report;
}

} // namespace tessera
