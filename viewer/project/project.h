#pragma once
#include "viewer/project/audit.h"
#include "viewer/project/edit.h"
#include "viewer/project/projectfacts.h"

#include <QImage>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <set>
#include <thread>
#include <variant>
#include <vector>

namespace tessera {

namespace detail {
class DatabaseThread;
class EditQueue;
class ThumbnailMaker;
} // namespace detail

enum class ProjectWish { open, create };

/// A project: one SQLite file that says what is known of many slides (docs/projects.md). Lives on the GUI thread and
/// never waits there: the file belongs to a thread of its own, answers come by signal or callback, on the thread of the
/// object and never from inside a call. Destroying it stores the edits that are under way and closes the file.
class Project : public QObject {
    Q_OBJECT
public:
    template <typename T>
    using Answer = std::function<void(const Result<T> &)>;

    /// opened() or openFailed() follows.
    Project(const std::filesystem::path &path, ProjectWish wish, ProjectOptions options = {},
            QObject *parent = nullptr);
    ~Project() override;

    const std::filesystem::path &path() const { return m_path; }
    /// Empty until opened().
    const std::optional<ProjectFacts> &facts() const { return m_facts; }
    bool isWritable() const { return m_facts && m_facts->access == ProjectAccess::writable; }

    /// Stores an edit: editStored() or editFailed() follows, in the order of the edits. What cannot be stored now is
    /// kept and tried again every few seconds (editsWait).
    EditNumber apply(const Edit &edit);
    /// Edits that are not on the disk yet.
    int64_t unsavedEdits() const { return m_unsaved; }
    /// Why they cannot be stored now; empty while they go on. What still waits when the project is destroyed is lost.
    const std::optional<Error> &waitsFor() const { return m_waitsFor; }
    /// Tries what waits at once.
    void retry();

    /// thumbnailRead() follows, unless so many others are asked for that this one must have been scrolled away.
    void requestThumbnail(const WorklistSlide &slide);

    /// Callbacks are dropped when `context` is destroyed first. A state that was never set is empty.
    void readState(SlideId slide, const QString &key, QObject *context, Answer<QByteArray> answer);
    /// The newest `count` rows of the audit trail, newest first; of `slide` alone where it is given.
    void readTrail(int64_t count, std::optional<SlideId> slide, QObject *context,
                   Answer<std::vector<AuditEntry>> answer);
    /// Checks file and trail; takes a while, edits go on meanwhile.
    void verify(QObject *context, Answer<AuditReport> answer);
    /// Writes the project as it is now to another file, under its final name once it is complete.
    void saveCopy(const std::filesystem::path &target, QObject *context, Answer<std::monostate> answer);

Q_SIGNALS:
    void opened(const tessera::WorklistSlides &slides);
    void openFailed(const tessera::Error &error);
    /// From inside apply(), so that a view can show the edit before it is stored.
    void editBegun(const tessera::Edit &edit);
    void editStored(tessera::EditNumber number);
    /// Never will be; slidesChanged() with what is stored follows.
    void editFailed(tessera::EditNumber number, const tessera::Error &error);
    /// The edits since then wait until what the error says is over.
    void editsWait(const tessera::Error &error);
    void slidesAdded(const tessera::WorklistSlides &slides);
    void slidesRemoved(const std::vector<tessera::SlideId> &slides);
    void slidesChanged(const tessera::WorklistSlides &slides);
    /// Null when there is none, because the slide cannot be read.
    void thumbnailRead(tessera::SlideId slide, const QImage &image);

private:
    void open(ProjectWish wish, const ProjectOptions &options);
    void makeThumbnailMaker();
    void countStored();
    void takeStored(EditNumber number, const WorklistSlides &added, const std::vector<SlideId> &removed);
    void takeFailed(EditNumber number, const Error &error, const WorklistSlides &present);
    void takeWaits(const Error &error);
    void takeThumbnail(SlideId slide, const QImage &image);
    /// Runs `work` on this object's thread, unless the object is destroyed first. From any thread.
    void post(std::function<void()> work);
    template <typename T, typename Work>
    void ask(QObject *context, Answer<T> answer, Work work);

    const std::filesystem::path m_path;
    std::optional<ProjectFacts> m_facts;
    int64_t m_lastEdit = 0;
    int64_t m_unsaved = 0;
    std::optional<Error> m_waitsFor;
    QTimer m_retry;
    std::set<SlideId> m_wantedThumbnails;
    std::unique_ptr<detail::EditQueue> m_edits; ///< used on the thread of the file
    std::unique_ptr<detail::ThumbnailMaker> m_thumbnails;
    std::unique_ptr<detail::DatabaseThread> m_file;
    std::vector<std::jthread> m_checks; ///< each reads the file by a connection of its own
};

} // namespace tessera
