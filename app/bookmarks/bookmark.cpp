#include "app/bookmarks/bookmark.h"

#include <QBuffer>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int version = 1;
constexpr int mostBookmarks = 10000;
constexpr int longestName = 500;

QString encoded(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", 85);
    return QString::fromLatin1(bytes.toBase64());
}

/// Null for anything but a small picture.
QImage decoded(const QString &text)
{
    QByteArray bytes = QByteArray::fromBase64(text.toLatin1());
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, "jpg");
    const QSize size = reader.size();
    return size.width() > thumbnailSide || size.height() > thumbnailSide ? QImage() : reader.read();
}

QJsonObject objectOf(const Bookmark &bookmark)
{
    return {{u"name"_s, bookmark.name},
            {u"x"_s, bookmark.centre.x},
            {u"y"_s, bookmark.centre.y},
            {u"scale"_s, bookmark.scale},
            {u"degrees"_s, bookmark.orientation.degrees()},
            {u"mirrored"_s, bookmark.orientation.isMirrored()},
            {u"created"_s, bookmark.created.toUTC().toString(Qt::ISODateWithMs)},
            {u"thumbnail"_s, encoded(bookmark.thumbnail)}};
}

/// Empty where a number that is needed is missing or none.
std::optional<Bookmark> bookmarkOf(const QJsonObject &object)
{
    const double x = object[u"x"].toDouble(std::nan(""));
    const double y = object[u"y"].toDouble(std::nan(""));
    const double scale = object[u"scale"].toDouble(std::nan(""));
    const double degrees = object[u"degrees"].toDouble();
    if (!std::isfinite(x) || !std::isfinite(y) || !std::isfinite(scale) || scale <= 0 || !std::isfinite(degrees))
        return std::nullopt;
    const Orientation flipped = object[u"mirrored"].toBool() ? Orientation().flippedHorizontally() : Orientation();
    return Bookmark{object[u"name"].toString().left(longestName),
                    {x, y},
                    scale,
                    flipped.turnedTo(degrees),
                    QDateTime::fromString(object[u"created"].toString(), Qt::ISODateWithMs),
                    decoded(object[u"thumbnail"].toString())};
}

} // namespace

QByteArray written(const std::vector<Bookmark> &bookmarks)
{
    QJsonArray list;
    for (const Bookmark &bookmark : bookmarks)
        list << objectOf(bookmark);
    return QJsonDocument({{u"version"_s, version}, {u"bookmarks"_s, list}}).toJson();
}

Result<std::vector<Bookmark>> parseBookmarks(const QByteArray &text, const std::string &name)
{
    std::vector<Bookmark> bookmarks;
    if (text.isEmpty())
        return bookmarks;
    QJsonParseError problem;
    const QJsonObject root = QJsonDocument::fromJson(text, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return fail(ErrorCode::fileDamaged, name, problem.errorString().toStdString());
    if (root[u"version"].toInt() != version || !root[u"bookmarks"].isArray())
        return fail(ErrorCode::fileDamaged, name, "it is no list of bookmarks of this version");
    const QJsonArray list = root[u"bookmarks"].toArray();
    if (list.size() > mostBookmarks)
        return fail(ErrorCode::fileDamaged, name, "it has too many bookmarks");
    for (const QJsonValue &value : list) {
        const auto bookmark = bookmarkOf(value.toObject());
        if (!bookmark)
            return fail(ErrorCode::fileDamaged, name, "a bookmark has no place");
        bookmarks.push_back(*bookmark);
    }
    return bookmarks;
}

} // namespace tessera
