#include "app/comparison/canvastools.h"

#include "app/comparison/comparesession.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace tessera {
namespace {

constexpr double clickDistance = 4; ///< logical pixels, like all that follow
constexpr double lineDistance = 7;
constexpr double markRadius = 7;
constexpr double numberSize = 13;
constexpr QColor markColour(0x3D, 0x8B, 0xE0);
constexpr QColor openColour(0xF0, 0xA0, 0x20);

double partOf(const SlideView &view, QPointF position) { return position.x() / std::max(1, view.canvas().width()); }

} // namespace

PointMarks::PointMarks(const CompareSession &session, const SlideView &view) : m_session(session), m_view(view)
{
    connect(&session, &CompareSession::changed, this, &PaintLayer::changed);
}

void PointMarks::paint(QPainter &painter, const Viewport &viewport, PaintQuality)
{
    const std::optional<bool> isFirst = m_session.sideOf(m_view);
    if (!m_session.isSettingPoints() || !isFirst)
        return;
    const double ratio = viewport.devicePixelRatio();
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setPixelSize(static_cast<int>(numberSize * ratio));
    font.setBold(true);
    painter.setFont(font);
    const auto mark = [&](Level0Point place, const QColor &colour, const QString &text) {
        const QPointF at = viewport.toDevice(place);
        const double radius = markRadius * ratio;
        painter.setBrush(Qt::NoBrush);
        for (const auto &[pen, width] :
             {std::pair<QColor, double>(Qt::white, 4), std::pair<QColor, double>(colour, 2)}) {
            painter.setPen(QPen(pen, width * ratio));
            painter.drawEllipse(at, radius, radius);
            painter.drawLine(at - QPointF(radius / 2, 0), at + QPointF(radius / 2, 0));
            painter.drawLine(at - QPointF(0, radius / 2), at + QPointF(0, radius / 2));
        }
        const QPointF textAt = at + QPointF(radius + 3 * ratio, -radius / 2);
        painter.setPen(Qt::white);
        painter.drawText(textAt + QPointF(ratio, ratio), text);
        painter.setPen(colour.darker(160));
        painter.drawText(textAt, text);
    };
    int number = 0;
    for (const PointPair &pair : m_session.pairs())
        mark(*isFirst ? pair.from : pair.to, markColour, QString::number(++number));
    if (const auto &open = m_session.openPoint(); open && open->onFirst == *isFirst)
        mark(open->point, openColour, {});
}

CanvasTools::CanvasTools(CompareSession &session, Workspace &workspace, QObject *parent)
    : QObject(parent), m_session(session)
{
    for (SlideView *view : workspace.views())
        greet(view);
    connect(&workspace, &Workspace::viewAdded, this, &CanvasTools::greet);
    connect(&workspace, &Workspace::viewClosing, this, [this](SlideView *view) {
        m_views.remove(&view->canvas());
        delete m_marks.take(&view->canvas());
    });
}

CanvasTools::~CanvasTools() { qDeleteAll(m_marks); }

void CanvasTools::greet(SlideView *view)
{
    auto *marks = new PointMarks(m_session, *view);
    m_views.insert(&view->canvas(), view);
    m_marks.insert(&view->canvas(), marks);
    view->canvas().addLayer(marks);
    view->canvas().installEventFilter(this);
}

bool CanvasTools::isAtLine(const SlideView &view, QPointF position) const
{
    return m_session.overlay() == Overlay::swipe && m_session.first() == &view &&
           std::abs(position.x() - m_session.split() * view.canvas().width()) <= lineDistance;
}

bool CanvasTools::eventFilter(QObject *watched, QEvent *event)
{
    SlideView *view = m_views.value(watched);
    if (!view)
        return false;
    switch (event->type()) {
    case QEvent::KeyPress:
        return keyEvent(*view, *static_cast<QKeyEvent *>(event), true);
    case QEvent::KeyRelease:
        return keyEvent(*view, *static_cast<QKeyEvent *>(event), false);
    case QEvent::MouseButtonPress:
        return press(*view, *static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove:
        return move(*view, *static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        return release(*view, *static_cast<QMouseEvent *>(event));
    case QEvent::FocusOut:
        if (std::exchange(m_holding, false))
            m_session.setOverlay(Overlay::none);
        return false;
    default:
        return false;
    }
}

/// S held: the second slide right of the cursor.
bool CanvasTools::keyEvent(SlideView &view, const QKeyEvent &event, bool pressed)
{
    if (event.key() != Qt::Key_S || event.isAutoRepeat() || event.modifiers() != Qt::NoModifier)
        return m_holding && event.key() == Qt::Key_S;
    if (pressed && m_session.overlay() == Overlay::none) {
        m_holding = true;
        m_session.setSplit(partOf(view, view.canvas().mapFromGlobal(QPointF(QCursor::pos()))));
        m_session.setOverlay(Overlay::swipe);
    } else if (!pressed && std::exchange(m_holding, false)) {
        m_session.setOverlay(Overlay::none);
    }
    return true;
}

bool CanvasTools::press(SlideView &view, const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    m_draggingLine = isAtLine(view, event.position());
    m_pressed = event.position();
    return m_draggingLine;
}

bool CanvasTools::move(SlideView &view, const QMouseEvent &event)
{
    if (m_pressed && (event.position() - *m_pressed).manhattanLength() > clickDistance)
        m_pressed.reset();
    if (m_draggingLine || (m_holding && m_session.first() == &view))
        m_session.setSplit(partOf(view, event.position()));
    if (m_session.overlay() == Overlay::swipe && !event.buttons())
        view.canvas().setCursor(isAtLine(view, event.position()) ? Qt::SplitHCursor : Qt::OpenHandCursor);
    return m_draggingLine;
}

bool CanvasTools::release(SlideView &view, const QMouseEvent &event)
{
    const bool wasLine = std::exchange(m_draggingLine, false);
    if (m_pressed && !wasLine && m_session.isSettingPoints() && event.button() == Qt::LeftButton) {
        const Viewport &viewport = view.canvas().viewport();
        const Level0Point place = viewport.toLevel0(event.position() * viewport.devicePixelRatio());
        if (viewport.extent().contains(place))
            m_session.addPoint(view, place);
    }
    m_pressed.reset();
    return wasLine;
}

} // namespace tessera
