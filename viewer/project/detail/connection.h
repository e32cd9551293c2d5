#pragma once
#include "base/result.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <chrono>
#include <filesystem>
#include <memory>

namespace tessera::detail {

enum class DatabaseAccess {
    readWrite,
    readOnly,
    immutable, ///< read without locks: a file that nobody can change, in a folder that cannot be written
    create
};

/// One connection with an SQLite file. Belongs to the thread that opened it: Qt allows no other to use it.
class Connection {
public:
    /// How long a lock of another program is waited for.
    static constexpr std::chrono::milliseconds patience{5000};

    /// Nothing of the file is read yet. Errors: those of failure().
    static Result<std::unique_ptr<Connection>> open(const std::filesystem::path &path, DatabaseAccess access);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    const std::filesystem::path &path() const { return m_path; }

    /// One statement without rows; it is prepared once and kept. Errors: those of failure().
    Result<void> run(const QString &sql, const QVariantList &values = {});
    /// A statement with rows, read forwards.
    Result<QSqlQuery> query(const QString &sql, const QVariantList &values = {}) const;
    /// The first column of its first row; invalid where there is none.
    Result<QVariant> value(const QString &sql, const QVariantList &values = {}) const;
    int64_t lastInsertId() const { return m_lastInsertId; }

    /// What SQLite's code means for the user: diskFull(path), fileUnwritable(path, reason), fileUnreadable(path,
    /// reason), projectDamaged(path, reason), projectReadOnly(path), projectBusy(path), internal(reason).
    Error failure(const QSqlError &error) const;

private:
    Connection(std::filesystem::path path, QString name);

    std::filesystem::path m_path;
    QString m_name; ///< in Qt's own list of connections
    QSqlDatabase m_database;
    QHash<QString, QSqlQuery> m_prepared;
    int64_t m_lastInsertId = 0;
};

/// Takes back what was done unless it was committed. It has the file's write lock from the start, so that nothing of
/// what it reads can change before it writes.
class Transaction {
public:
    static Result<Transaction> begin(Connection &connection);
    Transaction(Transaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// When this returns without an error, the changes survive the end of the program, however it comes.
    Result<void> commit();

private:
    explicit Transaction(Connection &connection) : m_connection(&connection) {}
    Connection *m_connection;
};

} // namespace tessera::detail
