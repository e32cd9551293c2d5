#pragma once
#include "base/units.h"
#include "viewer/canvas/orientation.h"

#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QSize>

#include <optional>

namespace tessera {

enum class Edge { left, right, top, bottom }; ///< as seen on the screen

/// Which part of a slide is seen, how large, and how it lies. A value: the functions that move it return another one,
/// kept within its limits (the centre stays on the slide; from half of the fitted size to 8 screen pixels per level-0
/// pixel, or 80x if that is larger).
///
/// Device pixels are the screen's own (logical pixels times devicePixelRatio), origin top left of the view. Painting
/// happens on whole device pixels: toDevice() and toLevel0() round the view's corner to one, so that a pan moves
/// painted pixels unchanged and a level shown 1:1 stays sharp; centre() stays exact, so that zooming in and out again
/// leads back. The slide is scaled first and turned about its own corner then, so that one picture of it at a scale
/// serves every view: a right angle only moves that picture's pixels.
class Viewport {
public:
    /// No slide: isEmpty().
    Viewport() = default;
    /// The whole slide, fitted.
    Viewport(const Level0Rect &extent, QSize deviceSize, qreal devicePixelRatio = 1,
             std::optional<MicronsPerPixel> mpp = {});

    bool isEmpty() const;
    const Level0Rect &extent() const { return m_extent; }
    QSize deviceSize() const { return m_size; }
    qreal devicePixelRatio() const { return m_devicePixelRatio; }
    const std::optional<MicronsPerPixel> &mpp() const { return m_mpp; }
    Level0Point centre() const { return m_centre; }
    /// Level-0 pixels per device pixel: 1 is 1:1, 4 shows a quarter of the size.
    double scale() const { return m_scale; }
    const Orientation &orientation() const { return m_orientation; }
    /// Of the screen's pixels as if they were the scanner's; empty when mpp is unknown.
    std::optional<Magnification> magnification() const;

    QPointF toDevice(Level0Point point) const;
    /// The rectangle itself where the slide lies at right angles, else the smallest one around it.
    QRectF toDevice(const Level0Rect &rect) const;
    /// Its four corners, from the top left one of the slide clockwise (counter-clockwise where it is mirrored).
    QPolygonF toDevicePolygon(const Level0Rect &rect) const;
    Level0Point toLevel0(QPointF device) const;
    /// The rectangle itself or the smallest one around it, as toDevice().
    Level0Rect toLevel0(const QRectF &device) const;
    /// The smallest rectangle around what of the slide is in view; empty when nothing is.
    Level0Rect visible() const;
    /// The corners of the view in level-0 pixels, from the top left one clockwise; they may lie outside of the slide.
    QPolygonF outline() const;
    /// The view's top left corner in device pixels counted from the corner of the whole slide, scaled and turned;
    /// whole numbers. Two views of the same scale and orientation differ by a shift of whole pixels.
    QPointF origin() const;

    /// Enlarged by `factor` (2 = twice as large); the point of the slide at `at` (device pixels) stays there.
    Viewport zoomed(QPointF at, double factor) const;
    /// Zoomed at the centre to this scale.
    Viewport scaled(double scale) const;
    /// At this magnification; unchanged when mpp is unknown. Within 3 % of a power of two level-0 pixels per device
    /// pixel it becomes exactly that, because whole pixels are sharper than any resampling: a slide of 0.2525 um/px
    /// shows 39.6x when asked for 40x.
    Viewport magnified(Magnification magnification) const;
    /// At so many micrometres a device pixel, to the letter; unchanged when mpp is unknown.
    Viewport atPitch(Micrometres perDevicePixel) const;
    /// What is in `device` fills the view as far as its shape allows, centred.
    Viewport framed(const QRectF &device) const;
    /// Moved so that what is `delta` device pixels right of and below the centre comes to the centre.
    Viewport panned(QPointF delta) const;
    Viewport centredOn(Level0Point centre) const;
    /// Moved straight on until the edge of the view meets the edge of the slide.
    Viewport atEdge(Edge edge) const;
    /// Turned and mirrored about the centre.
    Viewport oriented(const Orientation &orientation) const;
    /// The whole slide, centred.
    Viewport fitted() const;
    /// Same centre, scale and orientation in a window of another size.
    Viewport resized(QSize deviceSize, qreal devicePixelRatio) const;
    /// What a picture is made of from which this view can be made: upright, `factor` times coarser, `size` pixels about
    /// the same centre. Not kept within the limits.
    Viewport coarser(int factor, QSize size) const;
    /// With centre, scale and orientation of another view.
    Viewport seenAs(const Viewport &other) const;
    Viewport withMpp(std::optional<MicronsPerPixel> mpp) const;

    double fitScale() const;      ///< as the slide lies now
    double smallestScale() const; ///< the closest view
    double largestScale() const;

    friend bool operator==(const Viewport &, const Viewport &) = default;

private:
    Viewport limited() const;

    Level0Rect m_extent;
    QSize m_size;
    qreal m_devicePixelRatio = 1;
    std::optional<MicronsPerPixel> m_mpp;
    Level0Point m_centre;
    double m_scale = 1;
    Orientation m_orientation;
};

} // namespace tessera
