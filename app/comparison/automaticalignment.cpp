#include "app/comparison/automaticalignment.h"

#include "app/comparison/slidepair.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/compare/registrationjob.h"

#include <algorithm>

namespace tessera {
namespace {

constexpr double smallestTold = 0.1; ///< of the work: a guess from less would jump about

} // namespace

AutomaticAlignment::AutomaticAlignment(SlidePair &pair, QObject *parent) : QObject(parent), m_pair(pair)
{
    connect(&pair, &SlidePair::changed, this, &AutomaticAlignment::follow);
}

AutomaticAlignment::~AutomaticAlignment() = default;

void AutomaticAlignment::start()
{
    if (m_job || !m_pair.isComplete())
        return;
    m_progress = 0;
    m_cancelling = false;
    m_started = std::chrono::steady_clock::now();
    m_job = std::make_unique<RegistrationJob>(m_pair.first()->slide(), m_pair.second()->slide(), RegistrationOptions());
    connect(m_job.get(), &RegistrationJob::progressed, this, [this](RegistrationStage, double done) {
        m_progress = done;
        Q_EMIT progressed();
    });
    connect(m_job.get(), &RegistrationJob::registered, this, [this](const Registration &registration) {
        const auto from = m_job->from();
        const auto to = m_job->to();
        const bool wanted = !m_cancelling;
        end();
        if (wanted)
            m_pair.align(*from, *to, pairAlignmentOf(registration));
    });
    connect(m_job.get(), &RegistrationJob::failed, this, [this](const Error &error) {
        end();
        if (error.code != ErrorCode::cancelled)
            Q_EMIT failed(error);
    });
    Q_EMIT changed();
}

void AutomaticAlignment::end()
{
    m_job.release()->deleteLater(); // it is its signal that calls
    m_cancelling = false;
    Q_EMIT changed();
}

void AutomaticAlignment::cancel()
{
    if (!m_job || m_cancelling)
        return;
    m_cancelling = true;
    m_job->cancel();
    Q_EMIT changed();
}

std::optional<std::chrono::seconds> AutomaticAlignment::timeLeft() const
{
    if (m_progress < smallestTold)
        return std::nullopt;
    const auto passed = std::chrono::steady_clock::now() - m_started;
    const std::chrono::duration<double> left = passed * ((1 - m_progress) / m_progress);
    return std::chrono::ceil<std::chrono::seconds>(left);
}

/// Nobody waits for slides that are closed.
void AutomaticAlignment::follow()
{
    if (!m_job)
        return;
    const std::vector<SlideView *> &views = m_pair.workspace().views();
    const auto isOpen = [&views](const std::shared_ptr<const SlideSource> &slide) {
        return std::any_of(views.begin(), views.end(), [&](const SlideView *view) { return view->slide() == slide; });
    };
    if (!isOpen(m_job->from()) || !isOpen(m_job->to()))
        cancel();
}

} // namespace tessera
