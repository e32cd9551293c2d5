#include "analysis/package/detail/taskjson.h"

#include <algorithm>
#include <set>

namespace tessera::detail {
namespace {

constexpr const char *risk = "-sum of survival"; // the only definition (mhim-mil.md 7)
constexpr double largestTime = 1e9;

/// Class names become columns of tables and keys of files, one a line.
void checkClass(const PackageClass &entry)
{
    const auto isControl = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
    if (entry.name.size() > 100 || std::any_of(entry.name.begin(), entry.name.end(), isControl))
        throw FieldError("the name of a class is longer than 100 bytes or has control characters");
    if (entry.color.size() != 7 || entry.color.front() != '#' ||
        entry.color.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string::npos)
        throw FieldError(entry.color + " is not a colour (#rrggbb)");
}

ClassificationTask readClassification(const Fields &task)
{
    ClassificationTask result;
    std::set<std::string> names;
    for (const nlohmann::json &entry : task.array("classes")) {
        const Fields fields(entry, "task.classes");
        result.classes.push_back(
            {fields.text("name"), fields.textOr("color", "#808080"), fields.flagOr("positive", false)});
        checkClass(result.classes.back());
        if (!names.insert(result.classes.back().name).second)
            throw FieldError("two classes are called " + result.classes.back().name);
    }
    return result;
}

SurvivalTask readSurvival(const Fields &task)
{
    SurvivalTask result;
    if (task.has("classes"))
        throw FieldError("task.classes have no place in survival, whose outputs are time bins");
    result.binEdges = task.numbers("bin_edges", -largestTime, largestTime);
    if (std::adjacent_find(result.binEdges.begin(), result.binEdges.end(), std::greater_equal<>()) !=
        result.binEdges.end())
        throw FieldError("task.bin_edges do not rise");
    result.timeUnit = task.textOr("time_unit", result.timeUnit);
    if (task.textOr("risk", risk) != risk)
        throw FieldError("task.risk is \"" + task.text("risk") + "\", which this version does not know");
    return result;
}

} // namespace

void readTask(const Fields &task, MilPackage &package)
{
    const bool isSurvival = task.choice("kind", {"classification", "subtyping", "survival"}) == 2;
    package.level = static_cast<TaskLevel>(task.choiceOr("level", {"slide", "patient"}, 0));
    if (task.has("threshold"))
        package.threshold = isSurvival ? task.number("threshold", -1000, 0) : task.number("threshold", 0, 1);
    if (isSurvival)
        package.task = readSurvival(task);
    else
        package.task = readClassification(task);
}

nlohmann::ordered_json taskJson(const MilPackage &package)
{
    nlohmann::ordered_json json{{"kind", package.isSurvival() ? "survival" : "classification"},
                                {"level", package.level == TaskLevel::patient ? "patient" : "slide"},
                                {"threshold", nullptr}};
    if (package.threshold)
        json["threshold"] = *package.threshold;
    if (const auto *survival = std::get_if<SurvivalTask>(&package.task)) {
        json["bin_edges"] = survival->binEdges;
        json["time_unit"] = survival->timeUnit;
        json["risk"] = risk;
        return json;
    }
    json["classes"] = nlohmann::json::array();
    for (const PackageClass &c : package.classes())
        json["classes"].push_back(
            nlohmann::ordered_json{{"name", c.name}, {"color", c.color}, {"positive", c.positive}});
    return json;
}

} // namespace tessera::detail
