#include "tests/gui/guitraining.h"

#include "analysis/protocol/codec.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>

namespace tessera {
namespace {

namespace fs = std::filesystem;
using namespace protocol;
using namespace std::chrono_literals;

constexpr int64_t epochsOfStage = 4;

TrainingEpoch epochAt(int64_t number)
{
    TrainingEpoch epoch;
    const bool isMhim = number >= epochsOfStage;
    const auto done = static_cast<double>(number);
    epoch.stage = isMhim ? TrainingStage::mhim : TrainingStage::baseline;
    epoch.epoch = number % epochsOfStage;
    epoch.epochs = epochsOfStage;
    epoch.trainingLoss = 0.8 - 0.05 * done;
    epoch.consistencyLoss = isMhim ? 0.1 : 0.0;
    epoch.keptTiles = isMhim ? 97 : 100;
    epoch.learningRate = 0.0002;
    if (isMhim)
        epoch.teacherMomentum = 0.9997;
    epoch.validationLoss = 0.9 - 0.05 * done;
    epoch.monitored = 0.6 + 0.04 * done;
    if (isMhim)
        epoch.teacherMonitored = 0.6 + 0.03 * done;
    epoch.monitoredName = "auc";
    epoch.isBest = true;
    epoch.seconds = 1;
    epoch.secondsLeft = 30;
    return epoch;
}

/// A line of events.jsonl: what the message carries.
std::string lineOf(const TrainingEpoch &epoch)
{
    return nlohmann::json::parse(encodeEvent(TrainingEvent{1, epoch})).at("params").dump();
}

int64_t linesIn(const fs::path &file)
{
    std::ifstream text(file);
    int64_t lines = 0;
    for (std::string line; std::getline(text, line);)
        ++lines;
    return lines;
}

std::vector<TrainedMetric> someMetrics() { return {{"auc", 0.91, 0.85, 0.96}, {"accuracy", 0.88, 0.8, 0.94}}; }

} // namespace

void GuiTraining::start(int64_t job, const StartTraining &request)
{
    m_cancelled = false;
    m_job = job;
    m_thread = std::jthread([this, job, request](const std::stop_token &token) { run(job, request, token); });
}

void GuiTraining::cancel(int64_t job)
{
    if (job == m_job)
        m_cancelled = true;
}

void GuiTraining::tell(int64_t job, const TrainingNews &news) { m_say(TrainingEvent{job, news}); }

void GuiTraining::run(int64_t job, const StartTraining &request, const std::stop_token &token)
{
    const fs::path folder(request.out);
    tell(job, TrainingChecking{1, 4});
    if (m_behaviour == "refuses")
        return m_say(JobFailed{job, {ErrorCode::modelDoesNotFit, {"/models/demo", "model_dim is 64 there"}, {}}});
    tell(job, TrainingFinding{Severity::warning, "smallBag", "1 bag has fewer than 8 tiles.", {"case 2"}});
    tell(job, TrainingRemark{"The splits are drawn."});
    if (!request.finish) {
        fs::create_directories(folder / "state");
        std::ofstream(folder / "config.json") << "{}\n";
        for (int64_t number = linesIn(folder / "events.jsonl"); number < 2 * epochsOfStage; ++number) {
            const TrainingEpoch epoch = epochAt(number);
            tell(job, TrainingStep{{}, epoch.stage, epoch.epoch, 2, 4});
            const bool waits = m_behaviour == "slow" && number == epochsOfStage + 1;
            while (waits && request.earlier == EarlierRun::refuse && !isEnded(token))
                std::this_thread::sleep_for(5ms);
            if (isEnded(token))
                return m_say(JobFailed{job, {ErrorCode::stopped, {}, {}}});
            std::ofstream(folder / "events.jsonl", std::ios::app) << lineOf(epoch) << '\n';
            tell(job, epoch);
        }
    }
    finish(job, request);
}

void GuiTraining::finish(int64_t job, const StartTraining &request)
{
    const fs::path folder(request.out);
    fs::copy(fs::path(TESSERA_SOURCE_DIR "/resources/models/synthetic-demo"), folder / "model",
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    nlohmann::json report{{"part", "validation"}, {"whole", !request.finish}};
    for (const TrainedMetric &metric : someMetrics())
        report["metrics"][metric.name] = {{"value", *metric.value}, {"low", *metric.low}, {"high", *metric.high}};
    std::ofstream(folder / "metrics.json") << report.dump() << '\n';
    fs::remove_all(folder / "state");
    m_say(TrainingFinished{
        job,
        folder.string(),
        {{"", folder.string(), (folder / "model").string(), !request.finish, "validation", someMetrics()}}});
}

} // namespace tessera
