#pragma once
#include "analysis/mil/randomsource.h"

namespace tessera::mil {

/// Dropout with a mask from `random`; x itself where `random` is null or the rate is 0 (then nothing is drawn).
at::Tensor dropout(const at::Tensor &x, double rate, RandomSource *random);

} // namespace tessera::mil
