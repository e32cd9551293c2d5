#pragma once
#include "analysis/cohort/texttable.h"

#include <csv.h>

#include <deque>
#include <string_view>

namespace tessera::detail {

/// Which of ',', ';' and tab a table has between its cells, told by its first line with text; a line `sep=;` of Excel
/// says so itself.
struct Separator {
    char sign = ',';
    bool isDeclared = false; ///< the first line only says which
};
Separator separatorOf(std::string_view beginning);

/// Rows of CSV text that arrives piece by piece, with the line that each starts on. Quotes are held to the letter:
/// one in the middle of a cell, or one that is not closed, is an error of its line and not a cell of half the table.
class CsvRows {
public:
    explicit CsvRows(char separator);
    CsvRows(const CsvRows &) = delete;
    CsvRows &operator=(const CsvRows &) = delete;
    ~CsvRows();

    /// What is wrong with the text, with its line; empty where nothing is. May throw std::bad_alloc.
    std::string add(std::string_view text);
    std::string finish();

    /// The next finished row; false when there is none.
    bool take(TextTable::Row &row);

private:
    std::string addLine(std::string_view line);
    std::string problem() const;
    static void cellEnded(void *text, std::size_t size, void *self); ///< as libcsv calls it
    static void rowEnded(int sign, void *self);
    void endCell(std::string_view text);
    void endRow();

    csv_parser m_parser{};
    std::deque<TextTable::Row> m_rows;
    TextTable::Row m_row; ///< in the making; line 0 where it has not begun
    int64_t m_line = 1;
    int64_t m_bytesOfRow = 0;
    bool m_endedWithReturn = false; ///< the last byte was CR: an LF belongs to it
    bool m_hasTooManyCells = false;
    bool m_isOutOfMemory = false;
};

} // namespace tessera::detail
