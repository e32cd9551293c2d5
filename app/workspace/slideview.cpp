#include "app/workspace/slideview.h"

#include "app/text/paths.h"
#include "app/text/slidetext.h"
#include "app/workspace/failurepage.h"
#include "app/workspace/gotobar.h"
#include "app/workspace/resolutionbar.h"
#include "app/workspace/welcomepage.h"
#include "viewer/canvas/minimap.h"
#include "viewer/canvas/scalebar.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/canvas/viewhistory.h"
#include "viewer/overlay/heatmaplayer.h"

#include <QFileInfo>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int frameWidth = 2;

} // namespace

SlideView::SlideView(std::shared_ptr<TileEngine> tiles, QWidget *parent)
    : QWidget(parent), m_resolution(new ResolutionBar), m_goTo(new GoToBar), m_banner(new QLabel),
      m_pages(new QStackedWidget), m_welcome(new WelcomePage), m_failure(new FailurePage),
      m_canvas(new SlideCanvas(std::move(tiles))), m_minimap(new Minimap(*m_canvas)),
      m_history(std::make_unique<ViewHistory>(*m_canvas)), m_heatMap(new HeatMapLayer(m_overlay, this)),
      m_scaleBar(new ScaleBarLayer(this))
{
    build();
    m_canvas->addLayer(m_heatMap);
    m_canvas->addLayer(m_scaleBar);
    connect(m_welcome, &WelcomePage::openWanted, this, &SlideView::openWanted);
    connect(m_welcome, &WelcomePage::sampleWanted, this, &SlideView::sampleWanted);
    connect(m_failure, &FailurePage::retryWanted, this, &SlideView::retryWanted);
    connect(m_resolution, &ResolutionBar::given, this, [this](std::optional<double> mpp) {
        if (isEmpty())
            return;
        setUserMpp(mpp);
        Q_EMIT mppGiven(mpp);
        m_canvas->setFocus();
    });
    connect(m_goTo, &GoToBar::wanted, this, &SlideView::goTo);
    connect(m_goTo, &GoToBar::closed, this, [this] { m_canvas->setFocus(); });
}

SlideView::~SlideView() = default;

void SlideView::build()
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

    m_canvas->setObjectName(u"canvas"_s);
    m_canvas->setAccessibleName(tr("Slide"));
    m_canvas->setFocusPolicy(Qt::StrongFocus);
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_failure);
    m_pages->addWidget(m_canvas);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_resolution);
    layout->addWidget(m_goTo);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
}

void SlideView::setSlide(std::shared_ptr<const SlideSource> slide, HostileFormats hostileFormats,
                         std::optional<double> rememberedMpp)
{
    m_hostileFormats = hostileFormats;
    m_failedPath.clear();
    m_canvas->setSlide(std::move(slide));
    m_pages->setCurrentWidget(isEmpty() ? static_cast<QWidget *>(m_welcome) : m_canvas);
    m_banner->setVisible(!isEmpty() && saysSynthetic(m_canvas->slide()->facts()));
    m_resolution->hide();
    m_goTo->hide();
    m_userMpp.reset();
    if (!isEmpty()) {
        setUserMpp(rememberedMpp);
        if (!m_canvas->viewport().mpp())
            m_resolution->ask({}, {});
    }
    Q_EMIT slideChanged();
}

const std::shared_ptr<const SlideSource> &SlideView::slide() const { return m_canvas->slide(); }

QString SlideView::path() const { return isEmpty() ? m_failedPath : toQString(slide()->facts().path); }

QString SlideView::fileName() const { return QFileInfo(path()).fileName(); }

void SlideView::setUserMpp(std::optional<double> mpp)
{
    m_userMpp = mpp;
    m_canvas->setMpp(mpp ? MicronsPerPixel{*mpp, *mpp, MppSource::user} : slide()->facts().mpp);
}

void SlideView::askForResolution()
{
    if (isEmpty())
        return;
    m_resolution->ask(slide()->facts().mpp, m_userMpp);
    m_resolution->setFocus();
}

void SlideView::askWhere(Where where)
{
    if (isEmpty())
        return;
    const Viewport &viewport = m_canvas->target();
    const QString text = where == Where::place  ? placeText(viewport.centre())
                         : where == Where::zoom ? zoomText(viewport.scale(), viewport.mpp())
                                                : QString();
    m_goTo->ask({viewport.extent(), viewport.mpp()}, text);
}

void SlideView::goTo(const WantedPlace &place)
{
    if (place.scale)
        m_canvas->zoomToScale(*place.scale);
    if (place.centre)
        m_canvas->centreOn(*place.centre);
    m_canvas->setFocus();
}

void SlideView::showFailure(const QString &path, const QString &sentence)
{
    setSlide(nullptr, HostileFormats::refuse, {});
    m_failedPath = path;
    m_failure->show(QFileInfo(path).fileName(), sentence);
    m_pages->setCurrentWidget(m_failure);
    Q_EMIT slideChanged();
}

void SlideView::setFrame(Frame frame)
{
    m_frame = frame;
    const int width = frame == Frame::none ? 0 : frameWidth;
    layout()->setContentsMargins(width, width, width, width);
    update();
}

void SlideView::paintEvent(QPaintEvent *)
{
    if (m_frame == Frame::none)
        return;
    QPainter painter(this);
    const auto colour = palette().color(m_frame == Frame::current ? QPalette::Highlight : QPalette::Mid);
    painter.setPen(QPen(colour, 2 * frameWidth)); // half of it lies outside
    painter.drawRect(rect());
}

} // namespace tessera
