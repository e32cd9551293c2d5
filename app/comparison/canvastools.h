#pragma once
#include "viewer/canvas/paintlayer.h"

#include <QHash>
#include <QObject>
#include <QPointF>

#include <memory>
#include <optional>

class QKeyEvent;
class QMouseEvent;

namespace tessera {

class CompareSession;
class SlideCanvas;
class SlideView;
class Workspace;

/// Marks of the points that align two slides, numbered, the one that waits for its partner without a number.
class PointMarks : public PaintLayer {
    Q_OBJECT
public:
    /// Both outlive the layer.
    PointMarks(const CompareSession &session, const SlideView &view);
    void paint(QPainter &painter, const Viewport &viewport, PaintQuality quality) override;

private:
    const CompareSession &m_session;
    const SlideView &m_view;
};

/// What mouse and keys do on the canvases while slides are compared: a click sets a point, S held or a drag at the line
/// moves the split. All else goes on to the canvas.
class CanvasTools : public QObject {
    Q_OBJECT
public:
    /// Both outlive the tools.
    CanvasTools(CompareSession &session, Workspace &workspace, QObject *parent = nullptr);
    ~CanvasTools() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void greet(SlideView *view);
    bool keyEvent(SlideView &view, const QKeyEvent &event, bool pressed);
    bool press(SlideView &view, const QMouseEvent &event);
    bool move(SlideView &view, const QMouseEvent &event);
    bool release(SlideView &view, const QMouseEvent &event);
    bool isAtLine(const SlideView &view, QPointF position) const;

    CompareSession &m_session;
    QHash<QObject *, SlideView *> m_views; ///< by their canvas
    QHash<QObject *, PointMarks *> m_marks;
    std::optional<QPointF> m_pressed; ///< where, while it may still become a click
    bool m_draggingLine = false;
    bool m_holding = false; ///< S
};

} // namespace tessera
