#pragma once
#include <QDateTime>
#include <QString>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace tessera {

enum class FileSystemKind { local, network };

struct FileSystem {
    FileSystemKind kind = FileSystemKind::local;
    std::string name; ///< "NFS"; empty for local ones
    friend bool operator==(const FileSystem &, const FileSystem &) = default;
};

/// Whether a project can be edited, and if not, why.
enum class ProjectAccess { writable, readOnlyFile, readOnlyFolder, inUse };

/// The program that has a project open.
struct ProjectHolder {
    QString user; ///< empty = unknown
    QString host;
    int64_t process = 0;
    QDateTime since;
};

/// How SQLite keeps a change that is being written apart from the file.
enum class ProjectJournal {
    writeAhead, ///< readers and the writer do not wait for each other
    rollback,   ///< the only safe one on a network drive
};

/// What is known of a project once it is open.
struct ProjectFacts {
    std::filesystem::path path; ///< absolute
    ProjectAccess access = ProjectAccess::writable;
    std::optional<ProjectHolder> holder; ///< where it is in use
    FileSystem fileSystem;
    ProjectJournal journal = ProjectJournal::writeAhead;
    std::optional<std::filesystem::path> keptCopy; ///< as it was before it was brought up to date
};

struct ProjectOptions {
    QString who;                          ///< in the audit trail; empty = userAtHost()
    std::optional<FileSystem> fileSystem; ///< taken for granted instead of asking the system
};

/// "user@host", as the operating system knows them.
QString userAtHost();

} // namespace tessera
