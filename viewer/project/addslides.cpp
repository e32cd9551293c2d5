#include "viewer/project/addslides.h"

#include "base/readfile.h"
#include "base/text.h"
#include "viewer/project/slidefinder.h"
#include "viewer/slide/fingerprint.h"

#include <chrono>

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace tessera {
namespace {

// A transaction for each slide would wait for the disk each time; slides that come late would look like a hang.
constexpr std::size_t batchSize = 100;
constexpr auto batchTime = 200ms;

QString shown(const fs::path &path) { return QString::fromStdString(displayed(path)); }

Result<edit::NewSlide> read(const fs::path &path)
{
    const Result<int64_t> bytes = checkedFileSize(path);
    if (!bytes)
        return passOn(bytes.error());
    const Result<std::string> fingerprint = fingerprintOf(path);
    if (!fingerprint)
        return passOn(fingerprint.error());
    return edit::NewSlide{path, *fingerprint, *bytes};
}

} // namespace

AddSlidesJob::AddSlidesJob(Project &project, std::vector<fs::path> paths, const WorklistSlides &known, QObject *parent)
    : SlideJob(parent), m_project(project)
{
    for (const WorklistSlide &slide : known)
        m_known.insert(slide.path);
    start([this, paths = std::move(paths)](const std::stop_token &token) { work(paths, token); });
}

AddSlidesJob::~AddSlidesJob() { stop(); }

void AddSlidesJob::work(const std::vector<fs::path> &paths, const std::stop_token &token)
{
    AddSlidesSummary summary;
    Result<FoundSlides> found =
        findSlides(paths, token, [this](const fs::path &folder, int64_t) { report(0, 0, shown(folder)); });
    std::vector<edit::NewSlide> batch;
    const auto hand = [&] {
        summary.added += static_cast<int64_t>(batch.size());
        if (!batch.empty())
            post([this, edit = edit::AddSlides{std::move(batch)}] { m_project.apply(edit); });
        batch.clear();
    };
    if (found) {
        summary.refused = std::move(found->refused);
        auto handed = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < found->slides.size() && !token.stop_requested(); ++i) {
            const fs::path &path = found->slides[i];
            report(static_cast<qint64>(i), static_cast<qint64>(found->slides.size()), shown(path));
            if (m_known.contains(path)) {
                ++summary.known;
                continue;
            }
            if (Result<edit::NewSlide> slide = read(path))
                batch.push_back(std::move(*slide));
            else
                summary.unreadable.push_back(slide.error());
            if (batch.size() >= batchSize || std::chrono::steady_clock::now() - handed > batchTime) {
                hand();
                handed = std::chrono::steady_clock::now();
            }
        }
    }
    hand();
    summary.isCancelled = token.stop_requested();
    post([this, summary] { Q_EMIT finished(summary); });
}

} // namespace tessera
