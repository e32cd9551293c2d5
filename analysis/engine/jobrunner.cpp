#include "analysis/engine/jobrunner.h"

#include "analysis/engine/analysis.h"
#include "analysis/protocol/codec.h"
#include "base/text.h"

#include <algorithm>

namespace tessera {

JobRunner::JobRunner(ProtocolOutput &output, SessionDesk &sessions)
    : m_output(output), m_sessions(sessions), m_thread([this](std::stop_token token) { work(token); })
{
}

JobRunner::~JobRunner()
{
    m_thread.request_stop();
    const std::lock_guard lock(m_mutex);
    m_runningStop.request_stop();
}

void JobRunner::start(int64_t job, AnalysisRequest request)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back({job, std::move(request), {}});
    m_changed.notify_one();
}

void JobRunner::cancel(int64_t job)
{
    bool wasWaiting = false;
    {
        const std::lock_guard lock(m_mutex);
        if (job == m_runningNumber)
            m_runningStop.request_stop();
        wasWaiting = std::erase_if(m_waiting, [&](const Job &waiting) { return waiting.number == job; }) > 0;
    }
    if (wasWaiting)
        m_output.writeLine(protocol::encodeEvent(protocol::JobFailed{job, {ErrorCode::cancelled, {}, {}}}));
}

void JobRunner::wake()
{
    const std::lock_guard lock(m_mutex); // (between its look at the desk and its sleep the thread holds it)
    m_changed.notify_one();
}

void JobRunner::work(std::stop_token token)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, token, [&] { return !m_waiting.empty() || m_sessions.hasWork(); }))
            return;
        if (m_sessions.hasWork()) {
            lock.unlock();
            m_sessions.work(token);
            continue;
        }
        const Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_runningNumber = job.number;
        m_runningStop = job.stop;
        if (token.stop_requested())
            m_runningStop.request_stop();
        lock.unlock();
        run(job);
        lock.lock();
        m_runningNumber = 0;
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
