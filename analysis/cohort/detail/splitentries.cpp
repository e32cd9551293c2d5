#include "analysis/cohort/detail/splitentries.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace tessera::detail {
namespace {

constexpr int64_t largestNumber = 99'999; ///< of a fold or repeat

std::optional<int64_t> wholeNumber(std::string_view text)
{
    int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0 || number > largestNumber)
        return std::nullopt;
    return number;
}

int64_t firstColumn(const TextTable &table, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        if (const int64_t column = table.column(name); column >= 0)
            return column;
    return -1;
}

int64_t idColumn(const TextTable &table)
{
    return firstColumn(table, {"bag", "bag_id", "slide_id", "slide", "filename", "id", "case_id", "patient"});
}

int64_t partColumn(const TextTable &table) { return firstColumn(table, {"part", "split"}); }

struct PartColumn {
    Part part;
    int64_t column;
};

std::vector<PartColumn> partColumns(const TextTable &table)
{
    std::vector<PartColumn> columns;
    for (std::size_t i = 0; i < table.header.size(); ++i)
        if (const std::optional<Part> part = partNamed(table.header[i]))
            columns.push_back({*part, static_cast<int64_t>(i)});
    return columns;
}

const std::string &cell(const TextTable::Row &row, int64_t column)
{
    return row.cells[static_cast<std::size_t>(column)];
}

tl::unexpected<Error> invalid(const TextTable &table, int64_t line, const std::string &what)
{
    return fail(ErrorCode::splitInvalid, displayed(table.path), "line " + std::to_string(line) + ": " + what);
}

/// Rows that say one bag each: ours, lists of folds, tables with a column of parts.
Result<SplitEntries> entriesOfRows(const TextTable &table, int64_t id)
{
    const int64_t repeat = table.column("repeat");
    const int64_t fold = table.column("fold");
    const int64_t part = partColumn(table);
    SplitEntries result{table.path, {}, false, true};
    for (const TextTable::Row &row : table.rows) {
        SplitEntry entry{0, 0, Part::test, cell(row, id), row.line};
        for (const auto &[column, number] : {std::pair(repeat, &entry.repeat), std::pair(fold, &entry.fold)}) {
            if (column < 0)
                continue;
            const std::optional<int64_t> read = wholeNumber(cell(row, column));
            if (!read)
                return invalid(table, row.line,
                               "\"" + cell(row, column) + "\" is no number of a " +
                                   (number == &entry.fold ? "fold" : "repeat"));
            *number = *read;
        }
        if (part >= 0) {
            if (cell(row, part).empty() && fold < 0)
                continue; // (a bag that is in no part)
            const std::optional<Part> named = partNamed(cell(row, part));
            if (!named)
                return invalid(table, row.line,
                               "\"" + cell(row, part) + "\" is no part: write train, validation or test");
            entry.part = *named;
        }
        if (entry.id.empty())
            return invalid(table, row.line, "the bag has no id");
        result.entries.push_back(std::move(entry));
    }
    return result;
}

/// Lists of folds count from 0 or from 1.
void countFromZero(SplitEntries &entries)
{
    for (int64_t SplitEntry::*number : {&SplitEntry::repeat, &SplitEntry::fold}) {
        int64_t least = largestNumber;
        for (const SplitEntry &entry : entries.entries)
            least = std::min(least, entry.*number);
        for (SplitEntry &entry : entries.entries)
            entry.*number -= std::min<int64_t>(least, 1);
    }
}

bool isTruth(const std::string &text) { return lowerCase(text) == "true" || lowerCase(text) == "false"; }

Result<SplitEntries> entriesOfPartColumns(const TextTable &table)
{
    const std::vector<PartColumn> columns = partColumns(table);
    // CLAM's splits_<i>_bool.csv: the first column names the slide, the others say True or False.
    const bool isTruthTable = !table.rows.empty() && columns.front().column > 0 &&
                              std::all_of(columns.begin(), columns.end(), [&](const PartColumn &column) {
                                  return isTruth(cell(table.rows.front(), column.column));
                              });
    SplitEntries result{table.path, {}, false, true};
    bool isTestNamed = false;
    for (const TextTable::Row &row : table.rows)
        for (const auto &[part, column] : columns) {
            const std::string &text = cell(row, column);
            if (text.empty() || lowerCase(text) == "nan") // (columns are of different length)
                continue;
            if (isTruthTable && !isTruth(text))
                return invalid(table, row.line, "\"" + text + "\" is neither True nor False");
            if (isTruthTable && lowerCase(text) == "false")
                continue;
            isTestNamed = isTestNamed || part == Part::test;
            result.entries.push_back({0, 0, part, isTruthTable ? cell(row, 0) : text, row.line});
        }
    if (!isTestNamed) // MCAT's: what is reported is measured on `val`; nothing may be chosen by it (mhim-mil.md 9.22)
        for (SplitEntry &entry : result.entries)
            if (entry.part == Part::validation)
                entry.part = Part::test;
    return result;
}

} // namespace

std::string nameOf(Part part) { return std::array{"train", "validation", "test"}[static_cast<std::size_t>(part)]; }

std::optional<Part> partNamed(std::string_view word)
{
    const std::string name = lowerCase(word);
    const auto isOneOf = [&](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), name) != words.end();
    };
    if (isOneOf({"train", "training"}))
        return Part::train;
    if (isOneOf({"val", "valid", "validation", "tune", "tuning", "dev"}))
        return Part::validation;
    if (isOneOf({"test", "testing"}))
        return Part::test;
    return std::nullopt;
}

bool hasPartColumns(const TextTable &table)
{
    const std::vector<PartColumn> columns = partColumns(table);
    return std::any_of(columns.begin(), columns.end(), [](const auto &c) { return c.part == Part::train; }) &&
           columns.size() > 1;
}

std::vector<int64_t> foldColumns(const TextTable &table)
{
    std::vector<std::pair<int64_t, int64_t>> numbered;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const std::string name = lowerCase(table.header[i]);
        if (name.starts_with("fold_"))
            if (const std::optional<int64_t> number = wholeNumber(std::string_view(name).substr(5)))
                numbered.emplace_back(*number, static_cast<int64_t>(i));
    }
    std::sort(numbered.begin(), numbered.end());
    std::vector<int64_t> columns;
    for (const auto &[number, column] : numbered)
        columns.push_back(column);
    return columns;
}

Result<SplitEntries> entriesOfFoldColumns(const TextTable &table, int64_t id)
{
    SplitEntries result{table.path, {}, false, true};
    const std::vector<int64_t> columns = foldColumns(table);
    for (std::size_t f = 0; f < columns.size(); ++f)
        for (const TextTable::Row &row : table.rows) {
            const std::string &text = cell(row, columns[f]);
            if (text.empty())
                continue;
            const std::optional<Part> part = partNamed(text);
            if (!part)
                return invalid(table, row.line, "\"" + text + "\" is no part: write train, validation or test");
            if (cell(row, id).empty())
                return invalid(table, row.line, "the bag has no id");
            result.entries.push_back({0, static_cast<int64_t>(f), *part, cell(row, id), row.line});
        }
    return result;
}

Result<SplitEntries> splitEntriesOf(const TextTable &table)
{
    const int64_t id = idColumn(table);
    if (const int64_t tested = table.column("test_bag"); tested >= 0 && table.column("fold") >= 0) {
        Result<SplitEntries> entries = entriesOfRows(table, tested);
        if (!entries)
            return entries;
        for (SplitEntry &entry : entries->entries)
            entry.part = Part::test;
        entries->trainIsRest = true;
        countFromZero(*entries);
        return entries;
    }
    if (hasPartColumns(table))
        return entriesOfPartColumns(table);
    if (id >= 0 && partColumn(table) >= 0) {
        Result<SplitEntries> entries = entriesOfRows(table, id);
        if (entries)
            entries->drawsValidation = table.column("fold") < 0;
        return entries;
    }
    if (id >= 0 && !foldColumns(table).empty())
        return entriesOfFoldColumns(table, id);
    return fail(ErrorCode::splitInvalid, displayed(table.path),
                "its first line names none of the known forms: \"repeat,fold,part,bag\", \"repeat,fold,test_bag\", "
                "\"train,val,test\", or the bag's id with columns \"split\" or \"fold_0\", \"fold_1\", ...");
}

} // namespace tessera::detail
