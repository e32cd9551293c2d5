#include "viewer/project/detail/editor.h"

#include "base/sha256.h"
#include "base/text.h"
#include "base/utctime.h"
#include "viewer/project/detail/rows.h"
#include "viewer/project/detail/storedpath.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tessera::detail {
namespace {

QVariant bound(SlideId slide) { return QVariant::fromValue<qlonglong>(slide.value); }
QVariant bound(int64_t number) { return QVariant::fromValue<qlonglong>(number); }

QString subjectOf(SlideId slide) { return u"slide %1"_s.arg(slide.value); }

QString shown(const std::filesystem::path &path) { return QString::fromStdString(displayed(path)); }

QJsonObject fileJson(const QVariant &path, const QString &fingerprint, int64_t bytes)
{
    return {
        {u"path"_s, shown(pathOf(path))}, {u"fingerprint"_s, fingerprint}, {u"bytes"_s, static_cast<qint64>(bytes)}};
}

/// Stands for a state in the trail: what it is belongs to a view and may be large.
QJsonObject stateJson(const QString &key, const QByteArray &value)
{
    if (value.isEmpty())
        return {};
    Sha256 hash;
    hash.add(std::as_bytes(std::span(value.constData(), static_cast<std::size_t>(value.size()))));
    return {{u"key"_s, key},
            {u"bytes"_s, static_cast<qint64>(value.size())},
            {u"sha256"_s, QString::fromStdString(hash.hex())}};
}

QJsonObject tagsJson(const QStringList &tags) { return {{u"tags"_s, QJsonArray::fromStringList(tags)}}; }

} // namespace

Editor::Editor(Connection &connection, std::filesystem::path folder, QString who)
    : m_connection(connection), m_folder(std::move(folder)), m_who(std::move(who))
{
}

Result<void> Editor::inTransaction(const std::function<Result<void>()> &work)
{
    Result<Transaction> transaction = Transaction::begin(m_connection);
    if (!transaction)
        return passOn(transaction.error());
    m_trail.emplace(m_connection, m_who);
    Result<void> done = m_trail->begin();
    if (done)
        done = work();
    if (done)
        done = m_trail->finish();
    if (done)
        done = transaction->commit();
    return done;
}

Result<EditOutcome> Editor::apply(const Edit &edit)
{
    m_outcome = {};
    const Result<void> done =
        inTransaction([&] { return std::visit([this](const auto &one) { return make(one); }, edit); });
    if (!done)
        return passOn(done.error());
    return m_outcome;
}

Result<void> Editor::noteCreation()
{
    return inTransaction([&] {
        return m_trail->add(u"create"_s, u"project"_s, {},
                            {{u"program"_s, u"tessera "_s + QLatin1String(TESSERA_VERSION)}});
    });
}

Result<void> Editor::setText(const std::vector<SlideId> &slides, const QString &column, const QString &text)
{
    for (const SlideId slide : slides) {
        const Result<QVariant> old =
            m_connection.value(u"SELECT %1 FROM slide WHERE id = ?"_s.arg(column), {bound(slide)});
        if (!old)
            return passOn(old.error());
        if (!old->isValid() || old->toString() == text)
            continue;
        Result<void> done =
            m_connection.run(u"UPDATE slide SET %1 = ? WHERE id = ?"_s.arg(column), {text, bound(slide)});
        if (done)
            done = m_trail->add(column, subjectOf(slide), {{column, old->toString()}}, {{column, text}});
        if (!done)
            return done;
    }
    return {};
}

Result<void> Editor::make(const edit::SetStatus &edit)
{
    return setText(edit.slides, u"status"_s,
                   QString::fromLatin1(nameOf(edit.status).data(), nameOf(edit.status).size()));
}

Result<void> Editor::make(const edit::SetNote &edit) { return setText(edit.slides, u"note"_s, edit.note); }

Result<QVariant> Editor::idOfName(const QString &table, const QString &name)
{
    const QString find = u"SELECT id FROM %1 WHERE name = ?"_s.arg(table);
    Result<QVariant> id = m_connection.value(find, {name});
    if (!id || id->isValid())
        return id;
    if (const Result<void> made = m_connection.run(u"INSERT INTO %1(name) VALUES(?)"_s.arg(table), {name}); !made)
        return passOn(made.error());
    return QVariant::fromValue<qlonglong>(m_connection.lastInsertId());
}

Result<void> Editor::make(const edit::SetCase &edit)
{
    const QString name = edit.name.trimmed();
    Result<QVariant> id{QVariant()};
    if (!name.isEmpty())
        id = idOfName(u"slide_case"_s, name);
    if (!id)
        return passOn(id.error());
    for (const SlideId slide : edit.slides) {
        const Result<QVariant> old = m_connection.value(
            u"SELECT coalesce(slide_case.name, '') FROM slide LEFT JOIN slide_case ON slide_case.id = case_id"
            " WHERE slide.id = ?"_s,
            {bound(slide)});
        if (!old)
            return passOn(old.error());
        if (!old->isValid() || old->toString() == name)
            continue;
        Result<void> done = m_connection.run(u"UPDATE slide SET case_id = ? WHERE id = ?"_s, {*id, bound(slide)});
        if (done)
            done = m_trail->add(u"case"_s, subjectOf(slide), {{u"case"_s, old->toString()}}, {{u"case"_s, name}});
        if (!done)
            return done;
    }
    return {};
}

Result<void> Editor::setTags(SlideId slide, const std::function<QStringList(const QStringList &)> &changed)
{
    const Result<QVariant> known = m_connection.value(u"SELECT 1 FROM slide WHERE id = ?"_s, {bound(slide)});
    const Result<QStringList> old = tagsOf(m_connection, slide);
    if (!known || !old)
        return passOn(known ? old.error() : known.error());
    const QStringList tags = cleanTags(changed(*old));
    if (!known->isValid() || tags == cleanTags(*old))
        return {};
    Result<void> done = m_connection.run(u"DELETE FROM slide_tag WHERE slide = ?"_s, {bound(slide)});
    for (const QString &tag : tags) {
        const Result<QVariant> id = idOfName(u"tag"_s, tag);
        if (!id)
            return passOn(id.error());
        if (done)
            done = m_connection.run(u"INSERT INTO slide_tag(slide, tag) VALUES(?, ?)"_s, {bound(slide), *id});
    }
    if (done)
        done = m_trail->add(u"tags"_s, subjectOf(slide), tagsJson(*old), tagsJson(tags));
    return done;
}

Result<void> Editor::make(const edit::SetTags &edit)
{
    for (const SlideId slide : edit.slides)
        if (const Result<void> done = setTags(slide, [&](const QStringList &) { return edit.tags; }); !done)
            return done;
    return {};
}

Result<void> Editor::make(const edit::AddTag &edit)
{
    for (const SlideId slide : edit.slides)
        if (const auto done = setTags(slide, [&](const QStringList &old) { return old + QStringList{edit.tag}; });
            !done)
            return done;
    return {};
}

Result<void> Editor::make(const edit::RemoveTag &edit)
{
    const auto without = [&](QStringList tags) {
        tags.removeAll(edit.tag.trimmed());
        return tags;
    };
    for (const SlideId slide : edit.slides)
        if (const Result<void> done = setTags(slide, without); !done)
            return done;
    return {};
}

Result<void> Editor::make(const edit::SetLabel &edit)
{
    const QString column = edit.column.trimmed();
    const auto json = [&](const std::optional<QString> &value) {
        return value ? QJsonObject{{u"column"_s, column}, {u"value"_s, *value}} : QJsonObject();
    };
    for (const SlideId slide : edit.slides) {
        const Result<QVariant> known = m_connection.value(u"SELECT 1 FROM slide WHERE id = ?"_s, {bound(slide)});
        const Result<QVariant> found =
            m_connection.value(u"SELECT value FROM label WHERE slide = ? AND name = ?"_s, {bound(slide), column});
        if (!known || !found)
            return passOn(known ? found.error() : known.error());
        const std::optional<QString> old = found->isValid() ? std::optional(found->toString()) : std::nullopt;
        if (!known->isValid() || old == edit.value)
            continue;
        Result<void> done =
            edit.value ? m_connection.run(u"INSERT INTO label(slide, name, value) VALUES(?, ?, ?)"
                                          " ON CONFLICT(slide, name) DO UPDATE SET value = excluded.value"_s,
                                          {bound(slide), column, *edit.value})
                       : m_connection.run(u"DELETE FROM label WHERE slide = ? AND name = ?"_s, {bound(slide), column});
        if (done)
            done = m_trail->add(u"label"_s, subjectOf(slide), json(old), json(edit.value));
        if (!done)
            return done;
    }
    return {};
}

Result<void> Editor::addSlide(const edit::NewSlide &slide)
{
    const QVariant path = stored(relativeTo(m_folder, slide.path));
    const Result<QVariant> present = m_connection.value(u"SELECT id FROM slide WHERE path = ?"_s, {path});
    if (!present)
        return passOn(present.error());
    if (present->isValid())
        return {};
    const QString fingerprint = QString::fromStdString(slide.fingerprint);
    const Result<void> added = m_connection.run(
        u"INSERT INTO slide(path, last_seen, fingerprint, bytes, status, added) VALUES(?, ?, ?, ?, 'unread', ?)"_s,
        {path, stored(slide.path), fingerprint, bound(slide.bytes), QString::fromStdString(utcNow())});
    if (!added)
        return added;
    const SlideId id{m_connection.lastInsertId()};
    m_outcome.added.push_back(id);
    return m_trail->add(u"add"_s, subjectOf(id), {}, fileJson(path, fingerprint, slide.bytes));
}

Result<void> Editor::make(const edit::AddSlides &edit)
{
    for (const edit::NewSlide &slide : edit.slides)
        if (const Result<void> added = addSlide(slide); !added)
            return added;
    return {};
}

Result<void> Editor::removeSlide(SlideId slide)
{
    const Result<WorklistSlides> found = loadSlides(m_connection, m_folder, std::vector{slide});
    if (!found)
        return passOn(found.error());
    if (found->empty())
        return {};
    const WorklistSlide &old = found->front();
    QJsonObject labels;
    for (auto label = old.labels.cbegin(); label != old.labels.cend(); ++label)
        labels[label.key()] = label.value();
    QJsonObject json =
        fileJson(stored(relativeTo(m_folder, old.path)), QString::fromStdString(old.fingerprint), old.bytes);
    json[u"case"_s] = old.caseName;
    json[u"status"_s] = QString::fromLatin1(nameOf(old.status).data(), nameOf(old.status).size());
    json[u"note"_s] = old.note;
    json[u"tags"_s] = QJsonArray::fromStringList(old.tags);
    json[u"labels"_s] = labels;
    if (const Result<void> removed = m_connection.run(u"DELETE FROM slide WHERE id = ?"_s, {bound(slide)}); !removed)
        return removed;
    m_outcome.removed.push_back(slide);
    return m_trail->add(u"remove"_s, subjectOf(slide), json, {});
}

Result<void> Editor::make(const edit::RemoveSlides &edit)
{
    for (const SlideId slide : edit.slides)
        if (const Result<void> removed = removeSlide(slide); !removed)
            return removed;
    return {};
}

Result<void> Editor::make(const edit::Relink &edit)
{
    const QVariant path = stored(relativeTo(m_folder, edit.file.path));
    Result<QSqlQuery> old =
        m_connection.query(u"SELECT path, fingerprint, bytes FROM slide WHERE id = ?"_s, {bound(edit.slide)});
    if (!old)
        return passOn(old.error());
    if (!old->next())
        return {};
    const QJsonObject before = fileJson(old->value(0), old->value(1).toString(), old->value(2).toLongLong());
    old->finish();
    const Result<QVariant> other =
        m_connection.value(u"SELECT id FROM slide WHERE path = ? AND id <> ?"_s, {path, bound(edit.slide)});
    if (!other)
        return passOn(other.error());
    if (other->isValid())
        return fail(ErrorCode::slideInProject, displayed(edit.file.path));
    const QString fingerprint = QString::fromStdString(edit.file.fingerprint);
    const Result<void> done =
        m_connection.run(u"UPDATE slide SET path = ?, last_seen = ?, fingerprint = ?, bytes = ? WHERE id = ?"_s,
                         {path, stored(edit.file.path), fingerprint, bound(edit.file.bytes), bound(edit.slide)});
    if (!done)
        return done;
    return m_trail->add(u"relink"_s, subjectOf(edit.slide), before, fileJson(path, fingerprint, edit.file.bytes));
}

Result<void> Editor::make(const edit::SetState &edit)
{
    const QVariantList place{bound(edit.slide), edit.key};
    const Result<QVariant> known = m_connection.value(u"SELECT 1 FROM slide WHERE id = ?"_s, {bound(edit.slide)});
    const Result<QVariant> old =
        m_connection.value(u"SELECT value FROM slide_state WHERE slide = ? AND key = ?"_s, place);
    if (!known || !old)
        return passOn(known ? old.error() : known.error());
    if (!known->isValid() || old->toByteArray() == edit.value)
        return {};
    Result<void> done = edit.value.isEmpty()
                            ? m_connection.run(u"DELETE FROM slide_state WHERE slide = ? AND key = ?"_s, place)
                            : m_connection.run(u"INSERT INTO slide_state(slide, key, value) VALUES(?, ?, ?)"
                                               " ON CONFLICT(slide, key) DO UPDATE SET value = excluded.value"_s,
                                               place + QVariantList{edit.value});
    if (!done)
        return done;
    return m_trail->add(u"state"_s, subjectOf(edit.slide), stateJson(edit.key, old->toByteArray()),
                        stateJson(edit.key, edit.value));
}

} // namespace tessera::detail
