#pragma once
#include "analysis/encodertraining/encoderevents.h"

#include <chrono>
#include <memory>
#include <ostream>

namespace tessera {

/// Tells people (a line each) or programs (`--progress`, a JSON object a line; docs/train-encoder.md, "Events") how the
/// training of an encoder goes. `out` must outlive it.
std::unique_ptr<EncoderObserver> makeEncoderObserver(std::ostream &out, bool progressLines);

} // namespace tessera
