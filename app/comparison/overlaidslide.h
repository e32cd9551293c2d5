#pragma once
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace tessera {

class CompareDecoration;
class SlideCanvas;
class SlidePair;
class SlideSource;
class SlideView;
class TileEngine;
class WarpedLayer;

/// How the second slide is seen over the first.
enum class Overlay {
    none,
    swipe, ///< right of a line
    blink, ///< in turn with the first
    whole
};

/// Lays the second slide of a pair over the canvas of the first, as they are aligned. Ends where other slides are
/// compared, and follows a better alignment.
class OverlaidSlide : public QObject {
    Q_OBJECT
public:
    /// The pair outlives it.
    OverlaidSlide(SlidePair &pair, std::shared_ptr<TileEngine> tiles, QObject *parent = nullptr);
    ~OverlaidSlide() override;

    /// Needs an alignment, unless it is none.
    void set(Overlay overlay);
    Overlay mode() const { return m_mode; }
    /// Where the line of a swipe is: part of the view's width, [0, 1].
    void setSplit(double part);
    double split() const { return m_split; }
    bool isOver(const SlideView &view) const;

Q_SIGNALS:
    void changed();
    void splitChanged(); ///< alone, as often as the mouse moves

private:
    void follow();
    void putUp();
    void takeDown();
    void showBlink(bool second);

    SlidePair &m_pair;
    Overlay m_mode = Overlay::none;
    double m_split = 0.5;
    QPointer<SlideCanvas> m_covered;
    std::shared_ptr<const SlideSource> m_coveredSlide;
    std::unique_ptr<WarpedLayer> m_warped;
    std::unique_ptr<CompareDecoration> m_decoration;
    QTimer m_blink;
};

} // namespace tessera
