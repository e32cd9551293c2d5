#include "analysis/runs/evaluation.h"

#include "analysis/cohort/texttable.h"
#include "base/atomicfile.h"
#include "base/csvcell.h"
#include "base/text.h"

#include <map>

namespace tessera {
namespace {

constexpr int64_t numbersFrom = 7; ///< column of the first number of classification; survival has one more before

std::string header(const Cohort &cohort, std::size_t outputs)
{
    std::string line = "bag,patient,part,repeat,fold";
    if (cohort.task == CohortTask::survival) {
        line += ",time,event,risk";
        for (std::size_t bin = 0; bin < outputs; ++bin)
            line += ",s_" + std::to_string(bin + 1);
        return line;
    }
    line += ",label,called";
    for (const std::string &name : cohort.classes)
        line += ',' + csvCell("p_" + name);
    return line;
}

std::string row(const Cohort &cohort, const JudgedBag &judged)
{
    const CohortBag &bag = cohort.bag(judged.bag);
    std::string line = csvCell(bag.id) + ',' + csvCell(bag.patient) + ',' + std::string(nameOf(judged.part)) + ',' +
                       std::to_string(judged.repeat) + ',' + std::to_string(judged.fold);
    if (const auto *survival = std::get_if<SurvivalOutcome>(&bag.outcome))
        line += ',' + formatted(survival->time) + ',' + (survival->event ? '1' : '0') + ',' + formatted(judged.risk);
    else
        line += ',' + csvCell(cohort.classes[static_cast<std::size_t>(std::get<ClassOutcome>(bag.outcome).index)]) +
                ',' + csvCell(cohort.classes[static_cast<std::size_t>(judged.called)]);
    for (const double number : judged.probabilities)
        line += ',' + formatted(number);
    return line;
}

bool parseCount(const std::string &cell, int64_t &count)
{
    double number = 0;
    if (!parseNumber(cell, number) || number < 0 || number > 1e9)
        return false;
    count = static_cast<int64_t>(number);
    return true;
}

} // namespace

Result<void> writePredictions(const std::filesystem::path &path, const Cohort &cohort, std::span<const JudgedBag> bags)
{
    std::string text = header(cohort, bags.empty() ? 0 : bags.front().probabilities.size()) + '\n';
    for (const JudgedBag &judged : bags)
        text += row(cohort, judged) + '\n';
    return writeAtomically(path, text);
}

Result<std::vector<JudgedBag>> readPredictions(const std::filesystem::path &path, const Cohort &cohort)
{
    const Result<TextTable> table = readTextTable(path);
    if (!table)
        return passOn(table.error());
    const bool isSurvival = cohort.task == CohortTask::survival;
    const auto first = static_cast<std::size_t>(isSurvival ? numbersFrom + 1 : numbersFrom);
    std::map<std::string, int64_t> bags, classes;
    for (std::size_t bag = 0; bag < cohort.bags.size(); ++bag)
        bags.emplace(cohort.bags[bag].id, static_cast<int64_t>(bag));
    for (std::size_t c = 0; c < cohort.classes.size(); ++c)
        classes.emplace(cohort.classes[c], static_cast<int64_t>(c));

    std::vector<JudgedBag> judged;
    for (const TextTable::Row &cells : table->rows) {
        const auto refuse = [&](const std::string &what) {
            return fail(ErrorCode::tableInvalid, displayed(path), "line " + std::to_string(cells.line) + ": " + what);
        };
        if (cells.cells.size() <= first || (!isSurvival && cells.cells.size() - first != classes.size()))
            return refuse("it has another number of columns than the cohort asks for");
        const auto found = bags.find(cells.cells[0]);
        const std::optional<Part> part = partNamed(cells.cells[2]);
        JudgedBag bag;
        bool isWhole = found != bags.end() && part && parseCount(cells.cells[3], bag.repeat) &&
                       parseCount(cells.cells[4], bag.fold);
        if (isSurvival) {
            isWhole = isWhole && parseNumber(cells.cells[7], bag.risk);
        } else {
            const auto called = classes.find(cells.cells[6]);
            isWhole = isWhole && called != classes.end();
            bag.called = isWhole ? called->second : 0;
        }
        for (std::size_t i = first; isWhole && i < cells.cells.size(); ++i)
            isWhole = parseNumber(cells.cells[i], bag.probabilities.emplace_back());
        if (!isWhole)
            return refuse("it is not a prediction of a bag of this cohort");
        bag.bag = found->second;
        bag.part = *part;
        judged.push_back(std::move(bag));
    }
    return judged;
}

} // namespace tessera
