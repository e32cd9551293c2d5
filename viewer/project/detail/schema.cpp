#include "viewer/project/detail/schema.h"

#include "base/utctime.h"

#include <array>
#include <string>

using namespace Qt::StringLiterals;

namespace tessera::detail {
namespace {

using Step = Result<void> (*)(Connection &);

Result<void> runAll(Connection &connection, std::initializer_list<const char *> statements)
{
    for (const char *statement : statements)
        if (const Result<void> done = connection.run(QLatin1String(statement)); !done)
            return done;
    return {};
}

/// Slides, cases, tags and the trail. A path is text, or a blob where its name is not UTF-8: so the type ANY.
Result<void> makeWorklist(Connection &connection)
{
    const Result<void> tables = runAll(
        connection,
        {"CREATE TABLE project(id INTEGER PRIMARY KEY CHECK(id = 1), created TEXT NOT NULL,"
         " audit_rows INTEGER NOT NULL, audit_head TEXT NOT NULL) STRICT",
         "CREATE TABLE slide_case(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE) STRICT",
         "CREATE TABLE slide(id INTEGER PRIMARY KEY AUTOINCREMENT, path ANY NOT NULL UNIQUE, last_seen ANY NOT NULL,"
         " fingerprint TEXT NOT NULL, bytes INTEGER NOT NULL, case_id INTEGER REFERENCES slide_case(id),"
         " status TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', added TEXT NOT NULL) STRICT",
         "CREATE INDEX slide_by_fingerprint ON slide(fingerprint)", "CREATE INDEX slide_by_case ON slide(case_id)",
         "CREATE TABLE tag(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE) STRICT",
         "CREATE TABLE slide_tag(slide INTEGER NOT NULL REFERENCES slide(id) ON DELETE CASCADE,"
         " tag INTEGER NOT NULL REFERENCES tag(id), PRIMARY KEY(slide, tag)) STRICT, WITHOUT ROWID",
         "CREATE TABLE audit(number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,"
         " subject TEXT NOT NULL, old TEXT, new TEXT, hash TEXT NOT NULL) STRICT",
         "CREATE TRIGGER audit_keeps_rows BEFORE UPDATE ON audit"
         " BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
         "CREATE TRIGGER audit_keeps_all_rows BEFORE DELETE ON audit"
         " BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
         // (REPLACE would delete without the trigger above)
         "CREATE TRIGGER audit_only_appends BEFORE INSERT ON audit"
         " WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM audit)"
         " BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"});
    if (!tables)
        return tables;
    return connection.run(u"INSERT INTO project(id, created, audit_rows, audit_head) VALUES(1, ?, 0, '')"_s,
                          {QString::fromStdString(utcNow())});
}

Result<void> addThumbnailsAndLabels(Connection &connection)
{
    return runAll(connection,
                  {"CREATE TABLE thumbnail(slide INTEGER PRIMARY KEY REFERENCES slide(id) ON DELETE CASCADE,"
                   " fingerprint TEXT NOT NULL, jpeg BLOB NOT NULL) STRICT",
                   "CREATE TABLE label(slide INTEGER NOT NULL REFERENCES slide(id) ON DELETE CASCADE,"
                   " name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(slide, name)) STRICT, WITHOUT ROWID"});
}

Result<void> addViewState(Connection &connection)
{
    return runAll(connection,
                  {"CREATE TABLE slide_state(slide INTEGER NOT NULL REFERENCES slide(id) ON DELETE CASCADE,"
                   " key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY(slide, key)) STRICT, WITHOUT ROWID"});
}

/// Step i leads from version i to i + 1. What is here has files in the world: it is never changed, only added to.
constexpr std::array<Step, 3> steps{makeWorklist, addThumbnailsAndLabels, addViewState};

Result<void> makeStep(Connection &connection, int version)
{
    Result<Transaction> transaction = Transaction::begin(connection);
    if (!transaction)
        return passOn(transaction.error());
    // (values of PRAGMA cannot be bound)
    const QString stamp = u"PRAGMA application_id = %1"_s.arg(projectApplicationId);
    if (const Result<void> stamped = connection.run(stamp); !stamped)
        return stamped;
    if (const Result<void> made = steps[static_cast<std::size_t>(version)](connection); !made)
        return made;
    if (const Result<void> numbered = connection.run(u"PRAGMA user_version = %1"_s.arg(version + 1)); !numbered)
        return numbered;
    return transaction->commit();
}

} // namespace

int latestSchemaVersion() { return static_cast<int>(steps.size()); }

Result<int> schemaVersion(const Connection &connection)
{
    const Result<QVariant> version = connection.value(u"PRAGMA user_version"_s);
    if (!version)
        return passOn(version.error());
    return version->toInt();
}

Result<void> migrate(Connection &connection, int version)
{
    const Result<int> present = schemaVersion(connection);
    if (!present)
        return passOn(present.error());
    for (int step = *present; step < version; ++step)
        if (const Result<void> made = makeStep(connection, step); !made)
            return made;
    return {};
}

} // namespace tessera::detail
