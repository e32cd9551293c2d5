#pragma once
#include <QImage>

namespace tessera {

class SlideCanvas;

/// What a canvas shows, with the layers over the slide and without the widgets on it (minimap), in device pixels. Where
/// the resolution is known the picture carries it: a program that reads it sees how large things are.
QImage pictureOfView(SlideCanvas &canvas);

} // namespace tessera
