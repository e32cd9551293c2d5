#include "analysis/cohort/bagsource.h"
#include "analysis/cohort/cohort.h"
#include "tests/fuzz/input.h"

#include <set>

using namespace tessera;

namespace {

void look(const Cohort &cohort)
{
    fuzz::requireThat(!cohort.bags.empty() && cohort.sha256.size() == 64);
    std::set<std::string> ids;
    for (const CohortBag &bag : cohort.bags) {
        fuzz::requireThat(ids.insert(bag.id).second && !bag.slides.empty() && !bag.patient.empty());
        if (const auto *label = std::get_if<ClassOutcome>(&bag.outcome))
            fuzz::requireThat(label->index >= 0 && label->index < std::ssize(cohort.classes));
        else
            fuzz::requireThat(std::get<SurvivalOutcome>(bag.outcome).time >= 0);
        for (const int64_t row : bag.rows)
            fuzz::requireThat(row >= 0);
    }
}

} // namespace

/// A table of slides, patients and outcomes, for classes and for survival; or a classic multiple-instance set.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const fuzz::MemoryFile file(data, size);
    for (const auto task : {CohortTask::classification, CohortTask::survival}) {
        CohortOptions options;
        options.task = task;
        const Result<Cohort> cohort = readCohort(file.path(), options);
        if (cohort)
            look(*cohort);
        else
            fuzz::requireThat(!sentence(cohort.error()).empty());
    }
    const Result<ClassicSet> set = readClassicSet(file.path());
    if (!set)
        return 0;
    look(set->cohort);
    for (const CohortBag &bag : set->cohort.bags) {
        const Result<Bag> read = set->source->read(bag);
        fuzz::requireThat(!read || read->tiles() > 0);
    }
    return 0;
}
