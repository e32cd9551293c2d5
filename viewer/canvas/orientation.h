#pragma once
#include <QPointF>
#include <QRect>
#include <QRectF>

namespace tessera {

/// How a slide lies on the screen: mirrored left to right or not, then turned clockwise. A value; upright at first.
/// Turning and flipping act on what is seen, so that what is on the left comes to the right whatever the angle.
///
/// Places are counted from a fixed point that stays where it is; both systems have x to the right and y down.
class Orientation {
public:
    Orientation() = default;

    /// [0, 360)
    double degrees() const { return m_degrees; }
    bool isMirrored() const { return m_mirrored; }
    bool isUpright() const { return m_degrees == 0 && !m_mirrored; }
    /// Turned by a multiple of 90 degrees: pixels change places and stay what they are.
    bool isRightAngled() const { return m_cosine == 0 || m_sine == 0; }

    Orientation turnedBy(double degrees) const { return turnedTo(m_degrees + degrees); }
    Orientation turnedTo(double degrees) const;
    Orientation flippedHorizontally() const;
    Orientation flippedVertically() const;

    /// Exact for right angles.
    QPointF toScreen(QPointF upright) const
    {
        const double x = m_mirrored ? -upright.x() : upright.x();
        return {m_cosine * x - m_sine * upright.y(), m_sine * x + m_cosine * upright.y()};
    }
    QPointF toUpright(QPointF screen) const
    {
        const double x = m_cosine * screen.x() + m_sine * screen.y();
        return {m_mirrored ? -x : x, m_cosine * screen.y() - m_sine * screen.x()};
    }
    /// The smallest upright rectangle around the turned one; the turned one itself for right angles.
    QRectF toScreen(const QRectF &upright) const;
    QRectF toUpright(const QRectF &screen) const;

    friend bool operator==(const Orientation &, const Orientation &) = default;

private:
    double m_degrees = 0;
    double m_cosine = 1;
    double m_sine = 0;
    bool m_mirrored = false;
};

} // namespace tessera
