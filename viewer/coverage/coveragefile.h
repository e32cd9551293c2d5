#pragma once
#include "base/result.h"
#include "viewer/coverage/coveragemap.h"

#include <QByteArray>

#include <string>

namespace tessera {

/// The map as bytes, compressed: "TSEEN1\n", the numbers of columns and rows, the side of a cell, and the times of each
/// class (little endian).
QByteArray packed(const CoverageMap &map);
/// Reads them back, for a slide of this extent; no bytes are a map of nothing seen. `name` is what an error calls them.
/// Errors: fileDamaged(name, detail), also where they are those of a slide of another size.
Result<CoverageMap> unpacked(const QByteArray &bytes, const Level0Rect &extent, const std::string &name);

} // namespace tessera
