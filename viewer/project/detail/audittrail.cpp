#include "viewer/project/detail/audittrail.h"

#include "base/sha256.h"
#include "base/utctime.h"

#include <QJsonDocument>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace tessera::detail {
namespace {

/// A field as "length:bytes,", so that no two rows have the same bytes; "-," for null.
void addField(Sha256 &hash, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const QByteArray field = text.isNull() ? QByteArray("-,") : QByteArray::number(bytes.size()) + ':' + bytes + ',';
    hash.add(std::as_bytes(std::span(field.constData(), static_cast<std::size_t>(field.size()))));
}

QString jsonOf(const QJsonObject &object)
{
    return object.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

const QString columns = u"number, at, who, what, subject, old, new, hash"_s;

QString textOf(const QVariant &value) { return value.isNull() ? QString() : value.toString(); }

AuditEntry entryOf(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString(), row.value(3).toString(),
            row.value(4).toString(),   textOf(row.value(5)),    textOf(row.value(6)),    row.value(7).toString()};
}

/// What the project says of the end of its trail.
struct TrailEnd {
    int64_t rows = 0;
    QString head;
};

Result<TrailEnd> readEnd(const Connection &connection)
{
    Result<QSqlQuery> row = connection.query(u"SELECT audit_rows, audit_head FROM project WHERE id = 1"_s);
    if (!row)
        return passOn(row.error());
    if (!row->next())
        return passOn(connection.failure(row->lastError()));
    return TrailEnd{row->value(0).toLongLong(), row->value(1).toString()};
}

} // namespace

QString auditHash(const QString &previous, const AuditEntry &entry)
{
    Sha256 hash;
    for (const QString &field : {previous.isNull() ? u""_s : previous, QString::number(entry.number), entry.at,
                                 entry.who, entry.what, entry.subject, entry.oldValue, entry.newValue})
        addField(hash, field);
    return QString::fromStdString(hash.hex());
}

Result<void> AuditTrail::begin()
{
    const Result<TrailEnd> end = readEnd(m_connection);
    if (!end)
        return passOn(end.error());
    m_rows = end->rows;
    m_head = end->head;
    return {};
}

Result<void> AuditTrail::add(const QString &what, const QString &subject, const QJsonObject &oldValue,
                             const QJsonObject &newValue)
{
    AuditEntry entry{
        m_rows + 1, QString::fromStdString(utcNow()), m_who, what, subject, jsonOf(oldValue), jsonOf(newValue), {}};
    entry.hash = auditHash(m_head, entry);
    const auto orNull = [](const QString &text) { return text.isNull() ? QVariant() : QVariant(text); };
    const Result<void> added = m_connection.run(
        u"INSERT INTO audit(number, at, who, what, subject, old, new, hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {QVariant::fromValue<qlonglong>(entry.number), entry.at, entry.who, entry.what, entry.subject,
         orNull(entry.oldValue), orNull(entry.newValue), entry.hash});
    if (!added)
        return added;
    m_rows = entry.number;
    m_head = entry.hash;
    ++m_added;
    return {};
}

Result<void> AuditTrail::finish()
{
    if (m_added == 0)
        return {};
    return m_connection.run(u"UPDATE project SET audit_rows = ?, audit_head = ? WHERE id = 1"_s,
                            {QVariant::fromValue<qlonglong>(m_rows), m_head});
}

Result<AuditReport> verifyTrail(const Connection &connection)
{
    Result<QSqlQuery> rows = connection.query(u"SELECT "_s + columns + u" FROM audit ORDER BY number"_s);
    if (!rows)
        return passOn(rows.error());
    AuditReport report;
    while (rows->next()) {
        const AuditEntry entry = entryOf(*rows);
        if (entry.number != report.rows + 1) {
            report.broken = {report.rows + 1, AuditFlaw::missing};
            return report;
        }
        if (auditHash(report.head, entry) != entry.hash) {
            report.broken = {entry.number, AuditFlaw::changed};
            return report;
        }
        report.rows = entry.number;
        report.head = entry.hash;
    }
    if (rows->lastError().isValid())
        return passOn(connection.failure(rows->lastError()));
    const Result<TrailEnd> end = readEnd(connection);
    if (!end)
        return passOn(end.error());
    if (end->rows > report.rows)
        report.broken = {report.rows + 1, AuditFlaw::cutShort};
    else if (end->rows != report.rows || (report.rows > 0 && end->head != report.head))
        report.broken = {report.rows, AuditFlaw::changed};
    return report;
}

Result<std::vector<AuditEntry>> readTrail(const Connection &connection, int64_t count, const QString &subject)
{
    const QString chosen = subject.isEmpty() ? QString() : u" WHERE subject = ?"_s;
    QVariantList values;
    if (!subject.isEmpty())
        values << subject;
    values << QVariant::fromValue<qlonglong>(count);
    Result<QSqlQuery> rows = connection.query(
        u"SELECT "_s + columns + u" FROM audit"_s + chosen + u" ORDER BY number DESC LIMIT ?"_s, values);
    if (!rows)
        return passOn(rows.error());
    std::vector<AuditEntry> entries;
    while (rows->next())
        entries.push_back(entryOf(*rows));
    if (rows->lastError().isValid())
        return passOn(connection.failure(rows->lastError()));
    return entries;
}

} // namespace tessera::detail
