#pragma once
#include "viewer/project/slidestatus.h"

#include <QString>

#include <optional>

namespace tessera {

enum class FilesShown { all, missing };

/// Which slides of a worklist are shown.
struct WorklistFilter {
    /// Words that must all be in name, case, tags, note or labels, in any order and whatever their case.
    QString text;
    std::optional<SlideStatus> status;
    QString tag; ///< empty = any
    FilesShown files = FilesShown::all;
    friend bool operator==(const WorklistFilter &, const WorklistFilter &) = default;
};

} // namespace tessera
