#pragma once
#include "viewer/canvas/viewport.h"

#include <QObject>

class QPainter;

namespace tessera {

/// While the view moves a layer may paint coarser, as long as it stays aligned; `settled` follows when it stands still.
/// What zooms or turns is painted upright, at a fraction of the resolution where the view is large, and then turned and
/// enlarged: a layer need not know of that.
enum class PaintQuality { moving, settled };

/// Something painted over the slide: heat map, scale bar. Layers are painted in the order in which they were added.
class PaintLayer : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Paints what of the layer is in view. One unit of `painter` is one device pixel (fonts and pens too: multiply by
    /// viewport.devicePixelRatio()), its clip is what has to be painted, its state is restored by the caller. Runs on
    /// the GUI thread in every frame: a few milliseconds at most, so anything expensive is rendered once per view.
    virtual void paint(QPainter &painter, const Viewport &viewport, PaintQuality quality) = 0;

    /// Its canvas is hidden now: pictures that can be made again need not be kept.
    virtual void dropPictures() {}

    /// On the screen rather than on the slide, such as a scale bar: nothing of it is turned or painted coarser, and it
    /// is out of the way while the view pans fast.
    virtual bool isOnScreen() const { return false; }

    bool isShown() const { return m_shown; }
    void setShown(bool shown);

Q_SIGNALS:
    /// The layer looks different now: the canvas paints it again. Any number of these costs one frame.
    void changed();

private:
    bool m_shown = true;
};

} // namespace tessera
