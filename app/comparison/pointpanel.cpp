#include "app/comparison/pointpanel.h"

#include "app/comparison/alignmenttext.h"
#include "app/comparison/comparesession.h"
#include "app/text/errortext.h"
#include "app/workspace/slideview.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int rowsSeen = 4;

} // namespace

PointPanel::PointPanel(CompareSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_active(new QPushButton(tr("Align by points"))), m_hint(new QLabel),
      m_kind(new QComboBox), m_pairs(new QTableWidget(0, 1)), m_remove(new QPushButton(tr("Remove pair")))
{
    build();
    connect(m_active, &QPushButton::clicked, &session, &CompareSession::setSettingPoints);
    connect(m_kind, &QComboBox::activated, this, [this](int index) {
        m_session.points().setKind(static_cast<TransformKind>(m_kind->itemData(index).toInt()));
    });
    connect(m_remove, &QPushButton::clicked, this, &PointPanel::removeChosen);
    connect(m_pairs, &QTableWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(m_pairs->currentRow() >= 0); });
    showPoints();
}

void PointPanel::build()
{
    m_active->setObjectName(u"comparePoints"_s);
    m_active->setCheckable(true);
    m_hint->setObjectName(u"compareHint"_s);
    m_hint->setAccessibleName(tr("What to do next"));
    m_hint->setWordWrap(true);
    m_kind->setObjectName(u"compareKind"_s);
    m_kind->setAccessibleName(tr("What the alignment may do"));
    m_kind->addItem(tr("Turn and move"), static_cast<int>(TransformKind::rigid));
    m_kind->addItem(tr("Turn, move and scale"), static_cast<int>(TransformKind::similarity));
    m_kind->addItem(tr("Stretch as well (three points)"), static_cast<int>(TransformKind::affine));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(12);
    m_pairs->setObjectName(u"comparePairs"_s);
    m_pairs->setAccessibleName(tr("Pairs of points with their error"));
    m_pairs->setHorizontalHeaderLabels({tr("Off by")});
    m_pairs->horizontalHeader()->setStretchLastSection(true);
    m_pairs->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_pairs->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_pairs->setSelectionMode(QAbstractItemView::SingleSelection);
    m_pairs->setTabKeyNavigation(false); // Tab leaves it, as everywhere
    m_pairs->setMinimumHeight((rowsSeen + 1) * m_pairs->verticalHeader()->defaultSectionSize());
    m_remove->setObjectName(u"compareRemove"_s);
    m_remove->setAccessibleName(tr("Remove the chosen pair"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    for (QWidget *widget : std::initializer_list<QWidget *>{m_active, m_hint, m_kind, m_pairs, m_remove})
        layout->addWidget(widget);
}

void PointPanel::removeChosen()
{
    if (m_pairs->currentRow() >= 0)
        m_session.points().remove(static_cast<std::size_t>(m_pairs->currentRow()));
}

void PointPanel::showPoints()
{
    const PointTool &points = m_session.points();
    m_active->setEnabled(points.isActive() || m_session.pair().isComplete());
    m_active->setChecked(points.isActive());
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(points.kind())));
    m_hint->setText(points.isActive() ? hint() : QString());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_hint, m_kind, m_pairs, m_remove})
        widget->setVisible(points.isActive());
    showPairs();
}

void PointPanel::showPairs()
{
    const PointTool &points = m_session.points();
    const int chosen = m_pairs->currentRow();
    const auto count = static_cast<int>(points.pairs().size());
    {
        const QSignalBlocker blocker(m_pairs);
        m_pairs->setRowCount(count);
        for (int row = 0; row < count; ++row) {
            const auto &found = points.found();
            const QString text =
                found ? lengthText(found->error.residuals[static_cast<std::size_t>(row)], found->error.inMicrometres)
                      : u"–"_s;
            m_pairs->setItem(row, 0, new QTableWidgetItem(text));
        }
        m_pairs->setCurrentCell(std::min(chosen, count - 1), 0);
    }
    m_remove->setEnabled(m_pairs->currentRow() >= 0);
}

QString PointPanel::hint() const
{
    const PointTool &points = m_session.points();
    if (const auto &open = points.openPoint()) {
        const bool waitsForSecond = open->side == PointTool::Side::first;
        const SlideView *other = points.viewOf(waitsForSecond ? PointTool::Side::second : PointTool::Side::first);
        return tr("Now click the same place on %1.").arg(other ? other->fileName() : QString());
    }
    if (points.problem())
        return sentenceOf(*points.problem());
    return tr("Click a place on one slide, then the same place on the other.");
}

} // namespace tessera
