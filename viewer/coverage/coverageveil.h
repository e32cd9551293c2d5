#pragma once
#include "viewer/coverage/coveragebook.h"

#include <QLabel>

#include <memory>
#include <optional>
#include <vector>

namespace tessera {

class CoverageRecorder;
class Minimap;
class SlideCanvas;

/// Shows in the minimap what was not seen yet, darker than the rest, with a legend below it in words. A child of the
/// canvas.
class CoverageVeil : public QLabel {
    Q_OBJECT
public:
    /// All of one view.
    CoverageVeil(SlideCanvas &canvas, Minimap &minimap, CoverageRecorder &recorder);

    /// What counts as seen: looked at as large as that, or larger. Empty: no veil.
    void setShown(std::optional<ViewingClass> atLeast);
    std::optional<ViewingClass> shown() const { return m_shown; }
    /// Of the tissue, 0 to 1; empty while it is unknown.
    std::optional<double> seenShareAt(ViewingClass atLeast) const;

Q_SIGNALS:
    /// seenShareAt() has changed.
    void seenChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void findTissue();
    void showSeen();
    void place();

    SlideCanvas &m_canvas;
    Minimap &m_minimap;
    CoverageRecorder &m_recorder;
    std::weak_ptr<SlideCoverage> m_followed;
    std::vector<bool> m_tissue;
    std::optional<ViewingClass> m_shown;
};

/// "10×"; "any magnification" for the first.
QString nameOf(ViewingClass atLeast);

} // namespace tessera
