#include "viewer/project/detail/connection.h"

#include "base/text.h"

#include <QFile>
#include <QSqlError>
#include <QUrl>

#include <atomic>

using namespace Qt::StringLiterals;

namespace tessera::detail {
namespace {

// SQLite's primary result codes (the low byte of the extended ones).
constexpr int busyCode = 5;
constexpr int lockedCode = 6;
constexpr int readOnlyCode = 8;
constexpr int inputOutputCode = 10;
constexpr int corruptCode = 11;
constexpr int fullCode = 13;
constexpr int cannotOpenCode = 14;
constexpr int notADatabaseCode = 26;
constexpr int readErrorCode = inputOutputCode | (1 << 8);
constexpr int shortReadCode = inputOutputCode | (2 << 8);

QString nextName()
{
    static std::atomic<int64_t> counter{0}; // (Qt wants a name for each connection of the process)
    return u"tessera-project-%1"_s.arg(counter++);
}

QString optionsOf(DatabaseAccess access)
{
    const QString timeout = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(Connection::patience.count());
    switch (access) {
    case DatabaseAccess::readOnly:
        return timeout + u";QSQLITE_OPEN_READONLY"_s;
    case DatabaseAccess::immutable:
        return timeout + u";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s;
    case DatabaseAccess::readWrite:
    case DatabaseAccess::create:
        return timeout;
    }
    return timeout;
}

QString nameOfFile(const std::filesystem::path &path, DatabaseAccess access)
{
    const QString name = QFile::decodeName(path.c_str());
    if (access != DatabaseAccess::immutable)
        return name;
    return u"file:"_s + QString::fromLatin1(QUrl::toPercentEncoding(name, "/")) + u"?immutable=1"_s;
}

/// NULL is an invalid value alone: a QString that is null is an empty text.
void bind(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i) {
        const bool isNullText = values[i].typeId() == QMetaType::QString && values[i].toString().isNull();
        query.bindValue(static_cast<int>(i), isNullText ? QVariant(u""_s) : values[i]);
    }
}

} // namespace

Connection::Connection(std::filesystem::path path, QString name)
    : m_path(std::move(path)), m_name(std::move(name)), m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
}

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path &path, DatabaseAccess access)
{
    std::error_code unknown;
    if (access != DatabaseAccess::create && !std::filesystem::exists(path, unknown))
        return fail(ErrorCode::fileMissing, displayed(path)); // (Qt would make it)
    std::unique_ptr<Connection> connection(new Connection(path, nextName()));
    connection->m_database.setDatabaseName(nameOfFile(path, access));
    connection->m_database.setConnectOptions(optionsOf(access));
    if (!connection->m_database.open())
        return passOn(connection->failure(connection->m_database.lastError()));
    return connection;
}

Connection::~Connection()
{
    m_prepared.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> Connection::run(const QString &sql, const QVariantList &values)
{
    auto known = m_prepared.find(sql);
    if (known == m_prepared.end()) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        if (!query.prepare(sql))
            return passOn(failure(query.lastError()));
        known = m_prepared.insert(sql, query);
    }
    bind(*known, values);
    if (!known->exec())
        return passOn(failure(known->lastError()));
    m_lastInsertId = known->lastInsertId().toLongLong();
    known->finish();
    return {};
}

Result<QSqlQuery> Connection::query(const QString &sql, const QVariantList &values) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return passOn(failure(query.lastError()));
    bind(query, values);
    if (!query.exec())
        return passOn(failure(query.lastError()));
    return query;
}

Result<QVariant> Connection::value(const QString &sql, const QVariantList &values) const
{
    Result<QSqlQuery> rows = query(sql, values);
    if (!rows)
        return passOn(rows.error());
    if (rows->next())
        return rows->value(0);
    if (rows->lastError().isValid())
        return passOn(failure(rows->lastError()));
    return QVariant();
}

Error Connection::failure(const QSqlError &error) const
{
    const std::string file = displayed(m_path);
    const std::string reason =
        (error.databaseText().isEmpty() ? error.driverText() : error.databaseText()).toStdString();
    const int code = error.nativeErrorCode().toInt();
    if (code == readErrorCode || code == shortReadCode)
        return {ErrorCode::fileUnreadable, {file, reason}, {}};
    switch (code & 0xff) {
    case busyCode:
    case lockedCode:
        return {ErrorCode::projectBusy, {file}, {}};
    case readOnlyCode:
        return {ErrorCode::projectReadOnly, {file}, {}};
    case inputOutputCode:
        return {ErrorCode::fileUnwritable, {file, reason}, {}};
    case corruptCode:
    case notADatabaseCode:
        return {ErrorCode::projectDamaged, {file, reason}, {}};
    case fullCode:
        return {ErrorCode::diskFull, {file}, {}};
    case cannotOpenCode:
        return {ErrorCode::fileUnreadable, {file, reason}, {}};
    default:
        return {ErrorCode::internal, {file + ": " + reason}, {}};
    }
}

Result<Transaction> Transaction::begin(Connection &connection)
{
    if (const Result<void> begun = connection.run(u"BEGIN IMMEDIATE"_s); !begun)
        return passOn(begun.error());
    return Transaction(connection);
}

Transaction::~Transaction()
{
    if (m_connection)
        (void)m_connection->run(u"ROLLBACK"_s); // (fails when SQLite has done it by itself)
}

Result<void> Transaction::commit()
{
    if (const Result<void> committed = m_connection->run(u"COMMIT"_s); !committed)
        return passOn(committed.error());
    m_connection = nullptr;
    return {};
}

} // namespace tessera::detail
