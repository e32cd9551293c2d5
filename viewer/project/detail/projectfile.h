#pragma once
#include "viewer/project/detail/editor.h"
#include "viewer/project/detail/projectlock.h"
#include "viewer/project/projectfacts.h"

#include <memory>

namespace tessera::detail {

/// An open project file with its lock. Belongs to the thread that opened it.
class ProjectFile {
public:
    /// Makes an empty project under a temporary name first, so that a kill leaves it whole or not at all.
    /// Errors: projectExists(path), fileUnwritable(path, reason), diskFull(path).
    static Result<void> create(const std::filesystem::path &path, const ProjectOptions &options);

    /// Checks the file's structure (not thumbnails, which can be made anew, nor the trail: verifyProject) and brings it
    /// up to date, with a copy of what was there beside it. What cannot be written is opened for reading only, and
    /// facts() say why.
    /// Errors: those of checkedFileSize, notAProject, projectDamaged(path, detail), projectNewer(path, versions),
    /// projectOutdated(path), projectUnfinished(path), projectBusy(path), and those of writing.
    static Result<std::unique_ptr<ProjectFile>> open(const std::filesystem::path &path, const ProjectOptions &options);

    /// A connection for reading, whoever else has the project; changes nothing. Errors: as above.
    static Result<std::unique_ptr<Connection>> openForReading(const std::filesystem::path &path);

    const ProjectFacts &facts() const { return m_facts; }
    std::filesystem::path folder() const { return m_facts.path.parent_path(); }
    Connection &connection() { return *m_connection; }
    /// Only where facts().access is writable.
    Editor &editor() { return *m_editor; }

private:
    ProjectFile(ProjectFacts facts, std::unique_ptr<ProjectLock> lock)
        : m_facts(std::move(facts)), m_lock(std::move(lock))
    {
    }
    Result<void> connect();
    Result<void> chooseJournal();
    Result<void> bringUpToDate();

    ProjectFacts m_facts;
    std::unique_ptr<ProjectLock> m_lock; ///< given back after the connection is closed
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Editor> m_editor;
};

} // namespace tessera::detail
