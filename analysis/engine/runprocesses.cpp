#include "analysis/engine/runprocesses.h"

#include "analysis/engine/threads.h"
#include "analysis/training/repeatevent.h"
#include "base/childprocess.h"
#include "base/readfile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace tessera {
namespace {

using Json = nlohmann::json;

constexpr int64_t largestReport = 64 << 20;

/// What all runs tell, handed on one at a time.
class Relay {
public:
    Relay(TrainingObserver &observer, int64_t runs) : m_observer(observer), m_runs(runs) {}

    void begin(int64_t run, const std::string &name)
    {
        const std::lock_guard lock(m_mutex);
        m_observer.runStarted(run, m_runs, name);
    }
    void handOn(int64_t run, const std::string &name, const std::string &line)
    {
        const std::lock_guard lock(m_mutex);
        m_observer.ofRun(run, name);
        repeatEvent(line, m_observer);
    }

private:
    std::mutex m_mutex;
    TrainingObserver &m_observer;
    const int64_t m_runs;
};

/// Hears one process. Called on the thread of its handle.
class Listener {
public:
    Listener(Relay &relay, int64_t run, std::string name) : m_relay(relay), m_run(run), m_name(std::move(name)) {}

    void take(ChildStream stream, const std::string &line)
    {
        const Json json = Json::parse(line, nullptr, false);
        if (stream == ChildStream::output) {
            if (json.is_object() && json.contains("error"))
                m_error = json["error"];
        } else if (!json.is_object()) {
            m_lastWords = line.empty() ? m_lastWords : line;
        } else if (json.value("event", Json()) == "run") {
            m_hasBegun = true;
            m_relay.begin(m_run, m_name);
        } else if (m_hasBegun) { // (what comes before was said by this process already)
            m_relay.handOn(m_run, m_name, line);
        }
    }

    /// After the end.
    Problem problem(const ChildEnd &end) const
    {
        Problem problem{"internal", {}, end.exitCode, false, {}};
        if (m_error.is_object()) {
            problem.code = m_error.value("code", problem.code);
            problem.sentence = m_error.value("message", problem.sentence);
            problem.arguments = m_error.value("arguments", std::vector<std::string>());
            problem.isStopped = kindOf(errorCodeNamed(problem.code)) == ErrorKind::cancelled;
        } else {
            problem = problemOf({ErrorCode::engineDied,
                                 {end.signal != 0 ? "signal " + std::to_string(end.signal)
                                                  : "exit code " + std::to_string(end.exitCode) +
                                                        (m_lastWords.empty() ? "" : ": " + m_lastWords)},
                                 {}});
        }
        return problem;
    }

private:
    Relay &m_relay;
    const int64_t m_run;
    const std::string m_name;
    bool m_hasBegun = false;
    Json m_error;
    std::string m_lastWords; ///< that were no event
};

std::vector<std::string> argumentsOf(const PlannedRun &run, const TrainingRequest &request, int jobs)
{
    std::vector<std::string> arguments = request.arguments;
    for (const char *word : {"--json", "--progress"})
        if (std::find(arguments.begin(), arguments.end(), word) == arguments.end())
            arguments.push_back(word);
    arguments.insert(arguments.end(), {"--only", run.name, "--jobs", std::to_string(jobs)});
    return arguments;
}

/// Waits for the end, also after a stop: then the process is asked to stop, and keeps its state first.
ChildEnd endOf(ChildProcess &process, const std::stop_token &token)
{
    if (const Result<ChildEnd> end = process.wait(token))
        return *end;
    process.interrupt();
    return *process.wait({});
}

RunOutcome trained(const PlannedRun &run, int64_t number, std::vector<std::string> arguments, Relay &relay,
                   const std::stop_token &token)
{
    RunOutcome outcome;
    Listener listener(relay, number, run.name);
    const auto failed = [&](Problem problem) {
        if (!problem.isStopped)
            problem.sentence = run.name + ": " + problem.sentence;
        outcome.problem = std::move(problem);
        return outcome;
    };
    const Result<std::unique_ptr<ChildProcess>> process =
        ChildProcess::start({"/proc/self/exe", std::move(arguments)},
                            [&](ChildStream stream, std::string line) { listener.take(stream, line); });
    if (!process)
        return failed(problemOf(process.error()));
    const ChildEnd end = endOf(**process, token);
    if (end.signal != 0 && token.stop_requested()) // (asked before it could heed signals)
        return failed(problemOf({ErrorCode::stopped, {}, {}}));
    if (end.exitCode != 0)
        return failed(listener.problem(end));
    const Result<std::string> report = readFile(run.folder / "metrics.json", largestReport);
    if (!report)
        return failed(problemOf(report.error()));
    outcome.report = *report;
    return outcome;
}

} // namespace

int jobsOf(const Jobs &jobs, const TrainingPlan &plan, int64_t runs)
{
    int threads = 1;
    for (const PlannedTraining &training : plan.trainings)
        threads = std::max(threads, training.configuration.threads.value_or(1));
    const int byItself = plan.device.device.is_cpu() ? allowedCores() / threads : 1;
    return static_cast<int>(std::clamp<int64_t>(jobs.count.value_or(byItself), 1, std::max<int64_t>(runs, 1)));
}

std::vector<RunOutcome> trainInProcesses(const TrainingPlan &plan, std::span<const PlannedRun> runs,
                                         const TrainingRequest &request, TrainingObserver &observer,
                                         std::stop_token token)
{
    const int jobs = jobsOf(*request.jobs, plan, std::ssize(runs));
    observer.remark(std::to_string(jobs) + (jobs == 1 ? " run" : " runs") +
                    " at a time, each in a process of its own.");
    const Error stopped{ErrorCode::stopped, {}, {}};
    std::vector<RunOutcome> outcomes(runs.size(), RunOutcome{{}, problemOf(stopped)}); // (until they are begun)
    Relay relay(observer, std::ssize(runs));
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> workers;
    for (int worker = 0; worker < jobs; ++worker)
        workers.emplace_back([&] {
            for (std::size_t run = next++; run < runs.size() && !token.stop_requested(); run = next++)
                outcomes[run] =
                    trained(runs[run], static_cast<int64_t>(run), argumentsOf(runs[run], request, jobs), relay, token);
        });
    workers.clear(); // (waits for all)
    return outcomes;
}

} // namespace tessera
