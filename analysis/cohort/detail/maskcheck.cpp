#include "analysis/cohort/detail/featurecheck.h"
#include "analysis/cohort/detail/namelist.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

// A mask of 3 % trained well where 5 to 15 % of the tiles showed the finding. Masks from half of its share on gained
// nothing (1 % of 1 to 3 %) or lost to the pure model (1 and 3 % of 0.5 to 1 %); docs/benchmarks.md, "When MHIM helps".
constexpr double largestPart = 0.5;

// Where neither the user nor the files say how rare the finding is.
constexpr int64_t fewTiles = 1000;
constexpr double largeMask = 0.01;

std::string percent(double share) { return formatted(std::round(share * 1000) / 10) + " %"; }

constexpr const char *advice =
    ": choose a smaller mask_ratio_h, or version pure, and compare the two on the validation part.";

} // namespace

void checkMask(const Cohort &cohort, const std::vector<int64_t> &tiles,
               const std::vector<std::optional<int64_t>> &diagnostic, const LinterOptions &options,
               LinterReport &report)
{
    if (!options.isMhim || options.maskRatioHigh <= 0)
        return;
    const auto warn = [&](Severity severity, const std::string &what, std::vector<std::string> bags = {}) {
        add(report, severity, FindingKind::maskAgainstFindings, what + advice, std::move(bags));
    };
    const std::string mask = "The mask hides the " + percent(options.maskRatioHigh) + " most salient tiles";

    std::vector<std::string> hidden;
    int64_t positive = 0;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const int64_t shown = diagnostic[i].value_or(0);
        if (shown == 0 || tiles[i] == 0)
            continue;
        ++positive;
        if (options.maskRatioHigh * static_cast<double>(tiles[i]) >= largestPart * static_cast<double>(shown))
            hidden.push_back(cohort.bags[i].id);
    }
    if (!hidden.empty())
        return warn(Severity::warning,
                    mask + ", which may be half or more of the tiles that show the finding in " +
                        std::to_string(hidden.size()) + " of " + counted(positive, "bag") + " with such tiles (" +
                        nameList(hidden) + ")",
                    hidden);
    if (positive > 0)
        return;
    if (options.expectedDiagnosticShare) {
        if (options.maskRatioHigh >= largestPart * *options.expectedDiagnosticShare)
            warn(Severity::warning, mask + ", and " + percent(*options.expectedDiagnosticShare) +
                                        " are expected to show the finding: half of it or more may be hidden");
        return;
    }
    std::vector<int64_t> sizes;
    std::copy_if(tiles.begin(), tiles.end(), std::back_inserter(sizes), [](int64_t count) { return count > 0; });
    if (sizes.empty() || options.maskRatioHigh < largeMask)
        return;
    const auto middle = sizes.begin() + std::ssize(sizes) / 2;
    std::nth_element(sizes.begin(), middle, sizes.end());
    const int64_t hiddenTiles = std::llround(options.maskRatioHigh * static_cast<double>(*middle));
    if (*middle < fewTiles && hiddenTiles > 0)
        warn(Severity::note, mask + ", in the median bag of " + std::to_string(*middle) + " tiles " +
                                 counted(hiddenTiles, "tile") +
                                 ": where a finding shows in so few tiles all of it may be hidden");
}

} // namespace tessera::detail
