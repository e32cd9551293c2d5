#pragma once
#include <QColor>

namespace tessera {

/// What Tessera draws over a slide to point at something: not a colour of the stains.
inline constexpr QColor accentColour(0x3D, 0x8B, 0xE0);

} // namespace tessera
