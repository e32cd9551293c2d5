#pragma once
#include "app/settings.h"
#include "app/slideopener.h"

#include <QMainWindow>

#include <memory>
#include <optional>

class QLabel;
class QStackedWidget;

namespace tessera {

class AnalysisDock;
class AnalysisSession;
class HeatMapLayer;
class MessageBar;
class Minimap;
class OverlayModel;
class RecentSlides;
class ResolutionBar;
class ScaleBarLayer;
class SlideCanvas;
class StatusLine;

/// The window: slide in the middle, what the user must know above it, Analysis panel at the right, status line below.
/// Composition only; what it shows belongs to the objects that it is given.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `overlay` and `session` outlive the window.
    MainWindow(OverlayModel &overlay, AnalysisSession &session, const Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a slide in the background; slideOpened() or openFailed() follows. The slide before stays until then.
    /// `mpp` is the user's own resolution, remembered like one that is given in the window.
    void open(const QString &path, std::optional<double> mpp = {});
    void chooseSlide();
    void askForResolution();
    void setFullScreen(bool full);
    void setTheme(Theme theme);
    void showSettings();

    SlideCanvas &canvas() { return *m_canvas; }
    Minimap &minimap() { return *m_minimap; }
    AnalysisDock &analysisDock() { return *m_dock; }
    RecentSlides &recentSlides() { return *m_recent; }
    const Settings &settings() const { return m_settings; }

Q_SIGNALS:
    void slideOpened();
    void openFailed(const tessera::Error &error);
    void fullScreenChanged(bool full);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;

private:
    void buildCentre();
    void connectParts();
    void start(const QString &path, HostileFormats hostileFormats);
    void take(std::shared_ptr<const SlideSource> slide, const QString &path, HostileFormats hostileFormats);
    void takeFailure(const Error &error, const QString &path);
    void applyUserMpp(std::optional<double> mpp);
    void showProblem(const Error &error);
    void showEngineProblem(const Error &error);

    OverlayModel &m_overlay;
    AnalysisSession &m_session;
    Settings m_settings;
    std::optional<double> m_mppForNextSlide;
    SlideOpener m_opener;
    RecentSlides *m_recent;
    MessageBar *m_messages;
    ResolutionBar *m_resolution;
    QLabel *m_banner;
    QStackedWidget *m_pages;
    SlideCanvas *m_canvas;
    Minimap *m_minimap;
    StatusLine *m_status;
    AnalysisDock *m_dock;
    HeatMapLayer *m_heatMap;
    ScaleBarLayer *m_scaleBar;
};

} // namespace tessera
