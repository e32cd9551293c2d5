#pragma once
#include "app/analysisservice.h"
#include "app/analysissession.h"
#include "app/commandline.h"
#include "app/language.h"
#include "app/mainwindow.h"
#include "app/startuptasks.h"
#include "app/workspace/slideview.h"

#include <QObject>

#include <memory>

namespace tessera {

/// The parts of the running program in the order in which they need each other. Tests build the same.
class Program : public QObject {
    Q_OBJECT
public:
    Program(const Environment &environment, const Settings &settings, const CommandLine &line);

    /// The window shows at once; slides and engine follow in the background.
    void start();

    AnalysisService &service() { return m_service; }
    MainWindow &window() const { return *m_window; }
    StartupTasks &tasks() { return *m_tasks; }
    /// The analysis of the view that commands go to, and what is laid over it.
    AnalysisSession &session() const { return m_window->session(); }
    OverlayModel &overlay() const { return m_window->view().overlay(); }

Q_SIGNALS:
    /// The window is another one now, with the same slides.
    void windowReplaced();

private:
    void makeWindow(const Settings &settings);
    void changeLanguage();

    const Environment m_environment;
    Translation m_translation;
    AnalysisService m_service;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<StartupTasks> m_tasks;
    bool m_languageWaits = false; ///< for an analysis
};

} // namespace tessera
