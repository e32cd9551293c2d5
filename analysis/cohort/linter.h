#pragma once
#include "analysis/cohort/bagsource.h"
#include "analysis/cohort/cohort.h"
#include "analysis/cohort/splits.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

/// `error` stops a training before it starts; `warning` is shown and written to the model card.
enum class Severity { error, warning, note };

enum class FindingKind {
    missingFeatures,     ///< no file for a slide; an error where more than half of the bags have none
    unreadableFeatures,  ///< a file that is no bag, holds NaN, has another D: an error
    emptyBag,            ///< a bag without tiles
    smallBag,            ///< fewer than 8 tiles: MHIM passes over it (mhim-mil.md 9.10)
    sameSlideTwice,      ///< equal features under two ids
    patientOnBothSides,  ///< of a split
    fewOfClass,          ///< class or event counts of a fold
    singleClassFold,     ///< a part of a fold has one class alone
    constantFeatures,    ///< all tiles of a bag, or a column of all bags, are equal
    binWithoutEvents,    ///< of a survival model
    otherEncoder,        ///< features of another encoder or preprocessing than the rest
    maskAgainstFindings, ///< the mask may hide all diagnostic tiles of a rare finding
    similarClassNames,   ///< "Tumour" and "tumour"
    unusedBags           ///< bags that no fold uses
};
/// As files have it: "sameSlideTwice".
std::string_view nameOf(FindingKind kind);
std::string_view nameOf(Severity severity);

struct Finding {
    Severity severity = Severity::warning;
    FindingKind kind = FindingKind::missingFeatures;
    std::string sentence;          ///< what, where, what to do
    std::vector<std::string> bags; ///< ids, at most 20
};

struct LinterOptions {
    bool isMhim = false;
    double maskRatioHigh = 0;                      ///< share of the bag that the mask hides; 0 = none
    std::optional<double> expectedDiagnosticShare; ///< of the tiles of a positive bag, as the user says
    int64_t survivalBins = 4;
};

/// How many usable bags of each class a part of a fold has.
struct PartCounts {
    int64_t repeat = 0;
    int64_t fold = 0;
    std::string part;             ///< "train", "validation" or "test"; empty parts have no row
    std::vector<int64_t> ofClass; ///< in the order of Cohort::classes; of survival: censored, event
};

struct LinterReport {
    std::vector<Finding> findings; ///< errors first
    std::vector<PartCounts> counts;
    std::vector<int64_t> usable; ///< indices of bags with readable features, at least one tile
    int64_t dim = 0;             ///< D of the features
    std::string encoder;         ///< as the files name it; empty where none does
    std::vector<int64_t> tiles;  ///< of each bag; 0 where it cannot be read

    bool hasErrors() const;
};

namespace detail {
class FeatureCheck;
}

/// Which tiles show the finding, by bag: [N], 1 = it does, 0 = it does not, -1 = not known. Only bags whose features
/// say so, all slides of a patient together.
using TileTruth = std::map<int64_t, std::vector<int8_t>>;

/// What was seen in the feature files of a cohort, for as many checks as there are divisions and configurations. The
/// cohort must outlive it.
class SeenFeatures {
public:
    explicit SeenFeatures(std::unique_ptr<const detail::FeatureCheck> check);
    SeenFeatures(SeenFeatures &&) noexcept;
    SeenFeatures &operator=(SeenFeatures &&) noexcept;
    ~SeenFeatures();
    const detail::FeatureCheck &check() const { return *m_check; }
    TileTruth truth() const; ///< of bags that can be read

private:
    std::unique_ptr<const detail::FeatureCheck> m_check;
};

/// Looks at every feature file once, on the calling thread, one slide in memory at a time. `progress` (may be empty) is
/// called with done and all bags; the token is looked at before each slide and after every few megabytes. Errors:
/// cancelled, outOfMemory. What is wrong with a file is a finding, not an error.
Result<SeenFeatures> lookAtFeatures(const Cohort &cohort, const BagSource &source,
                                    const std::function<void(int64_t, int64_t)> &progress, std::stop_token token);

/// What is wrong with table, splits and features. Bags with unusable features count for no fold.
LinterReport lint(const Cohort &cohort, const SeenFeatures &features, const SplitPlan &plan,
                  const LinterOptions &options);

} // namespace tessera
