#pragma once
#include "viewer/slide/slidefacts.h"

#include <QStringList>

namespace tessera {

/// "*.svs" and the others, for the file chooser. Any other file may be tried as well.
QStringList slideNamePatterns();

/// The slide's own description says that it was drawn by a program.
bool saysSynthetic(const SlideFacts &facts);

/// "0.2500 um/px (from the file)", with a micro sign.
QString textOf(const MicronsPerPixel &mpp);

} // namespace tessera
