#include "analysis/cohort/texttable.h"
#include "analysis/runs/instances.h"
#include "base/atomicfile.h"
#include "base/csvcell.h"
#include "base/text.h"

#include <map>
#include <system_error>

namespace tessera {
namespace {

constexpr std::size_t valuesOfRow = 2 + instanceTops.size();
constexpr std::size_t firstValue = 6; ///< column

std::string namesOf(const std::string &score)
{
    std::string names = ',' + score + "_auc," + score + "_top_precision";
    for (const int64_t top : instanceTops)
        names += ',' + score + "_top_" + std::to_string(top) + "_precision";
    return names;
}

std::string cell(const std::optional<double> &number) { return ',' + (number ? formatted(*number) : std::string()); }

std::string cellsOf(const InstanceRow &row)
{
    std::string cells = cell(row.auc) + cell(row.topPrecision);
    for (const std::optional<double> &precision : row.precisionOfTop)
        cells += cell(precision);
    return cells;
}

bool parse(const std::string &text, std::optional<double> &number)
{
    double value = 0;
    if (text.empty())
        return true;
    if (!parseNumber(text, value))
        return false;
    number = value;
    return true;
}

bool parse(const std::string &text, int64_t &count)
{
    double number = -1;
    if (!parseNumber(text, number) || number < 0 || number > 1e15)
        return false;
    count = static_cast<int64_t>(number);
    return true;
}

bool parse(const std::vector<std::string> &cells, std::size_t from, InstanceRow &row)
{
    bool isWhole = parse(cells[4], row.tiles) && parse(cells[5], row.trueTiles) && parse(cells[from], row.auc) &&
                   parse(cells[from + 1], row.topPrecision);
    for (std::size_t top = 0; top < instanceTops.size(); ++top)
        isWhole = isWhole && parse(cells[from + 2 + top], row.precisionOfTop[top]);
    return isWhole;
}

} // namespace

Result<void> writeInstances(const std::filesystem::path &file, const Cohort &cohort, std::span<const TileFinding> rows)
{
    const bool hasProbability = !rows.empty() && rows.front().probability;
    std::string text = "bag,part,repeat,fold,tiles,diagnostic_tiles" + namesOf("attention");
    text += (hasProbability ? namesOf("probability") : std::string()) + '\n';
    for (const TileFinding &row : rows) {
        text += csvCell(cohort.bag(row.bag).id) + ',' + std::string(nameOf(row.part)) + ',' +
                std::to_string(row.repeat) + ',' + std::to_string(row.fold) + ',' +
                std::to_string(row.attention.tiles) + ',' + std::to_string(row.attention.trueTiles) +
                cellsOf(row.attention);
        text += (row.probability ? cellsOf(*row.probability) : std::string()) + '\n';
    }
    std::error_code failure;
    std::filesystem::create_directories(file.parent_path(), failure);
    if (failure)
        return passOn(writeError(file.parent_path(), failure.value()));
    return writeAtomically(file, text);
}

Result<std::vector<TileFinding>> readInstances(const std::filesystem::path &file, const Cohort &cohort)
{
    std::vector<TileFinding> rows;
    std::error_code none;
    if (!std::filesystem::exists(file, none))
        return rows;
    const Result<TextTable> table = readTextTable(file);
    if (!table)
        return passOn(table.error());
    std::map<std::string, int64_t> bags;
    for (std::size_t bag = 0; bag < cohort.bags.size(); ++bag)
        bags.emplace(cohort.bags[bag].id, static_cast<int64_t>(bag));
    const bool hasProbability = table->header.size() == firstValue + 2 * valuesOfRow;
    if (!hasProbability && table->header.size() != firstValue + valuesOfRow)
        return fail(ErrorCode::tableInvalid, displayed(file), "it is no table of bags and their tiles");
    for (const TextTable::Row &cells : table->rows) {
        TileFinding row;
        const auto bag = bags.find(cells.cells[0]);
        const std::optional<Part> part = partNamed(cells.cells[1]);
        bool isWhole = bag != bags.end() && part && parse(cells.cells[2], row.repeat) &&
                       parse(cells.cells[3], row.fold) && parse(cells.cells, firstValue, row.attention);
        if (hasProbability)
            isWhole = isWhole && parse(cells.cells, firstValue + valuesOfRow, row.probability.emplace());
        if (!isWhole)
            return fail(ErrorCode::tableInvalid, displayed(file),
                        "line " + std::to_string(cells.line) + ": it is no bag of this cohort with its tiles");
        row.bag = bag->second;
        row.part = *part;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace tessera
