#include "app/comparison/pointtool.h"

#include "app/comparison/slidepair.h"
#include "app/workspace/slideview.h"
#include "viewer/canvas/slidecanvas.h"

namespace tessera {

PointTool::PointTool(SlidePair &pair, QObject *parent) : QObject(parent), m_pair(pair)
{
    connect(&pair, &SlidePair::changed, this, &PointTool::follow);
}

bool PointTool::isShown(const Shown &shown) const { return m_pair.isShown(shown.view, shown.slide.get()); }

void PointTool::follow()
{
    if (!m_first.view && !m_second.view)
        return;
    const bool areOpen = isShown(m_first) && isShown(m_second);
    if (!areOpen) // their places are of slides that nobody sees any more
        startAnew({}, {});
    const SlideView *current = m_pair.first();
    if (m_active && (!areOpen || !current || !sideOf(*current)))
        setActive(false);
}

void PointTool::startAnew(const Shown &first, const Shown &second)
{
    m_pairs.clear();
    m_found.reset();
    m_problem.reset();
    m_first = first;
    m_second = second;
}

void PointTool::setActive(bool on)
{
    on = on && m_pair.isComplete();
    const SlideView *current = m_pair.first();
    if (on && !(sideOf(*current) && sideOf(*m_pair.second())))
        startAnew({m_pair.first(), m_pair.first()->slide()}, {m_pair.second(), m_pair.second()->slide()});
    m_open.reset();
    m_active = on;
    Q_EMIT changed();
}

SlideView *PointTool::viewOf(Side side) const { return side == Side::first ? m_first.view : m_second.view; }

std::optional<PointTool::Side> PointTool::sideOf(const SlideView &view) const
{
    if (&view == m_first.view)
        return Side::first;
    return &view == m_second.view ? std::optional(Side::second) : std::nullopt;
}

void PointTool::add(const SlideView &view, Level0Point point)
{
    const std::optional<Side> side = sideOf(view);
    if (!m_active || !side)
        return;
    if (!m_open || m_open->side == *side) {
        m_open = {*side, point};
        return Q_EMIT changed();
    }
    m_pairs.push_back(side == Side::first ? PointPair{point, m_open->point} : PointPair{m_open->point, point});
    m_open.reset();
    align();
}

void PointTool::remove(std::size_t index)
{
    if (index >= m_pairs.size())
        return;
    m_pairs.erase(m_pairs.begin() + static_cast<std::ptrdiff_t>(index));
    align();
}

void PointTool::setKind(TransformKind kind)
{
    m_kind = kind;
    align();
}

void PointTool::align()
{
    m_found.reset();
    m_problem.reset();
    if (m_first.view && m_second.view && m_pairs.size() >= fewestPairs(m_kind)) {
        const SlidePitches pitches{m_first.view->canvas().viewport().mpp(), m_second.view->canvas().viewport().mpp()};
        const Result<Alignment> found = alignPoints(m_pairs, m_kind, pitches, Mirroring::whereItFitsBetter);
        if (found)
            m_found = *found;
        else
            m_problem = found.error();
    }
    if (m_found && m_active)
        m_pair.align(*m_first.slide, *m_second.slide, pairAlignmentOf(*m_found));
    Q_EMIT changed();
}

} // namespace tessera
