#include "viewer/project/detail/projectfile.h"

#include "base/atomicfile.h"
#include "base/readfile.h"
#include "base/text.h"
#include "viewer/project/detail/filesystemkind.h"
#include "viewer/project/detail/schema.h"

#include <QFile>
#include <QSqlError>

#include <array>
#include <cstring>
#include <fstream>
#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace tessera {

QString userAtHost()
{
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    std::array<char, 4096> memory{};
    struct passwd user {
    }, *found = nullptr;
    ::getpwuid_r(::geteuid(), &user, memory.data(), memory.size(), &found);
    const QString name = found ? QString::fromLocal8Bit(found->pw_name) : QString::number(::geteuid());
    return name + u'@' + QString::fromLocal8Bit(host.data());
}

namespace detail {
namespace {

/// The first bytes of every SQLite file, and where our mark lies in it.
constexpr std::string_view sqliteMagic("SQLite format 3\0", 16);
constexpr std::streamoff applicationIdOffset = 68;

/// Without SQLite, so that a file of something else is called that and not damaged.
Result<void> looksLikeProject(const fs::path &path)
{
    if (const Result<int64_t> size = checkedFileSize(path); !size)
        return passOn(size.error());
    std::ifstream file(path, std::ios::binary);
    std::array<char, 16> magic{};
    std::array<unsigned char, 4> id{};
    file.read(magic.data(), magic.size());
    file.seekg(applicationIdOffset);
    file.read(reinterpret_cast<char *>(id.data()), id.size());
    const int64_t value = (int64_t{id[0]} << 24) | (id[1] << 16) | (id[2] << 8) | id[3];
    if (!file || std::string_view(magic.data(), magic.size()) != sqliteMagic || value != projectApplicationId)
        return fail(ErrorCode::notAProject, displayed(path));
    return {};
}

fs::path besides(const fs::path &path, const std::string &ending)
{
    fs::path other = path;
    other += ending;
    return other;
}

Result<void> checkVersion(const Connection &connection)
{
    const Result<int> version = schemaVersion(connection);
    if (!version)
        return passOn(version.error());
    if (*version > latestSchemaVersion())
        return fail(ErrorCode::projectNewer, displayed(connection.path()), std::to_string(*version),
                    std::to_string(latestSchemaVersion()));
    return {};
}

/// `table` alone where it is not empty.
Result<void> checkStructure(const Connection &connection, const QString &table)
{
    const QString check = table.isEmpty() ? u"PRAGMA quick_check(1)"_s : u"PRAGMA quick_check(%1)"_s.arg(table);
    const Result<QVariant> found = connection.value(check);
    if (!found)
        return passOn(found.error());
    if (found->toString() != u"ok")
        return fail(ErrorCode::projectDamaged, displayed(connection.path()),
                    found->toString().simplified().toStdString());
    return {};
}

ProjectAccess accessOf(const fs::path &path)
{
    if (::access(path.c_str(), W_OK) != 0)
        return ProjectAccess::readOnlyFile;
    return ::access(path.parent_path().c_str(), W_OK) == 0 ? ProjectAccess::writable : ProjectAccess::readOnlyFolder;
}

/// A journal of edits that a killed program left: whoever opens the file has to write.
bool hasJournalBeside(const fs::path &path)
{
    std::error_code missing;
    const auto size = fs::file_size(besides(path, "-wal"), missing);
    return (!missing && size > 0) || fs::exists(besides(path, "-journal"), missing);
}

} // namespace

Result<void> ProjectFile::create(const fs::path &path, const ProjectOptions &options)
{
    std::error_code unknown;
    if (fs::exists(path, unknown))
        return fail(ErrorCode::projectExists, displayed(path));
    if (::access(path.parent_path().c_str(), W_OK) != 0)
        return passOn(writeError(path, errno));
    const fs::path temporary = path.parent_path() / (".tessera-project-" + std::to_string(::getpid()) + ".tmp");
    fs::remove(temporary, unknown);
    Result<void> made;
    {
        auto connection = Connection::open(temporary, DatabaseAccess::create);
        if (!connection)
            return passOn(connection.error());
        made = migrate(**connection);
        if (made) {
            Editor editor(**connection, path.parent_path(), options.who.isEmpty() ? userAtHost() : options.who);
            made = editor.noteCreation();
        }
    }
    if (made)
        made = publish(temporary, path);
    fs::remove(temporary, unknown);
    return made;
}

Result<std::unique_ptr<Connection>> ProjectFile::openForReading(const fs::path &path)
{
    if (const Result<void> looks = looksLikeProject(path); !looks)
        return passOn(looks.error());
    const bool canWriteBeside = ::access(path.parent_path().c_str(), W_OK) == 0;
    if (!canWriteBeside && hasJournalBeside(path))
        return fail(ErrorCode::projectUnfinished, displayed(path));
    auto connection = Connection::open(path, canWriteBeside ? DatabaseAccess::readOnly : DatabaseAccess::immutable);
    if (!connection)
        return passOn(connection.error());
    if (const Result<void> known = checkVersion(**connection); !known)
        return passOn(known.error());
    return connection;
}

Result<std::unique_ptr<ProjectFile>> ProjectFile::open(const fs::path &given, const ProjectOptions &options)
{
    const fs::path path = fs::absolute(given).lexically_normal();
    if (const Result<void> looks = looksLikeProject(path); !looks)
        return passOn(looks.error());
    ProjectFacts facts;
    facts.path = path;
    facts.fileSystem = options.fileSystem ? *options.fileSystem : fileSystemOf(path);
    facts.access = accessOf(path);
    std::unique_ptr<ProjectLock> lock;
    if (facts.access == ProjectAccess::writable) {
        ProjectLock::Outcome outcome = ProjectLock::take(path);
        if (auto *taken = std::get_if<std::unique_ptr<ProjectLock>>(&outcome)) {
            lock = std::move(*taken);
        } else if (const auto *holder = std::get_if<ProjectHolder>(&outcome)) {
            facts.access = ProjectAccess::inUse;
            facts.holder = *holder;
        } else {
            facts.access = ProjectAccess::readOnlyFolder;
        }
    }
    std::unique_ptr<ProjectFile> file(new ProjectFile(std::move(facts), std::move(lock)));
    if (const Result<void> connected = file->connect(); !connected)
        return passOn(connected.error());
    file->m_editor = std::make_unique<Editor>(*file->m_connection, file->folder(),
                                              options.who.isEmpty() ? userAtHost() : options.who);
    return file;
}

Result<void> ProjectFile::connect()
{
    const bool isWritable = m_facts.access == ProjectAccess::writable;
    auto connection =
        isWritable ? Connection::open(m_facts.path, DatabaseAccess::readWrite) : openForReading(m_facts.path);
    if (!connection)
        return passOn(connection.error());
    m_connection = std::move(*connection);
    if (isWritable) {
        // Before anything is read: the version of a newer program's file is looked at by then, but nothing is changed.
        if (const Result<void> chosen = chooseJournal(); !chosen)
            return chosen;
    }
    for (const QString &table : {u"project"_s, u"slide"_s, u"slide_case"_s, u"tag"_s, u"slide_tag"_s}) {
        if (const Result<void> checked = checkStructure(*m_connection, table); !checked)
            return checked;
    }
    return bringUpToDate();
}

Result<void> ProjectFile::chooseJournal()
{
    const bool isLocal = m_facts.fileSystem.kind == FileSystemKind::local;
    m_facts.journal = isLocal ? ProjectJournal::writeAhead : ProjectJournal::rollback;
    // Write-ahead needs memory that all programs share, which a network drive does not have. A file that comes from a
    // local disk is in that mode; held by one connection alone it can be read all the same, and then changed.
    if (!isLocal)
        if (const Result<QVariant> alone = m_connection->value(u"PRAGMA locking_mode = EXCLUSIVE"_s); !alone)
            return passOn(alone.error());
    if (const Result<void> known = checkVersion(*m_connection); !known)
        return known;
    const QString mode = isLocal ? u"wal"_s : u"delete"_s;
    const Result<QVariant> set = m_connection->value(u"PRAGMA journal_mode = %1"_s.arg(mode));
    if (!set)
        return passOn(set.error());
    if (isLocal && set->toString() != mode)
        m_facts.journal = ProjectJournal::rollback; // (what SQLite cannot do here)
    const QString locking = u"PRAGMA locking_mode = NORMAL"_s;
    // FULL: a finished edit also survives that the power fails. EXTRA is the same for a rollback journal.
    const QString synchronous = u"PRAGMA synchronous = %1"_s.arg(isLocal ? u"FULL"_s : u"EXTRA"_s);
    for (const QString &pragma : {locking, synchronous, u"PRAGMA foreign_keys = ON"_s})
        if (const Result<QVariant> done = m_connection->value(pragma); !done)
            return passOn(done.error());
    return {};
}

Result<void> ProjectFile::bringUpToDate()
{
    const Result<int> version = schemaVersion(*m_connection);
    if (!version)
        return passOn(version.error());
    if (*version == latestSchemaVersion())
        return {};
    if (m_facts.access != ProjectAccess::writable)
        return fail(ErrorCode::projectOutdated, displayed(m_facts.path));
    const fs::path copy = besides(m_facts.path, ".version-" + std::to_string(*version));
    std::error_code unknown;
    if (!fs::exists(copy, unknown)) {
        const fs::path temporary = besides(copy, ".tmp");
        fs::remove(temporary, unknown);
        Result<void> kept = m_connection->run(u"VACUUM INTO ?"_s, {QFile::decodeName(temporary.c_str())});
        if (kept)
            kept = publish(temporary, copy);
        fs::remove(temporary, unknown);
        if (!kept)
            return kept;
    }
    m_facts.keptCopy = copy;
    return migrate(*m_connection);
}

} // namespace detail

Result<AuditReport> verifyProject(const fs::path &given)
{
    const fs::path path = fs::absolute(given).lexically_normal();
    const auto connection = detail::ProjectFile::openForReading(path);
    if (!connection)
        return passOn(connection.error());
    if (const Result<void> checked = detail::checkStructure(**connection, {}); !checked)
        return passOn(checked.error());
    return detail::verifyTrail(**connection);
}

std::string summaryOf(const fs::path &path, const AuditReport &report)
{
    const std::string name = displayed(path);
    if (!report.broken)
        return name + ": " + std::to_string(report.rows) +
               " changes, all as they were written; last hash: " + report.head.toStdString();
    const std::string row = std::to_string(report.broken->number);
    switch (report.broken->flaw) {
    case AuditFlaw::changed:
        return name + ": the audit trail is broken, row " + row + " is not as it was written.";
    case AuditFlaw::missing:
        return name + ": the audit trail is broken, row " + row + " is missing.";
    case AuditFlaw::cutShort:
        return name + ": the audit trail is broken, row " + row + " and what followed it are missing.";
    }
    return name;
}

} // namespace tessera
