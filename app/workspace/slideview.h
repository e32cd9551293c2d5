#pragma once
#include "app/text/placetext.h"
#include "viewer/overlay/overlaymodel.h"
#include "viewer/slide/slidesource.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QStackedWidget;

namespace tessera {

class FailurePage;
class GoToBar;
class HeatMapLayer;
class Minimap;
class ResolutionBar;
class ScaleBarLayer;
class SlideCanvas;
class TileEngine;
class ViewHistory;
class WelcomePage;

/// One slide on the screen with all that belongs to it: canvas, minimap, heat map, scale bar, and above them what the
/// user must know of it. Without a slide it says what to do.
class SlideView : public QWidget {
    Q_OBJECT
public:
    /// `tiles` is shared by all views: one budget, and two views of a slide share its tiles.
    explicit SlideView(std::shared_ptr<TileEngine> tiles, QWidget *parent = nullptr);
    ~SlideView() override;

    /// Replaces the slide. `rememberedMpp` is the user's own resolution from before, um per pixel; where neither it nor
    /// the file says one, the view asks.
    void setSlide(std::shared_ptr<const SlideSource> slide, HostileFormats hostileFormats,
                  std::optional<double> rememberedMpp);
    const std::shared_ptr<const SlideSource> &slide() const;
    HostileFormats hostileFormats() const { return m_hostileFormats; }
    bool isEmpty() const { return !slide(); }
    /// The file, as the user knows it, also where it could not be opened; empty without one.
    QString path() const;
    QString fileName() const;

    /// The user's own resolution, um per pixel; empty = what the slide says.
    void setUserMpp(std::optional<double> mpp);
    std::optional<double> userMpp() const { return m_userMpp; }
    void askForResolution();
    /// What the user is offered to type over.
    enum class Where { anywhere, place, zoom };
    /// Asks above the slide where to go, and goes there.
    void askWhere(Where where);

    SlideCanvas &canvas() { return *m_canvas; }
    const SlideCanvas &canvas() const { return *m_canvas; }
    Minimap &minimap() { return *m_minimap; }
    ViewHistory &history() { return *m_history; }
    OverlayModel &overlay() { return m_overlay; }
    ScaleBarLayer &scaleBar() { return *m_scaleBar; }

    /// Says in the place of the slide why `path` could not be opened, and offers to try again: what a session had open
    /// is not lost because a drive is not there.
    void showFailure(const QString &path, const QString &sentence);
    bool hasFailed() const { return !m_failedPath.isEmpty(); }

    /// A frame around the view that the commands go to, where there are several.
    enum class Frame { none, plain, current };
    void setFrame(Frame frame);

Q_SIGNALS:
    void slideChanged();
    /// The user gave this resolution for the slide, um per pixel; empty: back to the file's. The view shows it already.
    void mppGiven(std::optional<double> mpp);
    void openWanted();
    void sampleWanted();
    void retryWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void goTo(const WantedPlace &place);

    OverlayModel m_overlay;
    HostileFormats m_hostileFormats = HostileFormats::refuse;
    std::optional<double> m_userMpp;
    QString m_failedPath; ///< while nothing is shown because of it
    Frame m_frame = Frame::none;
    ResolutionBar *m_resolution;
    GoToBar *m_goTo;
    QLabel *m_banner;
    QStackedWidget *m_pages;
    WelcomePage *m_welcome;
    FailurePage *m_failure;
    SlideCanvas *m_canvas;
    Minimap *m_minimap;
    std::unique_ptr<ViewHistory> m_history;
    HeatMapLayer *m_heatMap;
    ScaleBarLayer *m_scaleBar;
};

} // namespace tessera
