#include "viewer/canvas/viewhistory.h"

#include "viewer/canvas/slidecanvas.h"

#include <cmath>

namespace tessera {
namespace {

constexpr double sameScale = 1e-6;
constexpr double samePlace = 2; ///< device pixels

/// The same to the eye, whatever the size of the window.
bool isSame(const Viewport &a, const Viewport &b)
{
    return a.orientation() == b.orientation() && std::abs(a.scale() / b.scale() - 1) < sameScale &&
           std::hypot(a.centre().x - b.centre().x, a.centre().y - b.centre().y) <= samePlace * a.scale();
}

} // namespace

ViewHistory::ViewHistory(SlideCanvas &canvas, std::chrono::milliseconds rest) : QObject(&canvas), m_canvas(canvas)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, [this] { note(m_canvas.viewport()); });
    connect(&canvas, &SlideCanvas::viewportChanged, this, [this] {
        m_rest.start();
        announce();
    });
    connect(&canvas, &SlideCanvas::slideChanged, this, &ViewHistory::begin);
    connect(&canvas, &SlideCanvas::jumped, this, [this](const Viewport &from) {
        if (m_visiting)
            return;
        note(from);
        note(m_canvas.target());
    });
    begin();
}

void ViewHistory::begin()
{
    m_views.clear();
    m_at = 0;
    if (!m_canvas.viewport().isEmpty())
        m_rest.start();
    announce();
}

bool ViewHistory::isAtNoted() const { return !m_views.empty() && isSame(m_views[m_at], m_canvas.target()); }

/// From a view that does not count (yet) there is a way back to the last one that does.
bool ViewHistory::canGoBack() const { return m_at > 0 || (!m_views.empty() && !isAtNoted()); }

void ViewHistory::note(const Viewport &view)
{
    if (view.isEmpty() || (!m_views.empty() && isSame(m_views[m_at], view)))
        return;
    if (!m_views.empty())
        m_views.resize(m_at + 1);
    m_views.push_back(view);
    if (m_views.size() > mostViews)
        m_views.erase(m_views.begin());
    m_at = m_views.size() - 1;
    announce();
}

void ViewHistory::announce()
{
    const Ways ways{canGoBack(), canGoForward()};
    if (ways == m_announced)
        return;
    m_announced = ways;
    Q_EMIT changed();
}

void ViewHistory::goBack()
{
    if (!canGoBack())
        return;
    if (!isAtNoted())
        note(m_canvas.target());
    visit(m_at - 1);
}

void ViewHistory::goForward()
{
    if (canGoForward())
        visit(m_at + 1);
}

void ViewHistory::visit(std::size_t index)
{
    m_at = index;
    m_visiting = true;
    m_canvas.travelTo(m_views[m_at]);
    m_visiting = false;
    announce();
}

} // namespace tessera
