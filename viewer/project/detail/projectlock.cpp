#include "viewer/project/detail/projectlock.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace tessera::detail {

ProjectLock::Outcome ProjectLock::take(const std::filesystem::path &project)
{
    std::error_code unknown;
    const std::filesystem::path real = std::filesystem::canonical(project, unknown);
    const QString file = QFile::decodeName((unknown ? project : real).c_str()) + u".lock"_s;
    std::unique_ptr<ProjectLock> lock(new ProjectLock(file));
    lock->m_file.setStaleLockTime(0); // age alone says nothing: a project may be open for days
    if (lock->m_file.tryLock(0))
        return lock;
    if (lock->m_file.error() != QLockFile::LockFailedError)
        return Refusal::folderUnwritable;
    ProjectHolder holder;
    QString program;
    qint64 process = 0;
    lock->m_file.getLockInfo(&process, &holder.host, &program);
    holder.process = process;
    holder.user = QFileInfo(file).owner();
    holder.since = QFileInfo(file).lastModified();
    return holder;
}

} // namespace tessera::detail
