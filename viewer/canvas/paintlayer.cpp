#include "viewer/canvas/paintlayer.h"

namespace tessera {

void PaintLayer::setShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    Q_EMIT changed();
}

} // namespace tessera
