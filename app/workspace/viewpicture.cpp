#include "app/workspace/viewpicture.h"

#include "viewer/canvas/slidecanvas.h"

#include <QPixmap>

#include <cmath>

namespace tessera {

QImage pictureOfView(SlideCanvas &canvas)
{
    const Viewport &viewport = canvas.viewport();
    QPixmap picture(viewport.deviceSize());
    picture.setDevicePixelRatio(viewport.devicePixelRatio());
    canvas.render(&picture, {}, {}, QWidget::DrawWindowBackground);
    QImage image = picture.toImage().convertToFormat(QImage::Format_RGB32);
    image.setDevicePixelRatio(1);
    if (viewport.mpp()) {
        constexpr double micronsPerMetre = 1e6;
        const int perMetre =
            static_cast<int>(std::lround(micronsPerMetre / (viewport.mpp()->mean() * viewport.scale())));
        image.setDotsPerMeterX(perMetre);
        image.setDotsPerMeterY(perMetre);
    }
    return image;
}

} // namespace tessera
