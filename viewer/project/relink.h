#pragma once
#include "viewer/project/project.h"
#include "viewer/project/slidejob.h"

namespace tessera {

struct RelinkSummary {
    int64_t found = 0;
    int64_t missing = 0;        ///< of those that were looked for
    std::vector<Error> refused; ///< a file that was pointed at is another slide
    bool isCancelled = false;   ///< what was found by then stays
};

/// Finds the files of slides again that were moved or renamed: by size first, then by fingerprint. Names do not count.
class RelinkJob : public SlideJob {
    Q_OBJECT
public:
    /// Looks in a folder and below it for all of `slides`. `project` outlives the job.
    static std::unique_ptr<RelinkJob> inFolder(Project &project, const std::filesystem::path &folder,
                                               WorklistSlides slides);
    /// Takes this file for this slide if it is the same.
    static std::unique_ptr<RelinkJob> toFile(Project &project, const std::filesystem::path &file,
                                             const WorklistSlide &slide);
    ~RelinkJob() override;

Q_SIGNALS:
    void finished(const tessera::RelinkSummary &summary);

private:
    explicit RelinkJob(Project &project) : SlideJob(nullptr), m_project(project) {}
    void search(const std::filesystem::path &folder, WorklistSlides wanted, const std::stop_token &token);
    void compare(const std::filesystem::path &file, const WorklistSlide &slide);
    void hand(SlideId slide, const std::filesystem::path &path, const WorklistSlide &facts);

    Project &m_project;
};

/// Looks on the disk which files are there.
class MissingFilesJob : public SlideJob {
    Q_OBJECT
public:
    explicit MissingFilesJob(const WorklistSlides &slides, QObject *parent = nullptr);
    ~MissingFilesJob() override;

Q_SIGNALS:
    void finished(const std::vector<tessera::SlideId> &missing);
};

} // namespace tessera
