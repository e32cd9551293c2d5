#include "app/mainwindow.h"

#include "app/analysisdock.h"
#include "app/analysissession.h"
#include "app/errortext.h"
#include "app/mainmenu.h"
#include "app/messagebar.h"
#include "app/paths.h"
#include "app/recentslides.h"
#include "app/resolutionbar.h"
#include "app/settingsdialog.h"
#include "app/slidetext.h"
#include "app/statusline.h"
#include "viewer/canvas/minimap.h"
#include "viewer/canvas/scalebar.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/overlay/heatmaplayer.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

/// The key left of the 1 on most layouts; on some it is dead.
bool isPeekKey(const QKeyEvent &event)
{
    return (event.key() == Qt::Key_QuoteLeft || event.key() == Qt::Key_Dead_Grave) && !event.isAutoRepeat();
}

QList<QUrl> localFiles(const QMimeData &data)
{
    QList<QUrl> files = data.urls();
    files.removeIf([](const QUrl &url) { return !url.isLocalFile(); });
    return files;
}

} // namespace

MainWindow::MainWindow(OverlayModel &overlay, AnalysisSession &session, const Settings &settings, QWidget *parent)
    : QMainWindow(parent), m_overlay(overlay), m_session(session), m_settings(settings),
      m_recent(new RecentSlides(this)), m_messages(new MessageBar), m_resolution(new ResolutionBar),
      m_banner(new QLabel), m_pages(new QStackedWidget), m_canvas(new SlideCanvas(nullptr, settings.cacheBytes)),
      m_minimap(new Minimap(*m_canvas)), m_status(new StatusLine(overlay)), m_dock(new AnalysisDock(session, overlay)),
      m_heatMap(new HeatMapLayer(overlay, this)), m_scaleBar(new ScaleBarLayer(this))
{
    setWindowTitle(u"Tessera"_s);
    setAcceptDrops(true);
    buildCentre();
    setStatusBar(m_status);
    addDockWidget(Qt::RightDockWidgetArea, m_dock);
    m_canvas->addLayer(m_heatMap);
    m_canvas->addLayer(m_scaleBar);
    connectParts();
    new MainMenu(*this, m_overlay);

    resize(1360, 860);
    restoreGeometry(m_settings.windowGeometry);
    restoreState(m_settings.windowState);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildCentre()
{
    m_banner->setObjectName(u"syntheticBanner"_s);
    m_banner->setText(tr("Synthetic, not real tissue"));
    m_banner->setAlignment(Qt::AlignCenter);
    m_banner->setMargin(4);
    m_banner->setAutoFillBackground(true);
    QPalette banner;
    banner.setColor(QPalette::Window, QColor(236, 200, 90));
    banner.setColor(QPalette::WindowText, QColor(30, 24, 0));
    m_banner->setPalette(banner);
    QFont bold = m_banner->font();
    bold.setBold(true);
    m_banner->setFont(bold);
    m_banner->hide();

    auto *hint = new QLabel(tr("Open a slide with File > Open, or drop a slide file here."));
    hint->setObjectName(u"openHint"_s);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    m_canvas->setObjectName(u"canvas"_s);
    m_canvas->setAccessibleName(tr("Slide"));
    m_canvas->setFocusPolicy(Qt::StrongFocus);
    m_pages->addWidget(hint);
    m_pages->addWidget(m_canvas);

    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    for (QWidget *bar :
         {static_cast<QWidget *>(m_messages), static_cast<QWidget *>(m_resolution), static_cast<QWidget *>(m_banner)})
        layout->addWidget(bar);
    layout->addWidget(m_pages, 1);
    setCentralWidget(centre);
}

void MainWindow::connectParts()
{
    connect(&m_opener, &SlideOpener::opened, this, &MainWindow::take);
    connect(&m_opener, &SlideOpener::failed, this, &MainWindow::takeFailure);
    connect(&m_opener, &SlideOpener::takesLong, this,
            [this](const QString &path) { m_status->showBusy(tr("Opening %1").arg(QFileInfo(path).fileName())); });
    connect(m_canvas, &SlideCanvas::viewportChanged, m_status, &StatusLine::showViewport);
    connect(m_canvas, &SlideCanvas::cursorMoved, m_status, &StatusLine::showPosition);
    connect(&m_session, &AnalysisSession::failed, this, &MainWindow::showProblem);
    connect(&m_session, &AnalysisSession::engineFailed, this, &MainWindow::showEngineProblem);
    connect(m_resolution, &ResolutionBar::given, this, [this](std::optional<double> mpp) {
        if (!m_canvas->slide())
            return;
        rememberMpp(m_canvas->slide()->facts().fingerprint, mpp);
        applyUserMpp(mpp);
        m_canvas->setFocus();
    });
}

void MainWindow::open(const QString &path, std::optional<double> mpp)
{
    m_mppForNextSlide = mpp;
    start(path, HostileFormats::refuse);
}

void MainWindow::start(const QString &path, HostileFormats hostileFormats)
{
    m_messages->close();
    m_status->showBusy({});
    m_opener.open(path, hostileFormats);
}

void MainWindow::chooseSlide()
{
    // Not exec(): a dialog of its own event loop would let the window change under it.
    auto *dialog = new QFileDialog(this, tr("Open Slide"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Slides and images (%1)").arg(slideNamePatterns().join(u' ')), tr("All files (*)")});
    if (!m_recent->paths().isEmpty())
        dialog->setDirectory(QFileInfo(m_recent->paths().first()).absolutePath());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { open(path); });
    dialog->open();
}

void MainWindow::take(std::shared_ptr<const SlideSource> slide, const QString &path, HostileFormats hostileFormats)
{
    m_status->showBusy({});
    const SlideFacts &facts = slide->facts();
    m_canvas->setSlide(slide);
    m_pages->setCurrentWidget(m_canvas);
    m_canvas->setFocus();
    m_banner->setVisible(saysSynthetic(facts));
    setWindowTitle(tr("%1 – Tessera").arg(QFileInfo(path).fileName()));
    m_recent->add(path);

    m_session.setSlide(slide, hostileFormats);
    if (const auto given = std::exchange(m_mppForNextSlide, {}))
        rememberMpp(facts.fingerprint, given);
    applyUserMpp(rememberedMpp(facts.fingerprint));
    if (m_canvas->viewport().mpp())
        m_resolution->hide();
    else
        m_resolution->ask({}, {});
    Q_EMIT slideOpened();
}

void MainWindow::takeFailure(const Error &error, const QString &path)
{
    m_status->showBusy({});
    MessageBar::Action action;
    if (error.code == ErrorCode::slideNeedsPermission)
        action = {tr("Open anyway"), [this, path] { start(path, HostileFormats::allow); }};
    m_messages->show(MessageBar::Kind::problem, sentenceOf(error), std::move(action));
    Q_EMIT openFailed(error);
}

void MainWindow::applyUserMpp(std::optional<double> mpp)
{
    const SlideFacts &facts = m_canvas->slide()->facts();
    m_canvas->setMpp(mpp ? MicronsPerPixel{*mpp, *mpp, MppSource::user} : facts.mpp);
    m_session.setUserMpp(mpp);
    m_status->showViewport(m_canvas->viewport());
}

void MainWindow::askForResolution()
{
    if (!m_canvas->slide())
        return;
    const SlideFacts &facts = m_canvas->slide()->facts();
    m_resolution->ask(facts.mpp, rememberedMpp(facts.fingerprint));
    m_resolution->setFocus();
}

void MainWindow::setFullScreen(bool full)
{
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, full));
    menuBar()->setVisible(!full);
}

void MainWindow::setTheme(Theme theme)
{
    m_settings.theme = theme;
    applyTheme(*qApp, theme);
    writeSettings(m_settings);
}

void MainWindow::showSettings()
{
    auto *dialog = new SettingsDialog(m_settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::chosen, this, [this](const Settings &settings) {
        m_settings.cacheBytes = settings.cacheBytes;
        setTheme(settings.theme);
    });
    dialog->open();
}

void MainWindow::showProblem(const Error &error) { m_messages->show(MessageBar::Kind::problem, sentenceOf(error)); }

void MainWindow::showEngineProblem(const Error &error)
{
    m_messages->show(MessageBar::Kind::problem, sentenceOf(error),
                     {tr("Restart engine"), [this] { m_session.startEngine(); }});
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        Q_EMIT fullScreenChanged(isFullScreen());
    // The key may be released in another window: then its release never comes here.
    if (event->type() == QEvent::ActivationChange && !isActiveWindow())
        m_overlay.setPeeking(false);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (isFullScreen())
        setFullScreen(false);
    m_settings.windowGeometry = saveGeometry();
    m_settings.windowState = saveState();
    if (const auto *model = m_session.chosenModel())
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
    const QList<QUrl> files = localFiles(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    open(files.first().toLocalFile());
    if (files.size() > 1)
        m_messages->show(MessageBar::Kind::information,
                         tr("One slide is shown at a time: the first of %1 files is opened.").arg(files.size()));
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (isPeekKey(*event))
        m_overlay.setPeeking(true);
    else if (event->key() == Qt::Key_Escape && isFullScreen())
        setFullScreen(false);
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent *event)
{
    if (isPeekKey(*event))
        m_overlay.setPeeking(false);
    else
        QMainWindow::keyReleaseEvent(event);
}

} // namespace tessera
