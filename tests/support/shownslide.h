#pragma once
#include "tests/support/patternslide.h"
#include "viewer/canvas/slidecanvas.h"

#include <QSignalSpy>
#include <QTest>

namespace tessera::testing {

/// A canvas of `size` logical pixels on the screen, showing `slide`.
class ShownSlide {
public:
    explicit ShownSlide(std::shared_ptr<const SlideSource> slide, QSize size = {800, 600},
                        std::size_t cacheBytes = defaultCacheBytes())
        : canvas(nullptr, cacheBytes), m_firstPixels(&canvas, &SlideCanvas::firstPixelsPainted)
    {
        canvas.resize(size);
        canvas.setSlide(std::move(slide));
        canvas.show();
        canvas.activateWindow();
        canvas.setFocus();
    }

    /// The first pixels have been painted.
    bool waitForPixels() { return m_firstPixels.count() > 0 || m_firstPixels.wait(10000); }
    /// Everything in view is at its final level.
    bool waitUntilSharp()
    {
        return QTest::qWaitFor([&] { return canvas.isSharp(); }, 10000);
    }
    /// What the window shows, in device pixels.
    QImage picture() { return canvas.grab().toImage().convertToFormat(QImage::Format_RGB32); }

    SlideCanvas canvas;

private:
    QSignalSpy m_firstPixels;
};

} // namespace tessera::testing
