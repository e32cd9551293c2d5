#pragma once
#include "analysis/engine/jobqueue.h"
#include "analysis/engine/lineio.h"
#include "base/childprocess.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace tessera {

/// A training as a command of this program.
struct TrainingCommandLine {
    std::vector<std::string> arguments; ///< argumentsOf(StartTraining)
    std::filesystem::path out;
};

/// Runs trainings one after another, each as a child of this program that is nicer than we are, and hands on what they
/// tell as JSON-RPC notifications. So neither a training nor its end, however it comes, touches the thread that does
/// our own tensor mathematics. Destroying it stops what runs, its state kept, and cancels what waits.
class TrainingRunner {
public:
    explicit TrainingRunner(ProtocolOutput &output);
    ~TrainingRunner();

    /// Returns at once.
    void start(int64_t job, TrainingCommandLine command);
    /// What runs is interrupted, and killed where that takes longer than a few seconds: nothing is lost but the running
    /// epoch. A number that is not known (any more) is ignored.
    void cancel(int64_t job);

private:
    using Job = JobQueue<TrainingCommandLine>::Job;

    void work(std::stop_token token);
    void run(const Job &job, const std::stop_token &ending);
    void takeNews(int64_t job, const std::string &line, std::string &lastWords);

    ProtocolOutput &m_output;
    JobQueue<TrainingCommandLine> m_jobs;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace tessera
