#include "analysis/cohort/texttable.h"

#include "analysis/cohort/detail/csvrows.h"
#include "analysis/cohort/detail/unpackedtext.h"
#include "base/text.h"

#include <algorithm>
#include <new>
#include <optional>

namespace tessera {
namespace {

constexpr std::size_t blockBytes = 1 << 16;
constexpr std::size_t mostCells = 20'000'000;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// The rows of a file one after the other.
class RowReader {
public:
    RowReader(const std::filesystem::path &path, detail::UnpackedText text) : m_path(path), m_text(std::move(text)) {}

    /// False at the end.
    Result<bool> next(TextTable::Row &row)
    {
        while (!m_rows || !m_rows->take(row)) {
            if (m_isAtEnd)
                return false;
            if (const Result<void> more = readOn(); !more)
                return passOn(more.error());
        }
        return true;
    }
    char separator() const { return m_separator; }

private:
    Result<void> readOn()
    {
        const Result<std::size_t> count = m_text.read(m_block);
        if (!count)
            return passOn(count.error());
        std::string_view text(m_block.data(), *count);
        m_isAtEnd = text.empty();
        if (!m_rows) {
            if (text.starts_with(byteOrderMark))
                text.remove_prefix(byteOrderMark.size());
            const detail::Separator separator = detail::separatorOf(text);
            m_separator = separator.sign;
            m_rows.emplace(m_separator);
            m_passesOver = separator.isDeclared;
        }
        std::string trouble = m_rows->add(text);
        if (trouble.empty() && m_isAtEnd)
            trouble = m_rows->finish();
        if (!trouble.empty())
            return fail(ErrorCode::tableInvalid, displayed(m_path), trouble);
        TextTable::Row declaration;
        if (m_passesOver && m_rows->take(declaration))
            m_passesOver = false;
        return {};
    }

    const std::filesystem::path &m_path;
    detail::UnpackedText m_text;
    std::optional<detail::CsvRows> m_rows;
    std::vector<char> m_block = std::vector<char>(blockBytes);
    char m_separator = ',';
    bool m_passesOver = false; ///< the first line, which only declares the separator
    bool m_isAtEnd = false;
};

Result<void> checkWidth(const std::filesystem::path &path, const TextTable::Row &row, int64_t firstLine,
                        std::size_t columns)
{
    if (row.cells.size() == columns)
        return {};
    return fail(ErrorCode::tableInvalid, displayed(path),
                "line " + std::to_string(row.line) + " has " + std::to_string(row.cells.size()) + " cells, line " +
                    std::to_string(firstLine) + " has " + std::to_string(columns));
}

std::vector<std::string> chosenCells(std::vector<std::string> cells, const std::vector<bool> &isKept)
{
    if (isKept.empty())
        return cells;
    std::vector<std::string> chosen;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (isKept[i])
            chosen.push_back(std::move(cells[i]));
    return chosen;
}

/// Calls `visit` with each row, and with the separator.
template <typename Visit>
Result<void> visitRows(const std::filesystem::path &path, Visit visit)
{
    try {
        Result<detail::UnpackedText> text = detail::UnpackedText::open(path);
        if (!text)
            return passOn(text.error());
        RowReader reader(path, std::move(*text));
        std::size_t columns = 0;
        int64_t firstLine = 0;
        TextTable::Row row;
        for (;;) {
            const Result<bool> isThere = reader.next(row);
            if (!isThere)
                return passOn(isThere.error());
            if (!*isThere)
                break;
            if (firstLine == 0) {
                firstLine = row.line;
                columns = row.cells.size();
            }
            if (const Result<void> checked = checkWidth(path, row, firstLine, columns); !checked)
                return checked;
            if (const Result<void> visited = visit(row, reader.separator()); !visited)
                return visited;
        }
        if (firstLine == 0)
            return fail(ErrorCode::tableInvalid, displayed(path), "it has no text");
        return {};
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::outOfMemory, displayed(path));
    }
}

} // namespace

int64_t TextTable::column(std::string_view name) const
{
    const auto found = std::find_if(header.begin(), header.end(), [wanted = lowerCase(name)](const std::string &other) {
        return lowerCase(other) == wanted;
    });
    return found == header.end() ? -1 : found - header.begin();
}

Result<TextTable> readTextTable(const std::filesystem::path &path, const ColumnChoice &keeps)
{
    TextTable table;
    table.path = path;
    std::vector<bool> isKept;
    std::size_t cells = 0;
    const Result<void> read = visitRows(path, [&](TextTable::Row &row, char separator) -> Result<void> {
        if (table.header.empty() && cells == 0) {
            table.separator = separator;
            table.headerLine = row.line;
            if (keeps)
                isKept = keeps(row.cells);
            table.header = chosenCells(std::move(row.cells), isKept);
            cells = table.header.size() + 1;
            return {};
        }
        table.rows.push_back({row.line, chosenCells(std::move(row.cells), isKept)});
        cells += table.header.size() + 1; // (a row without any has its own weight)
        if (cells > mostCells)
            return fail(ErrorCode::tableInvalid, displayed(path),
                        "it has more than " + std::to_string(mostCells) + " cells");
        return {};
    });
    if (!read)
        return passOn(read.error());
    return table;
}

Result<void> visitTextTable(const std::filesystem::path &path, const RowVisitor &visit)
{
    return visitRows(path, [&](TextTable::Row &row, char) { return visit(row); });
}

} // namespace tessera
