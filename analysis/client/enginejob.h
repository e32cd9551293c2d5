#pragma once
#include "analysis/client/engineprocess.h"
#include "analysis/protocol/messages.h"
#include "base/error.h"

#include <QObject>
#include <QPointer>

#include <cstdint>
#include <memory>
#include <optional>

namespace tessera {

/// A job in the engine, as a handle: destroying it cancels the job. Lives on the GUI thread. The end, failed() or
/// finished() of the kind of job, comes exactly once and last, never from inside the constructor or cancel().
class EngineJob : public QObject {
    Q_OBJECT
public:
    enum class State {
        waiting, ///< for the engine to start or for an earlier job to end
        running,
        cancelling, ///< at once after cancel(); the engine is finishing what it cannot leave half done
        finished,
        cancelled,
        failed
    };
    Q_ENUM(State)

    ~EngineJob() override;

    State state() const { return m_state; }
    bool isOver() const { return m_state >= State::finished; }

    /// Nothing when the job is over. What was finished stays on disk.
    void cancel();

Q_SIGNALS:
    void stateChanged(tessera::EngineJob::State state);
    /// After a cancel() its kind is ErrorKind::cancelled.
    void failed(const tessera::Error &error);

protected:
    /// Starts the engine where it is not running. `engine` must outlive the job.
    EngineJob(EngineProcess &engine, const protocol::JobRequest &request, QObject *parent);

    /// Each event of the job but JobFailed, in order.
    virtual void take(const protocol::Event &event) = 0;
    /// The engine works on it.
    void begin();
    /// Before the signal that tells it.
    void finish() { setState(State::finished); }

private:
    void takeAny(const protocol::Event &event);
    void fail(const Error &error);
    void giveUpBeforeStart();
    void setState(State state);

    const QPointer<EngineProcess> m_engine;
    std::unique_ptr<QObject> m_ticket; ///< context of what the engine answers; without it no answer comes any more
    State m_state = State::waiting;
    std::optional<int64_t> m_job; ///< known once the engine has answered
};

} // namespace tessera
