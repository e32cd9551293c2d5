#include "analysis/cohort/detail/csvrows.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <new>

namespace tessera::detail {
namespace {

constexpr int64_t mostBytesOfRow = int64_t{64} << 20;
constexpr std::size_t mostColumns = 100'000;
/// By which the parser's buffer grows each time a cell is longer: where memory cannot be moved in place every step
/// copies the whole cell.
constexpr std::size_t bufferStep = 1 << 20;
constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view unbreakable = "\xC2\xA0";

std::string_view withoutBlanks(std::string_view text)
{
    for (;;) {
        const std::size_t before = text.size();
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        text.remove_suffix(text.size() - (text.find_last_not_of(blanks) + 1));
        if (text.starts_with(unbreakable))
            text.remove_prefix(unbreakable.size());
        if (text.ends_with(unbreakable))
            text.remove_suffix(unbreakable.size());
        if (text.size() == before)
            return text;
    }
}

std::string fromLatin1(std::string_view text)
{
    std::string utf8;
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        if (value < 0x80) {
            utf8 += byte;
        } else {
            utf8 += static_cast<char>(0xC0 | value >> 6);
            utf8 += static_cast<char>(0x80 | (value & 0x3F));
        }
    }
    return utf8;
}

std::string utf8Of(std::string_view text)
{
    const bool isAscii = std::all_of(text.begin(), text.end(), [](char byte) { return (byte & 0x80) == 0; });
    if (isAscii || validUtf8(text) == text)
        return std::string(text);
    return fromLatin1(text);
}

} // namespace

Separator separatorOf(std::string_view beginning)
{
    beginning.remove_prefix(std::min(beginning.find_first_not_of(" \r\n"), beginning.size()));
    if (beginning.size() > 5 && beginning.starts_with("sep=") && (beginning[5] == '\r' || beginning[5] == '\n'))
        return {beginning[4], true};
    std::array<int64_t, 3> counts{};
    constexpr std::string_view signs = "\t;,"; // (of two with the same count the rarer in words)
    bool isQuoted = false;
    for (const char byte : beginning) {
        if (byte == '"')
            isQuoted = !isQuoted;
        if (!isQuoted && (byte == '\n' || byte == '\r'))
            break;
        const std::size_t sign = signs.find(byte);
        if (!isQuoted && sign != std::string_view::npos)
            ++counts[sign];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return {*most > 0 ? signs[static_cast<std::size_t>(most - counts.begin())] : ',', false};
}

CsvRows::CsvRows(char separator)
{
    ::csv_init(&m_parser, CSV_STRICT | CSV_STRICT_FINI);
    ::csv_set_delim(&m_parser, static_cast<unsigned char>(separator));
    ::csv_set_blk_size(&m_parser, bufferStep);
}

CsvRows::~CsvRows() { ::csv_free(&m_parser); }

void CsvRows::cellEnded(void *text, std::size_t size, void *self)
{
    static_cast<CsvRows *>(self)->endCell({static_cast<const char *>(text), size});
}

void CsvRows::rowEnded(int, void *self) { static_cast<CsvRows *>(self)->endRow(); }

void CsvRows::endCell(std::string_view text)
{
    try {
        if (m_row.cells.size() < mostColumns)
            m_row.cells.push_back(utf8Of(withoutBlanks(text)));
        else
            m_hasTooManyCells = true;
    } catch (const std::bad_alloc &) { // (nothing may be thrown through the library)
        m_isOutOfMemory = true;
    }
}

void CsvRows::endRow()
{
    try {
        const bool hasText =
            std::any_of(m_row.cells.begin(), m_row.cells.end(), [](auto &cell) { return !cell.empty(); });
        if (hasText)
            m_rows.push_back(std::move(m_row));
    } catch (const std::bad_alloc &) {
        m_isOutOfMemory = true;
    }
    m_row = {};
    m_bytesOfRow = 0;
}

std::string CsvRows::problem() const
{
    const std::string line = "line " + std::to_string(std::max<int64_t>(m_row.line, 1));
    if (m_hasTooManyCells)
        return line + " has more than " + std::to_string(mostColumns) + " cells";
    if (m_bytesOfRow > mostBytesOfRow)
        return line + " begins a row of more than 64 MiB: is a quote not closed there?";
    return {};
}

std::string CsvRows::addLine(std::string_view line)
{
    const bool isBlank = line.find_first_not_of(blanks) == std::string_view::npos;
    if (m_row.line == 0 && isBlank && m_row.cells.empty() && line.find('\t') == std::string_view::npos)
        return {}; // (between rows)
    if (m_row.line == 0 && !isBlank)
        m_row.line = m_line;
    m_bytesOfRow += static_cast<int64_t>(line.size());
    const int64_t begin = std::max(m_row.line, int64_t{1});
    if (::csv_parse(&m_parser, line.data(), line.size(), cellEnded, rowEnded, this) != line.size()) {
        if (::csv_error(&m_parser) != CSV_EPARSE)
            throw std::bad_alloc();
        return "line " + std::to_string(m_line) + " has a quote in the middle of a cell" +
               (begin < m_line
                    ? ", or the quote of the row that begins on line " + std::to_string(begin) + " is not closed"
                    : "") +
               ": put the cell into quotes and double those inside";
    }
    if (m_isOutOfMemory)
        throw std::bad_alloc();
    return problem();
}

std::string CsvRows::add(std::string_view text)
{
    while (!text.empty()) {
        const bool continuesBreak = m_endedWithReturn && text.front() == '\n';
        const std::size_t end = text.find_first_of("\r\n");
        const std::string_view line = text.substr(0, end == std::string_view::npos ? end : end + 1);
        m_line -= continuesBreak ? 1 : 0; // (the CR has counted it)
        if (std::string trouble = addLine(line); !trouble.empty())
            return trouble;
        m_line += end != std::string_view::npos ? 1 : 0;
        m_endedWithReturn = line.back() == '\r';
        text.remove_prefix(line.size());
    }
    return {};
}

std::string CsvRows::finish()
{
    const int64_t begin = std::max(m_row.line, int64_t{1});
    if (::csv_fini(&m_parser, cellEnded, rowEnded, this) != 0)
        return "the row that begins on line " + std::to_string(begin) + " has a quote that is not closed";
    if (m_isOutOfMemory)
        throw std::bad_alloc();
    return problem();
}

bool CsvRows::take(TextTable::Row &row)
{
    if (m_rows.empty())
        return false;
    row = std::move(m_rows.front());
    m_rows.pop_front();
    return true;
}

} // namespace tessera::detail
