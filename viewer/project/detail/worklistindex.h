#pragma once
#include "viewer/project/worklistcolumn.h"
#include "viewer/project/worklistfilter.h"
#include "viewer/project/worklistslide.h"

#include <QCollator>

#include <unordered_map>
#include <unordered_set>

namespace tessera::detail {

/// The slides of a project in memory, in an order and behind a filter: what a row of a table shows. An edit leaves a
/// row where it is, though it may belong elsewhere by then, until the next filter or order: rows must not run away from
/// under the hand that edits them.
class WorklistIndex {
public:
    WorklistIndex();

    void reset(WorklistSlides slides);

    int rows() const { return static_cast<int>(m_shown.size()); }
    int64_t slides() const { return static_cast<int64_t>(m_positions.size()); }
    /// In the order in which they were added.
    WorklistSlides all() const;
    template <typename Take>
    void forEach(Take take) const
    {
        for (const WorklistSlide &slide : m_slides)
            if (slide.id != SlideId())
                take(slide);
    }
    const WorklistSlide &at(int row) const { return m_slides[m_shown[static_cast<std::size_t>(row)]]; }
    const WorklistSlide *find(SlideId id) const;
    /// -1 when it is not shown.
    int rowOf(SlideId id) const;

    bool isMissing(SlideId id) const { return m_missing.contains(id); }
    int64_t missing() const { return static_cast<int64_t>(m_missing.size()); }
    void setMissing(const std::vector<SlideId> &slides);
    void setPresent(SlideId slide) { m_missing.erase(slide); }

    bool passes(const WorklistSlide &slide) const { return passes(slide, searchTextOf(slide)); }
    /// Behind the last row, where it passes the filter.
    void append(const WorklistSlide &slide);
    void replace(const WorklistSlide &slide);
    void remove(SlideId id);

    const WorklistFilter &filter() const { return m_filter; }
    void setFilter(const WorklistFilter &filter);
    /// Slides of equal value stay in the order in which they were added.
    void sort(WorklistColumn column, Qt::SortOrder order);
    /// By a label; slides without one come last, whatever the order.
    void sortByLabel(const QString &label, Qt::SortOrder order);

private:
    using Position = std::size_t; ///< in m_slides; never changes until reset()

    template <typename KeyOf>
    void sortBy(KeyOf keyOf, Qt::SortOrder order);
    template <typename TextOf>
    void sortByText(TextOf textOf, Qt::SortOrder order);
    void applyFilter();
    static QString searchTextOf(const WorklistSlide &slide);
    bool passes(const WorklistSlide &slide, const QString &searchText) const;

    QCollator m_collator;
    std::unordered_map<QString, QCollatorSortKey> m_keys; ///< of texts that were sorted once
    WorklistSlides m_slides;                              ///< a slide that was removed stays, with the id 0
    std::vector<QString> m_searchTexts;
    std::unordered_map<SlideId, Position> m_positions;
    std::unordered_set<SlideId> m_missing;
    std::vector<Position> m_order;   ///< of all
    std::vector<Position> m_shown;   ///< in this order, those that pass the filter
    mutable std::vector<int> m_rows; ///< of each position, -1 = not shown; empty = to be made
    WorklistFilter m_filter;
    QStringList m_words; ///< of the filter
};

} // namespace tessera::detail
