#include "app/finetuning/curveplot.h"

#include "app/finetuning/detail/qcustomplotheader.h"

#include <QEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr double zoomStep = 1.25;
constexpr double drawnWidth = 2; ///< px of the lines
constexpr int bandAlpha = 40;
constexpr int exportWidth = 1200, exportHeight = 800; ///< px, and points of a page
constexpr double exportScale = 2;
constexpr std::size_t mostInLegend = 8;

/// Told apart with any colour vision (Tol's bright ones), on dark and on light.
QColor colourOf(int index)
{
    constexpr std::array colours{0x4477aa, 0xee6677, 0x228833, 0xccbb44, 0x66ccee, 0xaa3377, 0xbbbbbb};
    return QColor::fromRgb(static_cast<QRgb>(colours[static_cast<std::size_t>(index) % colours.size()]));
}

Qt::PenStyle styleOf(CurveLine line)
{
    switch (line) {
    case CurveLine::first:
        return Qt::SolidLine;
    case CurveLine::second:
        return Qt::DashLine;
    case CurveLine::third:
        return Qt::DotLine;
    }
    return Qt::SolidLine;
}

} // namespace

CurvePlot::CurvePlot(QWidget *parent) : QWidget(parent), m_plot(new QCustomPlot(this))
{
    m_plot->setObjectName(u"curvePlotArea"_s);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->setNoAntialiasingOnDrag(true);
    m_plot->legend->setVisible(true);
    m_plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
    m_plot->xAxis->setLabel(tr("Epoch"));
    m_plot->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_plot);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(200);
    const auto userZooms = [this](const QCPRange &) { m_isZoomed = true; };
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this](QWheelEvent *) { m_isZoomed = true; });
    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent *) { setFocus(); });
    connect(m_plot->xAxis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), this,
            [this, userZooms](const QCPRange &range) {
                if (QGuiApplication::mouseButtons() != Qt::NoButton)
                    userZooms(range); // (a drag)
            });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &CurvePlot::showAll);
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent *event) {
        mark(static_cast<int>(std::lround(m_plot->xAxis->pixelToCoord(event->position().x()))));
    });
    dress(palette());
}

void CurvePlot::setChart(CurveChart chart)
{
    if (chart.kind != m_chart.kind)
        m_isZoomed = false;
    m_chart = std::move(chart);
    draw();
}

int CurvePlot::lastEpoch() const
{
    double last = 0;
    for (const Curve &curve : m_chart.curves)
        last = std::max(last, curve.points.back().x());
    return static_cast<int>(last);
}

void CurvePlot::draw()
{
    m_plot->clearPlottables();
    m_plot->clearItems();
    m_cursor = nullptr;
    for (const CurveBand &band : m_chart.bands)
        drawBand(band, lastEpoch() + 1);
    for (const Curve &curve : m_chart.curves) {
        QVector<double> x, y;
        for (const QPointF &point : curve.points) {
            x << point.x();
            y << point.y();
        }
        QCPGraph *graph = m_plot->addGraph();
        graph->setData(x, y, true);
        graph->setName(curve.name);
        graph->setPen(QPen(colourOf(curve.colour), drawnWidth, styleOf(curve.line)));
        if (x.size() == 1) // (a line of one point is nothing to see)
            graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 6));
        if (curve.best) {
            QCPGraph *best = m_plot->addGraph();
            best->setData({curve.best->x()}, {curve.best->y()}, true);
            best->setLineStyle(QCPGraph::lsNone);
            best->setPen(QPen(colourOf(curve.colour), drawnWidth));
            best->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, 10));
            best->removeFromLegend();
        }
    }
    for (const double x : m_chart.stages) {
        auto *line = new QCPItemStraightLine(m_plot);
        line->point1->setCoords(x - 0.5, 0);
        line->point2->setCoords(x - 0.5, 1);
        line->setPen(QPen(palette().color(QPalette::PlaceholderText), 1, Qt::DashLine));
    }
    m_plot->legend->setVisible(!m_chart.curves.empty() && m_chart.curves.size() + m_chart.bands.size() <= mostInLegend);
    if (!m_isZoomed)
        scale();
    mark(m_epoch);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::drawBand(const CurveBand &band, double last)
{
    QColor fill = colourOf(band.colour);
    fill.setAlpha(bandAlpha);
    QCPGraph *low = m_plot->addGraph();
    low->setData({0, last}, {band.low, band.low}, true);
    low->setPen(Qt::NoPen);
    low->removeFromLegend();
    QCPGraph *high = m_plot->addGraph();
    high->setData({0, last}, {band.high, band.high}, true);
    high->setPen(Qt::NoPen);
    high->setBrush(fill);
    high->setChannelFillGraph(low);
    high->removeFromLegend();
    QCPGraph *value = m_plot->addGraph();
    value->setData({0, last}, {band.value, band.value}, true);
    value->setPen(QPen(colourOf(band.colour), 1));
    value->setName(band.name);
}

void CurvePlot::scale()
{
    m_plot->rescaleAxes();
    m_plot->yAxis->scaleRange(1.1, m_plot->yAxis->range().center());
    m_plot->xAxis->setRange(0.5, std::max(2, lastEpoch()) + 0.5);
    if (m_plot->yAxis->range().size() <= 0)
        m_plot->yAxis->setRange(m_plot->yAxis->range().center() - 0.5, m_plot->yAxis->range().center() + 0.5);
}

void CurvePlot::showAll()
{
    m_isZoomed = false;
    scale();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::zoom(double factor)
{
    m_isZoomed = true;
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis})
        axis->scaleRange(1 / factor, axis->range().center());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

std::pair<double, double> CurvePlot::shownEpochs() const
{
    return {m_plot->xAxis->range().lower, m_plot->xAxis->range().upper};
}

void CurvePlot::step(int epochs) { mark(std::max(1, m_epoch + epochs)); }

void CurvePlot::mark(int epoch)
{
    m_epoch = std::clamp(epoch, 0, lastEpoch());
    if (m_epoch > 0) {
        if (!m_cursor) {
            m_cursor = new QCPItemStraightLine(m_plot);
            m_cursor->setPen(QPen(palette().color(QPalette::Text), 1, Qt::DotLine));
        }
        m_cursor->point1->setCoords(m_epoch, 0);
        m_cursor->point2->setCoords(m_epoch, 1);
    }
    if (m_cursor)
        m_cursor->setVisible(m_epoch > 0);
    const QString text = m_epoch > 0 ? readoutAt(m_chart, m_epoch) : QString();
    setAccessibleDescription(text);
    Q_EMIT readoutChanged(text);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::dress(const QPalette &colours)
{
    const QPen line(colours.color(QPalette::Text));
    m_plot->setBackground(colours.color(QPalette::Base));
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(line);
        axis->setTickPen(line);
        axis->setSubTickPen(line);
        axis->setTickLabelColor(line.color());
        axis->setLabelColor(line.color());
        axis->setLabelFont(font());
        axis->setTickLabelFont(font());
        QColor faint = line.color();
        faint.setAlpha(bandAlpha);
        axis->grid()->setPen(QPen(faint, 1, Qt::DotLine));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    QColor plate = colours.color(QPalette::Base);
    plate.setAlpha(200);
    m_plot->legend->setBrush(plate);
    m_plot->legend->setBorderPen(Qt::NoPen);
    m_plot->legend->setTextColor(line.color());
    m_plot->legend->setFont(font());
}

bool CurvePlot::save(const QString &file)
{
    dress(QPalette(Qt::white));
    bool saved = false;
    if (QFileInfo(file).suffix().compare(u"pdf"_s, Qt::CaseInsensitive) == 0) {
        saved = m_plot->savePdf(file, exportWidth, exportHeight);
    } else {
        QSaveFile target(file);
        saved = target.open(QIODevice::WriteOnly) &&
                m_plot->toPixmap(exportWidth, exportHeight, exportScale).save(&target, "PNG") && target.commit();
    }
    dress(palette());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    return saved;
}

bool CurvePlot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Leave)
        mark(0);
    return QWidget::eventFilter(watched, event);
}

void CurvePlot::keyPressEvent(QKeyEvent *event)
{
    const bool moves = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto move = [this](double share) {
        m_isZoomed = true;
        m_plot->xAxis->moveRange(share * m_plot->xAxis->range().size());
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return moves ? move(-0.1) : step(-1);
    case Qt::Key_Right:
        return moves ? move(0.1) : step(1);
    case Qt::Key_Plus:
        return zoom(zoomStep);
    case Qt::Key_Minus:
        return zoom(1 / zoomStep);
    case Qt::Key_0:
        return showAll();
    default:
        QWidget::keyPressEvent(event);
    }
}

void CurvePlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        dress(palette());
        draw();
    }
}

} // namespace tessera
