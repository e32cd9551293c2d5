#include "analysis/cohort/cohort.h"

#include "analysis/cohort/detail/columns.h"
#include "analysis/cohort/detail/namelist.h"
#include "analysis/cohort/detail/outcomes.h"
#include "base/sha256.h"
#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <new>
#include <set>
#include <stdexcept>

namespace tessera {
namespace {

constexpr std::size_t mostClasses = 1000;
constexpr std::size_t tcgaPatient = 12; ///< TCGA-XX-YYYY

/// What is wrong with the table, in words; caught where readCohort returns.
class CohortError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

[[noreturn]] void refuse(int64_t line, const std::string &what)
{
    throw CohortError("line " + std::to_string(line) + ": " + what);
}

/// A row that has an outcome.
struct Entry {
    CohortBag bag;
    std::string label; ///< of classification
};

class CohortReader {
public:
    CohortReader(TextTable table, const CohortOptions &options)
        : m_table(std::move(table)), m_options(options), m_columns(detail::recognised(m_table.header))
    {
    }

    Cohort read()
    {
        takeFirstRowBack();
        chooseTask();
        nameColumns();
        std::vector<Entry> entries = readRows();
        namePatients(entries);
        gather(std::move(entries));
        return std::move(m_cohort);
    }

private:
    std::string nameOf(int64_t column) const
    {
        return column < 0 ? std::string() : m_table.header[static_cast<std::size_t>(column)];
    }
    static std::string cell(const TextTable::Row &row, int64_t column)
    {
        return column < 0 ? std::string() : row.cells[static_cast<std::size_t>(column)];
    }

    /// A table of MHIM has two columns and no header: the second cell of its first row is a label of other rows too.
    void takeFirstRowBack()
    {
        const bool namesAnything = m_columns.slide >= 0 || m_columns.patient >= 0 || m_columns.label >= 0;
        if (namesAnything || m_table.header.size() != 2)
            return;
        const bool isLabel = std::any_of(m_table.rows.begin(), m_table.rows.end(),
                                         [&](const TextTable::Row &row) { return row.cells[1] == m_table.header[1]; });
        if (!isLabel)
            return;
        m_table.rows.insert(m_table.rows.begin(), {m_table.headerLine, m_table.header});
        m_table.header = {"column 1", "column 2"};
        m_columns.slide = 0;
        m_columns.label = 1;
        m_cohort.remarks.push_back(
            "The table has no header: its first column is taken for slides, its second for labels.");
    }

    void chooseTask()
    {
        const bool hasSurvival = m_columns.time >= 0 && m_columns.event >= 0;
        const bool hasLabel = m_columns.label >= 0;
        const std::string found = "it has the columns " + listed(m_table.header);
        if (m_columns.slide < 0 && m_columns.patient < 0)
            throw CohortError(found + ", none of which names slides: call one slide_id");
        if (m_columns.slide < 0)
            m_columns.slide = m_columns.patient; // (features are named after the patient)
        m_cohort.task =
            m_options.task.value_or(hasLabel || !hasSurvival ? CohortTask::classification : CohortTask::survival);
        if (m_cohort.task == CohortTask::classification && !hasLabel)
            throw CohortError(found + ", none of which is a label or a time with an event: call one label, or two "
                                      "time and event");
        if (m_cohort.task == CohortTask::survival && !hasSurvival)
            throw CohortError(found + ", which lack a time or an event: call two time and event");
        if (m_cohort.task == CohortTask::classification && hasSurvival)
            m_cohort.remarks.push_back("The table has labels and survival; the labels in " + nameOf(m_columns.label) +
                                       " are taken.");
        if (m_cohort.task == CohortTask::survival && m_columns.isEventAmbiguous &&
            m_options.polarity == CohortOptions::Polarity::automatic)
            throw CohortError("1 in the column " + nameOf(m_columns.event) +
                              " may mean an event or a censored case: rename it to event or censorship, or say which "
                              "polarity it has");
    }

    static std::string listed(const std::vector<std::string> &names) { return detail::cutList(names, 12); }

    void nameColumns()
    {
        const bool isSurvival = m_cohort.task == CohortTask::survival;
        using Polarity = CohortOptions::Polarity;
        m_oneIsEvent = m_options.polarity == Polarity::automatic ? m_columns.eventRole == ColumnRole::event
                                                                 : m_options.polarity == Polarity::oneIsEvent;
        const auto add = [&](ColumnRole role, int64_t column, const std::string &meaning = {}) {
            if (column >= 0)
                m_cohort.columns.push_back({role, nameOf(column), meaning});
        };
        add(ColumnRole::slide, m_columns.slide);
        add(ColumnRole::patient, m_columns.patient);
        add(ColumnRole::split, m_columns.split);
        add(ColumnRole::rows, m_columns.rows);
        if (!isSurvival)
            return add(ColumnRole::label, m_columns.label);
        m_cohort.timeUnit = m_columns.timeUnit.empty() ? "time units" : m_columns.timeUnit;
        add(ColumnRole::time, m_columns.time, m_cohort.timeUnit);
        const std::string meaning = m_oneIsEvent ? "1 = event, 0 = censored" : "1 = censored, 0 = event";
        add(m_oneIsEvent ? ColumnRole::event : ColumnRole::censorship, m_columns.event, meaning);
        m_cohort.remarks.push_back("The column " + nameOf(m_columns.event) + " is read as " + meaning + ".");
        m_cohort.remarks.push_back("The column " + nameOf(m_columns.time) + " is read as " + m_cohort.timeUnit + ".");
    }

    std::vector<Entry> readRows()
    {
        std::vector<Entry> entries;
        int64_t without = 0;
        for (const TextTable::Row &row : m_table.rows) {
            Entry entry;
            entry.bag.line = row.line;
            if (!readOutcome(row, entry)) {
                ++without;
                continue;
            }
            entry.bag.split = cell(row, m_columns.split);
            entry.bag.patient = cell(row, m_columns.patient);
            entry.bag.slides = slidesOf(row);
            entry.bag.rows = rowsOf(row);
            if (m_columns.patient >= 0 && entry.bag.patient.empty())
                refuse(row.line, "it names no patient in " + nameOf(m_columns.patient));
            entries.push_back(std::move(entry));
        }
        if (without > 0)
            m_cohort.remarks.push_back(std::to_string(without) + " of " + std::to_string(m_table.rows.size()) +
                                       " rows have no outcome and are left out.");
        if (entries.empty())
            throw CohortError("no row has an outcome");
        return entries;
    }

    /// False where the row has none.
    bool readOutcome(const TextTable::Row &row, Entry &entry) const
    {
        if (m_cohort.task == CohortTask::classification) {
            const std::string text = cell(row, m_columns.label);
            entry.label = detail::labelOf(text);
            // ("None" is a finding where it is a class of the table's own)
            const bool isNamed =
                std::find(m_options.classes.begin(), m_options.classes.end(), text) != m_options.classes.end();
            return isNamed || (!detail::isUnknown(text) && entry.label != "-1");
        }
        const std::string time = cell(row, m_columns.time);
        const std::string event = cell(row, m_columns.event);
        if (detail::isUnknown(time) || detail::isUnknown(event) || event == "-1")
            return false;
        SurvivalOutcome outcome;
        if (!parseNumber(time, outcome.time) || outcome.time < 0)
            refuse(row.line, "the time " + time + " in " + nameOf(m_columns.time) + " is no number from 0 on");
        const std::optional<detail::FollowUp> followUp = detail::followUpOf(event);
        if (!followUp)
            refuse(row.line, "the value " + event + " in " + nameOf(m_columns.event) + " is neither 0 nor 1");
        outcome.event = followUp->isNumber ? followUp->isSet == m_oneIsEvent : followUp->isSet;
        entry.bag.outcome = outcome;
        return true;
    }

    std::vector<std::string> slidesOf(const TextTable::Row &row) const
    {
        std::vector<std::string> slides;
        const std::string text = cell(row, m_columns.slide);
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find(';', begin), text.size());
            std::string name = text.substr(begin, end - begin);
            name.erase(0, name.find_first_not_of(' '));
            name.erase(name.find_last_not_of(' ') + 1);
            if (!name.empty())
                slides.push_back(std::move(name));
            begin = end + 1;
        }
        if (slides.empty())
            refuse(row.line, "it names no slide in " + nameOf(m_columns.slide));
        return slides;
    }

    std::vector<int64_t> rowsOf(const TextTable::Row &row) const
    {
        std::vector<int64_t> rows;
        const std::string text = cell(row, m_columns.rows);
        const char *at = text.data();
        const char *end = text.data() + text.size();
        while (at != end) {
            if (*at == ' ' || *at == ';' || *at == ',') {
                ++at;
                continue;
            }
            int64_t number = 0;
            const auto [next, error] = std::from_chars(at, end, number);
            if (error != std::errc() || number < 0)
                refuse(row.line, nameOf(m_columns.rows) + " holds something else than row numbers from 0 on");
            rows.push_back(number);
            at = next;
        }
        return rows;
    }

    void namePatients(std::vector<Entry> &entries)
    {
        if (m_columns.patient >= 0)
            return;
        const bool isTcga = std::all_of(entries.begin(), entries.end(), [](const Entry &entry) {
            const std::string &id = entry.bag.slides.front();
            return id.size() > tcgaPatient && id.starts_with("TCGA-") && id[7] == '-' && id[tcgaPatient] == '-';
        });
        if (!isTcga)
            return;
        for (Entry &entry : entries)
            entry.bag.patient = entry.bag.slides.front().substr(0, tcgaPatient);
        m_cohort.remarks.push_back("Patients are the first 12 characters of the TCGA names, as no column names them.");
    }

    bool joinsPatients(const std::vector<Entry> &entries) const
    {
        const bool hasPatients = !entries.front().bag.patient.empty();
        if (m_options.level == BagLevel::patient && !hasPatients)
            throw CohortError("bags of patients are asked for but no column names patients: call one case_id");
        if (m_options.level == BagLevel::automatic)
            return hasPatients && m_cohort.task == CohortTask::survival;
        return m_options.level == BagLevel::patient;
    }

    void gather(std::vector<Entry> entries)
    {
        if (m_cohort.task == CohortTask::classification)
            nameClasses(entries);
        const bool isJoined = joinsPatients(entries);
        std::map<std::string, std::size_t> known;
        std::map<std::string, int64_t> lineOfSlide;
        for (Entry &entry : entries) {
            CohortBag &bag = entry.bag;
            const bool isOneOfMany = bag.slides.size() > 1;
            bag.id = isJoined || (isOneOfMany && !bag.patient.empty()) ? bag.patient : bag.slides.front();
            if (bag.patient.empty())
                bag.patient = bag.id;
            for (const std::string &slide : bag.slides)
                if (const auto [at, isNew] = lineOfSlide.emplace(slide, bag.line); !isNew)
                    refuse(bag.line, "the slide " + slide + " is that of line " + std::to_string(at->second) + " too");
            const auto [at, isNew] = known.emplace(bag.id, m_cohort.bags.size());
            if (isNew)
                m_cohort.bags.push_back(std::move(bag));
            else
                join(m_cohort.bags[at->second], bag, isJoined);
        }
    }

    static void join(CohortBag &bag, const CohortBag &more, bool isJoined)
    {
        const std::string both = bag.id + " is on line " + std::to_string(bag.line) + " too";
        if (!isJoined)
            refuse(more.line, both);
        if (!(bag.outcome == more.outcome))
            refuse(more.line, "the patient " + both + ", with another outcome");
        if (bag.split != more.split)
            refuse(more.line, "the patient " + both + ", in another split");
        bag.slides.insert(bag.slides.end(), more.slides.begin(), more.slides.end());
        bag.rows.insert(bag.rows.end(), more.rows.begin(), more.rows.end());
    }

    void nameClasses(std::vector<Entry> &entries)
    {
        std::set<std::string> labels;
        for (const Entry &entry : entries)
            labels.insert(entry.label);
        if (labels.size() > mostClasses)
            throw CohortError("the column " + nameOf(m_columns.label) + " holds " + std::to_string(labels.size()) +
                              " different labels");
        m_cohort.classes =
            m_options.classes.empty() ? detail::orderedClasses({labels.begin(), labels.end()}) : m_options.classes;
        for (Entry &entry : entries) {
            const std::optional<int64_t> index = detail::classIndex(entry.label, m_cohort.classes);
            if (!index)
                refuse(entry.bag.line, "the label " + entry.label + " is none of " + listed(m_cohort.classes));
            entry.bag.outcome = ClassOutcome{*index};
        }
    }

    TextTable m_table;
    const CohortOptions &m_options;
    detail::CohortColumns m_columns;
    bool m_oneIsEvent = true;
    Cohort m_cohort;
};

} // namespace

bool Cohort::namesPatients() const
{
    return std::any_of(bags.begin(), bags.end(), [](const CohortBag &bag) { return bag.patient != bag.id; });
}

int64_t Cohort::patients() const
{
    std::set<std::string_view> names;
    for (const CohortBag &bag : bags)
        names.insert(bag.patient);
    return std::ssize(names);
}

int64_t Cohort::patients(std::span<const int64_t> indices) const
{
    std::set<std::string_view> names;
    for (const int64_t index : indices)
        names.insert(bag(index).patient);
    return std::ssize(names);
}

Result<Cohort> readCohort(const std::filesystem::path &table, const CohortOptions &options)
{
    try {
        Result<TextTable> text = readTextTable(table, detail::keptColumns);
        if (!text)
            return passOn(text.error());
        Cohort cohort = CohortReader(std::move(*text), options).read();
        const Result<std::string> sha256 = sha256OfFile(table);
        if (!sha256)
            return passOn(sha256.error());
        cohort.table = table;
        cohort.sha256 = *sha256;
        return cohort;
    } catch (const CohortError &problem) {
        return fail(ErrorCode::cohortInvalid, displayed(table), problem.what());
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::outOfMemory, displayed(table));
    }
}

} // namespace tessera
