#pragma once
#include "base/error.h"

#include <QString>

namespace tessera {

/// The one sentence that the user reads: what happened to which file, and what to do. Translated here and nowhere
/// below.
QString sentenceOf(const Error &error);

} // namespace tessera
