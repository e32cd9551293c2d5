#include "viewer/coverage/coveragefile.h"

#include <QDataStream>
#include <QIODevice>
#include <QtEndian>

#include <utility>

namespace tessera {
namespace {

constexpr char magic[] = "TSEEN1\n";
constexpr qsizetype magicBytes = sizeof magic - 1;
constexpr qsizetype headerBytes = magicBytes + 2 * 4 + 8;
constexpr int fastest = 1; ///< most of it is zeros

QByteArray headerOf(const CoverageMap &map)
{
    QByteArray header(magic, magicBytes);
    QDataStream stream(&header, QIODevice::Append);
    stream.setByteOrder(QDataStream::LittleEndian);
    stream << qint32(map.columns()) << qint32(map.rows()) << map.cellSide();
    return header;
}

} // namespace

QByteArray packed(const CoverageMap &map)
{
    QByteArray times;
    times.reserve(static_cast<qsizetype>(map.cells() * viewingClasses.size() * sizeof(uint16_t)));
    for (const ViewingClass each : viewingClasses)
        for (const uint16_t time : map.times(each)) {
            const uint16_t little = qToLittleEndian(time);
            times.append(reinterpret_cast<const char *>(&little), sizeof little);
        }
    return headerOf(map) + qCompress(times, fastest);
}

Result<CoverageMap> unpacked(const QByteArray &bytes, const Level0Rect &extent, const std::string &name)
{
    CoverageMap map(extent);
    if (bytes.isEmpty())
        return map;
    if (!bytes.startsWith(magic))
        return fail(ErrorCode::fileDamaged, name, "it is no record of what was seen");
    if (bytes.left(headerBytes) != headerOf(map))
        return fail(ErrorCode::fileDamaged, name, "it is of a slide of another size");
    const auto wanted = static_cast<quint32>(map.cells() * viewingClasses.size() * sizeof(uint16_t));
    // qUncompress trusts the length in front of the data: it is checked before.
    const QByteArray body = bytes.mid(headerBytes);
    if (body.size() < 4 || qFromBigEndian<quint32>(body.constData()) != wanted)
        return fail(ErrorCode::fileDamaged, name, "it ends too early");
    const QByteArray times = qUncompress(body);
    if (times.size() != static_cast<qsizetype>(wanted))
        return fail(ErrorCode::fileDamaged, name, "its data cannot be unpacked");
    const char *next = times.constData();
    for (const ViewingClass each : viewingClasses) {
        CoverageMap::Times values(map.cells());
        for (uint16_t &value : values) {
            value = qFromLittleEndian<uint16_t>(next);
            next += sizeof value;
        }
        map.setTimes(each, std::move(values));
    }
    return map;
}

} // namespace tessera
