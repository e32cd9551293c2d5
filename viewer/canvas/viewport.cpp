#include "viewer/canvas/viewport.h"

#include <algorithm>
#include <cmath>
#include <limits>

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
    const QPointF centre = m_orientation.toScreen(QPointF(m_centre.x / m_scale, m_centre.y / m_scale));
    return {rounded(centre.x() - m_size.width() / 2.0), rounded(centre.y() - m_size.height() / 2.0)};
}

QPointF Viewport::toDevice(Level0Point point) const
{
    return m_orientation.toScreen(QPointF(point.x / m_scale, point.y / m_scale)) - origin();
}

QRectF Viewport::toDevice(const Level0Rect &rect) const
{
    const QRectF scaled(rect.x / m_scale, rect.y / m_scale, rect.width / m_scale, rect.height / m_scale);
    return (m_orientation.isUpright() ? scaled : m_orientation.toScreen(scaled)).translated(-origin());
}

QPolygonF Viewport::toDevicePolygon(const Level0Rect &rect) const
{
    return QPolygonF({toDevice(Level0Point{rect.x, rect.y}), toDevice(Level0Point{rect.x + rect.width, rect.y}),
                      toDevice(Level0Point{rect.x + rect.width, rect.y + rect.height}),
                      toDevice(Level0Point{rect.x, rect.y + rect.height})});
}

Level0Point Viewport::toLevel0(QPointF device) const
{
    const QPointF point = m_orientation.toUpright(device + origin()) * m_scale;
    return {point.x(), point.y()};
}

Level0Rect Viewport::toLevel0(const QRectF &device) const
{
    const QRectF scaled = device.translated(origin());
    const QRectF upright = m_orientation.isUpright() ? scaled : m_orientation.toUpright(scaled);
    return {upright.x() * m_scale, upright.y() * m_scale, upright.width() * m_scale, upright.height() * m_scale};
}

QPolygonF Viewport::outline() const
{
    const auto corner = [this](double x, double y) {
        const Level0Point point = toLevel0(QPointF(x, y));
        return QPointF(point.x, point.y);
    };
    return QPolygonF(
        {corner(0, 0), corner(m_size.width(), 0), corner(m_size.width(), m_size.height()), corner(0, m_size.height())});
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
    const QPointF fromCentre = m_orientation.toUpright(at - QPointF(m_size.width() / 2.0, m_size.height() / 2.0));
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

Viewport Viewport::atPitch(Micrometres perDevicePixel) const
{
    return m_mpp ? scaled(perDevicePixel.value() / m_mpp->mean()) : *this;
}

Viewport Viewport::framed(const QRectF &device) const
{
    if (isEmpty() || device.isEmpty())
        return *this;
    const double factor = std::min(m_size.width() / device.width(), m_size.height() / device.height());
    return centredOn(toLevel0(device.center())).scaled(m_scale / factor);
}

Viewport Viewport::atEdge(Edge edge) const
{
    if (isEmpty())
        return *this;
    const bool across = edge == Edge::left || edge == Edge::right;
    const double sign = edge == Edge::left || edge == Edge::top ? -1 : 1;
    const QPointF direction = across ? QPointF(sign, 0) : QPointF(0, sign);
    const QPointF upright = m_orientation.toUpright(direction) * m_scale;
    // How many device pixels it is from the centre to where the slide ends.
    const auto until = [](double centre, double step, double first, double last) {
        if (std::abs(step) < 1e-12)
            return std::numeric_limits<double>::infinity();
        return ((step > 0 ? last : first) - centre) / step;
    };
    const double end = std::min(until(m_centre.x, upright.x(), m_extent.x, m_extent.x + m_extent.width),
                                until(m_centre.y, upright.y(), m_extent.y, m_extent.y + m_extent.height));
    return panned(direction * (end - (across ? m_size.width() : m_size.height()) / 2.0));
}

Viewport Viewport::panned(QPointF delta) const
{
    const QPointF upright = m_orientation.toUpright(delta);
    return centredOn({m_centre.x + upright.x() * m_scale, m_centre.y + upright.y() * m_scale});
}

Viewport Viewport::centredOn(Level0Point centre) const
{
    Viewport next = *this;
    next.m_centre = centre;
    return next.limited();
}

Viewport Viewport::oriented(const Orientation &orientation) const
{
    Viewport next = *this;
    next.m_orientation = orientation;
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

Viewport Viewport::seenAs(const Viewport &other) const
{
    return oriented(other.m_orientation).scaled(other.m_scale).centredOn(other.m_centre);
}

Viewport Viewport::coarser(int factor, QSize size) const
{
    Viewport next = *this;
    next.m_orientation = {};
    next.m_size = size;
    next.m_scale *= factor;
    next.m_devicePixelRatio /= factor;
    return next;
}

Viewport Viewport::withMpp(std::optional<MicronsPerPixel> mpp) const
{
    Viewport next = *this;
    next.m_mpp = mpp;
    return next.limited();
}

double Viewport::fitScale() const
{
    const QRectF slide = m_orientation.toScreen(QRectF(0, 0, m_extent.width, m_extent.height));
    return std::max(slide.width() / m_size.width(), slide.height() / m_size.height());
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
