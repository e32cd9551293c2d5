#pragma once
#include "analysis/cohort/cohort.h"
#include "analysis/cohort/splits.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tessera::detail {

inline std::size_t at(int64_t index) { return static_cast<std::size_t>(index); }

/// What a division keeps in proportion: the classes, or for survival censored and event.
struct Strata {
    std::vector<std::string> names;
    std::vector<int64_t> ofBag; ///< index into `names`, one for each bag of the cohort
};
Strata strataOf(const Cohort &cohort);

/// All bags of a patient; they go to the same part.
struct PatientGroup {
    std::vector<int64_t> bags;      ///< ascending
    std::vector<int64_t> ofStratum; ///< how many of them, by stratum
    int64_t rarest = 0;             ///< of its strata the one with the fewest patients
};
/// Patients of these bags, by name: the order of the table's rows has no part in what is drawn.
std::vector<PatientGroup> groupsOf(const Cohort &cohort, const Strata &strata, const std::vector<int64_t> &bags);

/// How many of the groups have each stratum.
std::vector<int64_t> patientsOf(const std::vector<PatientGroup> &groups, const Strata &strata);

/// `parts` disjoint sets of bags, together all: patients of the rarest stratum first, of those the ones with most bags,
/// each to the part that has fewest of its stratum, then fewest bags. Where each patient has one bag, parts differ by
/// one bag at most, in each stratum and altogether. No part is empty when there are enough patients.
std::vector<std::vector<int64_t>> dividedInto(int64_t parts, const Strata &strata,
                                              const std::vector<PatientGroup> &groups, uint64_t seed);

/// Takes a share of the training part for validation, of each stratum at least one patient, so that `fewestPatients` of
/// it stay; drawn by the options' seed for this fold. A stratum with fewer patients stays in the training part; where
/// then less than two strata were left to validate with, there is no validation part. False where one is wanted and
/// there is none.
bool drawValidation(Fold &fold, const Cohort &cohort, const Strata &strata, const FoldOptions &options);
inline constexpr int64_t fewestPatients = 2;

} // namespace tessera::detail
