#include "analysis/cohort/detail/outcomes.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr double largestWhole = 1e15;

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

} // namespace

bool isUnknown(std::string_view cell)
{
    return isOneOf(lowerCase(cell),
                   {"", "nan", "na", "n/a", "none", "null", "-", "?", "unknown", "not available", "not reported"});
}

std::string labelOf(std::string_view cell)
{
    double number = 0;
    if (parseNumber(cell, number) && number == std::floor(number) && std::abs(number) < largestWhole)
        return std::to_string(static_cast<int64_t>(number));
    return std::string(cell);
}

std::vector<std::string> orderedClasses(std::vector<std::string> labels)
{
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    double number = 0;
    const auto valueOf = [](const std::string &label) {
        double value = 0;
        (void)parseNumber(label, value);
        return value;
    };
    if (std::all_of(labels.begin(), labels.end(), [&](auto &label) { return parseNumber(label, number); }))
        std::stable_sort(labels.begin(), labels.end(), [&](auto &a, auto &b) { return valueOf(a) < valueOf(b); });
    else
        std::stable_partition(labels.begin(), labels.end(), isNormalFinding);
    return labels;
}

std::optional<int64_t> classIndex(std::string_view label, const std::vector<std::string> &classes)
{
    if (const auto found = std::find(classes.begin(), classes.end(), label); found != classes.end())
        return found - classes.begin();
    const auto isAlike = [&](const std::string &name) { return lowerCase(name) == lowerCase(label); };
    if (std::count_if(classes.begin(), classes.end(), isAlike) == 1)
        return std::find_if(classes.begin(), classes.end(), isAlike) - classes.begin();
    double number = 0;
    if (parseNumber(label, number) && number == std::floor(number) && number >= 0 &&
        number < static_cast<double>(classes.size()))
        return static_cast<int64_t>(number);
    return std::nullopt;
}

std::optional<FollowUp> followUpOf(std::string_view cell)
{
    std::string text = lowerCase(cell);
    if (text.size() > 2 && text[1] == ':') // (cBioPortal: "1:DECEASED")
        text = text.substr(2);
    if (isOneOf(text, {"dead", "deceased", "died", "event", "progressed", "recurred"}))
        return FollowUp{true, false};
    if (isOneOf(text, {"alive", "living", "censored", "disease free"}))
        return FollowUp{false, false};
    if (isOneOf(text, {"true", "yes"}))
        return FollowUp{true, true};
    if (isOneOf(text, {"false", "no"}))
        return FollowUp{false, true};
    double number = 0;
    if (parseNumber(text, number) && (number == 0 || number == 1))
        return FollowUp{number == 1, true};
    return std::nullopt;
}

} // namespace tessera::detail

namespace tessera {

bool isNormalFinding(std::string_view label)
{
    return detail::isOneOf(lowerCase(label),
                           {"normal",     "negative", "neg",       "benign",   "healthy",       "control",  "no",
                            "none",       "false",    "absent",    "wildtype", "wild type",     "wt",       "non-tumor",
                            "non-tumour", "no tumor", "no tumour", "no_tumor", "normal_tissue", "non_tumor"});
}

} // namespace tessera
