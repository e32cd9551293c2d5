#include "app/slideinfo/privatepicture.h"

#include <QPainter>

namespace tessera {
namespace {

constexpr QColor plateColour(0x60, 0x60, 0x60);
constexpr QColor plateInk(0xF0, 0xF0, 0xF0);

} // namespace

PrivatePicture::PrivatePicture(QWidget *parent) : QWidget(parent)
{
    setMinimumSize(120, 90);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PrivatePicture::setImage(const QImage &image)
{
    m_image = image;
    update();
}

void PrivatePicture::setMasked(bool masked)
{
    m_masked = masked;
    update();
}

QSize PrivatePicture::sizeHint() const { return {240, 180}; }

void PrivatePicture::paintEvent(QPaintEvent *)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    const QSize size = m_image.size().scaled(this->size(), Qt::KeepAspectRatio).expandedTo({1, 1});
    const QRect target(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size);
    if (m_masked) {
        painter.fillRect(target, plateColour);
        painter.setPen(plateInk);
        painter.drawText(target, Qt::AlignCenter | Qt::TextWordWrap, tr("Not part of pictures"));
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, m_image);
}

QPixmap pictureOf(QWidget &widget)
{
    const QList<PrivatePicture *> hidden = widget.findChildren<PrivatePicture *>();
    for (PrivatePicture *picture : hidden)
        picture->setMasked(true);
    QPixmap picture = widget.grab();
    for (PrivatePicture *each : hidden)
        each->setMasked(false);
    return picture;
}

} // namespace tessera
