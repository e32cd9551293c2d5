#include "app/viewcoverages.h"

#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/coverage/coveragerecorder.h"

#include <utility>

namespace tessera {

ViewCoverages::ViewCoverages(std::shared_ptr<SlideStates> states, Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_book(std::move(states))
{
    connect(&workspace, &Workspace::viewAdded, this, &ViewCoverages::add);
    connect(&workspace, &Workspace::viewClosing, this, [this](SlideView *view) {
        const Parts parts = m_views.extract(view).mapped();
        delete parts.veil; // (here, so that the record is written now)
        delete parts.recorder;
    });
    connect(&workspace, &Workspace::currentChanged, this, &ViewCoverages::seenChanged);
    for (SlideView *view : workspace.views())
        add(view);
}

ViewCoverages::~ViewCoverages()
{
    for (const auto &[view, parts] : m_views) { // they record into the book
        delete parts.veil;
        delete parts.recorder;
    }
}

void ViewCoverages::add(SlideView *view)
{
    Parts &parts = m_views[view];
    parts.recorder = new CoverageRecorder(view->canvas(), m_book);
    parts.veil = new CoverageVeil(view->canvas(), view->minimap(), *parts.recorder);
    parts.veil->setShown(m_shown);
    connect(parts.veil, &CoverageVeil::seenChanged, this, [this, view] {
        if (view == &m_workspace.current())
            Q_EMIT seenChanged();
    });
}

void ViewCoverages::setShown(std::optional<ViewingClass> atLeast)
{
    m_shown = atLeast;
    for (const auto &[view, parts] : m_views)
        parts.veil->setShown(atLeast);
}

std::optional<double> ViewCoverages::seenShareAt(ViewingClass atLeast) const
{
    const auto found = m_views.find(&m_workspace.current());
    return found == m_views.end() ? std::nullopt : found->second.veil->seenShareAt(atLeast);
}

void ViewCoverages::deleteCurrentRecord()
{
    if (const auto &coverage = m_views.at(&m_workspace.current()).recorder->coverage())
        coverage->clear();
}

} // namespace tessera
