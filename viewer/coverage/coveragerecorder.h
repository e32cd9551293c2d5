#pragma once
#include "viewer/coverage/coveragebook.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace tessera {

class SlideCanvas;

/// Records what a canvas shows: every view that rests for 0.3 s, while its window is the active one, for two minutes at
/// most (after that the user is looking elsewhere). Nothing is recorded where the resolution of the slide is unknown.
class CoverageRecorder : public QObject {
    Q_OBJECT
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    /// A child of the canvas. The book outlives it.
    CoverageRecorder(SlideCanvas &canvas, CoverageBook &book, Clock clock = std::chrono::steady_clock::now);

    /// Null without a slide.
    const std::shared_ptr<SlideCoverage> &coverage() const { return m_coverage; }

Q_SIGNALS:
    /// coverage() is another one.
    void coverageReplaced();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeSlide();
    void begin();
    void count();
    bool isLookedAt() const;

    SlideCanvas &m_canvas;
    CoverageBook &m_book;
    const Clock m_clock;
    std::shared_ptr<SlideCoverage> m_coverage;
    QTimer m_timer;
    std::chrono::steady_clock::time_point m_restsSince;
    ViewingTime m_counted{}; ///< of this rest
    QPolygonF m_outline;     ///< of the view that rests
    ViewingClass m_class = ViewingClass::below2_5x;
    bool m_rests = false;
};

} // namespace tessera
