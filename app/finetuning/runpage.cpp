#include "app/finetuning/runpage.h"

#include "app/finetuning/curvesview.h"
#include "app/finetuning/findinglist.h"
#include "app/finetuning/runcontrolbar.h"
#include "app/finetuning/runlist.h"
#include "app/finetuning/trainingsession.h"

#include <QVBoxLayout>

namespace tessera {

RunPage::RunPage(TrainingSession &session, QWidget *parent)
    : QScrollArea(parent), m_session(session), m_controls(new RunControlBar(session)), m_curves(new CurvesView),
      m_findings(new FindingList), m_list(new RunList(session))
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->addWidget(m_controls);
    layout->addWidget(m_curves, 1);
    layout->addWidget(m_list);
    layout->addWidget(m_findings);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setWidget(content);
    connect(m_list, &RunList::chosenChanged, m_controls, &RunControlBar::choose);
    connect(m_list, &RunList::drawnChanged, this, &RunPage::draw);
    connect(m_findings, &FindingList::slideWanted, this, &RunPage::slideWanted);
    connect(m_curves, &CurvesView::failed, this, &RunPage::failed);
    connect(&session, &TrainingSession::changed, this, &RunPage::follow);
    connect(&session, &TrainingSession::curvesChanged, this, &RunPage::draw);
    follow();
    m_findings->show({}, {});
    draw();
}

/// A run that begins is what one wants to see; the user may look at another one meanwhile.
void RunPage::follow()
{
    const RunHistory *run = m_session.current();
    if (m_session.isBusy() && run && !m_followed)
        m_list->choose(run->folder);
    m_followed = m_session.isBusy() && run;
    if (m_list->chosen().empty() && !m_session.runs().empty())
        m_list->choose(m_session.runs().front().folder);
    showFindings();
}

/// Of the check with the run's own settings. Only where there are others: the list keeps its place.
void RunPage::showFindings()
{
    if (m_session.findings().size() == m_shownFindings)
        return;
    m_shownFindings = m_session.findings().size();
    m_findings->show(m_session.findings(), {});
}

void RunPage::draw()
{
    std::vector<const RunHistory *> runs;
    for (const std::filesystem::path &folder : m_list->drawn())
        if (const RunHistory *run = m_session.find(folder))
            runs.push_back(run);
    m_curves->show(runs);
}

} // namespace tessera
