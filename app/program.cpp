#include "app/program.h"

#include "app/sessionkeeper.h"
#include "app/viewanalyses.h"
#include "app/worklist/worklistsession.h"
#include "app/worklistdock.h"

namespace tessera {

Program::Program(const Environment &environment, const Settings &settings, const CommandLine &line)
    : m_environment(environment), m_translation(settings.language), m_service(environment)
{
    m_service.setLastChosenModel(settings.lastModel.toStdString());
    makeWindow(settings);
    m_tasks = std::make_unique<StartupTasks>(line, *m_window);
}

void Program::start()
{
    m_window->show();
    m_service.startEngine();
    m_tasks->start();
}

void Program::makeWindow(const Settings &settings)
{
    m_window = std::make_unique<MainWindow>(m_service, m_environment, settings);
    // Queued: it is the window that asks to be replaced.
    connect(m_window.get(), &MainWindow::languageChanged, this, &Program::changeLanguage, Qt::QueuedConnection);
    connect(
        &m_window->analyses(), &ViewAnalyses::changed, this,
        [this] {
            if (m_languageWaits)
                changeLanguage();
        },
        Qt::QueuedConnection);
}

/// Every text of the window is set when it is made: a new window with the same slides speaks the new language. What
/// runs in the old one would end with it, and is waited for.
void Program::changeLanguage()
{
    if (m_window->analyses().areRunning()) {
        if (!m_languageWaits)
            m_window->inform(tr("The language changes as soon as the running analysis has ended."));
        m_languageWaits = true;
        return;
    }
    m_languageWaits = false;
    if (WorklistSession &worklist = m_window->worklist().session(); worklist.isWaitingForDisk())
        return worklist.whenSaved([this] { changeLanguage(); });
    const Settings settings = m_window->settings();
    const SessionState session = m_window->sessionKeeper().state();
    const bool hasProject = m_window->worklist().session().project() != nullptr;
    const QByteArray geometry = m_window->saveGeometry();
    m_tasks.reset(); // (they ended long ago)
    m_window.reset();
    m_translation.use(settings.language);
    makeWindow(settings);
    m_window->restoreGeometry(geometry);
    m_window->show();
    m_window->sessionKeeper().apply(session);
    if (hasProject)
        m_window->worklist().openLastProject();
    Q_EMIT windowReplaced();
}

} // namespace tessera
