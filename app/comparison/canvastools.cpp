#include "app/comparison/canvastools.h"

#include "app/comparison/comparesession.h"
#include "app/comparison/pointmarks.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tessera {
namespace {

constexpr double clickDistance = 4; ///< logical pixels, like the next
constexpr double lineDistance = 7;

double partOf(const SlideView &view, QPointF position) { return position.x() / std::max(1, view.canvas().width()); }

} // namespace

CanvasTools::CanvasTools(CompareSession &session, Workspace &workspace, QObject *parent)
    : QObject(parent), m_session(session)
{
    for (SlideView *view : workspace.views())
        greet(view);
    connect(&workspace, &Workspace::viewAdded, this, &CanvasTools::greet);
    connect(&workspace, &Workspace::viewClosing, this, [this](SlideView *view) {
        view->canvas().removeEventFilter(this);
        m_views.remove(&view->canvas());
        delete m_marks.take(&view->canvas());
    });
}

CanvasTools::~CanvasTools() { qDeleteAll(m_marks); }

void CanvasTools::greet(SlideView *view)
{
    auto *marks = new PointMarks(m_session.points(), *view);
    m_views.insert(&view->canvas(), view);
    m_marks.insert(&view->canvas(), marks);
    view->canvas().addLayer(marks);
    view->canvas().installEventFilter(this);
}

bool CanvasTools::isAtLine(const SlideView &view, QPointF position) const
{
    const OverlaidSlide &overlay = m_session.overlay();
    return overlay.mode() == Overlay::swipe && overlay.isOver(view) &&
           std::abs(position.x() - overlay.split() * view.canvas().width()) <= lineDistance;
}

bool CanvasTools::eventFilter(QObject *watched, QEvent *event)
{
    SlideView *view = m_views.value(watched);
    if (!view)
        return false;
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease: {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (key.key() != Qt::Key_S || key.modifiers() != Qt::NoModifier)
            return false;
        if (event->type() == QEvent::KeyPress && !key.isAutoRepeat())
            hold(*view);
        else if (!key.isAutoRepeat())
            letGo();
        return true;
    }
    case QEvent::MouseButtonPress:
        return press(*view, *static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove:
        return move(*view, *static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        return release(*view, *static_cast<QMouseEvent *>(event));
    case QEvent::Leave:
        leaveLine();
        return false;
    case QEvent::FocusOut:
        letGo(); // the key is released somewhere else
        return false;
    default:
        return false;
    }
}

/// The second slide right of the cursor, or of where the line was where the cursor is not over the slide.
void CanvasTools::hold(SlideView &view)
{
    if (m_session.overlay().mode() != Overlay::none)
        return;
    const QPointF cursor = view.canvas().mapFromGlobal(QPointF(QCursor::pos()));
    if (QRectF(view.canvas().rect()).contains(cursor))
        m_session.overlay().setSplit(partOf(view, cursor));
    m_session.overlay().set(Overlay::swipe);
    m_holding = m_session.overlay().mode() == Overlay::swipe;
}

void CanvasTools::letGo()
{
    if (std::exchange(m_holding, false))
        m_session.overlay().set(Overlay::none);
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
    if (m_draggingLine || (m_holding && m_session.overlay().isOver(view)))
        m_session.overlay().setSplit(partOf(view, event.position()));
    if (!event.buttons())
        showCursor(view, event.position());
    return m_draggingLine;
}

bool CanvasTools::release(SlideView &view, const QMouseEvent &event)
{
    const bool wasLine = std::exchange(m_draggingLine, false);
    // (under an overlay nobody can tell which slide is clicked)
    const bool isClick = m_pressed && !wasLine && event.button() == Qt::LeftButton;
    if (isClick && m_session.overlay().mode() == Overlay::none) {
        const Viewport &viewport = view.canvas().viewport();
        const Level0Point place = viewport.toLevel0(event.position() * viewport.devicePixelRatio());
        if (viewport.extent().contains(place))
            m_session.points().add(view, place);
    }
    m_pressed.reset();
    return wasLine;
}

void CanvasTools::showCursor(SlideView &view, QPointF position)
{
    const bool isAt = isAtLine(view, position);
    if (isAt && !m_atLine) {
        m_atLine = &view.canvas();
        m_cursorBefore = m_atLine->cursor();
        m_atLine->setCursor(Qt::SplitHCursor);
    } else if (!isAt) {
        leaveLine();
    }
}

void CanvasTools::leaveLine()
{
    if (m_atLine)
        m_atLine->setCursor(m_cursorBefore);
    m_atLine = nullptr;
}

} // namespace tessera
