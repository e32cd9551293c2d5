#include "analysis/engine/jobrunner.h"

#include "analysis/engine/analysis.h"
#include "analysis/protocol/codec.h"
#include "base/text.h"

namespace tessera {

JobRunner::JobRunner(ProtocolOutput &output, SessionDesk &sessions)
    : m_output(output), m_sessions(sessions), m_thread([this](std::stop_token token) { work(token); })
{
}

JobRunner::~JobRunner()
{
    m_thread.request_stop();
    m_jobs.stopRunning();
}

void JobRunner::start(int64_t job, AnalysisRequest request) { m_jobs.add(job, std::move(request)); }

void JobRunner::cancel(int64_t job)
{
    if (m_jobs.cancel(job))
        m_output.writeLine(protocol::encodeEvent(protocol::JobFailed{job, {ErrorCode::cancelled, {}, {}}}));
}

void JobRunner::wake() { m_jobs.wake(); }

void JobRunner::work(std::stop_token token)
{
    for (;;) {
        const std::optional<Job> job = m_jobs.next(token, [this] { return m_sessions.hasWork(); });
        if (job) {
            if (token.stop_requested())
                m_jobs.stopRunning();
            run(*job);
        } else if (m_sessions.hasWork()) {
            m_sessions.work(token);
        } else if (token.stop_requested()) {
            return;
        }
    }
}

void JobRunner::run(const Job &job)
{
    const AnalysisEvents events{
        [&](const AnalysisProgress &progress) {
            m_output.writeLine(
                protocol::encodeEvent(protocol::JobProgress{job.number, progress.stage, progress.done, progress.total,
                                                            progress.tilesPerSecond, progress.secondsLeft}));
        },
        [&](const std::filesystem::path &tiles, int64_t count) {
            m_output.writeLine(protocol::encodeEvent(protocol::JobPartialResult{job.number, tiles.string(), count}));
        },
        [&] { m_sessions.work(job.stop.get_token()); }};
    const Result<AnalysisOutcome> outcome = runAnalysis(job.request, events, job.stop.get_token());
    if (outcome)
        m_output.writeLine(protocol::encodeEvent(protocol::JobFinished{job.number, outcome->folder.string()}));
    else
        m_output.writeLine(protocol::encodeEvent(protocol::JobFailed{job.number, outcome.error()}));
}

} // namespace tessera
