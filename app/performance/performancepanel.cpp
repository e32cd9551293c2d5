#include "app/performance/performancepanel.h"

#include "app/performance/detail/residentmemory.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/tiles/tileengine.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>

using namespace std::chrono_literals;

namespace tessera {
namespace {

constexpr std::chrono::milliseconds interval = 500ms;
constexpr double mebibyte = 1 << 20;

QString mebibytes(double bytes) { return QLocale().toString(bytes / mebibyte, 'f', 0); }

QString milliseconds(std::chrono::microseconds time)
{
    return QLocale().toString(static_cast<double>(time.count()) / 1000, 'f', 1);
}

constexpr int widthInLetters = 46; ///< its values come later than its place beside the slide

} // namespace

PerformancePanel::PerformancePanel(std::shared_ptr<TileEngine> tiles, QWidget *parent)
    : QWidget(parent), m_tiles(std::move(tiles)), m_rows(new QFormLayout(this)),
      m_decoded(addRow("decodedTiles", tr("Tiles decoded"), tr("All, and how many for each one that was seen"))),
      m_hits(addRow("hitRate", tr("In memory"), tr("Of the tiles that a view needed, those that were there already"))),
      m_waiting(addRow("waitingTiles", tr("Waiting"), tr("Tiles that are asked for and not yet decoded"))),
      m_frame(addRow("frameTimes", tr("Frames"),
                     tr("Time to paint a frame in the last five seconds: median, 95th percentile, longest"))),
      m_cache(addRow("cacheMemory", tr("Tile memory"), tr("Decoded tiles, and the limit that the settings give them"))),
      m_process(addRow("processMemory", tr("Program"), tr("Memory of the whole program, without the engine")))
{
    setMinimumWidth(fontMetrics().averageCharWidth() * widthInLetters);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &PerformancePanel::update);
}

QLabel *PerformancePanel::addRow(const char *name, const QString &title, const QString &meaning)
{
    auto *value = new QLabel;
    value->setObjectName(QLatin1String(name));
    value->setAccessibleName(title);
    value->setToolTip(meaning);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_rows->addRow(title, value);
    return value;
}

void PerformancePanel::follow(SlideCanvas &canvas)
{
    if (m_canvas)
        m_canvas->disconnect(this);
    m_canvas = &canvas;
    m_frames.clear();
    connect(&canvas, &SlideCanvas::framePainted, this,
            [this](std::chrono::microseconds took) { m_frames.add(took, std::chrono::steady_clock::now()); });
}

void PerformancePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    update();
    m_timer.start();
}

void PerformancePanel::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

void PerformancePanel::update()
{
    showTiles();
    showFrames();
    showMemory();
}

void PerformancePanel::showTiles()
{
    const TileStatistics tiles = m_tiles->scheduler().statistics();
    const QLocale locale;
    const QString nothing = tr("none yet");
    m_decoded->setText(
        tiles.used == 0
            ? nothing
            : tr("%1, %2 for each seen")
                  .arg(locale.toString(static_cast<qlonglong>(tiles.decoded)))
                  .arg(locale.toString(static_cast<double>(tiles.decoded) / static_cast<double>(tiles.used), 'f', 2)));
    m_hits->setText(tiles.needed == 0
                        ? nothing
                        : tr("%1 %").arg(locale.toString(
                              100 * static_cast<double>(tiles.hits) / static_cast<double>(tiles.needed), 'f', 1)));
    m_waiting->setText(locale.toString(static_cast<qlonglong>(tiles.waiting)));
}

void PerformancePanel::showFrames()
{
    const auto frames = m_frames.summary(std::chrono::steady_clock::now());
    m_frame->setText(
        !frames ? tr("none in the last seconds")
                : tr("%1 / %2 / %3 ms")
                      .arg(milliseconds(frames->median), milliseconds(frames->p95), milliseconds(frames->longest)));
}

void PerformancePanel::showMemory()
{
    m_cache->setText(tr("%1 of %2 MiB")
                         .arg(mebibytes(static_cast<double>(m_tiles->store().bytes())),
                              mebibytes(static_cast<double>(m_tiles->store().budget()))));
    const auto resident = detail::residentMemory();
    m_process->setText(resident ? tr("%1 MiB").arg(mebibytes(static_cast<double>(*resident))) : tr("unknown"));
}

} // namespace tessera
