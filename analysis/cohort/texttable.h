#pragma once
#include "base/csvcell.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

/// A table of text cells as people's spreadsheets write them.
struct TextTable {
    struct Row {
        int64_t line = 0; ///< of the file, counted from 1, where the row starts
        std::vector<std::string> cells;
    };
    std::filesystem::path path;
    char separator = ',';
    std::vector<std::string> header; ///< first row, outer blanks cut
    int64_t headerLine = 1;          ///< of the file
    std::vector<Row> rows;           ///< every one as long as the header

    /// Column of that name, whatever its case; -1 when absent.
    int64_t column(std::string_view name) const;
};

/// Told the first row, says of each column whether it is kept (tables of genes have tens of thousands).
using ColumnChoice = std::function<std::vector<bool>(const std::vector<std::string> &header)>;

/// Reads CSV with ',', ';' or tabs (told by the first line), a byte order mark, quotes with line breaks, CRLF, and gzip
/// by its first bytes. Cells are UTF-8 text (Latin-1 is taken as such and converted), never numbers: leading zeros
/// stay. Outer blanks of cells are cut; rows without any text are passed over. At most 1 GiB unpacked, 64 MiB in a row,
/// 100,000 columns and 20,000,000 kept cells. Errors: those of checkedFileSize, tableInvalid(path, detail with the
/// line), outOfMemory.
Result<TextTable> readTextTable(const std::filesystem::path &path, const ColumnChoice &keeps = {});

/// The same row by row, the first one included, for tables that are numbers and too large to keep as text. A row that
/// `visit` refuses ends the reading with its error. Errors: those of readTextTable (any number of cells), of `visit`.
using RowVisitor = std::function<Result<void>(TextTable::Row &row)>;
Result<void> visitTextTable(const std::filesystem::path &path, const RowVisitor &visit);

} // namespace tessera
