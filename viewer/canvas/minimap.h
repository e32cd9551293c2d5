#pragma once
#include "base/units.h"

#include <QImage>
#include <QPolygonF>
#include <QRectF>
#include <QWidget>

namespace tessera {

class SlideCanvas;

/// The whole slide, upright, in the canvas's upper right corner, with a frame for the view, turned as the view is
/// against the slide; its upper edge is thicker where it is. A press or drag moves the view
/// there. A child of the canvas; hidden until the overview has been read, and while
/// the view pans fast.
class Minimap : public QWidget {
    Q_OBJECT
public:
    explicit Minimap(SlideCanvas &canvas);

    /// The user's switch. (isVisible() is false as well while there is nothing to show.)
    void setWanted(bool wanted);
    bool isWanted() const { return m_wanted; }

    /// Lays a picture over the overview, stretched over that part of the slide; null takes it off.
    void setVeil(const QImage &veil, const Level0Rect &rect);

    /// The corners of the view in logical pixels of this widget, from its top left one clockwise as they are seen in
    /// the view.
    QPolygonF viewOutline() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void showOrHide();
    Level0Point placeAt(QPointF position) const;
    QRectF slideRectangle() const;

    SlideCanvas &m_canvas; ///< its parent
    QImage m_scaled;       ///< the overview at this size; null when it has to be made anew
    QImage m_veil;
    Level0Rect m_veiled;
    bool m_wanted = true;
    bool m_held = false; ///< a mouse button was pressed on it
};

} // namespace tessera
