#pragma once
#include "analysis/client/engineprocess.h"
#include "analysis/protocol/messages.h"
#include "base/error.h"

#include <QObject>
#include <QPointer>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace tessera {

/// One analysis in the engine, as a handle: destroying it cancels the job. Lives on the GUI thread. finished() or
/// failed() comes exactly once and last, never from inside the constructor or cancel().
class AnalysisJob : public QObject {
    Q_OBJECT
public:
    enum class State {
        waiting, ///< for the engine to start or for an earlier job to end
        running,
        cancelling, ///< at once after cancel(); the engine is finishing the batch that it is in
        finished,
        cancelled,
        failed
    };
    Q_ENUM(State)

    /// Starts the engine where it is not running. `engine` must outlive the job.
    AnalysisJob(EngineProcess &engine, const protocol::StartAnalysis &request, QObject *parent = nullptr);
    ~AnalysisJob() override;

    State state() const { return m_state; }
    bool isOver() const { return m_state >= State::finished; }
    const protocol::StartAnalysis &request() const { return m_request; }
    /// The latest; stage, done and total, tiles per second, seconds left.
    const protocol::JobProgress &progress() const { return m_progress; }

    /// Nothing when the job is over. The features that exist stay on disk, and the same request resumes from them.
    void cancel();

Q_SIGNALS:
    void stateChanged(tessera::AnalysisJob::State state);
    void progressed(const tessera::protocol::JobProgress &progress);
    /// The heat map of the first `count` tiles lies in the file `tiles`, which the next one replaces:
    /// StoredResults::readPartial.
    void partial(const QString &tiles, qint64 count);
    void finished(const QString &resultFolder);
    /// ErrorCode::cancelled after a cancel().
    void failed(const tessera::Error &error);

private:
    void take(const protocol::JobProgress &event);
    void take(const protocol::JobPartialResult &event);
    void take(const protocol::JobFinished &event);
    void take(const protocol::JobFailed &event);
    void setState(State state);

    void giveUpBeforeStart();

    const QPointer<EngineProcess> m_engine;
    const protocol::StartAnalysis m_request;
    std::unique_ptr<QObject> m_ticket; ///< context of what the engine answers; without it no answer comes any more
    State m_state = State::waiting;
    std::optional<int64_t> m_job; ///< known once the engine has answered
    protocol::JobProgress m_progress;
};

} // namespace tessera
