#include "analysis/engine/trainingrunner.h"

#include "analysis/engine/trainingreport.h"
#include "analysis/protocol/codec.h"
#include "base/text.h"

#include <chrono>
#include <iostream>

namespace tessera {
namespace {

using Clock = std::chrono::steady_clock;

/// The very file that runs here, also where another one lies under its name by now.
constexpr const char *ownProgram = "/proc/self/exe";
/// Added to ours: analyses and answers, for which somebody waits, come first.
constexpr int niceness = 5;
/// From the interrupt to the kill: a training looks up after each bag, and then writes its last epoch.
constexpr std::chrono::seconds patience{3};
constexpr std::chrono::milliseconds wakeUp{50};
constexpr std::size_t shownWords = 300;

std::optional<ChildEnd> interrupted(ChildProcess &child, const std::stop_token &ending)
{
    child.interrupt();
    std::optional<ChildEnd> end;
    for (const auto limit = Clock::now() + patience; !end && !ending.stop_requested() && Clock::now() < limit;)
        end = child.waitFor(wakeUp);
    return end;
}

Error unexpected(const ChildEnd &end, const std::string &lastWords)
{
    std::string detail = end.signal != 0 ? "the training was ended by signal " + std::to_string(end.signal)
                                         : "the training ended with exit code " + std::to_string(end.exitCode);
    if (!lastWords.empty())
        detail += ": " + validUtf8(lastWords.substr(0, shownWords));
    return {ErrorCode::engineDied, {std::move(detail)}, {}};
}

} // namespace

TrainingRunner::TrainingRunner(ProtocolOutput &output)
    : m_output(output), m_thread([this](std::stop_token token) { work(token); })
{
}

TrainingRunner::~TrainingRunner()
{
    m_thread.request_stop();
    m_jobs.stopRunning();
}

void TrainingRunner::start(int64_t job, TrainingCommandLine command) { m_jobs.add(job, std::move(command)); }

void TrainingRunner::cancel(int64_t job)
{
    if (m_jobs.cancel(job))
        m_output.writeLine(protocol::encodeEvent(protocol::JobFailed{job, {ErrorCode::cancelled, {}, {}}}));
}

void TrainingRunner::work(std::stop_token token)
{
    for (;;) {
        const std::optional<Job> job = m_jobs.next(token, [] { return false; });
        if (!job || token.stop_requested())
            return;
        run(*job, token);
    }
}

void TrainingRunner::run(const Job &job, const std::stop_token &ending)
{
    const auto failed = [&](const Error &error) {
        m_output.writeLine(protocol::encodeEvent(protocol::JobFailed{job.number, error}));
    };
    // Written on the child's thread, and read when that has ended.
    std::string report, lastWords;
    const auto takeLine = [&](ChildStream stream, const std::string &line) {
        if (stream == ChildStream::output)
            report += line + '\n';
        else
            takeNews(job.number, line, lastWords);
    };
    Result<std::unique_ptr<ChildProcess>> child =
        ChildProcess::start({ownProgram, job.request.arguments, niceness}, takeLine);
    if (!child)
        return failed(child.error());
    const Result<ChildEnd> undisturbed = (*child)->wait(job.stop.get_token());
    const std::optional<ChildEnd> end = undisturbed ? *undisturbed : interrupted(**child, ending);
    child->reset();
    if (end && end->exitCode == 0) {
        Result<std::vector<protocol::TrainedRun>> runs = readTrainedRuns(report, job.request.out);
        if (!runs)
            return failed(runs.error());
        m_output.writeLine(protocol::encodeEvent(
            protocol::TrainingFinished{job.number, absoluteName(job.request.out), std::move(*runs)}));
        return;
    }
    if (const std::optional<Error> reported = readReportedError(report))
        return failed(*reported);
    failed(undisturbed ? unexpected(*end, lastWords) : Error{ErrorCode::stopped, {}, {}});
}

void TrainingRunner::takeNews(int64_t job, const std::string &line, std::string &lastWords)
{
    if (Result<protocol::TrainingNews> news = protocol::decodeTrainingNews(line)) {
        m_output.writeLine(protocol::encodeEvent(protocol::TrainingEvent{job, std::move(*news)}));
        return;
    }
    std::cerr << line + '\n';
    const bool isFromTheLog = line.find(" info: ") != std::string::npos;
    if (!isFromTheLog && line.find_first_not_of(" \t\r") != std::string::npos)
        lastWords = line;
}

} // namespace tessera
