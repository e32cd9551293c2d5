#include "app/analysisdock.h"

#include "app/mapcontrols.h"
#include "app/resultsummary.h"
#include "app/runcontrols.h"

#include <QGroupBox>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

QGroupBox *framed(const QString &title, QWidget *content)
{
    auto *box = new QGroupBox(title);
    auto *layout = new QVBoxLayout(box);
    layout->addWidget(content);
    return box;
}

} // namespace

AnalysisDock::AnalysisDock(AnalysisSession &session, OverlayModel &overlay, QWidget *parent)
    : QDockWidget(tr("Analysis"), parent)
{
    setObjectName(u"analysisDock"_s);
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->addWidget(framed(tr("Run"), new RunControls(session)));
    layout->addWidget(framed(tr("Result"), new ResultSummary(session)));
    layout->addWidget(framed(tr("Heat map"), new MapControls(overlay)));
    layout->addStretch(1);

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(280);
    scroll->setWidget(content);
    setWidget(scroll);
}

} // namespace tessera
