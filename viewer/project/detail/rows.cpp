#include "viewer/project/detail/rows.h"

#include "viewer/project/detail/storedpath.h"

#include <QSqlError>

#include <unordered_map>

using namespace Qt::StringLiterals;

namespace tessera::detail {
namespace {

const QString slideColumns = u"SELECT slide.id, path, last_seen, fingerprint, bytes, coalesce(slide_case.name, ''),"
                             " status, note, added FROM slide LEFT JOIN slide_case ON slide_case.id = case_id"_s;

WorklistSlide slideOf(const QSqlQuery &row, const std::filesystem::path &folder, LookForFiles look)
{
    WorklistSlide slide;
    slide.id = {row.value(0).toLongLong()};
    slide.path = absoluteFrom(folder, pathOf(row.value(1)));
    slide.fingerprint = row.value(3).toString().toStdString();
    slide.bytes = row.value(4).toLongLong();
    slide.caseName = row.value(5).toString();
    // A status of a later version is shown as one that asks for a look.
    slide.status = slideStatusNamed(row.value(6).toString().toStdString()).value_or(SlideStatus::unread);
    slide.note = row.value(7).toString();
    slide.added = row.value(8).toString();
    if (look == LookForFiles::yes) {
        std::error_code unknown;
        const std::filesystem::path lastSeen = pathOf(row.value(2));
        if (lastSeen != slide.path && !std::filesystem::exists(slide.path, unknown) &&
            std::filesystem::exists(lastSeen, unknown))
            slide.path = lastSeen;
    }
    return slide;
}

/// Calls `take(row)` for each row.
template <typename Take>
Result<void> forEachRow(const Connection &connection, const QString &sql, const QVariantList &values, Take &&take)
{
    Result<QSqlQuery> rows = connection.query(sql, values);
    if (!rows)
        return passOn(rows.error());
    while (rows->next())
        take(*rows);
    if (rows->lastError().isValid())
        return passOn(connection.failure(rows->lastError()));
    return {};
}

/// Tags and labels of the slides, or of the one with this id.
Result<void> addDetails(const Connection &connection, WorklistSlides &slides, const QString &where,
                        const QVariantList &values)
{
    std::unordered_map<int64_t, WorklistSlide *> byId;
    byId.reserve(slides.size());
    for (WorklistSlide &slide : slides)
        byId[slide.id.value] = &slide;
    const auto slideOfRow = [&](const QSqlQuery &row) -> WorklistSlide * {
        const auto found = byId.find(row.value(0).toLongLong());
        return found == byId.end() ? nullptr : found->second;
    };
    const QString tags = u"SELECT slide, name FROM slide_tag JOIN tag ON tag.id = tag"_s;
    const Result<void> tagged =
        forEachRow(connection, tags + where + u" ORDER BY slide, name"_s, values, [&](const QSqlQuery &row) {
            if (WorklistSlide *slide = slideOfRow(row))
                slide->tags << row.value(1).toString();
        });
    if (!tagged)
        return tagged;
    return forEachRow(connection, u"SELECT slide, name, value FROM label"_s + where, values, [&](const QSqlQuery &row) {
        if (WorklistSlide *slide = slideOfRow(row))
            slide->labels[row.value(1).toString()] = row.value(2).toString();
    });
}

} // namespace

Result<WorklistSlides> loadSlides(const Connection &connection, const std::filesystem::path &folder, LookForFiles look)
{
    WorklistSlides slides;
    Result<void> done = forEachRow(connection, slideColumns + u" ORDER BY slide.id"_s, {},
                                   [&](const QSqlQuery &row) { slides.push_back(slideOf(row, folder, look)); });
    if (done)
        done = addDetails(connection, slides, {}, {});
    if (!done)
        return passOn(done.error());
    return slides;
}

Result<WorklistSlides> loadSlides(const Connection &connection, const std::filesystem::path &folder,
                                  const std::vector<SlideId> &ids)
{
    WorklistSlides slides;
    for (const SlideId id : ids) {
        const QVariantList values{QVariant::fromValue<qlonglong>(id.value)};
        WorklistSlides one;
        Result<void> done =
            forEachRow(connection, slideColumns + u" WHERE slide.id = ?"_s, values,
                       [&](const QSqlQuery &row) { one.push_back(slideOf(row, folder, LookForFiles::yes)); });
        if (done)
            done = addDetails(connection, one, u" WHERE slide = ?"_s, values);
        if (!done)
            return passOn(done.error());
        slides.insert(slides.end(), one.begin(), one.end());
    }
    return slides;
}

Result<QStringList> tagsOf(const Connection &connection, SlideId slide)
{
    QStringList tags;
    const Result<void> done = forEachRow(
        connection, u"SELECT name FROM slide_tag JOIN tag ON tag.id = tag WHERE slide = ? ORDER BY name"_s,
        {QVariant::fromValue<qlonglong>(slide.value)}, [&](const QSqlQuery &row) { tags << row.value(0).toString(); });
    if (!done)
        return passOn(done.error());
    return tags;
}

} // namespace tessera::detail
