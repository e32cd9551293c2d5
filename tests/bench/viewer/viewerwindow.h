#pragma once
#include "tests/bench/viewer/tour.h"
#include "viewer/canvas/minimap.h"
#include "viewer/canvas/scalebar.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/overlay/heatmaplayer.h"
#include "viewer/overlay/overlaymodel.h"

#include <QWidget>

#include <memory>

namespace tessera::bench {

/// A window that shows a slide as the program does: canvas with heat map, scale bar and minimap.
class ViewerWindow {
public:
    ViewerWindow(QSize size, std::size_t cacheBytes);

    /// From opening the file on; both in milliseconds.
    struct Opening {
        double firstPixels = 0;
        double sharp = 0;
    };
    Opening open(const std::filesystem::path &path);
    /// Shows the slide and waits until it is sharp.
    Opening show(const std::shared_ptr<const SlideSource> &slide);

    void look(const TourView &view);
    /// Milliseconds until everything in view is painted at its final level.
    double lookUntilSharp(const TourView &view);
    /// One frame: the view is moved and painted.
    void frame(const TourView &view);
    bool waitUntilSharp();
    void rest(std::chrono::milliseconds time);
    /// Nothing is decoded but what is on the screen.
    void emptyCache();

    SlideCanvas &canvas() { return m_canvas; }
    TileEngine &engine() { return *m_engine; }

private:
    void layHeatMap();

    std::shared_ptr<TileEngine> m_engine;
    OverlayModel m_model;
    QWidget m_window;
    SlideCanvas m_canvas;
    HeatMapLayer m_heatMap;
    ScaleBarLayer m_scaleBar;
    Minimap m_minimap;
};

} // namespace tessera::bench
