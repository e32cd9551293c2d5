#include "app/finetuning/trainingsession.h"

#include "app/finetuning/runfiles.h"

#include <algorithm>

namespace tessera {
namespace {

constexpr std::size_t mostFindings = 1000; ///< more are of no use to a reader

/// Whether another training may fare better.
bool isOfOneRun(ErrorCode code)
{
    return code != ErrorCode::engineDied && code != ErrorCode::engineMissing && code != ErrorCode::diskFull &&
           code != ErrorCode::fileUnwritable && code != ErrorCode::outOfMemory;
}

} // namespace

TrainingSession::TrainingSession(EngineProcess &engine, std::filesystem::path root, QObject *parent)
    : QObject(parent), m_engine(engine), m_root(std::move(root)), m_beginning(*this), m_reading(*this)
{
}

TrainingSession::~TrainingSession() = default;

void TrainingSession::setRoot(const std::filesystem::path &root)
{
    if (root == m_root)
        return;
    m_root = root;
    refresh();
}

void TrainingSession::refresh()
{
    m_reading.start<std::vector<RunHistory>>(
        [root = m_root](const std::stop_token &token) { return readRuns(root, token); },
        [this](std::vector<RunHistory> runs) { take(std::move(runs)); });
}

/// What this program has seen of the current run is newer than what was read.
void TrainingSession::take(std::vector<RunHistory> runs)
{
    if (const RunHistory *own = current()) {
        RunHistory kept = *own;
        std::erase_if(runs, [&](const RunHistory &run) { return run.folder == kept.folder; });
        runs.insert(runs.begin(), std::move(kept));
    }
    m_runs = std::move(runs);
    Q_EMIT curvesChanged();
    Q_EMIT changed();
}

const RunHistory *TrainingSession::find(const std::filesystem::path &folder) const
{
    const auto found =
        std::find_if(m_runs.begin(), m_runs.end(), [&](const RunHistory &run) { return run.folder == folder; });
    return found == m_runs.end() ? nullptr : &*found;
}

RunHistory *TrainingSession::findOwn(const std::filesystem::path &folder)
{
    return const_cast<RunHistory *>(std::as_const(*this).find(folder));
}

bool TrainingSession::isBusy() const
{
    return m_state == State::starting || m_state == State::running || m_state == State::stopping;
}

void TrainingSession::start(const std::vector<protocol::StartTraining> &requests)
{
    if (isBusy() || requests.empty())
        return;
    begin(requests.front().out);
    setState(State::starting);
    const auto makeAll = [requests](const std::stop_token &) -> Result<void> {
        for (const protocol::StartTraining &request : requests)
            if (const Result<void> begun = beginRun(request); !begun)
                return begun;
        return {};
    };
    m_beginning.start<Result<void>>(makeAll, [this, requests](const Result<void> &begun) {
        if (!begun) {
            m_current.clear(); // what is there is another run
            return takeFailure(begun.error());
        }
        for (auto request = requests.rbegin(); request != requests.rend(); ++request) {
            const std::filesystem::path folder(request->out);
            std::erase_if(m_runs, [&](const RunHistory &run) { return run.folder == folder; });
            m_runs.insert(m_runs.begin(), RunHistory{folder, *request, {}, {}});
            if (folder != m_current)
                m_waiting.push_front(folder);
        }
        launch(requests.front());
    });
}

void TrainingSession::startNext()
{
    while (!m_waiting.empty() && !isBusy()) {
        const std::filesystem::path folder = m_waiting.front();
        m_waiting.pop_front();
        if (const RunHistory *run = find(folder); run && !run->isFinished())
            resume(RunHistory(*run));
    }
}

void TrainingSession::dropWaiting()
{
    m_waiting.clear();
    Q_EMIT changed();
}

void TrainingSession::resume(const RunHistory &run)
{
    if (isBusy())
        return;
    protocol::StartTraining request = run.request;
    request.earlier = protocol::EarlierRun::resume;
    std::erase(m_waiting, run.folder);
    begin(run.folder);
    launch(request);
}

void TrainingSession::finish(const RunHistory &run, protocol::WhichWeights which)
{
    if (isBusy())
        return;
    protocol::StartTraining request = run.request;
    request.finish = which;
    begin(run.folder);
    launch(request);
}

void TrainingSession::pause()
{
    if (m_state != State::running)
        return;
    setState(State::stopping);
    m_job->cancel();
}

void TrainingSession::stop(protocol::WhichWeights which)
{
    if (m_state != State::running)
        return;
    m_stopWith = which;
    pause();
}

void TrainingSession::begin(const std::filesystem::path &folder)
{
    m_current = folder;
    m_progress = {};
    m_findings.clear();
    m_remarks.clear();
    m_problem.reset();
    m_stopWith.reset();
}

void TrainingSession::launch(const protocol::StartTraining &request)
{
    m_job = std::make_unique<TrainingJob>(m_engine, request);
    follow(*m_job);
    Q_EMIT curvesChanged();
    setState(State::running);
}

void TrainingSession::follow(TrainingJob &job)
{
    connect(&job, &TrainingJob::progressed, this, [this](const TrainingProgress &progress) {
        m_progress = progress;
        Q_EMIT changed();
    });
    connect(&job, &TrainingJob::found, this, [this](const protocol::TrainingFinding &finding) {
        if (m_findings.size() < mostFindings)
            m_findings.push_back(finding);
        Q_EMIT changed();
    });
    connect(&job, &TrainingJob::remarked, this, [this](const QString &sentence) {
        if (static_cast<std::size_t>(m_remarks.size()) < mostFindings)
            m_remarks << sentence;
        Q_EMIT changed();
    });
    connect(&job, &TrainingJob::runStarted, this, [this](const protocol::TrainingRunStarted &run) {
        if (RunHistory *history = findOwn(m_current))
            beginCurve(*history, run);
        Q_EMIT curvesChanged();
    });
    connect(&job, &TrainingJob::epochEnded, this, [this](const protocol::TrainingEpoch &epoch) {
        if (RunHistory *history = findOwn(m_current))
            addEpoch(*history, epoch);
        Q_EMIT curvesChanged();
    });
    connect(&job, &TrainingJob::finished, this,
            [this](const QString &, const std::vector<protocol::TrainedRun> &runs) { takeEnd(runs); });
    connect(&job, &TrainingJob::failed, this, &TrainingSession::takeFailure);
}

void TrainingSession::takeEnd(const std::vector<protocol::TrainedRun> &runs)
{
    dropJob();
    if (RunHistory *history = findOwn(m_current))
        history->results = runs;
    Q_EMIT curvesChanged();
    setState(State::finished);
    Q_EMIT finished(m_current);
    startNext();
}

void TrainingSession::takeFailure(const Error &error)
{
    dropJob();
    const bool byWish = kindOf(error.code) == ErrorKind::cancelled;
    if (const RunHistory *run = current(); byWish && m_stopWith && run) {
        setState(State::paused);
        return finish(*run, *m_stopWith);
    }
    if (byWish)
        return setState(State::paused);
    m_problem = error;
    setState(State::failed);
    if (error.code != ErrorCode::engineDied && error.code != ErrorCode::engineMissing)
        Q_EMIT failed(error);
    if (isOfOneRun(error.code))
        startNext();
}

/// It is its own signal that is being handled.
void TrainingSession::dropJob()
{
    if (m_job)
        m_job.release()->deleteLater();
}

void TrainingSession::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace tessera
