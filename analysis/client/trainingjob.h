#pragma once
#include "analysis/client/enginejob.h"

#include <QString>

#include <chrono>
#include <string>
#include <vector>

namespace tessera {

/// How far a training is.
struct TrainingProgress {
    enum class Phase {
        waiting,
        checking, ///< of the features
        training
    };
    Phase phase = Phase::waiting;
    int64_t done = 0; ///< bags, of the check or of the running epoch
    int64_t total = 0;
    int64_t run = 0; ///< fold or configuration of a grid, from 0
    int64_t runs = 1;
    std::string runName; ///< of its folder; empty where there is one alone
    protocol::TrainingStage stage = protocol::TrainingStage::baseline;
    int64_t epoch = 0;                                 ///< the running one, from 0
    std::optional<int64_t> epochs;                     ///< planned in this stage; told with its first epoch
    std::optional<std::chrono::duration<double>> left; ///< of the run
};

/// One training in the engine. After a cancel() that found it running its state is kept: the same request with
/// EarlierRun::resume goes on, with `finish` it makes a model of the best or the last weights.
class TrainingJob : public EngineJob {
    Q_OBJECT
public:
    /// Starts the engine where it is not running. `engine` must outlive the job.
    TrainingJob(EngineProcess &engine, const protocol::StartTraining &request, QObject *parent = nullptr);

    const protocol::StartTraining &request() const { return m_request; }
    const TrainingProgress &progress() const { return m_progress; }

Q_SIGNALS:
    /// A few times a second at most.
    void progressed(const tessera::TrainingProgress &progress);
    /// The check of the cohort found something; bags are named by their ids.
    void found(const tessera::protocol::TrainingFinding &finding);
    /// A fold or a configuration begins, where there are several. progress() knows it already, as of epochEnded().
    void runStarted(const tessera::protocol::TrainingRunStarted &run);
    void epochEnded(const tessera::protocol::TrainingEpoch &epoch);
    void remarked(const QString &sentence);
    void finished(const QString &folder, const std::vector<tessera::protocol::TrainedRun> &runs);

private:
    void take(const protocol::Event &event) override;
    void take(const protocol::TrainingChecking &checking);
    void take(const protocol::TrainingFinding &finding);
    void take(const protocol::TrainingRunStarted &run);
    void take(const protocol::TrainingStep &step);
    void take(const protocol::TrainingEpoch &epoch);
    void take(const protocol::TrainingRemark &remark);
    void enter(protocol::TrainingStage stage);
    void tellProgress();

    const protocol::StartTraining m_request;
    TrainingProgress m_progress;
    std::optional<std::chrono::steady_clock::time_point> m_expectedEnd; ///< of the run
};

} // namespace tessera
