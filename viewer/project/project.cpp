#include "viewer/project/project.h"

#include "base/atomicfile.h"
#include "viewer/project/detail/databasethread.h"
#include "viewer/project/detail/editqueue.h"
#include "viewer/project/detail/rows.h"
#include "viewer/project/detail/thumbnails.h"

#include <QFile>
#include <QPointer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tessera {
namespace {

constexpr auto retryInterval = 3s;

Result<std::monostate> copyTo(detail::Connection &connection, const std::filesystem::path &target)
{
    std::filesystem::path temporary = target;
    temporary += ".tmp";
    std::error_code unknown;
    std::filesystem::remove(temporary, unknown);
    Result<void> done = connection.run(u"VACUUM INTO ?"_s, {QFile::decodeName(temporary.c_str())});
    if (done)
        done = publish(temporary, target);
    std::filesystem::remove(temporary, unknown);
    if (!done)
        return passOn(done.error());
    return std::monostate();
}

} // namespace

Project::Project(const std::filesystem::path &path, ProjectWish wish, ProjectOptions options, QObject *parent)
    : QObject(parent), m_path(std::filesystem::absolute(path).lexically_normal())
{
    m_retry.setInterval(retryInterval);
    connect(&m_retry, &QTimer::timeout, this, &Project::retry);
    m_edits = std::make_unique<detail::EditQueue>(detail::EditQueue::Reports{
        [this](EditNumber number, const detail::EditQueue::Stored &stored) {
            post([this, number, stored] { takeStored(number, stored.slides, stored.removed); });
        },
        [this](EditNumber number, const Error &error, const WorklistSlides &present) {
            post([this, number, error, present] { takeFailed(number, error, present); });
        },
        [this](const Error &error) { post([this, error] { takeWaits(error); }); }});
    open(wish, options);
    makeThumbnailMaker();
}

Project::~Project()
{
    // What waits for a disk is tried a last time.
    m_file->edit([this](detail::ProjectFile &file) { m_edits->tryAll(file); });
    m_checks.clear();
    m_thumbnails->stop(); // (it and the thread of the file use each other)
    m_file.reset();
}

void Project::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

void Project::open(ProjectWish wish, const ProjectOptions &options)
{
    m_file = std::make_unique<detail::DatabaseThread>([this, wish, options]() -> std::unique_ptr<detail::ProjectFile> {
        Result<void> made;
        if (wish == ProjectWish::create)
            made = detail::ProjectFile::create(m_path, options);
        Result<std::unique_ptr<detail::ProjectFile>> file = nullptr;
        Result<WorklistSlides> slides;
        if (made)
            file = detail::ProjectFile::open(m_path, options);
        if (made && file)
            slides = detail::loadSlides((*file)->connection(), (*file)->folder(), detail::LookForFiles::yes);
        if (!made || !file || !slides) {
            const Error error = !made ? made.error() : !file ? file.error() : slides.error();
            post([this, error] { Q_EMIT openFailed(error); });
            return nullptr;
        }
        post([this, facts = (*file)->facts(), slides = std::move(*slides)] {
            m_facts = facts;
            Q_EMIT opened(slides);
        });
        return std::move(*file);
    });
}

EditNumber Project::apply(const Edit &edit)
{
    const EditNumber number{++m_lastEdit};
    ++m_unsaved;
    if (!isWritable()) {
        const Error error{ErrorCode::projectReadOnly, {m_path.string()}, {}};
        post([this, number, error] { takeFailed(number, error, {}); });
        return number;
    }
    m_file->edit([this, number, edit](detail::ProjectFile &file) { m_edits->add(file, number, edit); });
    Q_EMIT editBegun(edit);
    return number;
}

void Project::retry()
{
    m_file->edit([this](detail::ProjectFile &file) { m_edits->tryAll(file); });
}

void Project::countStored()
{
    --m_unsaved;
    m_waitsFor.reset(); // the first of those that wait got through: the others follow
    if (m_unsaved == 0)
        m_retry.stop();
}

void Project::takeStored(EditNumber number, const WorklistSlides &added, const std::vector<SlideId> &removed)
{
    countStored();
    if (!added.empty())
        Q_EMIT slidesAdded(added);
    if (!removed.empty())
        Q_EMIT slidesRemoved(removed);
    Q_EMIT editStored(number);
}

void Project::takeFailed(EditNumber number, const Error &error, const WorklistSlides &present)
{
    countStored();
    Q_EMIT editFailed(number, error);
    if (!present.empty())
        Q_EMIT slidesChanged(present);
}

void Project::takeWaits(const Error &error)
{
    if (!m_retry.isActive())
        m_retry.start();
    m_waitsFor = error;
    Q_EMIT editsWait(error);
}

void Project::makeThumbnailMaker()
{
    m_thumbnails = std::make_unique<detail::ThumbnailMaker>(
        [this](const detail::ThumbnailWish &wish, const QImage &image, const QByteArray &jpeg) {
            post([this, slide = wish.slide, image] { takeThumbnail(slide, image); });
            if (jpeg.isEmpty())
                return;
            m_file->read([wish, jpeg](detail::ProjectFile &file) {
                // Not stored means made again next time.
                if (file.facts().access == ProjectAccess::writable)
                    (void)detail::storeThumbnail(file.connection(), wish.slide, wish.fingerprint, jpeg);
            });
        },
        [this](const detail::ThumbnailWish &wish) {
            post([this, slide = wish.slide] { m_wantedThumbnails.erase(slide); });
        });
}

void Project::requestThumbnail(const WorklistSlide &slide)
{
    if (!m_wantedThumbnails.insert(slide.id).second)
        return;
    m_file->read(
        [this, wish = detail::ThumbnailWish{slide.id, slide.path, slide.fingerprint}](detail::ProjectFile &file) {
            const Result<QImage> kept = detail::loadThumbnail(file.connection(), wish.slide, wish.fingerprint);
            if (kept && !kept->isNull())
                post([this, id = wish.slide, image = *kept] { takeThumbnail(id, image); });
            else
                m_thumbnails->make(wish);
        });
}

void Project::takeThumbnail(SlideId slide, const QImage &image)
{
    m_wantedThumbnails.erase(slide);
    Q_EMIT thumbnailRead(slide, image);
}

template <typename T, typename Work>
void Project::ask(QObject *context, Answer<T> answer, Work work)
{
    m_file->read([this, guard = QPointer<QObject>(context), answer = std::move(answer),
                  work = std::move(work)](detail::ProjectFile &file) {
        post([guard, answer, result = Result<T>(work(file))] {
            if (guard)
                answer(result);
        });
    });
}

void Project::readState(SlideId slide, const QString &key, QObject *context, Answer<QByteArray> answer)
{
    ask<QByteArray>(context, std::move(answer), [slide, key](detail::ProjectFile &file) -> Result<QByteArray> {
        const Result<QVariant> value =
            file.connection().value(u"SELECT value FROM slide_state WHERE slide = ? AND key = ?"_s,
                                    {QVariant::fromValue<qlonglong>(slide.value), key});
        if (!value)
            return passOn(value.error());
        return value->toByteArray();
    });
}

void Project::readTrail(int64_t count, std::optional<SlideId> slide, QObject *context,
                        Answer<std::vector<AuditEntry>> answer)
{
    const QString subject = slide ? u"slide %1"_s.arg(slide->value) : QString();
    ask<std::vector<AuditEntry>>(context, std::move(answer), [count, subject](detail::ProjectFile &file) {
        return detail::readTrail(file.connection(), count, subject);
    });
}

void Project::saveCopy(const std::filesystem::path &target, QObject *context, Answer<std::monostate> answer)
{
    ask<std::monostate>(context, std::move(answer),
                        [target](detail::ProjectFile &file) { return copyTo(file.connection(), target); });
}

void Project::verify(QObject *context, Answer<AuditReport> answer)
{
    // (on a connection of its own: edits would wait for as long as it takes)
    m_checks.emplace_back([this, path = m_path, guard = QPointer<QObject>(context), answer = std::move(answer)] {
        post([guard, answer, report = verifyProject(path)] {
            if (guard)
                answer(report);
        });
    });
}

} // namespace tessera
