#pragma once
#include "analysis/cohort/cohort.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::detail {

/// The name without a slide's or feature file's extension (.svs, .ndpi, .h5, ...); any other dot stays.
std::string_view withoutExtension(std::string_view name);

/// Bags of a cohort by what a file may call them: the bag's id, one of its slides, its patient (then all bags of the
/// patient); where none of these is equal, the same without the extension of a slide, and last a number that another
/// program wrote as "12.0".
class BagFinder {
public:
    explicit BagFinder(const Cohort &cohort);
    /// Indices of the bags; empty where there is none. More than one slide may have a name without its extension:
    /// then all of them are here, and `isAmbiguous` says so.
    struct Found {
        std::vector<int64_t> bags;
        bool isAmbiguous = false;
    };
    Found find(std::string_view name) const;

private:
    using Names = std::map<std::string, std::vector<int64_t>, std::less<>>;
    Names m_bags;
    Names m_slides;
    Names m_patients;
    Names m_stems;
};

} // namespace tessera::detail
