#pragma once
#include "viewer/project/ids.h"
#include "viewer/project/slidestatus.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tessera {

/// What a project says of one slide. Label columns are free: a name that the user chose, and text.
struct WorklistSlide {
    SlideId id;
    std::filesystem::path path; ///< absolute, from where the project file lies now
    std::string fingerprint;    ///< see viewer/slide/fingerprint.h
    int64_t bytes = 0;          ///< of the file
    QString caseName;           ///< empty = none
    QStringList tags;           ///< sorted
    QString note;
    SlideStatus status = SlideStatus::unread;
    QMap<QString, QString> labels; ///< by column
    QString added;                 ///< UTC, "2026-01-01T00:00:00Z"
};

using WorklistSlides = std::vector<WorklistSlide>;

} // namespace tessera
