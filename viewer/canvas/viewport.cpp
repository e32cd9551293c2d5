#include "viewer/canvas/viewport.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

constexpr double closestScale = 1.0 / 8;
constexpr Magnification largestMagnification(80);
constexpr double nearlyWhole = 0.03;

double rounded(double value) { return std::floor(value + 0.5); }

} // namespace

Viewport::Viewport(const Level0Rect &extent, QSize deviceSize, qreal devicePixelRatio,
                   std::optional<MicronsPerPixel> mpp)
    : m_extent(extent), m_size(deviceSize), m_devicePixelRatio(devicePixelRatio), m_mpp(mpp)
{
    *this = fitted();
}

bool Viewport::isEmpty() const { return m_size.isEmpty() || m_extent.width <= 0 || m_extent.height <= 0; }

std::optional<Magnification> Viewport::magnification() const
{
    if (!m_mpp)
        return std::nullopt;
    return Magnification::ofMpp(m_mpp->mean() * m_scale);
}

QPointF Viewport::origin() const
{
    return {rounded(m_centre.x / m_scale - m_size.width() / 2.0),
            rounded(m_centre.y / m_scale - m_size.height() / 2.0)};
}

QPointF Viewport::toDevice(Level0Point point) const { return QPointF(point.x / m_scale, point.y / m_scale) - origin(); }

QRectF Viewport::toDevice(const Level0Rect &rect) const
{
    return {toDevice(Level0Point{rect.x, rect.y}), QSizeF(rect.width / m_scale, rect.height / m_scale)};
}

Level0Point Viewport::toLevel0(QPointF device) const
{
    const QPointF point = (device + origin()) * m_scale;
    return {point.x(), point.y()};
}

Level0Rect Viewport::toLevel0(const QRectF &device) const
{
    const Level0Point corner = toLevel0(device.topLeft());
    return {corner.x, corner.y, device.width() * m_scale, device.height() * m_scale};
}

Level0Rect Viewport::visible() const
{
    const Level0Rect view = toLevel0(QRectF(QPointF(), QSizeF(m_size)));
    const double left = std::max(view.x, m_extent.x);
    const double top = std::max(view.y, m_extent.y);
    const double right = std::min(view.x + view.width, m_extent.x + m_extent.width);
    const double bottom = std::min(view.y + view.height, m_extent.y + m_extent.height);
    return right <= left || bottom <= top ? Level0Rect{} : Level0Rect{left, top, right - left, bottom - top};
}

Viewport Viewport::zoomed(QPointF at, double factor) const
{
    if (isEmpty())
        return *this;
    const QPointF fromCentre = at - QPointF(m_size.width() / 2.0, m_size.height() / 2.0);
    Viewport next = *this;
    next.m_scale = std::clamp(m_scale / factor, smallestScale(), largestScale());
    next.m_centre.x += fromCentre.x() * (m_scale - next.m_scale);
    next.m_centre.y += fromCentre.y() * (m_scale - next.m_scale);
    return next.limited();
}

Viewport Viewport::scaled(double scale) const
{
    Viewport next = *this;
    next.m_scale = scale;
    return next.limited();
}

Viewport Viewport::magnified(Magnification magnification) const
{
    if (!m_mpp)
        return *this;
    const double wanted = magnification.micronsPerPixel() / m_mpp->mean();
    const double whole = std::exp2(rounded(std::log2(wanted)));
    return scaled(std::abs(wanted / whole - 1) <= nearlyWhole ? whole : wanted);
}

Viewport Viewport::panned(QPointF delta) const
{
    return centredOn({m_centre.x + delta.x() * m_scale, m_centre.y + delta.y() * m_scale});
}

Viewport Viewport::centredOn(Level0Point centre) const
{
    Viewport next = *this;
    next.m_centre = centre;
    return next.limited();
}

Viewport Viewport::fitted() const
{
    Viewport next = *this;
    next.m_centre = {m_extent.x + m_extent.width / 2, m_extent.y + m_extent.height / 2};
    next.m_scale = isEmpty() ? 1 : fitScale();
    return next;
}

Viewport Viewport::resized(QSize deviceSize, qreal devicePixelRatio) const
{
    Viewport next = *this;
    next.m_size = deviceSize;
    next.m_devicePixelRatio = devicePixelRatio;
    return next.limited();
}

Viewport Viewport::withMpp(std::optional<MicronsPerPixel> mpp) const
{
    Viewport next = *this;
    next.m_mpp = mpp;
    return next.limited();
}

double Viewport::fitScale() const
{
    return std::max(m_extent.width / m_size.width(), m_extent.height / m_size.height());
}

double Viewport::smallestScale() const
{
    const double smallest = std::min(closestScale, fitScale());
    return m_mpp ? std::min(smallest, largestMagnification.micronsPerPixel() / m_mpp->mean()) : smallest;
}

double Viewport::largestScale() const { return std::max(2 * fitScale(), 1.0); }

Viewport Viewport::limited() const
{
    if (isEmpty())
        return *this;
    Viewport next = *this;
    next.m_scale = std::clamp(m_scale, smallestScale(), largestScale());
    next.m_centre.x = std::clamp(m_centre.x, m_extent.x, m_extent.x + m_extent.width);
    next.m_centre.y = std::clamp(m_centre.y, m_extent.y, m_extent.y + m_extent.height);
    return next;
}

} // namespace tessera
