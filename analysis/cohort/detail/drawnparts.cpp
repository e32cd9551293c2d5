#include "analysis/cohort/detail/drawnparts.h"

#include "base/splitmix64.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace tessera::detail {
namespace {

/// Groups that leave the training part for the validation part.
struct Taking {
    Taking(const std::vector<PatientGroup> &candidates, const Strata &strata)
        : groups(candidates), isTaken(candidates.size()), patients(patientsOf(candidates, strata)), left(patients),
          bagsTaken(strata.names.size())
    {
    }

    std::vector<std::size_t> rarestFirst() const
    {
        std::vector<std::size_t> order(patients.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return patients[a] < patients[b]; });
        return order;
    }

    /// Of stratum `s` about `share` of the bags, at least one patient, as far as the training part can spare them.
    void take(std::size_t s, double share)
    {
        int64_t ofStratum = 0;
        for (const PatientGroup &group : groups)
            ofStratum += group.ofStratum[s];
        const int64_t wanted = std::max<int64_t>(1, std::llround(share * static_cast<double>(ofStratum)));
        std::size_t smallest = groups.size();
        for (std::size_t g = 0; g < groups.size(); ++g) {
            if (groups[g].ofStratum[s] == 0 || !canBeSpared(g))
                continue;
            if (bagsTaken[s] + groups[g].ofStratum[s] <= wanted)
                take(g);
            else if (smallest == groups.size() || groups[g].bags.size() < groups[smallest].bags.size())
                smallest = g;
        }
        if (bagsTaken[s] == 0 && smallest < groups.size()) // (each has more bags than are wanted)
            take(smallest);
    }

    const std::vector<PatientGroup> &groups;
    std::vector<bool> isTaken;
    std::vector<int64_t> patients;  ///< by stratum
    std::vector<int64_t> left;      ///< of those in the training part
    std::vector<int64_t> bagsTaken; ///< by stratum

private:
    bool canBeSpared(std::size_t g) const
    {
        for (std::size_t s = 0; s < left.size(); ++s)
            if (groups[g].ofStratum[s] > 0 && left[s] <= fewestPatients)
                return false;
        return !isTaken[g];
    }
    void take(std::size_t g)
    {
        isTaken[g] = true;
        for (std::size_t s = 0; s < left.size(); ++s) {
            left[s] -= groups[g].ofStratum[s] > 0;
            bagsTaken[s] += groups[g].ofStratum[s];
        }
    }
};

} // namespace

Strata strataOf(const Cohort &cohort)
{
    Strata strata;
    if (cohort.task == CohortTask::survival)
        strata.names = {"censored", "event"};
    else
        strata.names = cohort.classes;
    for (const CohortBag &bag : cohort.bags) {
        if (const auto *survival = std::get_if<SurvivalOutcome>(&bag.outcome))
            strata.ofBag.push_back(survival->event ? 1 : 0);
        else
            strata.ofBag.push_back(std::get<ClassOutcome>(bag.outcome).index);
    }
    return strata;
}

std::vector<int64_t> patientsOf(const std::vector<PatientGroup> &groups, const Strata &strata)
{
    std::vector<int64_t> patients(strata.names.size());
    for (const PatientGroup &group : groups)
        for (std::size_t s = 0; s < patients.size(); ++s)
            patients[s] += group.ofStratum[s] > 0;
    return patients;
}

std::vector<PatientGroup> groupsOf(const Cohort &cohort, const Strata &strata, const std::vector<int64_t> &bags)
{
    std::map<std::string, std::vector<int64_t>> byName;
    for (const int64_t bag : bags)
        byName[cohort.bags[at(bag)].patient].push_back(bag);
    std::vector<PatientGroup> groups;
    for (auto &[patient, own] : byName) {
        // (by id: the same patient is drawn alike however the table is sorted)
        PatientGroup group{std::move(own), std::vector<int64_t>(strata.names.size()), 0};
        for (const int64_t bag : group.bags)
            ++group.ofStratum[at(strata.ofBag[at(bag)])];
        groups.push_back(std::move(group));
    }
    const std::vector<int64_t> patients = patientsOf(groups, strata);
    for (PatientGroup &group : groups) {
        group.rarest = -1;
        for (std::size_t s = 0; s < patients.size(); ++s)
            if (group.ofStratum[s] > 0 && (group.rarest < 0 || patients[s] < patients[at(group.rarest)]))
                group.rarest = static_cast<int64_t>(s);
    }
    return groups;
}

std::vector<std::vector<int64_t>> dividedInto(int64_t parts, const Strata &strata,
                                              const std::vector<PatientGroup> &groups, uint64_t seed)
{
    std::vector<std::size_t> order(groups.size());
    std::iota(order.begin(), order.end(), 0);
    SplitMix64(seed).shuffle(order);
    const std::vector<int64_t> patients = patientsOf(groups, strata);
    const auto rank = [&](std::size_t g) {
        const PatientGroup &group = groups[g];
        return std::tuple(patients[at(group.rarest)], group.rarest, -std::ssize(group.bags));
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });

    std::vector<std::vector<int64_t>> result(at(parts));
    std::vector<std::vector<int64_t>> counts(at(parts), std::vector<int64_t>(strata.names.size()));
    for (const std::size_t g : order) {
        const PatientGroup &group = groups[g];
        const auto load = [&](std::size_t part) {
            int64_t others = 0;
            for (std::size_t s = 0; s < strata.names.size(); ++s)
                others += group.ofStratum[s] > 0 ? counts[part][s] : 0;
            return std::tuple(counts[part][at(group.rarest)], others, result[part].size());
        };
        std::size_t best = 0;
        for (std::size_t part = 1; part < result.size(); ++part)
            if (load(part) < load(best))
                best = part;
        result[best].insert(result[best].end(), group.bags.begin(), group.bags.end());
        for (std::size_t s = 0; s < strata.names.size(); ++s)
            counts[best][s] += group.ofStratum[s];
    }
    for (std::vector<int64_t> &part : result)
        std::sort(part.begin(), part.end());
    return result;
}

bool drawValidation(Fold &fold, const Cohort &cohort, const Strata &strata, const FoldOptions &options)
{
    if (options.validationShare <= 0)
        return true;
    std::vector<PatientGroup> groups = groupsOf(cohort, strata, fold.train);
    SplitMix64(derivedSeed(options.seed, static_cast<uint64_t>(fold.repeat), static_cast<uint64_t>(fold.index)))
        .shuffle(groups);
    Taking taking(groups, strata);
    for (const std::size_t s : taking.rarestFirst())
        taking.take(s, options.validationShare);

    const auto isSome = [](int64_t count) { return count > 0; };
    const auto present = std::count_if(taking.patients.begin(), taking.patients.end(), isSome);
    const auto validated = std::count_if(taking.bagsTaken.begin(), taking.bagsTaken.end(), isSome);
    const bool isEnough = validated >= std::min<std::ptrdiff_t>(2, present);
    fold.train.clear();
    for (std::size_t g = 0; g < groups.size(); ++g) {
        std::vector<int64_t> &part = isEnough && taking.isTaken[g] ? fold.validation : fold.train;
        part.insert(part.end(), groups[g].bags.begin(), groups[g].bags.end());
    }
    std::sort(fold.train.begin(), fold.train.end());
    std::sort(fold.validation.begin(), fold.validation.end());
    return !fold.validation.empty();
}

} // namespace tessera::detail
