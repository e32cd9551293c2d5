#include "analysis/cohort/detail/featurecheck.h"

#include "analysis/cohort/detail/namelist.h"
#include "base/sha256.h"
#include "base/text.h"

#include <algorithm>

namespace tessera::detail {
namespace {

constexpr int64_t fewestTiles = 8;            ///< to train MHIM on (mhim-mil.md 9.10)
constexpr std::size_t hashedAtOnce = 1 << 20; ///< floats between two looks at the stop token
constexpr std::size_t mostSentences = 20;     ///< of files that cannot be read

std::string verb(std::size_t count, const char *one, const char *many) { return count == 1 ? one : many; }

/// The value that most bags have; of equally frequent ones the least.
template <typename T>
T mostFrequent(const std::map<T, std::vector<std::size_t>> &bagsOf)
{
    return std::max_element(bagsOf.begin(), bagsOf.end(),
                            [](const auto &a, const auto &b) { return a.second.size() < b.second.size(); })
        ->first;
}

} // namespace

void add(LinterReport &report, Severity severity, FindingKind kind, std::string sentence, std::vector<std::string> bags)
{
    if (bags.size() > mostNames)
        bags.resize(mostNames);
    report.findings.push_back({severity, kind, std::move(sentence), std::move(bags)});
}

Result<void> FeatureCheck::look(std::size_t index, const std::stop_token &token)
{
    const CohortBag &bag = m_cohort.bags[index];
    std::vector<CohortBag> reads;
    if (!bag.rows.empty() || bag.slides.size() < 2)
        reads.push_back(bag);
    else // (one by one: a slide that is in two patients' bags is found, and less memory is taken)
        for (const std::string &slide : bag.slides) {
            reads.push_back(bag);
            reads.back().slides = {slide};
        }
    for (const CohortBag &part : reads) {
        if (token.stop_requested())
            return fail(ErrorCode::cancelled);
        const Result<Bag> read = m_source.read(part);
        if (!read) {
            const ErrorCode code = read.error().code;
            if (code == ErrorCode::cancelled || code == ErrorCode::outOfMemory)
                return passOn(read.error());
            m_bags[index].error = read.error();
            return {};
        }
        const std::string slide = part.slides.size() == 1 ? part.slides.front() : part.id;
        if (const Result<void> taken = take(*read, slide, index, token); !taken)
            return taken;
    }
    return {};
}

Result<void> FeatureCheck::take(const Bag &bag, const std::string &slide, std::size_t index,
                                const std::stop_token &token)
{
    SeenBag &seen = m_bags[index];
    if (bag.tiles() == 0) {
        seen.error = Error{ErrorCode::bagEmpty, {slide}, {}};
        return {};
    }
    m_tiles[index] += bag.tiles();
    if (seen.slides++ > 0 && seen.dim != bag.dim) {
        seen.error = Error{ErrorCode::bagInvalid,
                           {slide, "it has " + std::to_string(bag.dim) + " features, another slide of the same bag " +
                                       std::to_string(seen.dim)},
                           {}};
        return {};
    }
    seen.dim = bag.dim;
    if (!bag.encoder.empty())
        seen.encoders.insert(bag.encoder);
    if (bag.tileEdge)
        seen.tileEdges.insert(*bag.tileEdge);
    seen.truth.insert(seen.truth.end(), bag.truth.begin(), bag.truth.end());

    if (m_firstRow.empty()) {
        m_firstRow.assign(bag.tile(0).begin(), bag.tile(0).end());
        for (std::size_t column = 0; column < m_firstRow.size(); ++column)
            m_constantColumns.push_back(column);
    }
    for (int64_t t = 0; t < bag.tiles() && std::ssize(m_firstRow) == bag.dim && !m_constantColumns.empty(); ++t)
        std::erase_if(m_constantColumns, [&, tile = bag.tile(t)](std::size_t c) { return tile[c] != m_firstRow[c]; });
    for (int64_t t = 1; t < bag.tiles() && seen.isConstant; ++t)
        seen.isConstant = std::ranges::equal(bag.tile(t), bag.tile(0));

    Sha256 hash;
    for (std::size_t begin = 0; begin < bag.features.size(); begin += hashedAtOnce) {
        if (token.stop_requested())
            return fail(ErrorCode::cancelled);
        hash.add(std::as_bytes(bag.features.subspan(begin, std::min(hashedAtOnce, bag.features.size() - begin))));
    }
    m_slidesOfHash[hash.hex() + " " + std::to_string(bag.dim)].push_back({index, slide});
    return {};
}

std::vector<std::string> FeatureCheck::idsOf(const std::vector<std::size_t> &bags) const
{
    std::vector<std::string> ids;
    for (const std::size_t bag : bags)
        ids.push_back(m_cohort.bags[bag].id);
    return ids;
}

void FeatureCheck::reportUnreadable(LinterReport &report) const
{
    std::vector<std::size_t> missing;
    std::vector<std::size_t> empty;
    std::vector<std::size_t> unreadable;
    for (std::size_t i = 0; i < m_bags.size(); ++i)
        if (m_bags[i].error) {
            const ErrorCode code = m_bags[i].error->code;
            (code == ErrorCode::featuresNotFound || code == ErrorCode::fileMissing ? missing
             : code == ErrorCode::bagEmpty || code == ErrorCode::fileEmpty         ? empty
                                                                                   : unreadable)
                .push_back(i);
        }
    if (!missing.empty()) {
        const bool isMost = 2 * missing.size() > m_bags.size();
        add(report, isMost ? Severity::error : Severity::warning, FindingKind::missingFeatures,
            "There are no features of " + std::to_string(missing.size()) + " of " + counted(std::ssize(m_bags), "bag") +
                " (" + nameList(idsOf(missing)) + "): " +
                (isMost ? "check the folder of the features and the ids in the table."
                        : "they are left out; extract them, or take them out of the table."),
            idsOf(missing));
    }
    if (!empty.empty())
        add(report, Severity::warning, FindingKind::emptyBag,
            counted(std::ssize(empty), "bag") + verb(empty.size(), " has", " have") + " no tile (" +
                nameList(idsOf(empty)) + ") and " + verb(empty.size(), "is", "are") +
                " left out: check that the slides show tissue.",
            idsOf(empty));
    for (std::size_t i = 0; i < unreadable.size() && i < mostSentences; ++i)
        add(report, Severity::error, FindingKind::unreadableFeatures,
            "Bag " + m_cohort.bags[unreadable[i]].id + ": " + sentence(*m_bags[unreadable[i]].error),
            {m_cohort.bags[unreadable[i]].id});
    if (unreadable.size() > mostSentences)
        add(report, Severity::error, FindingKind::unreadableFeatures,
            "The features of " + counted(std::ssize(unreadable), "bag") +
                " cannot be used: mend the files, or take the bags out of the table.",
            idsOf(unreadable));
}

void FeatureCheck::reportDimensions(LinterReport &report) const
{
    std::map<int64_t, std::vector<std::size_t>> bagsOf;
    for (std::size_t i = 0; i < m_bags.size(); ++i)
        if (isReadable(i))
            bagsOf[m_bags[i].dim].push_back(i);
    if (bagsOf.empty()) {
        if (!report.hasErrors())
            add(report, Severity::error, FindingKind::missingFeatures,
                "No bag has features to train on: extract them first.");
        return;
    }
    report.dim = mostFrequent(bagsOf);
    for (const auto &[dim, bags] : bagsOf)
        if (dim != report.dim)
            add(report, Severity::error, FindingKind::unreadableFeatures,
                "The tiles of " + counted(std::ssize(bags), "bag") + " have " + std::to_string(dim) +
                    " features, those of the rest " + std::to_string(report.dim) + " (" + nameList(idsOf(bags)) +
                    "): extract them with the encoder of the rest.",
                idsOf(bags));
    for (const std::size_t i : bagsOf.at(report.dim))
        report.usable.push_back(static_cast<int64_t>(i));
    std::sort(report.usable.begin(), report.usable.end());
}

void FeatureCheck::reportEncoders(LinterReport &report) const
{
    std::map<std::string, std::vector<std::size_t>> bagsOf; // by the name in small letters
    std::map<std::string, std::string> written;
    for (std::size_t i = 0; i < m_bags.size(); ++i)
        if (isReadable(i))
            for (const std::string &encoder : m_bags[i].encoders) {
                bagsOf[lowerCase(encoder)].push_back(i);
                written.emplace(lowerCase(encoder), encoder);
            }
    if (bagsOf.empty())
        return;
    const std::string usual = mostFrequent(bagsOf);
    report.encoder = written.at(usual);
    for (const auto &[encoder, bags] : bagsOf)
        if (encoder != usual)
            add(report, Severity::error, FindingKind::otherEncoder,
                "The features of " + counted(std::ssize(bags), "bag") + " are of the encoder " + written.at(encoder) +
                    ", those of the rest of " + report.encoder + " (" + nameList(idsOf(bags)) +
                    "): extract all with one encoder.",
                idsOf(bags));
}

void FeatureCheck::reportTileEdges(LinterReport &report) const
{
    std::map<double, std::vector<std::size_t>> bagsOf;
    for (std::size_t i = 0; i < m_bags.size(); ++i)
        if (isReadable(i))
            for (const double edge : m_bags[i].tileEdges)
                bagsOf[edge].push_back(i);
    if (bagsOf.size() < 2)
        return;
    const double usual = mostFrequent(bagsOf);
    for (const auto &[edge, bags] : bagsOf)
        if (edge != usual)
            add(report, Severity::warning, FindingKind::otherEncoder,
                "The tiles of " + counted(std::ssize(bags), "bag") + " are " + formatted(edge) +
                    " px of the slide wide, those of the rest " + formatted(usual) + " (" + nameList(idsOf(bags)) +
                    "): this is right for slides that were scanned at another magnification; else extract them as the "
                    "rest.",
                idsOf(bags));
}

void FeatureCheck::reportTwins(LinterReport &report) const
{
    std::map<std::size_t, std::string> inTableOrder;
    std::map<std::size_t, std::vector<std::string>> bagsOf;
    for (const auto &[hash, slides] : m_slidesOfHash) {
        if (slides.size() < 2)
            continue;
        std::vector<std::string> names;
        std::vector<std::string> bags;
        std::set<std::string> patients;
        std::set<std::size_t> different;
        bool isSameOutcome = true;
        for (const Slide &slide : slides) {
            const CohortBag &bag = m_cohort.bags[slide.bag];
            names.push_back(slide.id);
            if (different.insert(slide.bag).second)
                bags.push_back(bag.id);
            patients.insert(bag.patient);
            isSameOutcome = isSameOutcome && bag.outcome == m_cohort.bags[slides.front().bag].outcome;
        }
        inTableOrder[slides.front().bag] =
            "The features of " + nameList(names) + " are equal, as if one slide were in the table " +
            std::to_string(slides.size()) + " times" + (isSameOutcome ? "" : ", with different outcomes") +
            (patients.size() > 1 ? ": leave one of them, or give all the same patient, else it may be trained on and "
                                   "tested."
                                 : ": leave one of them.");
        bagsOf[slides.front().bag] = bags;
    }
    for (const auto &[first, text] : inTableOrder)
        add(report, Severity::warning, FindingKind::sameSlideTwice, text, bagsOf[first]);
}

void FeatureCheck::reportConstants(LinterReport &report) const
{
    std::vector<std::size_t> constant;
    for (std::size_t i = 0; i < m_bags.size(); ++i)
        if (isReadable(i) && m_bags[i].isConstant && m_bags[i].slides > 0 &&
            m_tiles[i] > static_cast<int64_t>(m_bags[i].slides)) // (one tile alone is no sign)
            constant.push_back(i);
    if (!constant.empty())
        add(report, Severity::warning, FindingKind::constantFeatures,
            "All tiles of " + counted(std::ssize(constant), "bag") + " have the same features (" +
                nameList(idsOf(constant)) + "): look at the slides and extract again.",
            idsOf(constant));
    int64_t tiles = 0;
    for (const int64_t count : m_tiles)
        tiles += count;
    if (!m_constantColumns.empty() && tiles > 1 && report.dim == std::ssize(m_firstRow))
        add(report, std::ssize(m_constantColumns) == report.dim ? Severity::error : Severity::note,
            FindingKind::constantFeatures,
            std::to_string(m_constantColumns.size()) + " of " + std::to_string(report.dim) +
                " features have the same value in all tiles of all bags: nothing can be learned from them.");
}

void FeatureCheck::reportSizes(const LinterOptions &options, LinterReport &report) const
{
    std::vector<std::size_t> small;
    for (std::size_t i = 0; i < m_bags.size(); ++i)
        if (isReadable(i) && m_tiles[i] < fewestTiles)
            small.push_back(i);
    if (options.isMhim && !small.empty())
        add(report, Severity::warning, FindingKind::smallBag,
            counted(std::ssize(small), "bag") + verb(small.size(), " has", " have") + " fewer than " +
                std::to_string(fewestTiles) + " tiles (" + nameList(idsOf(small)) + "): MHIM does not train on " +
                verb(small.size(), "it", "them") + "; train with version pure where most bags are so small.",
            idsOf(small));
}

/// None where one tile's truth is not known: there may be more.
std::optional<int64_t> FeatureCheck::diagnosticTiles(std::size_t index) const
{
    const std::vector<int8_t> &truth = m_bags[index].truth;
    if (!hasTruth(index) || std::find(truth.begin(), truth.end(), -1) != truth.end())
        return std::nullopt;
    return std::count(truth.begin(), truth.end(), 1);
}

TileTruth FeatureCheck::truth() const
{
    TileTruth truth;
    for (std::size_t i = 0; i < m_bags.size(); ++i)
        if (hasTruth(i))
            truth.emplace(static_cast<int64_t>(i), m_bags[i].truth);
    return truth;
}

void FeatureCheck::report(const LinterOptions &options, LinterReport &report) const
{
    report.tiles = m_tiles;
    for (std::size_t i = 0; i < m_bags.size(); ++i)
        if (m_bags[i].error)
            report.tiles[i] = 0;
    reportUnreadable(report);
    reportDimensions(report);
    reportEncoders(report);
    reportTileEdges(report);
    reportTwins(report);
    reportConstants(report);
    reportSizes(options, report);
    std::vector<std::optional<int64_t>> diagnostic;
    for (std::size_t i = 0; i < m_bags.size(); ++i)
        diagnostic.push_back(diagnosticTiles(i));
    checkMask(m_cohort, report.tiles, diagnostic, options, report);
}

} // namespace tessera::detail
