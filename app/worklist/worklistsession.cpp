#include "app/worklist/worklistsession.h"

#include "app/text/paths.h"
#include "app/worklist/projecttext.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tessera {

WorklistSession::WorklistSession(QObject *parent) : QObject(parent)
{
    // The slide that is shown may have been added, removed or found elsewhere.
    connect(&m_model, &WorklistModel::slidesChanged, this, [this] { setShown(m_shown); });
}

WorklistSession::~WorklistSession()
{
    m_job.reset();
    m_model.setProject(nullptr);
}

void WorklistSession::open(const QString &path, ProjectWish wish)
{
    if (isWaitingForDisk())
        return whenSaved([this, path, wish] { open(path, wish); });
    closeNow();
    m_project = std::make_unique<Project>(toPath(path), wish);
    connect(m_project.get(), &Project::opened, this, &WorklistSession::takeOpened);
    // Queued, because the project goes; by then it may be another one.
    connect(
        m_project.get(), &Project::openFailed, this,
        [this, project = m_project.get()](const Error &error) {
            if (m_project.get() == project)
                m_project.reset();
            Q_EMIT failed(error);
        },
        Qt::QueuedConnection);
    follow(*m_project);
}

void WorklistSession::follow(Project &project)
{
    connect(&project, &Project::editBegun, this, &WorklistSession::savedChanged);
    const auto settled = [this] {
        Q_EMIT savedChanged();
        if (m_project->unsavedEdits() == 0)
            runWhenSaved();
    };
    connect(&project, &Project::editStored, this, settled);
    connect(&project, &Project::editFailed, this, [this, settled](EditNumber, const Error &error) {
        settled();
        Q_EMIT failed(error);
    });
    connect(&project, &Project::editsWait, this, [this](const Error &error) {
        Q_EMIT savedChanged();
        if (m_isAskedFor)
            Q_EMIT decisionWanted(m_project->unsavedEdits(), error);
        else
            Q_EMIT failed(error);
        m_isAskedFor = false;
    });
}

void WorklistSession::takeOpened(const WorklistSlides &slides)
{
    m_isOpen = true;
    m_model.setProject(m_project.get(), slides);
    setShown(m_shown);
    checkFiles();
    Q_EMIT projectChanged();
    if (const QString notice = noticeOf(*m_project->facts()); !notice.isEmpty())
        Q_EMIT said(notice);
}

void WorklistSession::whenSaved(std::function<void()> then)
{
    if (!isWaitingForDisk())
        return then();
    m_whenSaved = std::move(then);
    Q_EMIT decisionWanted(m_project->unsavedEdits(), *m_project->waitsFor());
}

void WorklistSession::tryAgain()
{
    m_isAskedFor = m_whenSaved != nullptr;
    if (m_project)
        m_project->retry();
}

void WorklistSession::forgetEdits()
{
    closeNow();
    runWhenSaved();
}

/// Queued: it may close the project that calls.
void WorklistSession::runWhenSaved()
{
    if (m_whenSaved)
        QMetaObject::invokeMethod(this, std::exchange(m_whenSaved, nullptr), Qt::QueuedConnection);
}

void WorklistSession::close()
{
    whenSaved([this] { closeNow(); });
}

void WorklistSession::closeNow()
{
    if (!m_project)
        return;
    m_job.reset(); // at once: what it has posted is for this project
    m_check.reset();
    m_isOpen = false;
    m_current.reset();
    m_model.setProject(nullptr);
    m_project.reset();
    Q_EMIT projectChanged();
    Q_EMIT currentChanged();
    Q_EMIT busyChanged();
}

bool WorklistSession::takeDropped(const QStringList &paths, DroppedOn place)
{
    const auto isProject = [](const QString &path) { return path.endsWith(u".tessera"_s, Qt::CaseInsensitive); };
    const auto project = std::find_if(paths.begin(), paths.end(), isProject);
    if (project != paths.end()) {
        open(*project);
        return true;
    }
    const bool anyFolder =
        std::any_of(paths.begin(), paths.end(), [](const QString &path) { return QFileInfo(path).isDir(); });
    if (place == DroppedOn::window && !anyFolder)
        return false;
    if (isWritable())
        add(paths);
    else
        Q_EMIT said(tr("Slides of a folder are collected in a project: make one with File > New Project, then drop the "
                       "folder again."));
    return true;
}

void WorklistSession::follow(SlideJob &job, const QString &text)
{
    connect(&job, &SlideJob::progressed, this, [this, text](qint64 done, qint64 total, const QString &where) {
        Q_EMIT progressed(text.arg(QFileInfo(where).fileName()), done, total);
    });
    Q_EMIT progressed(text.arg(QString()), 0, 0);
    Q_EMIT busyChanged();
}

void WorklistSession::endJob()
{
    if (!m_job)
        return;
    m_job->disconnect(this);
    m_job.release()->deleteLater(); // it may be the one that calls
    Q_EMIT busyChanged();
}

void WorklistSession::cancel()
{
    if (m_job)
        m_job->cancel();
}

void WorklistSession::add(const QStringList &paths)
{
    if (!isWritable() || paths.isEmpty())
        return;
    endJob();
    std::vector<std::filesystem::path> files;
    for (const QString &path : paths)
        files.push_back(toPath(path));
    auto job = std::make_unique<AddSlidesJob>(*m_project, std::move(files), m_model.allSlides());
    connect(job.get(), &AddSlidesJob::finished, this, [this](const AddSlidesSummary &summary) {
        endJob();
        m_model.rearrange();
        Q_EMIT said(sentenceOf(summary));
    });
    m_job = std::move(job);
    follow(*m_job, tr("Adding slides: %1"));
}

void WorklistSession::findMissing(const QString &folder)
{
    if (!isWritable())
        return;
    endJob();
    auto job = RelinkJob::inFolder(*m_project, toPath(folder), m_model.missingSlides());
    connect(job.get(), &RelinkJob::finished, this, [this](const RelinkSummary &summary) {
        endJob();
        Q_EMIT said(sentenceOf(summary));
    });
    m_job = std::move(job);
    follow(*m_job, tr("Looking for missing files: %1"));
}

void WorklistSession::relink(SlideId slide, const QString &file)
{
    const WorklistSlide *present = m_model.slide(slide);
    if (!isWritable() || !present)
        return;
    endJob();
    auto job = RelinkJob::toFile(*m_project, toPath(file), *present);
    connect(job.get(), &RelinkJob::finished, this, [this](const RelinkSummary &summary) {
        endJob();
        Q_EMIT said(sentenceOf(summary));
    });
    m_job = std::move(job);
    follow(*m_job, tr("Reading %1"));
}

void WorklistSession::checkFiles()
{
    m_check = std::make_unique<MissingFilesJob>(m_model.allSlides());
    connect(m_check.get(), &MissingFilesJob::finished, this,
            [this](const std::vector<SlideId> &missing) { m_model.setMissing(missing); });
}

void WorklistSession::remove(const std::vector<SlideId> &slides)
{
    if (!slides.empty())
        apply(edit::RemoveSlides{slides});
}

void WorklistSession::apply(const Edit &edit)
{
    if (m_isOpen)
        m_project->apply(edit);
}

void WorklistSession::verify()
{
    if (!m_isOpen)
        return;
    Q_EMIT said(tr("Checking the project…"));
    m_project->verify(this, [this](const Result<AuditReport> &report) {
        if (report)
            Q_EMIT said(sentenceOf(*report));
        else
            Q_EMIT failed(report.error());
    });
}

void WorklistSession::saveCopy(const QString &path)
{
    if (!m_isOpen)
        return;
    m_project->saveCopy(toPath(path), this, [this, path](const Result<std::monostate> &done) {
        if (done)
            Q_EMIT said(tr("%1 is a copy of the project as it is now.").arg(QFileInfo(path).fileName()));
        else
            Q_EMIT failed(done.error());
    });
}

void WorklistSession::show(SlideId slide)
{
    if (const WorklistSlide *present = m_model.slide(slide))
        Q_EMIT openWanted(toQString(present->path));
}

void WorklistSession::step(int rows)
{
    if (!m_current) {
        if (const auto first = m_model.slideAt(0))
            show(*first);
        return;
    }
    if (const auto next = rows > 0 ? m_model.next(*m_current) : m_model.previous(*m_current))
        show(*next);
    else
        Q_EMIT said(rows > 0 ? tr("This is the last slide of the list.") : tr("This is the first slide of the list."));
}

void WorklistSession::setShown(const QString &path)
{
    m_shown = path;
    const std::optional<SlideId> current =
        m_isOpen && !path.isEmpty() ? m_model.slideOfFile(toPath(path)) : std::nullopt;
    if (current == m_current)
        return;
    m_current = current;
    Q_EMIT currentChanged();
    if (!current)
        return;
    QStringList likely;
    for (const auto &neighbour : {m_model.next(*current), m_model.previous(*current)})
        if (neighbour)
            likely << toQString(m_model.slide(*neighbour)->path);
    Q_EMIT likelyNext(likely);
}

} // namespace tessera
