#include "app/worklistdock.h"

#include "app/mainwindow.h"
#include "app/settings.h"
#include "app/text/errortext.h"
#include "app/text/paths.h"
#include "app/worklist/worklistpanel.h"
#include "app/worklist/worklistsession.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace tessera {

WorklistDock::WorklistDock(MainWindow &window)
    : m_window(window), m_session(new WorklistSession(this)), m_panel(new WorklistPanel(*m_session))
{
    setObjectName(u"worklistDock"_s);
    setAllowedAreas(Qt::BottomDockWidgetArea | Qt::TopDockWidgetArea | Qt::LeftDockWidgetArea |
                    Qt::RightDockWidgetArea);
    setWidget(m_panel);
    showTitle();

    connect(m_session, &WorklistSession::openWanted, this,
            [this](const QString &path) { m_window.open({.path = path, .target = &m_window.view()}); });
    connect(m_session, &WorklistSession::likelyNext, &m_window.loader(), &SlideLoader::openAhead);
    connect(m_session, &WorklistSession::said, &m_window, &MainWindow::inform);
    connect(m_session, &WorklistSession::failed, &m_window, &MainWindow::showProblem);
    connect(m_session, &WorklistSession::savedChanged, this, &WorklistDock::showTitle);
    connect(m_session, &WorklistSession::decisionWanted, this, &WorklistDock::askAboutEdits);
    connect(m_session, &WorklistSession::projectChanged, this, [this] {
        showTitle();
        const Project *project = m_session->project();
        writeLastProject(project ? toQString(project->path()) : QString());
        if (project)
            show();
    });
    const auto follow = [this] { m_session->setShown(m_window.view().path()); };
    connect(&m_window.workspace(), &Workspace::currentChanged, this, follow);
    connect(&m_window.workspace(), &Workspace::viewsChanged, this, follow);
    m_window.installEventFilter(this);
}

WorklistDock::~WorklistDock()
{
    delete m_panel; // it shows the session
}

void WorklistDock::openLastProject()
{
    if (const QString path = readLastProject(); QFileInfo::exists(path))
        m_session->open(path);
}

void WorklistDock::showTitle()
{
    const Project *project = m_session->project();
    if (!project)
        return setWindowTitle(tr("Worklist"));
    const QString name = toQString(project->path().stem());
    if (!project->isWritable())
        setWindowTitle(tr("Worklist – %1 (read-only)").arg(name));
    else if (project->unsavedEdits() > 0)
        setWindowTitle(tr("Worklist – %1 (saving)").arg(name));
    else
        setWindowTitle(tr("Worklist – %1 (all saved)").arg(name));
}

void WorklistDock::askAboutEdits(qint64 edits, const Error &error)
{
    if (m_question && m_question->isVisible())
        return; // (its answer is for what was asked for last)
    QMessageBox *question = m_question =
        new QMessageBox(QMessageBox::Warning, tr("Changes Not Saved"),
                        tr("%n change(s) of the project are not on the disk yet.", nullptr, static_cast<int>(edits)),
                        QMessageBox::NoButton, &m_window);
    question->setObjectName(u"unsavedEdits"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(sentenceOf(error));
    QPushButton *again = question->addButton(tr("Try Again"), QMessageBox::AcceptRole);
    QPushButton *without = question->addButton(tr("Close Without Them"), QMessageBox::DestructiveRole);
    question->setEscapeButton(question->addButton(tr("Keep Open"), QMessageBox::RejectRole));
    question->setDefaultButton(again);
    connect(question, &QMessageBox::buttonClicked, m_session, [this, again, without](const QAbstractButton *button) {
        if (button == again)
            m_session->tryAgain();
        else if (button == without)
            m_session->forgetEdits();
        else
            m_session->stayOpen();
    });
    question->open();
}

bool WorklistDock::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Close && m_session->isWaitingForDisk()) {
        event->ignore();
        m_session->whenSaved([window = &m_window] { window->close(); });
        return true;
    }
    if (event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        QStringList files;
        for (const QUrl &url : drop->mimeData()->urls())
            if (url.isLocalFile())
                files << url.toLocalFile();
        if (m_session->takeDropped(files, WorklistSession::DroppedOn::window)) {
            drop->acceptProposedAction();
            return true;
        }
    }
    return QDockWidget::eventFilter(watched, event);
}

} // namespace tessera
