#include "app/comparison/comparepanel.h"

#include "app/comparison/alignmenttext.h"
#include "app/comparison/comparesession.h"
#include "app/comparison/pointpanel.h"
#include "app/text/durationtext.h"
#include "app/workspace/slideview.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int percent = 100;

QLabel *paragraph(const QString &objectName, const QString &accessibleName)
{
    auto *label = new QLabel;
    label->setObjectName(objectName);
    label->setAccessibleName(accessibleName);
    label->setTextFormat(Qt::PlainText); // (names of files)
    label->setWordWrap(true);
    return label;
}

QPushButton *button(const QString &objectName, const QString &text, const QString &accessibleName)
{
    auto *button = new QPushButton(text);
    button->setObjectName(objectName);
    button->setAccessibleName(accessibleName);
    return button;
}

} // namespace

ComparePanel::ComparePanel(CompareSession &session, QWidget *parent)
    : QScrollArea(parent), m_session(session), m_slides(paragraph(u"compareSlides"_s, tr("Slides compared"))),
      m_synchronised(new QCheckBox(tr("Move all views together"))), m_points(new PointPanel(session))
{
    m_synchronised->setObjectName(u"compareSynchronised"_s);
    m_synchronised->setToolTip(tr("Hold Ctrl to move one view alone"));
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->addWidget(m_slides);
    layout->addWidget(m_synchronised, 0, Qt::AlignLeft);
    layout->addWidget(alignmentPart());
    layout->addWidget(overlayPart());
    layout->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setMinimumWidth(280);
    setFocusProxy(m_synchronised);
    connect(m_synchronised, &QCheckBox::clicked, &session, &CompareSession::setSynchronised);
    connect(&session, &CompareSession::changed, this, &ComparePanel::showSession);
    connect(&session.automatic(), &AutomaticAlignment::progressed, this, &ComparePanel::showProgress);
    connect(&session.overlay(), &OverlaidSlide::splitChanged, this, &ComparePanel::showSplit);
    showSession();
}

QWidget *ComparePanel::alignmentPart()
{
    m_alignment = paragraph(u"compareAlignment"_s, tr("Alignment"));
    m_automatic = button(u"compareAutomatic"_s, tr("Align automatically"), tr("Align automatically"));
    m_progress = new QProgressBar;
    m_progress->setObjectName(u"compareProgress"_s);
    m_progress->setAccessibleName(tr("Progress of the alignment"));
    m_progress->setRange(0, percent);
    m_cancel = button(u"compareCancel"_s, tr("Cancel"), tr("Cancel the alignment"));
    m_timeLeft = paragraph(u"compareTimeLeft"_s, tr("Time left"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    auto *part = new QGroupBox(tr("Alignment"));
    auto *layout = new QVBoxLayout(part);
    layout->addWidget(m_alignment);
    layout->addWidget(m_automatic);
    layout->addLayout(row);
    layout->addWidget(m_timeLeft);
    layout->addWidget(m_points);
    connect(m_automatic, &QPushButton::clicked, &m_session.automatic(), &AutomaticAlignment::start);
    connect(m_cancel, &QPushButton::clicked, &m_session.automatic(), &AutomaticAlignment::cancel);
    return part;
}

QWidget *ComparePanel::overlayPart()
{
    auto *part = new QGroupBox(tr("Second slide over the first"));
    auto *layout = new QVBoxLayout(part);
    m_overlays = new QButtonGroup(this);
    const auto add = [&](Overlay overlay, const QString &name, const QString &text) {
        auto *choice = new QRadioButton(text);
        choice->setObjectName(name);
        m_overlays->addButton(choice, static_cast<int>(overlay));
        // No wider than its text: beside that a click would choose nothing.
        layout->addWidget(choice, 0, Qt::AlignLeft);
    };
    add(Overlay::none, u"compareNone"_s, tr("Not shown"));
    add(Overlay::swipe, u"compareSwipe"_s, tr("Divided by a line (S held)"));
    m_split = new QSlider(Qt::Horizontal);
    m_split->setObjectName(u"compareSplit"_s);
    m_split->setAccessibleName(tr("Place of the line"));
    m_split->setToolTip(tr("Place of the line"));
    m_split->setRange(0, percent);
    layout->addWidget(m_split);
    add(Overlay::blink, u"compareBlink"_s, tr("In turn"));
    add(Overlay::whole, u"compareWhole"_s, tr("Alone"));
    connect(m_overlays, &QButtonGroup::idClicked, this,
            [this](int id) { m_session.overlay().set(static_cast<Overlay>(id)); });
    connect(m_split, &QSlider::valueChanged, this,
            [this](int value) { m_session.overlay().setSplit(static_cast<double>(value) / percent); });
    return part;
}

void ComparePanel::showSession()
{
    SlidePair &pair = m_session.pair();
    const auto alignment = pair.alignment();
    m_slides->setText(pair.isComplete() ? tr("%1 with %2").arg(pair.first()->fileName(), pair.second()->fileName())
                                        : tr("Open two slides, and lay them side by side (View > Layout)."));
    m_synchronised->setChecked(m_session.isSynchronised());
    m_alignment->setText(alignment ? alignmentText(*alignment) : tr("Not aligned."));
    m_alignment->setVisible(pair.isComplete());
    m_automatic->setEnabled(pair.isComplete() && !m_session.automatic().isRunning());
    m_points->showPoints();
    showProgress();
    showOverlay();
}

void ComparePanel::showProgress()
{
    const AutomaticAlignment &automatic = m_session.automatic();
    m_progress->setVisible(automatic.isRunning());
    m_progress->setValue(static_cast<int>(automatic.progress() * percent));
    m_cancel->setVisible(automatic.isRunning());
    m_cancel->setEnabled(!automatic.isCancelling());
    m_timeLeft->setVisible(automatic.isRunning());
    const auto left = automatic.timeLeft();
    m_timeLeft->setText(automatic.isCancelling() ? tr("Cancelling")
                        : left                   ? tr("About %1 left").arg(durationText(left->count()))
                                                 : tr("Looking for the same tissue"));
}

void ComparePanel::showOverlay()
{
    const OverlaidSlide &overlay = m_session.overlay();
    const bool isPossible = m_session.pair().alignment().has_value();
    for (QAbstractButton *choice : m_overlays->buttons())
        choice->setEnabled(isPossible);
    m_overlays->button(static_cast<int>(overlay.mode()))->setChecked(true);
    m_split->setEnabled(overlay.mode() == Overlay::swipe);
    showSplit();
}

void ComparePanel::showSplit()
{
    const QSignalBlocker blocker(m_split); // (rounded, it would move the line)
    m_split->setValue(static_cast<int>(std::lround(m_session.overlay().split() * percent)));
}

} // namespace tessera
