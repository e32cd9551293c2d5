#include "viewer/coverage/coveragerecorder.h"

#include "viewer/canvas/slidecanvas.h"

#include <QEvent>

#include <algorithm>
#include <utility>

namespace tessera {
namespace {

constexpr ViewingTime shortestRest(300);
constexpr ViewingTime longestRest = std::chrono::minutes(2);
constexpr std::chrono::seconds step(1);

} // namespace

CoverageRecorder::CoverageRecorder(SlideCanvas &canvas, CoverageBook &book, Clock clock)
    : QObject(&canvas), m_canvas(canvas), m_book(book), m_clock(std::move(clock))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        count();
        if (m_rests && m_counted < longestRest)
            m_timer.start(step);
    });
    connect(&canvas, &SlideCanvas::slideChanged, this, &CoverageRecorder::takeSlide);
    connect(&canvas, &SlideCanvas::viewportChanged, this, &CoverageRecorder::begin);
    connect(&canvas, &SlideCanvas::overviewChanged, this, &CoverageRecorder::begin);
    canvas.installEventFilter(this);
    takeSlide();
}

void CoverageRecorder::takeSlide()
{
    count();
    m_rests = false;
    m_timer.stop();
    const auto &slide = m_canvas.slide();
    m_coverage = slide ? m_book.of(slide->facts()) : nullptr;
    Q_EMIT coverageReplaced();
    begin();
}

/// The view is another one from now on.
void CoverageRecorder::begin()
{
    count();
    const Viewport &viewport = m_canvas.viewport();
    const auto magnification = viewport.isEmpty() ? std::nullopt : viewport.magnification();
    m_rests = m_coverage && magnification && isLookedAt();
    if (!m_rests)
        return m_timer.stop();
    m_restsSince = m_clock();
    m_counted = {};
    m_outline = viewport.outline();
    m_class = viewingClassOf(*magnification);
    m_timer.start(shortestRest);
}

void CoverageRecorder::count()
{
    if (!m_rests || m_book.recording() == Recording::off)
        return;
    const auto rest = std::chrono::duration_cast<ViewingTime>(m_clock() - m_restsSince);
    if (rest < shortestRest)
        return;
    const ViewingTime counted = std::min(rest, longestRest);
    if (counted > m_counted)
        m_coverage->add(m_outline, m_class, counted - std::exchange(m_counted, counted));
}

bool CoverageRecorder::isLookedAt() const
{
    return m_canvas.isVisible() && m_canvas.isActiveWindow() && !m_canvas.overview().isNull();
}

bool CoverageRecorder::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::WindowActivate:
    case QEvent::WindowDeactivate:
        // (after the canvas has taken it)
        QMetaObject::invokeMethod(this, &CoverageRecorder::begin, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tessera
