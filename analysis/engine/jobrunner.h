#pragma once
#include "analysis/engine/jobqueue.h"
#include "analysis/engine/lineio.h"
#include "analysis/engine/request.h"
#include "analysis/engine/sessiondesk.h"

#include <cstdint>
#include <stop_token>
#include <thread>

namespace tessera {

/// Runs analyses one after another on its own thread (the one thread of the process that does tensor mathematics) and
/// writes their events as JSON-RPC notifications. Between two batches of an analysis, and whenever none runs, the
/// thread answers what waits at the desk of the sessions. Destroying it cancels what runs and what waits.
class JobRunner {
public:
    JobRunner(ProtocolOutput &output, SessionDesk &sessions);
    ~JobRunner();

    /// Returns at once.
    void start(int64_t job, AnalysisRequest request);
    /// A number that is not known (any more) is ignored: the job may have ended while the message was on its way.
    void cancel(int64_t job);
    /// There is work at the desk.
    void wake();

private:
    using Job = JobQueue<AnalysisRequest>::Job;

    void work(std::stop_token token);
    void run(const Job &job);

    ProtocolOutput &m_output;
    SessionDesk &m_sessions;
    JobQueue<AnalysisRequest> m_jobs;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace tessera
