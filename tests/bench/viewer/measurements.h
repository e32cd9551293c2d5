#pragma once
#include "tests/bench/viewer/report.h"
#include "tests/bench/viewer/viewerwindow.h"

#include <filesystem>

namespace tessera::bench {

/// A slide in a window of one size.
struct Scene {
    std::filesystem::path slide;
    QSize size;
    std::size_t cacheBytes;
    int rounds;
};

void measureOpening(const Scene &scene, Report &report);
/// New fields: cold (nothing decoded, the file not in memory), warm (the file in memory), and seen before.
void measureFields(const Scene &scene, Report &report);
/// How long frames take, and how many tiles are decoded for those that are seen.
void measureFrames(const Scene &scene, Report &report);
/// Memory while an hour's fields are looked at.
void measureHour(const Scene &scene, Report &report);
/// Tiles through the whole engine against the decoder alone.
void measureDecoding(const Scene &scene, Report &report);
/// The same fields read by OpenSlide alone, without a window.
void measureOpenSlide(const Scene &scene, Report &report);

/// The tour of a slide for a window.
Tour tourOf(ViewerWindow &window);

} // namespace tessera::bench
