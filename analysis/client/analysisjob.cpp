#include "analysis/client/analysisjob.h"

#include <QFile>

namespace tessera {

AnalysisJob::AnalysisJob(EngineProcess &engine, const protocol::StartAnalysis &request, QObject *parent)
    : QObject(parent), m_engine(&engine), m_request(request), m_ticket(std::make_unique<QObject>())
{
    engine.startAnalysis(
        request, m_ticket.get(),
        [this](const Result<int64_t> &job) {
            if (job)
                m_job = *job;
            else
                take(protocol::JobFailed{0, job.error()});
        },
        [this](const protocol::Event &event) { std::visit([this](const auto &message) { take(message); }, event); });
}

AnalysisJob::~AnalysisJob()
{
    if (m_engine && m_job && !isOver())
        m_engine->cancelJob(*m_job);
}

void AnalysisJob::cancel()
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
void AnalysisJob::giveUpBeforeStart()
{
    m_ticket.reset();
    QMetaObject::invokeMethod(
        this,
        [this] {
            take(protocol::JobFailed{0, {ErrorCode::cancelled, {}, {}}});
        },
        Qt::QueuedConnection);
}

void AnalysisJob::take(const protocol::JobProgress &event)
{
    m_progress = event;
    if (m_state == State::waiting)
        setState(State::running);
    Q_EMIT progressed(m_progress);
}

void AnalysisJob::take(const protocol::JobPartialResult &event)
{
    Q_EMIT partial(QFile::decodeName(event.tiles.c_str()), event.count);
}

void AnalysisJob::take(const protocol::JobFinished &event)
{
    setState(State::finished);
    Q_EMIT finished(QFile::decodeName(event.folder.c_str()));
}

void AnalysisJob::take(const protocol::JobFailed &event)
{
    setState(event.error.code == ErrorCode::cancelled ? State::cancelled : State::failed);
    Q_EMIT failed(event.error);
}

void AnalysisJob::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace tessera
