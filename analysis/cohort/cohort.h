#pragma once
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tessera {

/// The class of a bag: an index into Cohort::classes.
struct ClassOutcome {
    int64_t index = 0;

    bool operator==(const ClassOutcome &) const = default;
};

/// How long a patient was followed, and whether that ended with the event.
struct SurvivalOutcome {
    double time = 0; ///< in the unit of the table
    bool event = false;

    bool operator==(const SurvivalOutcome &) const = default;
};

using Outcome = std::variant<ClassOutcome, SurvivalOutcome>;

/// One bag to learn from or to be judged on: a slide, or all slides of a patient.
struct CohortBag {
    std::string id;                  ///< of the slide, of the patient where slides are joined; unique in the cohort
    std::string patient;             ///< the bag's own id where the table does not name patients
    std::vector<std::string> slides; ///< ids as the table writes them (leading zeros kept), at least one
    Outcome outcome;
    std::string split;         ///< as the table says; empty where it says nothing
    std::vector<int64_t> rows; ///< of the one feature file of the cohort; empty where each slide has a file
    int64_t line = 0;          ///< of the table, counted from 1
};

/// What a column of the table is taken for.
enum class ColumnRole { slide, patient, label, split, time, event, censorship, rows };

struct RecognisedColumn {
    ColumnRole role = ColumnRole::slide;
    std::string name;    ///< as the table writes it
    std::string meaning; ///< for people where it could be read two ways: "1 = event, 0 = censored"
};

enum class CohortTask { classification, survival };

/// A labelled set of bags. Bags keep the order of the table.
struct Cohort {
    std::filesystem::path table;
    std::string sha256; ///< of the table's file
    CohortTask task = CohortTask::classification;
    std::vector<std::string> classes; ///< names in the order of the outputs; empty for survival
    std::string timeUnit;             ///< of survival: "months", "days", ...; "time units" where no column says it
    std::vector<CohortBag> bags;
    std::vector<RecognisedColumn> columns;
    std::vector<std::string> remarks; ///< what was assumed or left out while reading, one sentence each

    bool namesPatients() const;                               ///< a patient is more than one bag's own id
    int64_t patients() const;                                 ///< different ones
    int64_t patients(std::span<const int64_t> indices) const; ///< of these bags
    const CohortBag &bag(int64_t index) const { return bags[static_cast<std::size_t>(index)]; }
};

/// Whether a class of this name is one without the finding: "normal", "negative", "benign" and their like, in any case.
bool isNormalFinding(std::string_view className);

/// Which rows of a table become one bag.
enum class BagLevel {
    automatic, ///< a slide for classification, a patient for survival (mhim-mil.md 7)
    slide,
    patient
};

struct CohortOptions {
    BagLevel level = BagLevel::automatic;
    /// Names of the classes in the order of the outputs, of a model that is evaluated or fine-tuned; empty: from the
    /// table (numbers ascending; else names of a normal finding first, then by alphabet).
    std::vector<std::string> classes;
    /// What to learn where the table has both; by default its classes.
    std::optional<CohortTask> task;
    /// The polarity of the follow-up column where its name does not tell; `automatic` refuses to guess.
    enum class Polarity { automatic, oneIsEvent, oneIsCensored } polarity = Polarity::automatic;
};

/// Reads a table of CSV or TSV, also gzipped, with any of the usual column names (ecosystem of CLAM, MHIM, TransMIL,
/// MCAT, Patho-Bench, STAMP; docs/cohorts.md lists them). Rows without an outcome are left out with a remark.
/// Errors: those of readTextTable, cohortInvalid(path, detail with line and column).
Result<Cohort> readCohort(const std::filesystem::path &table, const CohortOptions &options = {});

} // namespace tessera
