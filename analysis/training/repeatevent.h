#pragma once
#include "analysis/training/trainingevents.h"

#include <string>

namespace tessera {

/// Tells `observer` what a line of JsonObserver says of a step, an epoch or a remark: of a run in another process.
/// Other lines, and such as have been cut, are passed over; a number that is none there is none here.
void repeatEvent(const std::string &line, TrainingObserver &observer);

} // namespace tessera
