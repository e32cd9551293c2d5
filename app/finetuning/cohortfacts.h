#pragma once
#include "analysis/cohort/cohort.h"
#include "analysis/protocol/trainingmessages.h"
#include "base/result.h"

#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace tessera {

/// Files of slides by their names without endings: what features are called after.
using SlideFiles = std::map<std::string, std::filesystem::path>;

/// Which cases a model is to learn from.
struct CohortQuestion {
    std::filesystem::path table;
    std::filesystem::path features; ///< folder or file; empty for a classic set, or where it is not chosen yet
    std::filesystem::path splits;   ///< empty: the table's own, or drawn
    CohortOptions options;          ///< how the table is read
    std::filesystem::path slides;   ///< folder of slides, for those without features; may be empty
    SlideFiles worklist;            ///< slides of the open worklist, which go before the folder's
};

/// One class, or for survival the patients with and without an event.
struct ClassCount {
    std::string name;
    int64_t bags = 0;
    int64_t patients = 0;
};

/// A slide of the table that has no features yet.
struct MissingSlide {
    std::string slide;          ///< as the table writes it
    std::filesystem::path file; ///< empty where it is not known
};

/// What a look at the cases has shown.
struct CohortFacts {
    bool isSurvival = false;
    bool needsFeatures = true; ///< false for a classic set
    bool isChecked = false;    ///< the features were looked at as well
    int64_t bags = 0;
    int64_t usable = 0; ///< with features that can be trained on; 0 unless isChecked
    int64_t patients = 0;
    std::vector<ClassCount> classes;                 ///< of survival "censored" and "event"
    std::vector<protocol::TrainingFinding> findings; ///< errors first
    std::vector<std::string> remarks;
    std::vector<MissingSlide> missing; ///< all of them where the features are not known yet
};

/// Whether an extraction can make all features that are missing, and some are.
bool canExtract(const CohortFacts &facts);

/// Reads the table, and where the features are known looks at every one of them and at the division, as a training
/// does before it begins. Runs on the calling thread; `progress` is called with the cases that are done and all of
/// them. Errors: those of readCohort, openFeatures, lookAtFeatures. What is wrong with single cases is a finding.
Result<CohortFacts> lookAtCohort(const CohortQuestion &question, const std::function<void(int64_t, int64_t)> &progress,
                                 const std::stop_token &token);

/// One slide of a worklist, as a table of cases has it.
struct LabelledSlide {
    std::string slide; ///< name of the file without its ending: what its features are called
    std::string patient;
    std::string label;
};

/// Writes them as a table that readCohort() reads. Errors: cohortInvalid(path, detail) where none has a label or two
/// have one name; fileUnwritable(path, reason), diskFull(path).
Result<void> writeCohort(const std::filesystem::path &table, const std::vector<LabelledSlide> &slides);

} // namespace tessera
