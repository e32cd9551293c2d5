#include "app/comparison/comparepanel.h"

#include "app/comparison/comparedecoration.h"
#include "app/comparison/comparesession.h"
#include "app/text/errortext.h"
#include "app/workspace/slideview.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

template <typename Widget>
Widget *named(Widget *widget, const char *objectName, const QString &accessibleName)
{
    widget->setObjectName(QLatin1String(objectName));
    widget->setAccessibleName(accessibleName);
    return widget;
}

QLabel *headline(const QString &text)
{
    auto *label = new QLabel(text);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

QVBoxLayout *column(QWidget *widget)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins({});
    return layout;
}

} // namespace

ComparePanel::ComparePanel(CompareSession &session, QWidget *parent) : QScrollArea(parent), m_session(session)
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    m_slides = named(new QLabel, "compareSlides", tr("Slides compared"));
    m_slides->setWordWrap(true);
    m_synchronised =
        named(new QCheckBox(tr("Move all views together")), "compareSynchronised", tr("Move all views together"));
    m_synchronised->setToolTip(tr("Hold Ctrl to move one view alone"));
    layout->addWidget(m_slides);
    layout->addWidget(m_synchronised);
    layout->addWidget(alignmentPart());
    layout->addWidget(pointsPart());
    layout->addWidget(overlayPart());
    layout->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    connect(m_synchronised, &QCheckBox::clicked, &session, &CompareSession::setSynchronised);
    connect(&session, &CompareSession::changed, this, &ComparePanel::showSession);
    connect(&session, &CompareSession::progressed, this,
            [this](double share) { m_progress->setValue(static_cast<int>(share * 100)); });
    showSession();
}

QWidget *ComparePanel::alignmentPart()
{
    auto *part = new QWidget;
    QVBoxLayout *layout = column(part);
    m_alignment = named(new QLabel, "compareAlignment", tr("Alignment"));
    m_alignment->setWordWrap(true);
    m_automatic = named(new QPushButton(tr("Align automatically")), "compareAutomatic", tr("Align automatically"));
    m_progress = named(new QProgressBar, "compareProgress", tr("Progress of the alignment"));
    m_progress->setRange(0, 100);
    m_cancel = named(new QPushButton(tr("Cancel")), "compareCancel", tr("Cancel the alignment"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    layout->addWidget(headline(tr("Alignment")));
    layout->addWidget(m_alignment);
    layout->addWidget(m_automatic);
    layout->addLayout(row);
    connect(m_automatic, &QPushButton::clicked, &m_session, &CompareSession::registerAutomatically);
    connect(m_cancel, &QPushButton::clicked, &m_session, &CompareSession::cancelRegistration);
    return part;
}

QWidget *ComparePanel::pointsPart()
{
    auto *part = new QWidget;
    QVBoxLayout *layout = column(part);
    m_points = named(new QPushButton(tr("Align by points")), "comparePoints", tr("Align by points"));
    m_points->setCheckable(true);
    m_kind = named(new QComboBox, "compareKind", tr("What the alignment may do"));
    m_kind->addItem(tr("Turn and move"), static_cast<int>(TransformKind::rigid));
    m_kind->addItem(tr("Turn, move and scale"), static_cast<int>(TransformKind::similarity));
    m_kind->addItem(tr("Stretch as well (three points)"), static_cast<int>(TransformKind::affine));
    m_pairs = named(new QTableWidget(0, 1), "comparePairs", tr("Pairs of points with their error"));
    m_pairs->setHorizontalHeaderLabels({tr("Off by")});
    m_pairs->horizontalHeader()->setStretchLastSection(true);
    m_pairs->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_pairs->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_pairs->setMinimumHeight(110);
    m_remove = named(new QPushButton(tr("Remove pair")), "compareRemove", tr("Remove the chosen pair"));
    m_hint = named(new QLabel, "compareHint", tr("What to do next"));
    m_hint->setWordWrap(true);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_points, m_kind, m_hint, m_pairs, m_remove})
        layout->addWidget(widget);
    connect(m_points, &QPushButton::clicked, &m_session, &CompareSession::setSettingPoints);
    connect(m_kind, &QComboBox::activated, this,
            [this](int index) { m_session.setKind(static_cast<TransformKind>(m_kind->itemData(index).toInt())); });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (m_pairs->currentRow() >= 0)
            m_session.removePair(static_cast<std::size_t>(m_pairs->currentRow()));
    });
    connect(m_pairs, &QTableWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(m_pairs->currentRow() >= 0); });
    return part;
}

QWidget *ComparePanel::overlayPart()
{
    auto *part = new QWidget;
    QVBoxLayout *layout = column(part);
    m_overlays = new QButtonGroup(this);
    layout->addWidget(headline(tr("Second slide over the first")));
    const auto add = [&](Overlay overlay, const char *name, const QString &text) {
        auto *button = named(new QRadioButton(text), name, text);
        m_overlays->addButton(button, static_cast<int>(overlay));
        layout->addWidget(button);
    };
    add(Overlay::none, "compareNone", tr("Not shown"));
    add(Overlay::swipe, "compareSwipe", tr("Divided by a line (S held)"));
    add(Overlay::blink, "compareBlink", tr("In turn"));
    add(Overlay::whole, "compareWhole", tr("Alone"));
    connect(m_overlays, &QButtonGroup::idClicked, this,
            [this](int id) { m_session.setOverlay(static_cast<Overlay>(id)); });
    return part;
}

void ComparePanel::showSession()
{
    const bool pair = m_session.hasPair();
    const bool points = m_session.isSettingPoints();
    const auto alignment = m_session.alignment();
    m_slides->setText(pair ? tr("%1 with %2").arg(m_session.first()->fileName(), m_session.second()->fileName())
                           : tr("Open two slides, and lay them side by side (View > Layout)."));
    m_synchronised->setChecked(m_session.isSynchronised());
    m_alignment->setText(!pair        ? QString()
                         : !alignment ? tr("Not aligned.")
                         : alignment->origin == AlignmentOrigin::automatic
                             ? tr("Aligned automatically, off by %1.").arg(errorText(*alignment))
                             : tr("Aligned by points, off by %1.").arg(errorText(*alignment)));
    m_automatic->setEnabled(pair && !m_session.isRegistering());
    m_progress->setVisible(m_session.isRegistering());
    m_progress->setValue(static_cast<int>(m_session.progress() * 100));
    m_cancel->setVisible(m_session.isRegistering());
    m_points->setEnabled(pair || points);
    m_points->setChecked(points);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_session.kind())));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_kind, m_hint, m_pairs, m_remove})
        widget->setVisible(points);
    for (QAbstractButton *button : m_overlays->buttons())
        button->setEnabled(alignment.has_value());
    m_overlays->button(static_cast<int>(m_session.overlay()))->setChecked(true);
    showPairs();
    showHint();
}

void ComparePanel::showPairs()
{
    const auto &found = m_session.pointAlignment();
    const int row = m_pairs->currentRow();
    m_pairs->setRowCount(static_cast<int>(m_session.pairs().size()));
    for (int i = 0; i < m_pairs->rowCount(); ++i) {
        QString text = u"–"_s;
        if (found) {
            const double residual = found->error.residuals[static_cast<std::size_t>(i)];
            text =
                u"%1 %2"_s.arg(QLocale().toString(residual, 'f', 1), found->error.inMicrometres ? u"µm"_s : tr("px"));
        }
        m_pairs->setItem(i, 0, new QTableWidgetItem(text));
    }
    m_pairs->setCurrentCell(std::min(row, m_pairs->rowCount() - 1), 0);
    m_remove->setEnabled(m_pairs->currentRow() >= 0);
}

void ComparePanel::showHint()
{
    if (!m_session.isSettingPoints())
        return m_hint->clear();
    const auto &open = m_session.openPoint();
    const QString other = open && m_session.pointsFirst() && m_session.pointsSecond()
                              ? (open->onFirst ? m_session.pointsSecond() : m_session.pointsFirst())->fileName()
                              : QString();
    if (open)
        m_hint->setText(tr("Now click the same place on %1.").arg(other));
    else if (m_session.pointProblem() && m_session.pairs().size() >= fewestPairs(m_session.kind()))
        m_hint->setText(sentenceOf(*m_session.pointProblem()));
    else
        m_hint->setText(tr("Click a place on one slide, then the same place on the other."));
}

} // namespace tessera
