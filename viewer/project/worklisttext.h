#pragma once
#include "viewer/project/worklistcolumn.h"
#include "viewer/project/worklistslide.h"

#include <QString>

namespace tessera {

/// What a worklist shows, in the user's language.
QString textOf(SlideStatus status);
QString headerOf(WorklistColumn column);
QString textOf(const WorklistSlide &slide, WorklistColumn column);

} // namespace tessera
