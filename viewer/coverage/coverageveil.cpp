#include "viewer/coverage/coverageveil.h"

#include "viewer/canvas/minimap.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/coverage/coveragerecorder.h"
#include "viewer/coverage/tissuecells.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

constexpr QRgb unseen = 0x96000000; ///< black over what is there
constexpr int smallestWidth = 200;  ///< logical pixels
constexpr QColor plateColour(32, 32, 32, 200);
constexpr QColor inkColour(0xDC, 0xDC, 0xDC);

QImage veilOf(const CoverageMap &map, ViewingClass atLeast)
{
    QImage veil(map.columns(), map.rows(), QImage::Format_ARGB32_Premultiplied);
    for (int row = 0; row < map.rows(); ++row) {
        auto *line = reinterpret_cast<QRgb *>(veil.scanLine(row));
        for (int column = 0; column < map.columns(); ++column)
            line[column] = map.isSeen(column, row, atLeast) ? 0 : unseen;
    }
    return veil;
}

} // namespace

QString nameOf(ViewingClass atLeast)
{
    return atLeast == ViewingClass::below2_5x
               ? CoverageVeil::tr("any magnification")
               : CoverageVeil::tr("%1×").arg(QLocale().toString(smallestMagnification(atLeast), 'g', 3));
}

CoverageVeil::CoverageVeil(SlideCanvas &canvas, Minimap &minimap, CoverageRecorder &recorder)
    : QLabel(&canvas), m_canvas(canvas), m_minimap(minimap), m_recorder(recorder)
{
    setObjectName(QStringLiteral("coverageLegend"));
    setAccessibleName(tr("Legend of what was seen"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setMargin(6);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, inkColour);
    setPalette(colours);
    hide();
    minimap.installEventFilter(this);
    connect(&canvas, &SlideCanvas::overviewChanged, this, &CoverageVeil::findTissue);
    connect(&recorder, &CoverageRecorder::coverageReplaced, this, &CoverageVeil::follow);
    follow();
}

void CoverageVeil::setShown(std::optional<ViewingClass> atLeast)
{
    m_shown = atLeast;
    showSeen();
}

void CoverageVeil::follow()
{
    if (const auto before = m_followed.lock())
        before->disconnect(this);
    m_followed = m_recorder.coverage();
    if (m_recorder.coverage())
        connect(m_recorder.coverage().get(), &SlideCoverage::changed, this, &CoverageVeil::showSeen);
    findTissue();
}

void CoverageVeil::findTissue()
{
    const auto &coverage = m_recorder.coverage();
    m_tissue = coverage ? tissueCells(m_canvas.overview(), coverage->map()) : std::vector<bool>();
    showSeen();
}

std::optional<double> CoverageVeil::seenShareAt(ViewingClass atLeast) const
{
    const auto &coverage = m_recorder.coverage();
    return coverage && m_canvas.viewport().mpp() ? seenShare(coverage->map(), m_tissue, atLeast) : std::nullopt;
}

void CoverageVeil::showSeen()
{
    const auto &coverage = m_recorder.coverage();
    if (!m_shown || !coverage) {
        m_minimap.setVeil({}, {});
        clear();
    } else if (!m_canvas.viewport().mpp()) {
        m_minimap.setVeil({}, {});
        setText(tr("The resolution of this slide is unknown: what was seen of it is not recorded."));
    } else {
        const CoverageMap &map = coverage->map();
        m_minimap.setVeil(veilOf(map, *m_shown), {0, 0, map.columns() * map.cellSide(), map.rows() * map.cellSide()});
        const auto share = seenShareAt(*m_shown);
        QString text = *m_shown == ViewingClass::below2_5x
                           ? tr("Dark: not looked at yet.")
                           : tr("Dark: not looked at yet at %1 or more.").arg(nameOf(*m_shown));
        if (share) // (rounded down: 100 % is all of it)
            text += u' ' + tr("%1 % of the tissue seen.").arg(static_cast<int>(std::floor(*share * 100)));
        setText(text);
    }
    place();
    Q_EMIT seenChanged();
}

void CoverageVeil::place()
{
    const bool wanted = !text().isEmpty() && m_minimap.isVisible();
    setVisible(wanted);
    if (!wanted)
        return;
    const int width = std::max(m_minimap.width(), smallestWidth);
    resize(width, heightForWidth(width));
    move(m_minimap.geometry().right() + 1 - width, m_minimap.geometry().bottom() + 5);
    raise();
}

bool CoverageVeil::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::Move:
    case QEvent::Resize:
        place();
        break;
    default:
        break;
    }
    return QLabel::eventFilter(watched, event);
}

void CoverageVeil::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(plateColour);
    painter.drawRoundedRect(rect(), 3, 3);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace tessera
