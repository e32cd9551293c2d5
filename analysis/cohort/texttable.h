#pragma once
#include "base/result.h"

#include <cstdint>
#include <filesystem>
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
    std::vector<Row> rows;           ///< every one as long as the header

    /// Column of that name, whatever its case; -1 when absent.
    int64_t column(std::string_view name) const;
};

/// Reads CSV with ',', ';' or tabs (told by the header), a byte order mark, quotes with line breaks, CRLF, and gzip by
/// its first bytes. Cells are UTF-8 text (Latin-1 is taken as such and converted), never numbers: leading zeros stay.
/// Outer blanks of cells are cut; wholly empty lines are passed over. At most 1 GiB unpacked.
/// Errors: those of checkedFileSize, tableInvalid(path, detail with the line).
Result<TextTable> readTextTable(const std::filesystem::path &path);

/// A cell as CSV has it: quoted where it must be.
std::string csvCell(std::string_view text);

} // namespace tessera
