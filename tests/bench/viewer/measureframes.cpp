#include "tests/bench/viewer/measurements.h"
#include "tests/bench/viewer/meter.h"

#include <malloc.h>

#include <thread>

namespace tessera::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::microseconds frameTime(16667);
constexpr double frameAim = 16.7;
constexpr double decodedAim = 1.3;
constexpr double memoryAim = 150;
constexpr double mebibyte = 1 << 20;

void reportTiles(const TileStatistics &before, const TileStatistics &after, Report &report)
{
    const auto part = [](int64_t a, int64_t b) { return b > 0 ? static_cast<double>(a) / static_cast<double>(b) : 0; };
    report.addFigure("tiles decoded for each one seen", part(after.decoded - before.decoded, after.used - before.used),
                     "", decodedAim);
    report.addFigure("hit rate", part(after.hits - before.hits, after.needed - before.needed), "");
    report.addFigure("tiles decoded", static_cast<double>(after.decoded - before.decoded), "");
}

} // namespace

void measureFrames(const Scene &scene, Report &report)
{
    ViewerWindow window(scene.size, scene.cacheBytes);
    window.open(scene.slide);
    const Tour tour = tourOf(window);
    const TileStatistics before = window.canvas().tileStatistics();
    std::vector<double> all;
    for (const TourLeg &leg : tour.legs) {
        window.look(leg.frames.front());
        window.waitUntilSharp();
        window.rest(300ms);
        std::vector<double> times;
        std::vector<double> processor;
        std::vector<double> between;
        auto before = Clock::now();
        for (const TourView &view : leg.frames) {
            const auto begin = Clock::now();
            const double processorBegin = processorMilliseconds();
            window.frame(view);
            processor.push_back(processorMilliseconds() - processorBegin);
            times.push_back(millisecondsSince(begin));
            std::this_thread::sleep_until(begin + frameTime);
            between.push_back(millisecondsSince(before));
            before = Clock::now();
        }
        report.addTimes(leg.name, times, frameAim);
        report.addTimes(leg.name + ": processor time", processor);
        report.addTimes(leg.name + ": between frames", between);
        all.insert(all.end(), times.begin(), times.end());
    }
    report.addTimes("all frames", all, frameAim);
    for (const auto *views : {&tour.sideways, &tour.jumps}) {
        for (const TourView &view : *views) {
            window.lookUntilSharp(view);
            window.rest(150ms);
        }
    }
    reportTiles(before, window.canvas().tileStatistics(), report);
    report.addFigure("memory", static_cast<double>(residentBytes()) / mebibyte, "MiB");
}

void measureHour(const Scene &scene, Report &report)
{
    constexpr int framesBetween = 4;
    ViewerWindow window(scene.size, scene.cacheBytes);
    window.open(scene.slide);
    const Tour tour = tourOf(window);
    malloc_trim(0); // what measurements before left behind is not the viewer's
    forgetPeak();
    const TileStatistics before = window.canvas().tileStatistics();
    TourView at = tour.hour.front();
    for (const TourView &view : tour.hour) {
        for (int frame = 1; frame < framesBetween; ++frame) {
            const double part = static_cast<double>(frame) / framesBetween;
            window.frame({{at.centre.x + (view.centre.x - at.centre.x) * part,
                           at.centre.y + (view.centre.y - at.centre.y) * part},
                          view.scale});
        }
        window.lookUntilSharp(view);
        at = view;
    }
    const auto setting = static_cast<double>(scene.cacheBytes) / mebibyte;
    report.addFigure("cache setting", setting, "MiB");
    report.addFigure("cache used", static_cast<double>(window.engine().store().bytes()) / mebibyte, "MiB");
    report.addFigure("fields", static_cast<double>(tour.hour.size()), "");
    report.addFigure("peak memory", static_cast<double>(peakBytes()) / mebibyte, "MiB");
    report.addFigure("peak memory beyond the cache setting", static_cast<double>(peakBytes()) / mebibyte - setting,
                     "MiB", memoryAim);
    reportTiles(before, window.canvas().tileStatistics(), report);
}

} // namespace tessera::bench
