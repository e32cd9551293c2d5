#include "analysis/cohort/detail/columns.h"

#include <algorithm>
#include <cctype>
#include <span>
#include <string_view>

namespace tessera::detail {
namespace {

constexpr std::size_t narrowTable = 64;

using Names = std::span<const std::string_view>;

// Without case, blanks and signs; in the order in which they are preferred.
constexpr std::string_view slideNames[]{"slideid", "slide",   "slidename", "wsi",   "wsiid", "filename",
                                        "file",    "imageid", "image",     "bagid", "bag"};
constexpr std::string_view patientNames[]{"patientid",   "patient",           "caseid",   "case", "casesubmitterid",
                                          "submitterid", "bcrpatientbarcode", "subjectid"};
constexpr std::string_view labelNames[]{"label",  "class",      "diagnosis", "target",
                                        "labels", "classlabel", "category",  "baglabel"};
constexpr std::string_view splitNames[]{"split", "partition", "set", "subset"};
constexpr std::string_view timeNames[]{
    "time",        "survivalmonths", "survivaldays", "survivalyears", "survivaltime",   "osmonths",
    "osdays",      "osyears",        "ostime",       "timemonths",    "timedays",       "timeyears",
    "eventmonths", "eventdays",      "eventyears",   "duration",      "durationmonths", "durationdays",
    "followup",    "followupmonths", "followupdays", "followuptime",  "dssmonths",      "pfsmonths",
    "pfsdays",     "dssdays",        "timeweeks",    "weeks",         "months",         "days"};
constexpr std::string_view censorshipNames[]{"censorship", "censored", "iscensored"};
constexpr std::string_view eventNames[]{"status",    "event",     "vitalstatus", "death",         "dead",
                                        "deceased",  "osstatus",  "osevent",     "eventobserved", "isdead",
                                        "dssstatus", "pfsstatus", "observed"};
constexpr std::string_view ambiguousNames[]{"cens", "censor", "censoring", "delta", "indicator"};
constexpr std::string_view idNames[]{"id"};
constexpr std::string_view eventOnly[]{"event"};
constexpr std::string_view rowNames[]{"tiles", "rows", "tilerows", "tileindices"};

std::string plain(std::string_view name)
{
    std::string text;
    for (const char byte : name)
        if (std::isalnum(static_cast<unsigned char>(byte)) || (byte & 0x80))
            text += static_cast<char>(std::tolower(static_cast<unsigned char>(byte)));
    return text;
}

int64_t first(const std::vector<std::string> &names, Names wanted)
{
    for (const std::string_view name : wanted)
        if (const auto found = std::find(names.begin(), names.end(), name); found != names.end())
            return found - names.begin();
    return -1;
}

std::string unitOf(std::string_view name)
{
    for (const std::string_view unit : {"month", "day", "year", "week"})
        if (name.find(unit) != std::string_view::npos)
            return std::string(unit) + "s";
    return {};
}

bool isFold(std::string_view name)
{
    return name.size() > 4 && name.starts_with("fold") &&
           std::all_of(name.begin() + 4, name.end(), [](unsigned char sign) { return std::isdigit(sign); });
}

/// Patho-Bench names the label column after its task: it is the one column that is nothing else.
int64_t taskColumn(const std::vector<std::string> &names, const CohortColumns &columns)
{
    int64_t found = -1;
    if (std::none_of(names.begin(), names.end(), isFold))
        return -1;
    for (int64_t i = 0; i < std::ssize(names); ++i) {
        if (isFold(names[static_cast<std::size_t>(i)]) || i == columns.slide || i == columns.patient ||
            i == columns.split || i == columns.time || i == columns.event)
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

} // namespace

CohortColumns recognised(const std::vector<std::string> &header)
{
    std::vector<std::string> names;
    for (const std::string &name : header)
        names.push_back(plain(name));
    CohortColumns columns;
    columns.slide = first(names, slideNames);
    columns.patient = first(names, patientNames);
    const int64_t id = first(names, idNames);
    if (columns.slide < 0)
        columns.slide = id;
    else if (columns.patient < 0 && columns.slide != id) // (MHIM's survival tables: ID, WSI)
        columns.patient = id;
    columns.label = first(names, labelNames);
    columns.split = first(names, splitNames);
    columns.rows = first(names, rowNames);
    columns.time = first(names, timeNames);
    columns.event = first(names, censorshipNames);
    columns.eventRole = columns.event >= 0 ? ColumnRole::censorship : ColumnRole::event;
    if (columns.event < 0)
        columns.event = first(names, eventNames);
    if (columns.event < 0) {
        columns.event = first(names, ambiguousNames);
        columns.isEventAmbiguous = columns.event >= 0;
    }
    if (columns.time >= 0)
        columns.timeUnit = unitOf(names[static_cast<std::size_t>(columns.time)]);
    const int64_t eventTime = first(names, eventOnly);
    if (columns.time < 0 && eventTime >= 0 && columns.event >= 0 && columns.event != eventTime) {
        columns.time = eventTime; // (MHIM: Event is the months, Status says how they ended)
        columns.timeUnit = "months";
    }
    if (columns.label < 0)
        columns.label = taskColumn(names, columns);
    return columns;
}

std::vector<bool> keptColumns(const std::vector<std::string> &header)
{
    if (header.size() <= narrowTable)
        return std::vector<bool>(header.size(), true);
    std::vector<bool> isKept(header.size());
    const CohortColumns columns = recognised(header);
    for (const int64_t column :
         {columns.slide, columns.patient, columns.label, columns.split, columns.time, columns.event, columns.rows})
        if (column >= 0)
            isKept[static_cast<std::size_t>(column)] = true;
    return isKept;
}

} // namespace tessera::detail
