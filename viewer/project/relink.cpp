#include "viewer/project/relink.h"

#include "base/text.h"
#include "viewer/project/detail/walkfiles.h"
#include "viewer/slide/fingerprint.h"

#include <unordered_map>

namespace fs = std::filesystem;

namespace tessera {
namespace {

QString shown(const fs::path &path) { return QString::fromStdString(displayed(path)); }

/// Slides by the size of their file, and how many of them are not found yet.
class Wanted {
public:
    explicit Wanted(WorklistSlides slides) : m_left(static_cast<int64_t>(slides.size()))
    {
        for (WorklistSlide &slide : slides)
            m_bySize[slide.bytes].push_back(std::move(slide));
    }

    int64_t left() const { return m_left; }
    bool hasSize(int64_t bytes) const { return m_bySize.contains(bytes); }

    /// Each slide takes one file: copies of a slide find copies of its file.
    std::optional<WorklistSlide> take(int64_t bytes, const std::string &fingerprint)
    {
        WorklistSlides &candidates = m_bySize[bytes];
        for (auto slide = candidates.begin(); slide != candidates.end(); ++slide) {
            if (slide->fingerprint != fingerprint)
                continue;
            const WorklistSlide found = std::move(*slide);
            candidates.erase(slide);
            if (candidates.empty())
                m_bySize.erase(bytes);
            --m_left;
            return found;
        }
        return {};
    }

private:
    std::unordered_map<int64_t, WorklistSlides> m_bySize;
    int64_t m_left;
};

} // namespace

std::unique_ptr<RelinkJob> RelinkJob::inFolder(Project &project, const fs::path &folder, WorklistSlides slides)
{
    std::unique_ptr<RelinkJob> job(new RelinkJob(project));
    job->start([job = job.get(), folder = fs::absolute(folder),
                slides = std::move(slides)](const std::stop_token &token) { job->search(folder, slides, token); });
    return job;
}

std::unique_ptr<RelinkJob> RelinkJob::toFile(Project &project, const fs::path &file, const WorklistSlide &slide)
{
    std::unique_ptr<RelinkJob> job(new RelinkJob(project));
    job->start(
        [job = job.get(), file = fs::absolute(file), slide](const std::stop_token &) { job->compare(file, slide); });
    return job;
}

RelinkJob::~RelinkJob() { stop(); }

void RelinkJob::hand(SlideId slide, const fs::path &path, const WorklistSlide &facts)
{
    const edit::Relink edit{slide, {path.lexically_normal(), facts.fingerprint, facts.bytes}};
    post([this, edit] { m_project.apply(edit); });
}

void RelinkJob::search(const fs::path &folder, WorklistSlides slides, const std::stop_token &token)
{
    Wanted wanted(std::move(slides));
    RelinkSummary summary;
    qint64 looked = 0;
    const auto look = [&](const fs::path &path) {
        report(++looked, 0, shown(path.parent_path()));
        std::error_code unreadable;
        const auto bytes = static_cast<int64_t>(fs::file_size(path, unreadable));
        if (unreadable || !wanted.hasSize(bytes))
            return detail::Walk::goOn;
        const Result<std::string> fingerprint = fingerprintOf(path);
        if (!fingerprint)
            return detail::Walk::goOn;
        if (const auto slide = wanted.take(bytes, *fingerprint)) {
            ++summary.found;
            hand(slide->id, path, *slide);
        }
        return wanted.left() == 0 ? detail::Walk::stop : detail::Walk::goOn;
    };
    detail::walkFiles(
        folder, token, [](const fs::path &) {}, look);
    summary.missing = wanted.left();
    summary.isCancelled = token.stop_requested();
    post([this, summary] { Q_EMIT finished(summary); });
}

void RelinkJob::compare(const fs::path &file, const WorklistSlide &slide)
{
    RelinkSummary summary;
    const Result<std::string> fingerprint = fingerprintOf(file);
    if (fingerprint && *fingerprint == slide.fingerprint) {
        summary.found = 1;
        hand(slide.id, file, slide);
    } else {
        summary.missing = 1;
        summary.refused.push_back(
            fingerprint ? Error{ErrorCode::slideOfOtherContent, {displayed(file), displayed(slide.path.filename())}, {}}
                        : fingerprint.error());
    }
    post([this, summary] { Q_EMIT finished(summary); });
}

MissingFilesJob::MissingFilesJob(const WorklistSlides &slides, QObject *parent) : SlideJob(parent)
{
    std::vector<std::pair<SlideId, fs::path>> files;
    for (const WorklistSlide &slide : slides)
        files.emplace_back(slide.id, slide.path);
    start([this, files = std::move(files)](const std::stop_token &token) {
        std::vector<SlideId> missing;
        for (std::size_t i = 0; i < files.size() && !token.stop_requested(); ++i) {
            report(static_cast<qint64>(i), static_cast<qint64>(files.size()), shown(files[i].second));
            std::error_code unknown;
            if (!fs::exists(files[i].second, unknown))
                missing.push_back(files[i].first);
        }
        post([this, missing = std::move(missing)] { Q_EMIT finished(missing); });
    });
}

MissingFilesJob::~MissingFilesJob() { stop(); }

} // namespace tessera
