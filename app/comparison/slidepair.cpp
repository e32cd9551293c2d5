#include "app/comparison/slidepair.h"

#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"

#include <algorithm>

namespace tessera {

SlidePair::SlidePair(Workspace &workspace, AlignmentStore store, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_store(std::move(store))
{
    connect(&workspace, &Workspace::currentChanged, this, &SlidePair::changed);
    connect(&workspace, &Workspace::viewsChanged, this, &SlidePair::changed);
    connect(&workspace, &Workspace::gridChanged, this, &SlidePair::changed);
}

SlideView *SlidePair::first() const
{
    SlideView &current = m_workspace.current();
    return current.isEmpty() ? nullptr : &current;
}

SlideView *SlidePair::second() const
{
    SlideView *current = first();
    if (!current)
        return nullptr;
    std::vector<SlideView *> others = m_workspace.panes();
    std::rotate(others.begin(), std::find(others.begin(), others.end(), current), others.end());
    others.insert(others.end(), m_workspace.views().begin(), m_workspace.views().end());
    const auto found = std::find_if(others.begin(), others.end(), [current](const SlideView *view) {
        return !view->isEmpty() && view->slide()->facts().fingerprint != current->slide()->facts().fingerprint;
    });
    return found == others.end() ? nullptr : *found;
}

bool SlidePair::isShown(const SlideView *view, const SlideSource *slide) const
{
    const std::vector<SlideView *> &views = m_workspace.views();
    return std::find(views.begin(), views.end(), view) != views.end() && view->slide().get() == slide;
}

std::optional<PairAlignment> SlidePair::alignment() const
{
    const SlideView *other = second();
    return other ? alignmentOf(*first()->slide(), *other->slide()) : std::nullopt;
}

std::optional<PairAlignment> SlidePair::alignmentOf(const SlideSource &from, const SlideSource &to) const
{
    const std::string &a = from.facts().fingerprint;
    const std::string &b = to.facts().fingerprint;
    if (a == b)
        return std::nullopt;
    for (const bool forward : {true, false}) {
        const auto text = forward ? m_store.load(a, b) : m_store.load(b, a);
        if (!text)
            continue;
        if (const Result<PairAlignment> stored = pairAlignmentFromJson(*text))
            return forward ? *stored : stored->inverse();
    }
    return std::nullopt;
}

void SlidePair::align(const SlideSource &from, const SlideSource &to, const PairAlignment &alignment)
{
    const std::string &a = from.facts().fingerprint;
    const std::string &b = to.facts().fingerprint;
    if (m_store.load(b, a)) // one way alone is kept
        m_store.save(b, a, toJson(alignment.inverse()));
    else
        m_store.save(a, b, toJson(alignment));
    Q_EMIT aligned();
    Q_EMIT changed();
}

} // namespace tessera
