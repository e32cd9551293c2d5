#pragma once
#include "app/environment.h"
#include "app/settings.h"
#include "app/slideloader.h"

#include <QMainWindow>

#include <functional>
#include <memory>
#include <optional>

class QDockWidget;

namespace tessera {

class AnalysisService;
class AnalysisSession;
class CommandList;
class CommandPalette;
class KeySheet;
class MessageBar;
class RecentSlides;
class SampleMaker;
class SessionKeeper;
class SlideCanvas;
class SlideView;
class StatusLine;
class SlideStates;
class TileEngine;
class ViewAnalyses;
class ViewCoverages;
class WindowComparison;
class Workspace;
class WorklistDock;

/// The window: slides in the middle, panels at the right, status line below. Composition only; what it shows belongs to
/// the objects that it is given or makes.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `service` outlives the window.
    MainWindow(AnalysisService &service, const Environment &environment, const Settings &settings,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a slide in the background, in a view of its own; slideOpened() or openFailed() follows.
    void open(const OpenRequest &request);
    void open(const QString &path, std::optional<double> mpp = {}) { open({.path = path, .mpp = mpp}); }
    void chooseSlides();
    /// Draws the sample slide the first time, with progress and Cancel, and opens it.
    void openSample();

    void setFullScreen(bool full);
    /// Nothing but the slides: no menus, tabs, panels, status line.
    void setPresentation(bool on);
    bool isPresentation() const { return m_presentation; }
    void setTheme(Theme theme);
    void showSettings();
    void showPalette();
    void showKeys();
    void showProblem(const Error &error);
    void inform(const QString &sentence);
    /// A short sentence in the status line, gone after some seconds.
    void tell(const QString &sentence);
    /// A sentence above the slides with one thing to do; nothing happens unless the user wants it.
    void ask(const QString &sentence, const QString &action, std::function<void()> run);
    /// Of what the user looks at; kept for the next start.
    void setRecording(Recording recording);

    Workspace &workspace() { return *m_workspace; }
    SlideView &view() const;
    SlideCanvas &canvas() const;
    /// Of the current view.
    AnalysisSession &session() const;
    ViewAnalyses &analyses() { return *m_analyses; }
    CommandList &commands() { return *m_commands; }
    WorklistDock &worklist() { return *m_worklist; }
    QDockWidget &analysisDock() { return *m_dock; }
    WindowComparison &comparison() { return *m_comparison; }
    RecentSlides &recentSlides() { return *m_recent; }
    SlideLoader &loader() { return *m_loader; }
    ViewCoverages &coverages() { return *m_coverages; }
    /// What is kept for each slide.
    const std::shared_ptr<SlideStates> &slideStates() const { return m_slideStates; }
    SessionKeeper &sessionKeeper() { return *m_keeper; }
    const Settings &settings() const { return m_settings; }

Q_SIGNALS:
    void slideOpened();
    void openFailed(const tessera::Error &error);
    void fullScreenChanged(bool full);
    void presentationChanged(bool on);
    void themeChanged();
    /// The user chose another language: whoever made the window makes it anew.
    void languageChanged();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void connectParts();
    void greet(SlideView *view);
    void follow(SlideView *view);
    void showTitle();
    void showFailure(const Error &error, const OpenRequest &request);
    void showChrome();

    AnalysisService &m_service;
    Settings m_settings;
    std::shared_ptr<TileEngine> m_tiles;
    bool m_presentation = false;
    QByteArray m_stateBefore; ///< of the docks, while there is nothing but the slides
    RecentSlides *m_recent;
    MessageBar *m_messages;
    Workspace *m_workspace;
    SlideLoader *m_loader;
    ViewAnalyses *m_analyses;
    std::shared_ptr<SlideStates> m_slideStates;
    ViewCoverages *m_coverages;
    SessionKeeper *m_keeper;
    SampleMaker *m_sample;
    CommandList *m_commands;
    StatusLine *m_status;
    QDockWidget *m_dock;
    WorklistDock *m_worklist;
    std::unique_ptr<WindowComparison> m_comparison;
    CommandPalette *m_palette = nullptr; ///< made when first asked for, as is the next
    KeySheet *m_keys = nullptr;
};

} // namespace tessera
