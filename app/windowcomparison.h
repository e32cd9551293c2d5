#pragma once
#include <QObject>
#include <QPointer>

#include <memory>

class QDockWidget;

namespace tessera {

class CanvasTools;
class CompareSession;
class MainWindow;
class TileEngine;

/// What a window needs for comparing slides: the session, its panel at the right (closed at first) and what the mouse
/// does on the canvases. Goes before the workspace.
class WindowComparison : public QObject {
    Q_OBJECT
public:
    WindowComparison(MainWindow &window, std::shared_ptr<TileEngine> tiles);
    ~WindowComparison() override;

    CompareSession &session() { return *m_session; }
    QDockWidget &dock() { return *m_dock; }

private:
    std::unique_ptr<CompareSession> m_session;
    std::unique_ptr<CanvasTools> m_tools;
    QPointer<QDockWidget> m_dock; ///< the window's
};

/// Of the window's session, and its panel.
void addComparisonCommands(MainWindow &window);

} // namespace tessera
