#pragma once

namespace tessera {

/// The fixed columns of a worklist; the label columns of the project follow them.
enum class WorklistColumn { name, caseName, status, tags, note, added, size };
constexpr int fixedWorklistColumns = 7;

} // namespace tessera
