// Frame times of a scripted pan and zoom. A frame is what the GUI thread does in one sixtieth of a second: taking in
// tiles, moving the view, painting slide and overlay. Wall time, and in brackets the thread's own processor time, which
// a busy machine disturbs less. Run it with QT_QPA_PLATFORM=offscreen or on a screen.
// A width as argument runs that size alone. TESSERA_BENCH_SLIDE names the slide; without it a pattern in memory with 5
// ms a tile is used.

#include "tests/support/patternslide.h"
#include "tests/viewer/overlay/tiletables.h"
#include "viewer/canvas/scalebar.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/overlay/heatmaplayer.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace tessera;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::chrono::microseconds frameTime(16667);

double millisecondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double processorMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double quantile(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(std::round(part * static_cast<double>(values.size() - 1)))];
}

template <typename Condition>
void waitUntil(Condition condition)
{
    if (!QTest::qWaitFor(condition, 15'000))
        std::printf("  gave up waiting\n");
}

/// A heat map of 50,000 tiles over the whole slide.
class Overlay {
public:
    explicit Overlay(const Level0Rect &extent) : m_layer(m_model)
    {
        constexpr int columns = 250;
        constexpr int rows = 200;
        m_model.setTiles(sharedGrid(columns, rows, std::max(extent.width / columns, extent.height / rows)),
                         normalAndTumour());
    }
    HeatMapLayer &layer() { return m_layer; }

private:
    OverlayModel m_model;
    HeatMapLayer m_layer;
};

std::shared_ptr<const SlideSource> slideToShow()
{
    const QByteArray path = qgetenv("TESSERA_BENCH_SLIDE");
    if (!path.isEmpty()) {
        const auto slide = openSlide(path.toStdString());
        if (!slide) {
            std::fprintf(stderr, "%s\n", sentence(slide.error()).c_str());
            std::exit(3);
        }
        return *slide;
    }
    testing::PatternOptions options;
    options.width = 100'000;
    options.height = 80'000;
    options.levels = 4;
    options.delay = std::chrono::milliseconds(5);
    return std::make_shared<testing::PatternSlide>(options);
}

/// Calls `step` once a frame and prints how long the frames took.
template <typename Step>
void measure(const char *name, SlideCanvas &canvas, int frames, Step step)
{
    std::vector<double> wall;
    std::vector<double> processor;
    for (int frame = 0; frame < frames; ++frame) {
        const auto begin = Clock::now();
        const double processorBegin = processorMilliseconds();
        step(frame);
        QCoreApplication::processEvents();
        processor.push_back(processorMilliseconds() - processorBegin);
        wall.push_back(millisecondsSince(begin));
        std::this_thread::sleep_until(begin + frameTime);
    }
    const auto still = Clock::now();
    waitUntil([&] { return canvas.isSharp(); });
    std::printf("  %-24s p50 %6.2f (%6.2f)  p95 %6.2f (%6.2f)  max %6.2f (%6.2f) ms  sharp after %4.0f ms\n", name,
                quantile(wall, 0.5), quantile(processor, 0.5), quantile(wall, 0.95), quantile(processor, 0.95),
                quantile(wall, 1), quantile(processor, 1), millisecondsSince(still));
}

void run(const std::shared_ptr<const SlideSource> &slide, QSize size)
{
    Overlay overlay(slide->facts().extent());
    ScaleBarLayer scaleBar;
    SlideCanvas canvas;
    canvas.addLayer(&overlay.layer());
    canvas.addLayer(&scaleBar);
    canvas.resize(size);
    canvas.show();
    QTest::qWait(100);

    bool first = false;
    QObject::connect(&canvas, &SlideCanvas::firstPixelsPainted, [&] { first = true; });
    const auto opened = Clock::now();
    canvas.setSlide(slide);
    waitUntil([&] { return first; });
    const double firstPixels = millisecondsSince(opened);
    waitUntil([&] { return canvas.isSharp(); });
    std::printf("%d x %d: first pixels %.0f ms, sharp %.0f ms\n", size.width(), size.height(), firstPixels,
                millisecondsSince(opened));

    const auto pan = [&](double speed) {
        return [&canvas, speed](int frame) {
            const double direction = frame / 40.0;
            canvas.setViewport(canvas.viewport().panned({speed * std::cos(direction), speed * std::sin(direction)}));
        };
    };
    const auto zoom = [&](double octaves, int frames) {
        return [&canvas, factor = std::exp2(octaves / frames), size](int) {
            canvas.setViewport(canvas.viewport().zoomed({size.width() * 0.6, size.height() * 0.4}, factor));
        };
    };
    const double whole = std::log2(canvas.viewport().fitScale());
    measure("zoom in, fit to 1:1", canvas, 120, zoom(whole, 120));
    canvas.zoomToScale(1);
    QTest::qWait(500); // until the neighbours are there
    measure("pan 1:1, 12 px a frame", canvas, 240, pan(12));
    measure("pan 1:1, 60 px a frame", canvas, 240, pan(60));
    canvas.zoomToScale(1.7);
    QTest::qWait(500); // until the neighbours are there
    measure("pan 1:1.7, 12 px a frame", canvas, 240, pan(12));
    measure("pan 1:1.7, 60 px a frame", canvas, 240, pan(60));
    measure("zoom out, 1:1.7 to 1:14", canvas, 60, zoom(-3, 60));
    measure("zoom in, 1:14 to 1:1.7", canvas, 60, zoom(3, 60));
    canvas.rotateTo(90);
    QTest::qWait(500);
    measure("at 90: pan 1:1.7, 60 px", canvas, 120, pan(60));
    canvas.rotateTo(30);
    QTest::qWait(500);
    measure("at 30: pan 1:1.7, 12 px", canvas, 120, pan(12));
    measure("at 30: pan 1:1.7, 60 px", canvas, 120, pan(60));
    measure("at 30: zoom out to 1:14", canvas, 60, zoom(-3, 60));
    measure("turn by 2 a frame", canvas, 60, [&](int) { canvas.rotateBy(2); });
    canvas.resetOrientation();
    canvas.setMotion(Motion::animated);
    canvas.zoomToScale(1);
    QTest::qWait(1000);
    measure("wheel, animated", canvas, 120, [&](int frame) {
        if (frame % 15 == 0)
            frame % 60 < 30 ? canvas.zoomOut() : canvas.zoomIn();
    });
    measure("arrows, animated", canvas, 120, [&](int frame) {
        if (frame % 15 == 0)
            canvas.panBy({frame % 60 < 30 ? 0.3 : -0.3, 0.1});
    });
    canvas.setMotion(Motion::still);
    canvas.fit();
    measure("standing still", canvas, 30, [](int) {});

    const TileStatistics tiles = canvas.tileStatistics();
    std::printf("  tiles needed %lld, in the cache %lld, decoded %lld, cancelled %lld\n",
                static_cast<long long>(tiles.needed), static_cast<long long>(tiles.hits),
                static_cast<long long>(tiles.decoded), static_cast<long long>(tiles.cancelled));
}

} // namespace

int main(int argc, char **argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QApplication application(argc, argv);
    const auto slide = slideToShow();
    std::printf("%s, %lld x %lld px\n", slide->facts().path.c_str(),
                static_cast<long long>(slide->facts().level0().width),
                static_cast<long long>(slide->facts().level0().height));
    for (const QSize size : {QSize(1920, 1080), QSize(3840, 2160)}) {
        if (argc < 2 || std::atoi(argv[1]) == size.width())
            run(slide, size);
    }
    return 0;
}
