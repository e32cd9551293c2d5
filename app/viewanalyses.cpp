#include "app/viewanalyses.h"

#include "app/analysispanel.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"

#include <QStackedWidget>

#include <algorithm>

namespace tessera {

ViewAnalyses::ViewAnalyses(AnalysisService &service, Workspace &workspace, QObject *parent)
    : QObject(parent), m_service(service), m_panels(new QStackedWidget)
{
    connect(&workspace, &Workspace::viewAdded, this, &ViewAnalyses::add);
    connect(&workspace, &Workspace::viewClosing, this, &ViewAnalyses::remove);
    connect(&workspace, &Workspace::currentChanged, this,
            [this](SlideView *view) { m_panels->setCurrentWidget(m_analyses.at(view).panel); });
    for (SlideView *view : workspace.views())
        add(view);
}

ViewAnalyses::~ViewAnalyses()
{
    for (auto &[view, analysis] : m_analyses)
        analysis.session->disconnect(this);
}

AnalysisSession &ViewAnalyses::of(const SlideView &view) const { return *m_analyses.at(&view).session; }

bool ViewAnalyses::areRunning() const
{
    return std::any_of(m_analyses.begin(), m_analyses.end(),
                       [](const auto &entry) { return entry.second.session->isRunning(); });
}

void ViewAnalyses::add(SlideView *view)
{
    Analysis &analysis = m_analyses[view];
    analysis.session = std::make_unique<AnalysisSession>(m_service, view->overlay());
    AnalysisSession *session = analysis.session.get();
    analysis.panel = new AnalysisPanel(*session, view->overlay());
    m_panels->addWidget(analysis.panel);
    connect(session, &AnalysisSession::failed, this, &ViewAnalyses::failed);
    connect(session, &AnalysisSession::changed, this, &ViewAnalyses::changed);
    connect(view, &SlideView::slideChanged, session, [view, session] {
        session->setSlide(view->slide(), view->hostileFormats());
        session->setUserMpp(view->userMpp());
    });
    connect(view, &SlideView::mppGiven, session, &AnalysisSession::setUserMpp);
}

void ViewAnalyses::remove(SlideView *view)
{
    const auto found = m_analyses.find(view);
    delete found->second.panel; // it shows the session
    m_analyses.erase(found);
    Q_EMIT changed();
}

} // namespace tessera
