#pragma once
#include "analysis/client/trainingjob.h"
#include "app/finetuning/backgroundtask.h"
#include "app/finetuning/runhistory.h"

#include <QObject>
#include <QStringList>

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace tessera {

/// The trainings of this program: the one that runs, in the engine, and those whose folders lie beside it. Panels show
/// this object and call its verbs. Lives on the GUI thread, nothing waits. It outlives windows: a training goes on when
/// the window is made anew. When the program ends, the run's state is kept, and readRuns() finds it again.
class TrainingSession : public QObject {
    Q_OBJECT
public:
    enum class State {
        idle,
        starting, ///< its folder is being made
        running,
        stopping, ///< the engine keeps the state of the last epoch
        paused,   ///< resume() goes on
        finished,
        failed ///< problem() says why; what was trained is kept
    };
    Q_ENUM(State)

    /// `engine` outlives the session. Runs are looked for in `root`, which need not exist, by refresh().
    TrainingSession(EngineProcess &engine, std::filesystem::path root, QObject *parent = nullptr);
    ~TrainingSession() override;

    const std::filesystem::path &root() const { return m_root; }
    /// Looks there from now on.
    void setRoot(const std::filesystem::path &root);
    void refresh();

    /// All that are known, the one that was begun last first.
    const std::vector<RunHistory> &runs() const { return m_runs; }
    /// Null when there is none in that folder.
    const RunHistory *find(const std::filesystem::path &folder) const;
    /// The one that state(), progress() and findings() are of; null before the first.
    const RunHistory *current() const { return find(m_current); }

    State state() const { return m_state; }
    bool isBusy() const;
    const TrainingProgress &progress() const { return m_progress; }
    const std::vector<protocol::TrainingFinding> &findings() const { return m_findings; }
    const QStringList &remarks() const { return m_remarks; }
    const std::optional<Error> &problem() const { return m_problem; }

    /// Those that follow when the present one has ended, in their order. A pause keeps them waiting.
    const std::deque<std::filesystem::path> &waiting() const { return m_waiting; }
    /// They stay in the list of runs, and each can be resumed.
    void dropWaiting();

    /// Each of these does nothing while isBusy(). The first one begins, the others wait.
    void start(const std::vector<protocol::StartTraining> &requests);
    void resume(const RunHistory &run);
    /// Makes a model of the weights that an interrupted run has.
    void finish(const RunHistory &run, protocol::WhichWeights which);

    /// Each of these does nothing unless it runs.
    void pause();
    /// Ends the run with a model of these weights. Of folds each needs its own: they can be paused alone.
    void stop(protocol::WhichWeights which);

Q_SIGNALS:
    /// State, progress or the list of runs.
    void changed();
    /// A run has one epoch more, or others.
    void curvesChanged();
    void finished(const std::filesystem::path &folder);
    /// Not by the user's wish, and not by the engine's death, which is told elsewhere.
    void failed(const tessera::Error &error);

private:
    RunHistory *findOwn(const std::filesystem::path &folder);
    void begin(const std::filesystem::path &folder);
    void launch(const protocol::StartTraining &request);
    void follow(TrainingJob &job);
    void take(std::vector<RunHistory> runs);
    void takeEnd(const std::vector<protocol::TrainedRun> &runs);
    void takeFailure(const Error &error);
    void dropJob();
    void startNext();
    void setState(State state);

    EngineProcess &m_engine;
    std::filesystem::path m_root;
    std::vector<RunHistory> m_runs;
    std::filesystem::path m_current;
    std::deque<std::filesystem::path> m_waiting;
    State m_state = State::idle;
    TrainingProgress m_progress;
    std::vector<protocol::TrainingFinding> m_findings;
    QStringList m_remarks;
    std::optional<Error> m_problem;
    std::optional<protocol::WhichWeights> m_stopWith;
    std::unique_ptr<TrainingJob> m_job;
    BackgroundTask m_beginning;
    BackgroundTask m_reading;
};

} // namespace tessera
