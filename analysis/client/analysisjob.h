#pragma once
#include "analysis/client/enginejob.h"

#include <QString>

namespace tessera {

/// One analysis in the engine. After a cancel() the features that exist stay on disk, and the same request resumes from
/// them.
class AnalysisJob : public EngineJob {
    Q_OBJECT
public:
    /// Starts the engine where it is not running. `engine` must outlive the job.
    AnalysisJob(EngineProcess &engine, const protocol::StartAnalysis &request, QObject *parent = nullptr);

    const protocol::StartAnalysis &request() const { return m_request; }
    /// The latest; stage, done and total, tiles per second, seconds left.
    const protocol::JobProgress &progress() const { return m_progress; }

Q_SIGNALS:
    void progressed(const tessera::protocol::JobProgress &progress);
    /// The heat map of the first `count` tiles lies in the file `tiles`, which the next one replaces:
    /// StoredResults::readPartial.
    void partial(const QString &tiles, qint64 count);
    void finished(const QString &resultFolder);

private:
    void take(const protocol::Event &event) override;

    const protocol::StartAnalysis m_request;
    protocol::JobProgress m_progress;
};

} // namespace tessera
