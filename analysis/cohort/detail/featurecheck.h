#pragma once
#include "analysis/cohort/linter.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tessera::detail {

/// What is wrong with the feature files. Each bag is given to `look` once, in the table's order; then `findings`.
class FeatureCheck {
public:
    FeatureCheck(const Cohort &cohort, const BagSource &source)
        : m_cohort(cohort), m_source(source), m_tiles(cohort.bags.size()), m_bags(cohort.bags.size())
    {
    }

    /// Reads the bag, of a patient slide by slide. Errors: cancelled, outOfMemory.
    Result<void> look(std::size_t index, const std::stop_token &token);

    /// Adds what was seen, and fills usable, dim, encoder and tiles.
    void report(const LinterOptions &options, LinterReport &report) const;

    TileTruth truth() const;

private:
    struct SeenBag {
        std::optional<Error> error;
        int64_t dim = 0;
        std::set<std::string> encoders;
        std::set<double> tileEdges;
        std::size_t slides = 0;
        bool isConstant = true;
        std::vector<int8_t> truth; ///< of its tiles; shorter than the bag where a slide does not say
    };

    Result<void> take(const Bag &bag, const std::string &slide, std::size_t index, const std::stop_token &token);
    void reportUnreadable(LinterReport &report) const;
    void reportDimensions(LinterReport &report) const;
    void reportEncoders(LinterReport &report) const;
    void reportTileEdges(LinterReport &report) const;
    void reportTwins(LinterReport &report) const;
    void reportConstants(LinterReport &report) const;
    void reportSizes(const LinterOptions &options, LinterReport &report) const;
    std::vector<std::string> idsOf(const std::vector<std::size_t> &bags) const;
    std::optional<int64_t> diagnosticTiles(std::size_t index) const;
    bool hasTruth(std::size_t index) const
    {
        return isReadable(index) && std::ssize(m_bags[index].truth) == m_tiles[index];
    }
    bool isReadable(std::size_t index) const { return !m_bags[index].error && m_tiles[index] > 0; }

    const Cohort &m_cohort;
    const BagSource &m_source;
    std::vector<int64_t> m_tiles;
    std::vector<SeenBag> m_bags;

    struct Slide {
        std::size_t bag;
        std::string id;
    };
    std::map<std::string, std::vector<Slide>> m_slidesOfHash;
    std::vector<float> m_firstRow;              ///< of the whole cohort
    std::vector<std::size_t> m_constantColumns; ///< so far equal in all tiles of all bags
};

/// Whether the mask may hide all tiles that show the finding. `diagnostic` is by bag, where files say it.
void checkMask(const Cohort &cohort, const std::vector<int64_t> &tiles,
               const std::vector<std::optional<int64_t>> &diagnostic, const LinterOptions &options,
               LinterReport &report);

void add(LinterReport &report, Severity severity, FindingKind kind, std::string sentence,
         std::vector<std::string> bags = {});

} // namespace tessera::detail
