#include "analysis/cohort/bagsource.h"
#include "analysis/cohort/texttable.h"
#include "base/sha256.h"
#include "base/text.h"

#include <map>
#include <new>

namespace tessera {
namespace {

constexpr std::size_t firstFeature = 2;

bool isClassicHeader(const std::vector<std::string> &header)
{
    return header.size() > firstFeature && header[0] == "bag_label" && header[1] == "bag";
}

class ClassicBags final : public BagSource {
public:
    using Values = std::map<std::string, std::shared_ptr<std::vector<float>>>;
    ClassicBags(Values values, int64_t dim, std::string sha256)
        : m_values(std::move(values)), m_dim(dim), m_sha256(std::move(sha256))
    {
    }

    Result<Bag> read(const CohortBag &bag) const override
    {
        const auto found = m_values.find(bag.id);
        if (found == m_values.end())
            return fail(ErrorCode::featuresNotFound, bag.id, "the table", "it has no such bag");
        Bag result;
        result.dim = m_dim;
        result.features = *found->second;
        result.owner = found->second;
        return result;
    }
    Result<int64_t> bytesOf(const CohortBag &) const override { return 0; }
    Result<std::vector<std::filesystem::path>> filesOf(const CohortBag &) const override
    {
        return std::vector<std::filesystem::path>();
    }
    Result<std::string> fingerprint(const Cohort &) const override { return m_sha256; }

private:
    Values m_values;
    int64_t m_dim;
    std::string m_sha256;
};

/// Instances row by row, so that the text is never held.
class ClassicReader {
public:
    explicit ClassicReader(const std::filesystem::path &table) : m_table(table) {}

    Result<void> visit(const TextTable::Row &row)
    {
        if (m_header.empty()) {
            m_header = row.cells;
            return isClassicHeader(m_header) ? Result<void>() : wrong(row.line, "it does not begin with bag_label,bag");
        }
        double label = 0;
        if (!parseNumber(row.cells[0], label))
            return wrong(row.line, "the label " + row.cells[0] + " is no number");
        if (row.cells[1].empty())
            return wrong(row.line, "it names no bag");
        const ClassOutcome outcome{label > 0 ? 1 : 0};
        auto &values = m_values[row.cells[1]];
        if (!values) {
            values = std::make_shared<std::vector<float>>();
            m_index[row.cells[1]] = m_cohort.bags.size();
            m_cohort.bags.push_back({row.cells[1], row.cells[1], {row.cells[1]}, outcome, {}, {}, row.line});
        } else if (const CohortBag &bag = m_cohort.bags[m_index[row.cells[1]]]; bag.outcome != Outcome(outcome)) {
            return wrong(row.line, "the bag " + bag.id + " has another label on line " + std::to_string(bag.line));
        }
        for (std::size_t i = firstFeature; i < row.cells.size(); ++i) {
            double value = 0;
            if (!parseNumber(row.cells[i], value) || value > largest || value < -largest)
                return wrong(row.line, m_header[i] + " is no finite number");
            values->push_back(static_cast<float>(value));
        }
        return {};
    }

    Result<ClassicSet> finished()
    {
        if (m_cohort.bags.empty())
            return passOn(wrong(1, "no bag follows").error());
        const Result<std::string> sha256 = sha256OfFile(m_table);
        if (!sha256)
            return passOn(sha256.error());
        m_cohort.table = m_table;
        m_cohort.sha256 = *sha256;
        m_cohort.classes = {"negative", "positive"};
        m_cohort.columns = {{ColumnRole::label, "bag_label", "above 0 = positive"}, {ColumnRole::slide, "bag", {}}};
        const auto dim = static_cast<int64_t>(m_header.size() - firstFeature);
        return ClassicSet{std::move(m_cohort), std::make_unique<ClassicBags>(std::move(m_values), dim, *sha256)};
    }

private:
    static constexpr double largest = 3.4028234e38; ///< of float

    Result<void> wrong(int64_t line, const std::string &what) const
    {
        return fail(ErrorCode::cohortInvalid, displayed(m_table), "line " + std::to_string(line) + ": " + what);
    }

    const std::filesystem::path &m_table;
    std::vector<std::string> m_header;
    std::map<std::string, std::size_t> m_index;
    ClassicBags::Values m_values;
    Cohort m_cohort;
};

} // namespace

Result<bool> isClassicSet(const std::filesystem::path &table)
{
    bool isClassic = false;
    const Result<void> visited = visitTextTable(table, [&](TextTable::Row &row) -> Result<void> {
        isClassic = isClassicHeader(row.cells);
        return fail(ErrorCode::cancelled); // (the first row is enough)
    });
    if (!visited && visited.error().code != ErrorCode::cancelled)
        return passOn(visited.error());
    return isClassic;
}

Result<ClassicSet> readClassicSet(const std::filesystem::path &table)
{
    try {
        ClassicReader reader(table);
        const Result<void> visited = visitTextTable(table, [&](TextTable::Row &row) { return reader.visit(row); });
        if (!visited)
            return passOn(visited.error());
        return reader.finished();
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::outOfMemory, displayed(table));
    }
}

} // namespace tessera
