#include "analysis/cohort/splits.h"
#include "tests/fuzz/input.h"

#include <algorithm>

using namespace tessera;

namespace {

Cohort sixBags()
{
    Cohort cohort;
    cohort.classes = {"normal", "tumour"};
    for (const auto *id : {"a.svs", "b", "c", "d", "1", "2"}) {
        const int64_t label = std::ssize(cohort.bags) % 2;
        cohort.bags.push_back({id, std::ssize(cohort.bags) < 2 ? "P" : id, {id}, ClassOutcome{label}, {}, {}, 2});
    }
    return cohort;
}

} // namespace

/// A file of splits of any form, for six bags.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const fuzz::MemoryFile file(data, size);
    const Cohort cohort = sixBags();
    const Result<SplitPlan> plan = readSplits(file.path(), cohort, {});
    if (!plan) {
        fuzz::requireThat(!sentence(plan.error()).empty());
        return 0;
    }
    fuzz::requireThat(!plan->folds.empty());
    for (const Fold &fold : plan->folds) {
        std::vector<int64_t> all = fold.train;
        all.insert(all.end(), fold.validation.begin(), fold.validation.end());
        all.insert(all.end(), fold.test.begin(), fold.test.end());
        std::sort(all.begin(), all.end());
        fuzz::requireThat(!fold.train.empty() && std::adjacent_find(all.begin(), all.end()) == all.end() &&
                          all.front() >= 0 && all.back() < std::ssize(cohort.bags));
    }
    return 0;
}
