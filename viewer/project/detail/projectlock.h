#pragma once
#include "viewer/project/projectfacts.h"

#include <QLockFile>

#include <memory>
#include <variant>

namespace tessera::detail {

/// A project that one program at a time writes, as a handle: a file NAME.lock beside it that says who has it. It goes
/// with the handle; one that a killed program left behind is taken over. A lock of another machine stays, because
/// nobody here can see whether its program still runs.
class ProjectLock {
public:
    enum class Refusal { folderUnwritable };
    using Outcome = std::variant<std::unique_ptr<ProjectLock>, ProjectHolder, Refusal>;

    static Outcome take(const std::filesystem::path &project);

private:
    explicit ProjectLock(const QString &file) : m_file(file) {}
    QLockFile m_file;
};

} // namespace tessera::detail
