#include "app/analysispanel.h"

#include "app/mapcontrols.h"
#include "app/resultsummary.h"
#include "app/runcontrols.h"

#include <QGroupBox>
#include <QVBoxLayout>

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

AnalysisPanel::AnalysisPanel(AnalysisSession &session, OverlayModel &overlay, QWidget *parent) : QScrollArea(parent)
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->addWidget(framed(tr("Run"), new RunControls(session)));
    layout->addWidget(framed(tr("Result"), new ResultSummary(session)));
    layout->addWidget(framed(tr("Heat map"), new MapControls(overlay)));
    layout->addStretch(1);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(280);
    setWidget(content);
}

} // namespace tessera
