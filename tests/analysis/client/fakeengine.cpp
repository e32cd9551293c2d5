// Stands in for tessera-engine: speaks the protocol, computes nothing. The first argument chooses how it behaves, the
// slide's name in analysis/start or the cohort's in training/start what becomes of the job.
#include "analysis/protocol/codec.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <list>
#include <mutex>
#include <string>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

using namespace tessera;
using namespace tessera::protocol;
using namespace std::chrono_literals;

namespace {

std::mutex outputMutex;

void write(const std::string &line)
{
    const std::lock_guard lock(outputMutex);
    std::cout << line << std::endl;
}

struct Job {
    int64_t number;
    std::atomic<bool> cancelled{false};
    std::jthread thread;
};

class FakeEngine {
public:
    explicit FakeEngine(std::string behaviour) : m_behaviour(std::move(behaviour)) {}

    void answer(const IncomingRequest &request)
    {
        std::visit([&](const auto &message) { reply(request.id, message); }, request.request);
    }

    bool isShutDown() const { return m_shutDown; }

private:
    void reply(int64_t id, const Initialize &)
    {
        if (m_behaviour == "silent")
            return;
        if (m_behaviour == "garbage")
            return write("Illegal instruction (core dumped)");
        if (m_behaviour == "dies-at-once") {
            std::cerr << "cannot load libtorch\n\n" << std::flush;
            std::_Exit(7);
        }
        if (m_behaviour == "endless-line")
            for (const std::string block(1 << 20, 'a');;)
                std::cout << block << std::flush;
        const char *policy = std::getenv("OMP_WAIT_POLICY");
        write(encodeReply(id, InitializeReply{m_behaviour == "wrong-version" ? 99 : version,
                                              std::to_string(::getpriority(PRIO_PROCESS, 0)),
                                              policy ? policy : "",
                                              {{"cpu", "CPU", 1, ""}}}));
        if (m_behaviour == "answers-unasked")
            write(encodeReply(id + 1000, Empty{}));
    }

    void reply(int64_t id, const ListModels &message)
    {
        if (m_behaviour == "malformed-models")
            return write(R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"result":{"models":7}})");
        ListModelsReply models;
        for (const std::string &folder : message.folders) {
            models.models.push_back({folder + "/good",
                                     "good",
                                     "Good",
                                     std::to_string(m_running),
                                     "1",
                                     "abc",
                                     {"normal", "tumour"},
                                     {"tumour"},
                                     ""});
            models.models.push_back({folder + "/bad", "bad", "Bad", "", "1", "def", {}, {}, "It is broken."});
        }
        write(encodeReply(id, models));
    }

    void reply(int64_t id, const StartAnalysis &message)
    {
        Job &job = m_jobs.emplace_back(++m_lastJob);
        if (message.slide == "refused")
            return write(encodeError(id, {ErrorCode::fileMissing, {"refused"}, {}}));
        if (message.slide == "faster-than-the-answer") {
            say(JobProgress{job.number, Stage::opening, 0, 0, 0, {}});
            say(JobFinished{job.number, "/early"});
            return write(encodeReply(id, StartJobReply{job.number}));
        }
        write(encodeReply(id, StartJobReply{job.number}));
        if (m_behaviour == "dies-after-start") {
            say(JobProgress{job.number, Stage::features, 1, 10, 1, 9});
            std::cerr << std::string(100'000, '.') << "\nout of luck\n12:00:00.000 info: strip 3 of 9\n\n"
                      << std::flush;
            ::raise(SIGKILL);
        }
        launch(job, message);
    }

    void reply(int64_t id, const StartTraining &message)
    {
        Job &job = m_jobs.emplace_back(++m_lastJob);
        if (message.cohort == "refused")
            return write(encodeError(id, {ErrorCode::usage, {"There is no preset refused."}, {}}));
        if (message.cohort == "faster-than-the-answer")
            say(TrainingFinished{job.number, "/early", {}});
        write(encodeReply(id, StartJobReply{job.number}));
        if (message.cohort != "faster-than-the-answer")
            launch(job, message);
    }

    template <typename Request>
    void launch(Job &job, const Request &request)
    {
        ++m_running;
        job.thread = std::jthread([this, &job, request](std::stop_token token) {
            run(job, request, token);
            --m_running;
        });
    }

    void reply(int64_t id, const CancelJob &message)
    {
        for (Job &job : m_jobs)
            if (job.number == message.job)
                job.cancelled = true;
        write(encodeReply(id, Empty{}));
    }

    /// The model's name decides; the number of a session tells how many are open.
    void reply(int64_t id, const OpenSession &message)
    {
        if (message.model == "refused")
            return write(encodeError(id, {ErrorCode::fileMissing, {"refused"}, {}}));
        if (message.model == "slow")
            std::this_thread::sleep_for(200ms);
        write(encodeReply(id, OpenSessionReply{++m_openSessions, 400, {"normal", "tumour"}, true, {}}));
    }

    /// A mask ratio of 1 leaves nothing, a ratio of 0.5 is overtaken, a ratio of 0.25 kills the engine.
    void reply(int64_t id, const AskSession &message)
    {
        if (message.maskRatio == 0.25)
            ::raise(SIGKILL);
        if (message.maskRatio == 1)
            return write(encodeError(id, {ErrorCode::noTileLeft, {"400"}, {}}));
        if (message.maskRatio == 0.5)
            return write(encodeError(id, {ErrorCode::cancelled, {}, {}}));
        write(encodeReply(id, AskSessionReply{{0, 1}, {0.25, 0.75}, 1, {}, message.session, "/maps"}));
    }

    void reply(int64_t id, const CloseSession &)
    {
        --m_openSessions;
        write(encodeReply(id, Empty{}));
    }

    void reply(int64_t id, const Shutdown &)
    {
        m_shutDown = m_behaviour != "stubborn";
        write(encodeReply(id, Empty{}));
    }

    void say(const Event &event) { write(encodeEvent(event)); }

    void run(Job &job, const StartAnalysis &request, std::stop_token token)
    {
        if (request.slide == "no tissue")
            return say(JobFailed{job.number, {ErrorCode::noTissue, {request.slide}, {}}});
        const int steps = request.slide == "long" ? 1'000'000 : 200;
        for (int step = 1; step <= steps && !job.cancelled && !token.stop_requested(); ++step) {
            say(JobProgress{job.number, Stage::features, step, steps, 100, 1.5});
            if (step % 50 == 0)
                say(JobPartialResult{job.number, request.out + "/tiles.safetensors", step});
            if (steps > 200)
                std::this_thread::sleep_for(5ms);
        }
        if (job.cancelled && m_behaviour == "slow-cancel")
            std::this_thread::sleep_for(1s);
        if (job.cancelled)
            say(JobFailed{job.number, {ErrorCode::cancelled, {}, {}}});
        else if (!token.stop_requested())
            say(JobFinished{job.number, request.out + "/" + request.slide});
    }

    void run(Job &job, const StartTraining &request, std::stop_token token)
    {
        const auto tell = [&](const TrainingNews &news) { say(TrainingEvent{job.number, news}); };
        tell(TrainingChecking{20, 40});
        tell(TrainingFinding{Severity::warning, "smallBag", "It is small.", {"case 7"}});
        tell(TrainingRemark{"The splits are drawn."});
        if (request.cohort == "grid")
            tell(TrainingRunStarted{1, 2, "seed=2"});
        if (request.cohort == "astray")
            return say(JobFailed{job.number, {ErrorCode::trainingDiverged, {"1", "the loss is not a number"}, {}}});
        const int64_t epochs = request.cohort == "long" ? 1'000'000 : 3;
        for (int64_t epoch = 0; epoch < epochs && !job.cancelled && !token.stop_requested(); ++epoch) {
            const TrainingStage stage = epoch == 0 ? TrainingStage::baseline : TrainingStage::mhim;
            tell(TrainingStep{{}, stage, epoch, 10, 40});
            TrainingEpoch end;
            end.stage = stage;
            end.epoch = epoch;
            end.epochs = epochs;
            end.trainingLoss = 0.5;
            end.monitored = 0.25 * static_cast<double>(epoch);
            if (epoch > 0)
                end.secondsLeft = 60;
            tell(end);
            if (epochs > 3)
                std::this_thread::sleep_for(5ms);
        }
        if (job.cancelled)
            say(JobFailed{job.number, {ErrorCode::stopped, {}, {}}});
        else if (!token.stop_requested())
            say(TrainingFinished{
                job.number,
                request.out,
                {{"", request.out, request.out + "/model", !request.finish, "test", {{"auc", 0.875, 0.75, 1}}}}});
    }

    const std::string m_behaviour;
    std::atomic<int> m_running{0}; ///< told as the description of a model
    int64_t m_lastJob = 0;
    int64_t m_openSessions = 0;
    bool m_shutDown = false;
    std::list<Job> m_jobs; ///< last: joined before the rest goes
};

} // namespace

int main(int argc, char **argv)
{
    const std::string behaviour = argc > 1 ? argv[1] : "normal";
    if (behaviour == "stubborn")
        ::signal(SIGTERM, SIG_IGN);
    FakeEngine engine(behaviour);
    std::string line;
    while (!engine.isShutDown() && std::getline(std::cin, line)) {
        std::optional<int64_t> failedId;
        const Result<IncomingRequest> request = decodeRequest(line, failedId);
        if (request)
            engine.answer(*request);
        else
            write(encodeError(failedId, request.error()));
    }
    while (behaviour == "stubborn")
        std::this_thread::sleep_for(1s);
}
