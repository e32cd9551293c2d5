#pragma once
#include "analysis/cohort/cohort.h"
#include "analysis/cohort/texttable.h"

namespace tessera::detail {

/// Where a table has what; -1 = nowhere.
struct CohortColumns {
    int64_t slide = -1;
    int64_t patient = -1;
    int64_t label = -1;
    int64_t split = -1;
    int64_t time = -1;
    int64_t event = -1; ///< or its opposite
    int64_t rows = -1;
    ColumnRole eventRole = ColumnRole::event;
    bool isEventAmbiguous = false; ///< the name may mean either polarity
    std::string timeUnit;          ///< empty where the name does not say
};

/// By the usual names, whatever their case, blanks and underscores.
CohortColumns recognised(const std::vector<std::string> &header);

/// What a reader of a wide table keeps: everything of a narrow one, else the recognised columns.
std::vector<bool> keptColumns(const std::vector<std::string> &header);

} // namespace tessera::detail
