#pragma once
#include <QObject>

class QAction;
class QMenu;

namespace tessera {

class MainWindow;
class OverlayModel;

/// Builds the menu bar; every entry calls a verb of the window, its canvas or the overlay.
class MainMenu : public QObject {
    Q_OBJECT
public:
    /// Owned by the window.
    MainMenu(MainWindow &window, OverlayModel &overlay);

private:
    void buildFile();
    void buildSlide();
    void buildView();
    void buildThemes(QMenu &view);
    void buildHelp();
    void showRecent();
    void about();

    MainWindow &m_window;
    OverlayModel &m_overlay;
    QMenu *m_recent = nullptr;
};

} // namespace tessera
