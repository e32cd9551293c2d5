#pragma once
#include "viewer/colour/slidecolour.h"

#include <QString>

namespace tessera {

QString nameOf(StainView view);

/// "ICC on": in two words what becomes of the profile.
QString badgeOf(IccState state);
/// The same in a sentence.
QString sentenceOf(const SlideColour &colour);

} // namespace tessera
