#include "app/startuptasks.h"

#include "app/analysissession.h"
#include "app/mainwindow.h"
#include "app/sessionkeeper.h"
#include "app/slideinfo/privatepicture.h"
#include "app/text/errortext.h"
#include "app/viewanalyses.h"
#include "app/worklist/worklistsession.h"
#include "app/worklistdock.h"
#include "base/log.h"
#include "viewer/canvas/slidecanvas.h"

#include <QPixmap>
#include <QSaveFile>

#include <chrono>

using namespace std::chrono_literals;

namespace tessera {

StartupTasks::StartupTasks(const CommandLine &line, MainWindow &window) : m_line(line), m_window(window)
{
    m_look.setInterval(50ms);
    connect(&m_look, &QTimer::timeout, this, &StartupTasks::look);
    m_limit.setSingleShot(true);
    m_limit.setInterval(15min);
    connect(&m_limit, &QTimer::timeout, this, [this] { giveUp(tr("The picture was not complete after 15 minutes.")); });
}

void StartupTasks::start()
{
    if (!m_line.model.isEmpty())
        m_window.session().chooseModel(m_line.model.toStdString());
    if (m_line.project.isEmpty())
        m_window.worklist().openLastProject();
    else
        m_window.worklist().session().open(m_line.project);
    if (m_line.slide.isEmpty()) {
        if (m_window.settings().atStart == AtStart::restoreSession)
            m_window.sessionKeeper().restore();
        return;
    }
    connect(
        &m_window, &MainWindow::slideOpened, this, [this] { m_opened = true; }, Qt::SingleShotConnection);
    connect(&m_window, &MainWindow::openFailed, this, [this](const Error &error) { giveUp(sentenceOf(error)); });
    connect(&m_window.analyses(), &ViewAnalyses::failed, this,
            [this](const Error &error) { giveUp(sentenceOf(error)); });
    connect(&m_window.session().service(), &AnalysisService::engineFailed, this, [this](const Error &error) {
        if (m_line.analyse)
            giveUp(sentenceOf(error));
    });
    m_window.open(m_line.slide, m_line.mpp);
    m_look.start();
    if (!m_line.screenshot.isEmpty())
        m_limit.start();
}

void StartupTasks::look()
{
    if (!m_opened)
        return;
    if (m_line.analyse && !analysisIsOver())
        return;
    if (m_line.screenshot.isEmpty()) {
        m_look.stop();
        return;
    }
    const SlideCanvas &canvas = m_window.canvas();
    const bool isComplete = canvas.isSharp() && !canvas.overview().isNull();
    if (isComplete && m_wasComplete)
        writePicture();
    m_wasComplete = isComplete; // panels lay themselves out anew between two looks
}

bool StartupTasks::analysisIsOver()
{
    AnalysisSession &session = m_window.session();
    if (session.isSearching())
        return false;
    const protocol::ModelInfo *model = session.chosenModel();
    if (!model)
        return false;
    const LoadedResult *result = session.result();
    const bool isThere = result && result->result.model.id == model->id;
    if (!m_asked && !isThere && session.canRun()) {
        m_asked = true;
        session.run("auto");
        return false;
    }
    if (!m_line.model.isEmpty() && m_line.model.toStdString() != model->id) {
        giveUp(tr("There is no usable model %1.").arg(m_line.model));
        return false;
    }
    return isThere || (m_asked && m_line.screenshot.isEmpty());
}

void StartupTasks::giveUp(const QString &sentence)
{
    m_look.stop();
    m_limit.stop();
    disconnect(&m_window, nullptr, this, nullptr);
    disconnect(&m_window.analyses(), nullptr, this, nullptr);
    disconnect(&m_window.session().service(), nullptr, this, nullptr);
    if (m_line.screenshot.isEmpty())
        return;
    logError(sentence.toStdString());
    Q_EMIT exit(1);
}

void StartupTasks::writePicture()
{
    m_look.stop();
    QSaveFile file(m_line.screenshot);
    if (file.open(QIODevice::WriteOnly) && pictureOf(m_window).save(&file, "PNG") && file.commit()) {
        Q_EMIT exit(0);
        return;
    }
    giveUp(sentenceOf(
        {ErrorCode::fileUnwritable, {m_line.screenshot.toStdString(), file.errorString().toStdString()}, {}}));
}

} // namespace tessera
