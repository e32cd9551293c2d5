#pragma once
#include "viewer/project/addslides.h"
#include "viewer/project/project.h"
#include "viewer/project/relink.h"
#include "viewer/project/worklistmodel.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace tessera {

/// The project that is open in a window, its worklist, the job that works on it, and which of its slides is looked at.
/// Everything here happens on the GUI thread, nothing waits.
class WorklistSession : public QObject {
    Q_OBJECT
public:
    explicit WorklistSession(QObject *parent = nullptr);
    ~WorklistSession() override;

    WorklistModel &model() { return m_model; }
    /// Null when none is open, also while one is being opened.
    Project *project() const { return m_isOpen ? m_project.get() : nullptr; }
    bool isWritable() const { return m_isOpen && m_project->isWritable(); }

    /// The one before is closed first, as by close(). projectChanged() or failed() follows.
    void open(const QString &path, ProjectWish wish = ProjectWish::open);
    /// Once nothing waits for the disk (whenSaved()).
    void close();

    /// Edits wait until a disk has room or is there again: closed now, the project would lose them.
    bool isWaitingForDisk() const { return m_project && m_project->waitsFor(); }
    /// Runs `then` at once, unless edits wait for the disk: then decisionWanted() follows, and `then` runs when they
    /// are stored or forgotten. A later call takes the place of this one.
    void whenSaved(std::function<void()> then);
    void tryAgain();
    /// Closes the project without the edits that wait.
    void forgetEdits();
    void stayOpen() { m_whenSaved = nullptr; }
    /// What was dropped anywhere in the window. A project is opened; folders are added, and so is everything else when
    /// `intoList`. False: it is none of the worklist's business.
    enum class DroppedOn { window, list };
    bool takeDropped(const QStringList &paths, DroppedOn place);

    void add(const QStringList &paths);
    void remove(const std::vector<SlideId> &slides);
    void apply(const Edit &edit);
    void findMissing(const QString &folder);
    void relink(SlideId slide, const QString &file);
    void checkFiles();
    void verify();
    void saveCopy(const QString &path);

    /// Asks for the slide to be shown; openWanted() follows.
    void show(SlideId slide);
    /// The neighbour of the current slide in the order of the list; the first one where there is no current one.
    void step(int rows);
    std::optional<SlideId> current() const { return m_current; }
    /// The file that the window shows now.
    void setShown(const QString &path);

    bool isBusy() const { return m_job != nullptr; }
    void cancel();

Q_SIGNALS:
    void projectChanged();
    void currentChanged();
    /// Which edits are on the disk.
    void savedChanged();
    /// `edits` cannot be stored because of what the error says: tryAgain(), forgetEdits() or stayOpen() has to follow.
    void decisionWanted(qint64 edits, const tessera::Error &error);
    void openWanted(const QString &path);
    /// The slides that may be looked at next, the likeliest first.
    void likelyNext(const QStringList &paths);
    void said(const QString &sentence);
    void failed(const tessera::Error &error);
    /// Of the job; `total` 0 = nobody knows.
    void progressed(const QString &text, qint64 done, qint64 total);
    void busyChanged();

private:
    void takeOpened(const WorklistSlides &slides);
    void follow(Project &project);
    void follow(SlideJob &job, const QString &text);
    void endJob();
    void closeNow();
    void runWhenSaved();

    WorklistModel m_model;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<SlideJob> m_job; ///< works on m_project: goes before it
    std::unique_ptr<MissingFilesJob> m_check;
    bool m_isOpen = false;
    std::function<void()> m_whenSaved; ///< what waits for the edits
    bool m_isAskedFor = false;         ///< tryAgain() wants to hear when they still wait
    QString m_shown;
    std::optional<SlideId> m_current;
};

} // namespace tessera
