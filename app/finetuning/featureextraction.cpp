#include "app/finetuning/featureextraction.h"

#include <algorithm>
#include <thread>

namespace tessera {
namespace {

constexpr double smallestShare = 0.005; ///< below it the time that is left is a guess

/// One core is the window's.
int engineThreads() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1); }

/// More of these than one slide would not get through either.
bool endsAll(ErrorCode code)
{
    return code == ErrorCode::engineDied || code == ErrorCode::engineMissing || code == ErrorCode::diskFull ||
           code == ErrorCode::fileUnwritable;
}

} // namespace

FeatureExtraction::FeatureExtraction(EngineProcess &engine, QObject *parent) : QObject(parent), m_engine(engine) {}

FeatureExtraction::~FeatureExtraction() = default;

void FeatureExtraction::start(std::vector<MissingSlide> slides, const std::filesystem::path &model,
                              const std::filesystem::path &out)
{
    if (isRunning())
        return;
    std::erase_if(slides, [](const MissingSlide &slide) { return slide.file.empty(); });
    m_slides = std::move(slides);
    m_model = model;
    m_out = out;
    m_next = 0;
    m_failures.clear();
    m_cancelled = false;
    m_start = std::chrono::steady_clock::now();
    next();
}

void FeatureExtraction::next()
{
    m_shareOfSlide = 0;
    if (m_next == total()) {
        Q_EMIT changed();
        Q_EMIT ended();
        return;
    }
    protocol::StartAnalysis request;
    request.slide = m_slides[static_cast<std::size_t>(m_next)].file.string();
    request.model = m_model.string();
    request.out = m_out.string();
    request.threads = engineThreads();
    request.product = protocol::AnalysisProduct::features;
    m_job = std::make_unique<AnalysisJob>(m_engine, request);
    connect(m_job.get(), &AnalysisJob::progressed, this, [this](const protocol::JobProgress &progress) {
        if (progress.stage == protocol::Stage::features && progress.total > 0)
            m_shareOfSlide = static_cast<double>(progress.done) / static_cast<double>(progress.total);
        Q_EMIT changed();
    });
    connect(m_job.get(), &AnalysisJob::finished, this, [this] {
        dropJob();
        ++m_next;
        next();
    });
    connect(m_job.get(), &AnalysisJob::failed, this, &FeatureExtraction::takeFailure);
    Q_EMIT changed();
}

void FeatureExtraction::takeFailure(const Error &error)
{
    dropJob();
    if (!m_cancelled)
        m_failures.push_back({slide(), error});
    if (m_cancelled || endsAll(error.code)) {
        m_shareOfSlide = 0;
        Q_EMIT changed();
        Q_EMIT ended();
        return;
    }
    ++m_next;
    next();
}

void FeatureExtraction::cancel()
{
    if (!m_job)
        return;
    m_cancelled = true;
    m_job->cancel();
    Q_EMIT changed();
}

double FeatureExtraction::share() const
{
    return m_slides.empty() ? 1 : (static_cast<double>(m_next) + m_shareOfSlide) / static_cast<double>(total());
}

std::optional<std::chrono::duration<double>> FeatureExtraction::left() const
{
    if (!isRunning() || share() < smallestShare)
        return std::nullopt;
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - m_start;
    return taken * (1 - share()) / share();
}

/// It is its own signal that is being handled.
void FeatureExtraction::dropJob()
{
    if (m_job)
        m_job.release()->deleteLater();
}

} // namespace tessera
