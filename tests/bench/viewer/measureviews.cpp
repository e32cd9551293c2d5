#include "tests/bench/viewer/measurements.h"
#include "tests/bench/viewer/meter.h"

namespace tessera::bench {
namespace {

using namespace std::chrono_literals;

constexpr double firstPixelsAim = 300;
constexpr double slideChangeAim = 500;
constexpr double warmFieldAim = 100;
constexpr double coldFieldAim = 250;
constexpr std::chrono::milliseconds lookingTime = 150ms; ///< at each field, so that reading ahead takes place

void measureColdFields(ViewerWindow &window, const Scene &scene, const std::vector<TourView> &views, const char *name,
                       Report &report)
{
    std::vector<double> times;
    for (const TourView &view : views) {
        window.rest(lookingTime);
        window.emptyCache();
        dropPages(scene.slide);
        times.push_back(window.lookUntilSharp(view));
    }
    report.addTimes(name, times, coldFieldAim);
}

void measureWarmFields(ViewerWindow &window, const std::vector<TourView> &views, const char *name, Report &report)
{
    std::vector<double> times;
    window.emptyCache();
    for (const TourView &view : views) {
        window.rest(lookingTime);
        times.push_back(window.lookUntilSharp(view));
    }
    report.addTimes(name, times, warmFieldAim);
}

} // namespace

Tour tourOf(ViewerWindow &window)
{
    return makeTour(window.canvas().viewport().extent(), window.canvas().viewport().deviceSize(),
                    window.canvas().overview());
}

void measureOpening(const Scene &scene, Report &report)
{
    struct Times {
        std::vector<double> firstPixels;
        std::vector<double> sharp;
    } cold, warm, preloaded;
    for (int round = 0; round < scene.rounds; ++round) {
        const auto add = [](Times &times, const ViewerWindow::Opening &opening) {
            times.firstPixels.push_back(opening.firstPixels);
            times.sharp.push_back(opening.sharp);
        };
        ViewerWindow window(scene.size, scene.cacheBytes);
        dropPages(scene.slide);
        add(cold, window.open(scene.slide));
        window.canvas().setSlide(nullptr);
        warmPages(scene.slide);
        add(warm, window.open(scene.slide));
    }
    report.addTimes("first pixels, cold", cold.firstPixels, firstPixelsAim);
    report.addTimes("first pixels, warm", warm.firstPixels, firstPixelsAim);
    report.addTimes("slide change, cold: all sharp", cold.sharp, slideChangeAim);
    report.addTimes("slide change, warm: all sharp", warm.sharp, slideChangeAim);
}

void measureFields(const Scene &scene, Report &report)
{
    ViewerWindow window(scene.size, scene.cacheBytes);
    window.open(scene.slide);
    const Tour tour = tourOf(window);
    window.look(tour.jumps.back());
    window.waitUntilSharp();
    measureColdFields(window, scene, tour.jumps, "field cold, jumps", report);
    measureColdFields(window, scene, tour.sideways, "field cold, a view to the side", report);
    measureColdFields(window, scene, tour.resampled, "field cold, jumps at 1:1.7", report);
    warmPages(scene.slide);
    measureWarmFields(window, tour.jumps, "field warm, jumps", report);
    measureWarmFields(window, tour.sideways, "field warm, a view to the side", report);
    measureWarmFields(window, tour.resampled, "field warm, jumps at 1:1.7", report);
    std::vector<double> times;
    for (const TourView &view : tour.resampled)
        times.push_back(window.lookUntilSharp(view));
    report.addTimes("field seen before", times, warmFieldAim);
}

} // namespace tessera::bench
