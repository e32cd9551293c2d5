#include "app/mainwindow.h"

#include "app/analysisservice.h"
#include "app/colours/colours.h"
#include "app/commands/commandlist.h"
#include "app/commands/commandpalette.h"
#include "app/commands/keysheet.h"
#include "app/commands/menus.h"
#include "app/displaycolours.h"
#include "app/messagebar.h"
#include "app/peekkey.h"
#include "app/performancedock.h"
#include "app/recentslides.h"
#include "app/samplemaker.h"
#include "app/sessionkeeper.h"
#include "app/settingsdialog.h"
#include "app/statusline.h"
#include "app/text/errortext.h"
#include "app/text/paths.h"
#include "app/text/slidetext.h"
#include "app/viewanalyses.h"
#include "app/viewcoverages.h"
#include "app/windowcommands.h"
#include "app/windowcomparison.h"
#include "app/worklistdock.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/slidestate/slidestatefiles.h"
#include "viewer/tiles/tileengine.h"

#include <QApplication>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

QStringList localFiles(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

} // namespace

MainWindow::MainWindow(AnalysisService &service, const Environment &environment, const Settings &settings,
                       QWidget *parent)
    : QMainWindow(parent), m_service(service), m_settings(settings),
      m_tiles(std::make_shared<TileEngine>(settings.cacheBytes)), m_recent(new RecentSlides(this)),
      m_messages(new MessageBar), m_workspace(new Workspace(m_tiles)),
      m_loader(new SlideLoader(m_tiles, *m_workspace, *m_recent, this)),
      m_analyses(new ViewAnalyses(service, *m_workspace, this)),
      m_slideStates(std::make_shared<SlideStateFiles>(toPath(environment.slideStatesFolder))),
      m_coverages(new ViewCoverages(m_slideStates, *m_workspace, this)),
      m_keeper(new SessionKeeper(*this, environment.sessionFolder)),
      m_sample(new SampleMaker(environment.sampleSlide, this)),
      m_commands(new CommandList(*this, *m_workspace, settings.keys)), m_status(new StatusLine),
      m_dock(new QDockWidget(tr("Analysis"))), m_worklist(new WorklistDock(*this))
{
    setAcceptDrops(true);
    m_workspace->setMotion(settings.motion);
    build();
    connectParts();
    m_comparison = std::make_unique<WindowComparison>(*this, m_tiles);
    for (SlideView *view : m_workspace->views())
        greet(view);
    addWindowCommands(*this);
    addColours(*this, *m_workspace, *m_commands, {rememberedColours, rememberColours});
    addPerformanceDock(*this, m_tiles);
    addDisplayColours(*this, m_tiles);
    new PeekKey(*this, *m_workspace);
    buildMenus(*menuBar(), *m_commands);
    follow(&view());

    resize(1440, 900);
    restoreGeometry(m_settings.windowGeometry);
    restoreState(m_settings.windowState);
}

MainWindow::~MainWindow()
{
    // In this order: what shows a view goes before it.
    delete m_keeper;
    delete m_coverages;
    m_comparison.reset();
    m_workspace->disconnect(this);
    delete m_analyses;
}

void MainWindow::build()
{
    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_workspace, 1);
    setCentralWidget(centre);
    setStatusBar(m_status);
    m_dock->setObjectName(u"analysisDock"_s);
    m_dock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    m_dock->setWidget(&m_analyses->panels());
    addDockWidget(Qt::RightDockWidgetArea, m_dock);
    addDockWidget(Qt::BottomDockWidgetArea, m_worklist);
    m_worklist->hide(); // a first start belongs to the slide
}

void MainWindow::connectParts()
{
    connect(m_workspace, &Workspace::viewAdded, this, &MainWindow::greet);
    connect(m_workspace, &Workspace::currentChanged, this, &MainWindow::follow);
    connect(m_workspace, &Workspace::viewsChanged, this, &MainWindow::showTitle);
    connect(m_loader, &SlideLoader::opened, this, [this](SlideView *view) {
        if (view == &m_workspace->current())
            view->canvas().setFocus();
        Q_EMIT slideOpened();
    });
    connect(m_loader, &SlideLoader::failed, this, &MainWindow::showFailure);
    connect(m_loader, &SlideLoader::waitingFor, this, [this](const QString &path) {
        m_status->showBusy(path.isEmpty() ? QString() : tr("Opening %1").arg(QFileInfo(path).fileName()));
    });
    connect(m_sample, &SampleMaker::progressed, this, [this](double share, std::chrono::seconds left) {
        m_status->showBusy(
            tr("Drawing the sample slide: %1 % done, %2 s left").arg(static_cast<int>(share * 100)).arg(left.count()),
            share, [this] { m_sample->cancel(); });
    });
    connect(m_sample, &SampleMaker::ready, this, [this](const QString &file) {
        m_status->showBusy({});
        open(file);
    });
    connect(m_sample, &SampleMaker::failed, this, [this](const Error &error) {
        m_status->showBusy({});
        if (error.code != ErrorCode::cancelled)
            showProblem(error);
    });
    connect(m_keeper, &SessionKeeper::doubted, this, [this] {
        m_messages->show(MessageBar::Kind::information,
                         tr("Tessera ended unexpectedly while it opened the slides of the last session."),
                         {tr("Open them again"), [this] { m_keeper->reopenBefore(); }});
    });
    connect(m_slideStates.get(), &SlideStates::failed, this, &MainWindow::showProblem);
    connect(m_status, &StatusLine::placeAsked, this, [this] { view().askWhere(SlideView::Where::place); });
    connect(m_status, &StatusLine::zoomAsked, this, [this] { view().askWhere(SlideView::Where::zoom); });
    connect(m_analyses, &ViewAnalyses::failed, this, &MainWindow::showProblem);
    connect(&m_service, &AnalysisService::engineFailed, this, [this](const Error &error) {
        m_messages->show(MessageBar::Kind::problem, sentenceOf(error),
                         {tr("Restart engine"), [this] { m_service.startEngine(); }});
    });
    connect(m_commands, &CommandList::keysChanged, this, [this] {
        m_settings.keys = m_commands->bindings();
        writeSettings(m_settings);
    });
}

SlideView &MainWindow::view() const { return m_workspace->current(); }

SlideCanvas &MainWindow::canvas() const { return view().canvas(); }

AnalysisSession &MainWindow::session() const { return m_analyses->of(view()); }

void MainWindow::greet(SlideView *view)
{
    connect(view, &SlideView::openWanted, this, &MainWindow::chooseSlides);
    connect(view, &SlideView::sampleWanted, this, &MainWindow::openSample);
    connect(view, &SlideView::retryWanted, this, [this, view] { m_loader->retry(*view); });
    connect(view, &SlideView::mppGiven, this,
            [view](std::optional<double> mpp) { rememberMpp(view->slide()->facts().fingerprint, mpp); });
}

void MainWindow::follow(SlideView *view)
{
    m_status->follow(*view);
    showTitle();
}

void MainWindow::showTitle()
{
    setWindowTitle(view().isEmpty() ? u"Tessera"_s : tr("%1 – Tessera").arg(view().fileName()));
}

void MainWindow::open(const OpenRequest &request)
{
    m_messages->close();
    m_loader->open(request);
}

void MainWindow::chooseSlides()
{
    // Not exec(): a dialog of its own event loop would let the window change under it.
    auto *dialog = new QFileDialog(this, tr("Open Slides"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Slides and images (%1)").arg(slideNamePatterns().join(u' ')), tr("All files (*)")});
    if (!m_recent->paths().isEmpty())
        dialog->setDirectory(QFileInfo(m_recent->paths().first()).absolutePath());
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        for (const QString &path : paths)
            open(path);
    });
    dialog->open();
}

void MainWindow::openSample()
{
    if (m_sample->isMaking())
        return;
    m_messages->close();
    m_sample->make();
}

void MainWindow::showFailure(const Error &error, const OpenRequest &request)
{
    if (request.openedBy == OpenedBy::session && error.code != ErrorCode::slideNeedsPermission)
        return; // its view says it
    MessageBar::Action action;
    if (error.code == ErrorCode::slideNeedsPermission)
        action = {tr("Open anyway"), [this, request] {
                      OpenRequest again = request;
                      again.hostileFormats = HostileFormats::allow;
                      open(again);
                  }};
    m_messages->show(MessageBar::Kind::problem, sentenceOf(error), std::move(action));
    Q_EMIT openFailed(error);
}

void MainWindow::showProblem(const Error &error) { m_messages->show(MessageBar::Kind::problem, sentenceOf(error)); }

void MainWindow::inform(const QString &sentence) { m_messages->show(MessageBar::Kind::information, sentence); }

void MainWindow::tell(const QString &sentence) { m_status->tell(sentence); }

void MainWindow::ask(const QString &sentence, const QString &action, std::function<void()> run)
{
    m_messages->show(MessageBar::Kind::information, sentence, {action, std::move(run)});
}

void MainWindow::setRecording(Recording recording)
{
    m_settings.recording = recording;
    writeSettings(m_settings);
}

void MainWindow::setFullScreen(bool full)
{
    if (!full)
        setPresentation(false);
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, full));
    showChrome();
}

void MainWindow::setPresentation(bool on)
{
    if (on == m_presentation)
        return;
    m_presentation = on;
    if (on) {
        m_stateBefore = saveState();
        for (QDockWidget *dock : findChildren<QDockWidget *>())
            dock->hide();
        setWindowState(windowState() | Qt::WindowFullScreen);
    } else {
        restoreState(m_stateBefore);
        setWindowState(windowState() & ~Qt::WindowFullScreen);
    }
    showChrome();
    canvas().setFocus();
    Q_EMIT presentationChanged(on);
}

void MainWindow::showChrome()
{
    menuBar()->setVisible(!isFullScreen());
    m_status->setVisible(!m_presentation);
    m_workspace->setTabsWanted(!m_presentation);
}

void MainWindow::setTheme(Theme theme)
{
    m_settings.theme = theme;
    applyTheme(*qApp, theme);
    writeSettings(m_settings);
    Q_EMIT themeChanged();
}

void MainWindow::showSettings()
{
    auto *dialog = new SettingsDialog(m_settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::chosen, this, [this](const Settings &settings) {
        const bool otherLanguage = settings.language != m_settings.language;
        m_settings.cacheBytes = settings.cacheBytes;
        m_settings.language = settings.language;
        m_settings.scalePercent = settings.scalePercent;
        m_settings.atStart = settings.atStart;
        m_settings.motion = settings.motion;
        m_settings.displayProfile = settings.displayProfile;
        m_workspace->setMotion(settings.motion);
        setTheme(settings.theme);
        if (otherLanguage)
            Q_EMIT languageChanged();
    });
    connect(dialog, &SettingsDialog::keysWanted, this, &MainWindow::showKeys);
    dialog->open();
}

void MainWindow::showPalette()
{
    if (!m_palette)
        m_palette = new CommandPalette(*m_commands, this);
    m_palette->popUp();
}

void MainWindow::showKeys()
{
    if (!m_keys)
        m_keys = new KeySheet(*m_commands, this);
    m_keys->show();
    m_keys->raise();
    m_keys->activateWindow();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        Q_EMIT fullScreenChanged(isFullScreen());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (isFullScreen())
        setFullScreen(false);
    m_settings.windowGeometry = saveGeometry();
    m_settings.windowState = saveState();
    if (const auto *model = session().chosenModel())
        m_settings.lastModel = QString::fromStdString(model->id);
    writeSettings(m_settings);
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList files = localFiles(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    for (const QString &file : files)
        open(file);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isFullScreen())
        setFullScreen(false);
    else
        QMainWindow::keyPressEvent(event);
}

} // namespace tessera
