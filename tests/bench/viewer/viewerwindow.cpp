#include "tests/bench/viewer/viewerwindow.h"

#include "tests/bench/viewer/meter.h"
#include "tests/viewer/overlay/tiletables.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>
#include <QVBoxLayout>

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace tessera::bench {
namespace {

constexpr double heatMapTile = 512; ///< level-0 pixels
constexpr int mostWaiting = 60'000; ///< milliseconds

/// Runs the event loop until the signal comes; false when it does not.
template <typename Sender, typename Signal>
bool waitFor(Sender *sender, Signal signal)
{
    QEventLoop loop;
    bool came = false;
    QObject::connect(sender, signal, &loop, [&] {
        came = true;
        loop.quit();
    });
    QTimer::singleShot(mostWaiting, &loop, &QEventLoop::quit);
    loop.exec();
    if (!came)
        std::fprintf(stderr, "gave up waiting\n");
    return came;
}

} // namespace

ViewerWindow::ViewerWindow(QSize size, std::size_t cacheBytes)
    : m_engine(std::make_shared<TileEngine>(cacheBytes)), m_canvas(m_engine), m_heatMap(m_model), m_minimap(m_canvas)
{
    auto *layout = new QVBoxLayout(&m_window);
    layout->setContentsMargins({});
    layout->addWidget(&m_canvas);
    m_canvas.addLayer(&m_heatMap);
    m_canvas.addLayer(&m_scaleBar);
    m_window.resize(size);
    m_window.show();
    rest(std::chrono::milliseconds(100));
}

ViewerWindow::Opening ViewerWindow::open(const std::filesystem::path &path)
{
    const auto begin = Clock::now();
    const auto slide = openSlide(path);
    if (!slide) {
        std::fprintf(stderr, "%s\n", sentence(slide.error()).c_str());
        std::exit(3);
    }
    const double opened = millisecondsSince(begin);
    Opening opening = show(*slide);
    opening.firstPixels += opened;
    opening.sharp += opened;
    return opening;
}

ViewerWindow::Opening ViewerWindow::show(const std::shared_ptr<const SlideSource> &slide)
{
    Opening opening;
    const auto begin = Clock::now();
    const auto first = QObject::connect(&m_canvas, &SlideCanvas::firstPixelsPainted, &m_canvas,
                                        [&] { opening.firstPixels = millisecondsSince(begin); });
    m_canvas.setSlide(slide);
    waitUntilSharp();
    opening.sharp = millisecondsSince(begin);
    QObject::disconnect(first);
    layHeatMap();
    return opening;
}

void ViewerWindow::layHeatMap()
{
    const Level0Rect &extent = m_canvas.viewport().extent();
    const int columns = static_cast<int>(extent.width / heatMapTile) + 1;
    const int rows = static_cast<int>(extent.height / heatMapTile) + 1;
    m_model.setTiles(sharedGrid(columns, rows, heatMapTile), normalAndTumour());
}

void ViewerWindow::look(const TourView &view)
{
    m_canvas.setViewport(m_canvas.viewport().scaled(view.scale).centredOn(view.centre));
}

double ViewerWindow::lookUntilSharp(const TourView &view)
{
    const auto begin = Clock::now();
    const Viewport before = m_canvas.viewport();
    look(view);
    if (m_canvas.viewport() == before)
        waitUntilSharp(); // nothing will be announced anew
    else
        waitFor(&m_canvas, &SlideCanvas::settledSharp);
    return millisecondsSince(begin);
}

void ViewerWindow::frame(const TourView &view)
{
    look(view);
    QCoreApplication::processEvents();
}

bool ViewerWindow::waitUntilSharp() { return m_canvas.isSharp() || waitFor(&m_canvas, &SlideCanvas::settledSharp); }

void ViewerWindow::rest(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

void ViewerWindow::emptyCache()
{
    const std::size_t budget = m_engine->store().budget();
    m_engine->store().setBudget(0);
    m_engine->store().setBudget(budget);
}

} // namespace tessera::bench
