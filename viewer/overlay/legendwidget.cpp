#include "viewer/overlay/legendwidget.h"

#include "viewer/overlay/detail/heatmapimage.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int barHeight = 14;
constexpr int gap = 4;
constexpr QSize swatchSize(28, barHeight);

QImage colourBar(ColourMap colours, int width)
{
    QImage bar(width, 1, QImage::Format_RGB32);
    for (int x = 0; x < width; ++x)
        bar.setPixel(x, 0, table(colours)[static_cast<std::size_t>(x * 255 / std::max(1, width - 1))]);
    return bar;
}

QImage hiddenSwatch()
{
    QImage swatch(swatchSize, QImage::Format_RGB32);
    for (int y = 0; y < swatch.height(); ++y)
        for (int x = 0; x < swatch.width(); ++x)
            swatch.setPixel(x, y, onHiddenStripe(x, y) ? hiddenDark : hiddenLight);
    return swatch;
}

} // namespace

LegendWidget::LegendWidget(const OverlayModel &model, QWidget *parent) : QWidget(parent), m_model(model)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend of the heat map"));
    connect(&model, &OverlayModel::changed, this, &LegendWidget::showModel);
    showModel();
}

QStringList LegendWidget::lines() const
{
    QStringList lines{m_model.title(), QLocale().toString(0.0, 'f', 1) + u" – "_s + QLocale().toString(1.0, 'f', 1)};
    if (showsHidden())
        lines << tr("hidden by the teacher's mask");
    return lines;
}

QSize LegendWidget::sizeHint() const
{
    const int line = fontMetrics().height();
    return {200, line + gap + barHeight + gap + line + (showsHidden() ? gap + std::max(line, barHeight) : 0)};
}

QSize LegendWidget::minimumSizeHint() const { return {120, sizeHint().height()}; }

void LegendWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int line = fontMetrics().height();
    const QString title = fontMetrics().elidedText(m_model.title(), Qt::ElideRight, width());
    painter.drawText(QRect(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter, title);

    int y = line + gap;
    const QRect bar(0, y, width() - 1, barHeight);
    painter.drawImage(bar, colourBar(m_model.look().colours, bar.width()));
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(bar);
    painter.setPen(palette().color(QPalette::WindowText));

    y += barHeight + gap;
    const QRect labels(0, y, width(), line);
    painter.drawText(labels, Qt::AlignLeft, QLocale().toString(0.0, 'f', 1));
    painter.drawText(labels, Qt::AlignHCenter, QLocale().toString(0.5, 'f', 1));
    painter.drawText(labels, Qt::AlignRight, QLocale().toString(1.0, 'f', 1));

    if (!showsHidden())
        return;
    y += line + gap;
    const int height = std::max(line, barHeight);
    const QRect swatch(QPoint(0, y + (height - swatchSize.height()) / 2), swatchSize);
    painter.drawImage(swatch, hiddenSwatch());
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(swatch.adjusted(0, 0, -1, -1));
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect text(swatchSize.width() + 2 * gap, y, width() - swatchSize.width() - 2 * gap, height);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(lines().last(), Qt::ElideRight, text.width()));
}

void LegendWidget::showModel()
{
    setAccessibleDescription(lines().join(u", "_s));
    updateGeometry();
    update();
}

bool LegendWidget::showsHidden() const { return m_model.look().map == OverlayMap::hardInstances; }

} // namespace tessera
