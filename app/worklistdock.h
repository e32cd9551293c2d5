#pragma once
#include "base/error.h"

#include <QDockWidget>
#include <QPointer>

class QMessageBox;

namespace tessera {

class MainWindow;
class WorklistPanel;
class WorklistSession;

/// The worklist at the bottom of a window, and what ties it to the rest: its slides open in the current view, what is
/// dropped on the window finds its way, the project of the last time comes back.
class WorklistDock : public QDockWidget {
    Q_OBJECT
public:
    explicit WorklistDock(MainWindow &window);
    ~WorklistDock() override;

    WorklistSession &session() { return *m_session; }
    WorklistPanel &panel() { return *m_panel; }

    /// Once the window is complete: the project of the last time, where it still is.
    void openLastProject();

protected:
    /// Of the window: what is dropped there, and that it closes.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showTitle();
    void askAboutEdits(qint64 edits, const Error &error);

    MainWindow &m_window;
    WorklistSession *m_session;
    WorklistPanel *m_panel;
    QPointer<QMessageBox> m_question; ///< about edits that wait
};

} // namespace tessera
