#include "analysis/cohort/detail/bagfinder.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace tessera::detail {
namespace {

constexpr std::array<std::string_view, 17> extensions{".svs", ".tif", ".tiff", ".ndpi", ".mrxs",       ".scn",
                                                      ".bif", ".vms", ".vmu",  ".czi",  ".dcm",        ".svslide",
                                                      ".h5",  ".pt",  ".npy",  ".hdf5", ".safetensors"};

void add(std::vector<int64_t> &bags, int64_t bag)
{
    if (std::find(bags.begin(), bags.end(), bag) == bags.end())
        bags.push_back(bag);
}

} // namespace

std::string_view withoutExtension(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0)
        return name;
    const bool isKnown =
        std::find(extensions.begin(), extensions.end(), lowerCase(name.substr(dot))) != extensions.end();
    return isKnown ? name.substr(0, dot) : name;
}

BagFinder::BagFinder(const Cohort &cohort)
{
    for (std::size_t i = 0; i < cohort.bags.size(); ++i) {
        const CohortBag &bag = cohort.bags[i];
        const auto index = static_cast<int64_t>(i);
        add(m_bags[bag.id], index);
        m_patients[bag.patient].push_back(index); // (once for each bag)
        add(m_stems[std::string(withoutExtension(bag.id))], index);
        for (const std::string &slide : bag.slides) {
            add(m_slides[slide], index);
            add(m_stems[std::string(withoutExtension(slide))], index);
        }
    }
}

BagFinder::Found BagFinder::find(std::string_view name) const
{
    for (const Names *names : {&m_bags, &m_slides, &m_patients})
        if (const auto found = names->find(name); found != names->end())
            return {found->second, false};
    if (const auto found = m_stems.find(withoutExtension(name)); found != m_stems.end())
        return {found->second, found->second.size() > 1};
    if (name.ends_with(".0"))
        return find(name.substr(0, name.size() - 2));
    return {};
}

} // namespace tessera::detail
