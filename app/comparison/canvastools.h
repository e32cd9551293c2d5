#pragma once
#include <QCursor>
#include <QHash>
#include <QObject>
#include <QPointF>
#include <QPointer>
#include <QWidget>

#include <optional>

class QKeyEvent;
class QMouseEvent;

namespace tessera {

class CompareSession;
class PointMarks;
class SlideView;
class Workspace;

/// What mouse and keys do on the canvases while slides are compared: a click sets a point, S held or a drag at the line
/// moves the split. All else goes on to the canvas.
class CanvasTools : public QObject {
    Q_OBJECT
public:
    /// Both outlive the tools.
    CanvasTools(CompareSession &session, Workspace &workspace, QObject *parent = nullptr);
    ~CanvasTools() override;

protected:
    /// Of every canvas.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void greet(SlideView *view);
    void hold(SlideView &view);
    void letGo();
    bool press(SlideView &view, const QMouseEvent &event);
    bool move(SlideView &view, const QMouseEvent &event);
    bool release(SlideView &view, const QMouseEvent &event);
    void showCursor(SlideView &view, QPointF position);
    void leaveLine();
    bool isAtLine(const SlideView &view, QPointF position) const;

    CompareSession &m_session;
    QHash<QObject *, SlideView *> m_views; ///< by their canvas
    QHash<QObject *, PointMarks *> m_marks;
    std::optional<QPointF> m_pressed; ///< where, while it may still become a click
    bool m_draggingLine = false;
    bool m_holding = false;     ///< S
    QPointer<QWidget> m_atLine; ///< the canvas, while the cursor says that the line can be dragged
    QCursor m_cursorBefore;
};

} // namespace tessera
