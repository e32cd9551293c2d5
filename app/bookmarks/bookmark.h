#pragma once
#include "base/result.h"
#include "base/units.h"
#include "viewer/canvas/orientation.h"

#include <QByteArray>
#include <QDateTime>
#include <QImage>
#include <QString>

#include <vector>

namespace tessera {

/// A view of a slide that the user wants to find again.
struct Bookmark {
    QString name;
    Level0Point centre;
    double scale = 1; ///< level-0 pixels per device pixel
    Orientation orientation{};
    QDateTime created{};
    QImage thumbnail{}; ///< at most thumbnailSide long
};

constexpr int thumbnailSide = 128; ///< pixels

/// JSON of the bookmarks of a slide, in their order.
QByteArray written(const std::vector<Bookmark> &bookmarks);
/// Reads them back; empty text has none. `name` is what an error calls the text. Errors: fileDamaged(name, detail).
Result<std::vector<Bookmark>> parseBookmarks(const QByteArray &text, const std::string &name);

} // namespace tessera
