#pragma once
#include "viewer/project/audit.h"
#include "viewer/project/detail/connection.h"

#include <QJsonObject>

namespace tessera::detail {

/// Hash of a row after `previous`, the hash of the row before it (empty for the first).
QString auditHash(const QString &previous, const AuditEntry &entry);

/// Adds rows to the trail within one transaction of the caller.
class AuditTrail {
public:
    AuditTrail(Connection &connection, QString who) : m_connection(connection), m_who(std::move(who)) {}

    /// Reads where the trail ends. Once, after the transaction began.
    Result<void> begin();
    /// An empty object stands for nothing.
    Result<void> add(const QString &what, const QString &subject, const QJsonObject &oldValue,
                     const QJsonObject &newValue);
    /// Notes where the trail ends now. Once, before the transaction is committed.
    Result<void> finish();

    int64_t rowsAdded() const { return m_added; }

private:
    Connection &m_connection;
    QString m_who;
    int64_t m_rows = 0;
    QString m_head;
    int64_t m_added = 0;
};

Result<AuditReport> verifyTrail(const Connection &connection);

/// The newest `count` rows, newest first; only those of `subject` where it is not empty.
Result<std::vector<AuditEntry>> readTrail(const Connection &connection, int64_t count, const QString &subject);

} // namespace tessera::detail
