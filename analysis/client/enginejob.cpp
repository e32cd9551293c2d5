#include "analysis/client/enginejob.h"

namespace tessera {

EngineJob::EngineJob(EngineProcess &engine, const protocol::JobRequest &request, QObject *parent)
    : QObject(parent), m_engine(&engine), m_ticket(std::make_unique<QObject>())
{
    engine.startJob(
        request, m_ticket.get(),
        [this](const Result<int64_t> &job) {
            if (job)
                m_job = *job;
            else
                fail(job.error());
        },
        [this](const protocol::Event &event) { takeAny(event); });
}

EngineJob::~EngineJob()
{
    if (m_engine && m_job && !isOver())
        m_engine->cancelJob(*m_job);
}

void EngineJob::cancel()
{
    if (isOver() || m_state == State::cancelling)
        return;
    setState(State::cancelling);
    if (m_job && m_engine)
        m_engine->cancelJob(*m_job);
    else
        giveUpBeforeStart();
}

/// The engine may take long to start: nobody has to wait for it to be told that there is nothing to do.
void EngineJob::giveUpBeforeStart()
{
    m_ticket.reset();
    QMetaObject::invokeMethod(
        this,
        [this] {
            fail({ErrorCode::cancelled, {}, {}});
        },
        Qt::QueuedConnection);
}

void EngineJob::begin()
{
    if (m_state == State::waiting)
        setState(State::running);
}

void EngineJob::takeAny(const protocol::Event &event)
{
    if (const auto *failure = std::get_if<protocol::JobFailed>(&event))
        fail(failure->error);
    else
        take(event);
}

void EngineJob::fail(const Error &error)
{
    setState(kindOf(error.code) == ErrorKind::cancelled ? State::cancelled : State::failed);
    Q_EMIT failed(error);
}

void EngineJob::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace tessera
