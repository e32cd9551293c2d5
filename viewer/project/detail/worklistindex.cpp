#include "viewer/project/detail/worklistindex.h"

#include <algorithm>
#include <numeric>

namespace tessera::detail {

WorklistIndex::WorklistIndex()
{
    m_collator.setNumericMode(true); // slide 2 before slide 10
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

QString WorklistIndex::searchTextOf(const WorklistSlide &slide)
{
    QStringList texts{QString::fromStdString(slide.path.filename().string()), slide.caseName, slide.note};
    texts << slide.tags << slide.labels.values();
    return texts.join(u'\n').toCaseFolded();
}

void WorklistIndex::reset(WorklistSlides slides)
{
    m_slides = std::move(slides);
    m_searchTexts.clear();
    m_searchTexts.reserve(m_slides.size());
    m_positions.clear();
    m_missing.clear();
    m_keys.clear();
    for (Position position = 0; position < m_slides.size(); ++position) {
        m_searchTexts.push_back(searchTextOf(m_slides[position]));
        m_positions[m_slides[position].id] = position;
    }
    m_order.resize(m_slides.size());
    std::iota(m_order.begin(), m_order.end(), Position{0});
    applyFilter();
}

WorklistSlides WorklistIndex::all() const
{
    WorklistSlides slides;
    slides.reserve(m_positions.size());
    forEach([&](const WorklistSlide &slide) { slides.push_back(slide); });
    return slides;
}

const WorklistSlide *WorklistIndex::find(SlideId id) const
{
    const auto found = m_positions.find(id);
    return found == m_positions.end() ? nullptr : &m_slides[found->second];
}

int WorklistIndex::rowOf(SlideId id) const
{
    const auto found = m_positions.find(id);
    if (found == m_positions.end())
        return -1;
    if (m_rows.size() != m_slides.size()) {
        m_rows.assign(m_slides.size(), -1);
        for (std::size_t row = 0; row < m_shown.size(); ++row)
            m_rows[m_shown[row]] = static_cast<int>(row);
    }
    return m_rows[found->second];
}

void WorklistIndex::setMissing(const std::vector<SlideId> &slides) { m_missing = {slides.begin(), slides.end()}; }

bool WorklistIndex::passes(const WorklistSlide &slide, const QString &text) const
{
    return slide.id != SlideId() && (!m_filter.status || slide.status == *m_filter.status) &&
           (m_filter.tag.isEmpty() || slide.tags.contains(m_filter.tag)) &&
           (m_filter.files == FilesShown::all || isMissing(slide.id)) &&
           std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return text.contains(word); });
}

void WorklistIndex::append(const WorklistSlide &slide)
{
    const Position position = m_slides.size();
    m_slides.push_back(slide);
    m_searchTexts.push_back(searchTextOf(slide));
    m_positions[slide.id] = position;
    m_order.push_back(position);
    m_rows.clear();
    if (passes(slide, m_searchTexts.back()))
        m_shown.push_back(position);
}

void WorklistIndex::replace(const WorklistSlide &slide)
{
    const auto found = m_positions.find(slide.id);
    if (found == m_positions.end())
        return;
    m_slides[found->second] = slide;
    m_searchTexts[found->second] = searchTextOf(slide);
}

void WorklistIndex::remove(SlideId id)
{
    const int row = rowOf(id);
    const auto found = m_positions.find(id);
    if (found == m_positions.end())
        return;
    m_slides[found->second] = {};
    m_searchTexts[found->second].clear();
    m_positions.erase(found);
    m_missing.erase(id);
    m_rows.clear();
    if (row >= 0)
        m_shown.erase(m_shown.begin() + row);
}

void WorklistIndex::setFilter(const WorklistFilter &filter)
{
    m_filter = filter;
    m_words = filter.text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    applyFilter();
}

void WorklistIndex::applyFilter()
{
    m_shown.clear();
    std::copy_if(m_order.begin(), m_order.end(), std::back_inserter(m_shown),
                 [this](Position position) { return passes(m_slides[position], m_searchTexts[position]); });
    m_rows.clear();
}

/// Keys are made once for each slide and compared as they are.
template <typename KeyOf>
void WorklistIndex::sortBy(KeyOf keyOf, Qt::SortOrder order)
{
    using Key = decltype(keyOf(m_slides.front()));
    std::vector<std::pair<Key, Position>> keys;
    keys.reserve(m_slides.size());
    for (Position position = 0; position < m_slides.size(); ++position)
        if (m_slides[position].id != SlideId())
            keys.emplace_back(keyOf(m_slides[position]), position);
    std::stable_sort(keys.begin(), keys.end(), [order](const auto &a, const auto &b) {
        return order == Qt::AscendingOrder ? a.first < b.first : b.first < a.first;
    });
    m_order.clear();
    for (const auto &[key, position] : keys)
        m_order.push_back(position);
    applyFilter();
}

template <typename TextOf>
void WorklistIndex::sortByText(TextOf textOf, Qt::SortOrder order)
{
    sortBy(
        [&](const WorklistSlide &slide) {
            const QString text = textOf(slide);
            auto found = m_keys.find(text);
            if (found == m_keys.end())
                found = m_keys.emplace(text, m_collator.sortKey(text)).first;
            return found->second;
        },
        order);
}

void WorklistIndex::sort(WorklistColumn column, Qt::SortOrder order)
{
    switch (column) {
    case WorklistColumn::name:
        return sortByText([](const WorklistSlide &s) { return QString::fromStdString(s.path.filename().string()); },
                          order);
    case WorklistColumn::caseName:
        return sortByText([](const WorklistSlide &s) { return s.caseName; }, order);
    case WorklistColumn::status:
        return sortBy([](const WorklistSlide &s) { return s.status; }, order);
    case WorklistColumn::tags:
        return sortByText([](const WorklistSlide &s) { return s.tags.join(u' '); }, order);
    case WorklistColumn::note:
        return sortByText([](const WorklistSlide &s) { return s.note; }, order);
    case WorklistColumn::added:
        return sortBy([](const WorklistSlide &s) { return std::pair(s.added, s.id); }, order);
    case WorklistColumn::size:
        return sortBy([](const WorklistSlide &s) { return s.bytes; }, order);
    }
}

void WorklistIndex::sortByLabel(const QString &label, Qt::SortOrder order)
{
    sortByText([&](const WorklistSlide &s) { return s.labels.value(label); }, order);
    std::stable_partition(m_order.begin(), m_order.end(),
                          [&](Position position) { return m_slides[position].labels.contains(label); });
    applyFilter();
}

} // namespace tessera::detail
