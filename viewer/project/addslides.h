#pragma once
#include "viewer/project/project.h"
#include "viewer/project/slidejob.h"

#include <vector>

namespace tessera {

struct AddSlidesSummary {
    int64_t added = 0;
    int64_t known = 0;                          ///< in the project before
    std::vector<std::filesystem::path> refused; ///< no slides by their names
    std::vector<Error> unreadable;
    bool isCancelled = false; ///< what was added by then stays
};

/// Adds files, and the slides in folders and below them, to a project.
class AddSlidesJob : public SlideJob {
    Q_OBJECT
public:
    /// `project` outlives the job; `known` are the files that are in it.
    AddSlidesJob(Project &project, std::vector<std::filesystem::path> paths, const WorklistSlides &known,
                 QObject *parent = nullptr);
    ~AddSlidesJob() override;

Q_SIGNALS:
    void finished(const tessera::AddSlidesSummary &summary);

private:
    void work(const std::vector<std::filesystem::path> &paths, const std::stop_token &token);

    Project &m_project;
    std::set<std::filesystem::path> m_known;
};

} // namespace tessera
