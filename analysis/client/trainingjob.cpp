#include "analysis/client/trainingjob.h"

#include <QFile>

#include <algorithm>

namespace tessera {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;
using Phase = TrainingProgress::Phase;

} // namespace

TrainingJob::TrainingJob(EngineProcess &engine, const protocol::StartTraining &request, QObject *parent)
    : EngineJob(engine, request, parent), m_request(request)
{
}

void TrainingJob::take(const protocol::Event &event)
{
    if (const auto *told = std::get_if<protocol::TrainingEvent>(&event)) {
        begin();
        std::visit([this](const auto &news) { take(news); }, told->news);
    } else if (const auto *end = std::get_if<protocol::TrainingFinished>(&event)) {
        finish();
        Q_EMIT finished(QFile::decodeName(end->folder.c_str()), end->runs);
    }
}

void TrainingJob::take(const protocol::TrainingChecking &checking)
{
    m_progress.phase = Phase::checking;
    m_progress.done = checking.done;
    m_progress.total = checking.total;
    tellProgress();
}

void TrainingJob::take(const protocol::TrainingFinding &finding) { Q_EMIT found(finding); }

void TrainingJob::take(const protocol::TrainingRunStarted &run)
{
    m_progress = {};
    m_progress.phase = Phase::training;
    m_progress.run = run.run;
    m_progress.runs = run.runs;
    m_progress.runName = run.name;
    m_expectedEnd.reset();
    tellProgress();
    Q_EMIT runStarted(run);
}

void TrainingJob::take(const protocol::TrainingStep &step)
{
    enter(step.stage);
    m_progress.epoch = step.epoch;
    m_progress.done = step.bag;
    m_progress.total = step.bags;
    tellProgress();
}

void TrainingJob::take(const protocol::TrainingEpoch &epoch)
{
    enter(epoch.stage);
    m_progress.epoch = epoch.epoch + 1;
    m_progress.epochs = epoch.epochs;
    m_progress.done = 0;
    m_expectedEnd.reset();
    if (epoch.secondsLeft)
        m_expectedEnd = Clock::now() + std::chrono::duration_cast<Clock::duration>(Seconds(*epoch.secondsLeft));
    tellProgress();
    Q_EMIT epochEnded(epoch);
}

void TrainingJob::take(const protocol::TrainingRemark &remark)
{
    Q_EMIT remarked(QString::fromStdString(remark.sentence));
}

void TrainingJob::enter(protocol::TrainingStage stage)
{
    if (m_progress.stage != stage)
        m_progress.epochs.reset();
    m_progress.stage = stage;
    m_progress.phase = Phase::training;
}

void TrainingJob::tellProgress()
{
    m_progress.left.reset();
    if (m_expectedEnd)
        m_progress.left = std::max(Seconds(0), Seconds(*m_expectedEnd - Clock::now()));
    Q_EMIT progressed(m_progress);
}

} // namespace tessera
