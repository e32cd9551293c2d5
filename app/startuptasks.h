#pragma once
#include "app/commandline.h"

#include <QObject>
#include <QTimer>

namespace tessera {

class MainWindow;

/// What the command line asks for beyond an empty window: open the slide, analyse it unless a result of that model is
/// stored, and write a picture of the window once everything is drawn.
class StartupTasks : public QObject {
    Q_OBJECT
public:
    /// The window outlives the object.
    StartupTasks(const CommandLine &line, MainWindow &window);

    void start();

Q_SIGNALS:
    /// The picture is written (0), or never will be (1; the reason went to standard error).
    void exit(int code);

private:
    void look();
    bool analysisIsOver();
    void giveUp(const QString &sentence);
    void writePicture();

    const CommandLine m_line;
    MainWindow &m_window;
    QTimer m_look; ///< several objects change before a picture is complete: they are looked at together
    QTimer m_limit;
    bool m_opened = false;
    bool m_wasComplete = false; ///< at the last look
    bool m_asked = false;       ///< the analysis was started, or its result was there
};

} // namespace tessera
