#include "viewer/slidestate/slidestates.h"

namespace tessera {

SlideStates::~SlideStates() = default;

} // namespace tessera
