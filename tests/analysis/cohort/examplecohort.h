#pragma once
#include "analysis/cohort/cohort.h"

#include <string>
#include <vector>

namespace tessera::testing {

/// A cohort that was not read from a file: bags are added one by one.
struct ExampleCohort : Cohort {
    explicit ExampleCohort(std::vector<std::string> names = {"normal", "tumour"}) { classes = std::move(names); }

    ExampleCohort &add(const std::string &id, const std::string &patient, int64_t label)
    {
        bags.push_back({id, patient, {id}, ClassOutcome{label}, {}, {}, static_cast<int64_t>(bags.size()) + 2});
        return *this;
    }
    ExampleCohort &add(const std::string &id, SurvivalOutcome outcome)
    {
        task = CohortTask::survival;
        classes.clear();
        bags.push_back({id, id, {id}, outcome, {}, {}, static_cast<int64_t>(bags.size()) + 2});
        return *this;
    }
};

/// Patients of one bag each: so many of each class, ids "c0_0", "c0_1", ..., "c1_0", ...
inline ExampleCohort cohortOf(const std::vector<int64_t> &patientsOfClass)
{
    std::vector<std::string> names;
    for (std::size_t c = 0; c < patientsOfClass.size(); ++c)
        names.push_back("class " + std::to_string(c));
    ExampleCohort cohort(names);
    for (std::size_t c = 0; c < patientsOfClass.size(); ++c)
        for (int64_t i = 0; i < patientsOfClass[c]; ++i) {
            const std::string id = "c" + std::to_string(c) + "_" + std::to_string(i);
            cohort.add(id, id, static_cast<int64_t>(c));
        }
    return cohort;
}

} // namespace tessera::testing
