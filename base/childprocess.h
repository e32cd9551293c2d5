#pragma once
#include "base/result.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace tessera {

/// What is started, without a shell and with an empty standard input.
struct ChildCommand {
    std::filesystem::path program; ///< not looked for in PATH
    std::vector<std::string> arguments;
    int niceness = 0; ///< added to ours
};

enum class ChildStream { output, errors };

struct ChildEnd {
    int exitCode = 0; ///< 128 + number of the signal that ended it
    int signal = 0;   ///< that ended it, or 0
};

/// A program that runs beside us, as a handle: destroying it interrupts the program, gives it half a second, then kills
/// it. It also dies with us, however we end. It has a process group of its own, so that Ctrl-C in a terminal reaches us
/// alone and we decide what becomes of it. Nothing of it is left behind when the handle is gone. Thread-safe.
class ChildProcess {
public:
    /// One line of the child without its end, in order for each stream. Called on a thread of the handle's own; while
    /// it does not return, the child waits once it has written a pipe full. Of a line longer than `largestLine` the
    /// first largestLine + 1 bytes come.
    using OnLine = std::function<void(ChildStream, std::string)>;
    static constexpr std::size_t largestLine = 1u << 20;

    /// Errors: fileMissing(program), fileUnreadable(program, reason), outOfMemory.
    static Result<std::unique_ptr<ChildProcess>> start(ChildCommand command, OnLine onLine);
    ~ChildProcess();
    ChildProcess(const ChildProcess &) = delete;
    ChildProcess &operator=(const ChildProcess &) = delete;

    int64_t processId() const { return m_process; }
    /// SIGINT, once: a second one would end tessera-engine before its state is saved. Nothing after the end.
    void interrupt();
    void kill();

    /// How it ended, after the last line was handed out. Error: cancelled when `token` is stopped before; the child
    /// goes on.
    Result<ChildEnd> wait(std::stop_token token);
    /// The same for at most this long; none when it goes on.
    std::optional<ChildEnd> waitFor(std::chrono::milliseconds limit);

private:
    struct Pipes;

    explicit ChildProcess(OnLine onLine) : m_onLine(std::move(onLine)) {}
    void attend(ChildCommand command);
    Result<void> launch(const ChildCommand &command, Pipes &pipes);
    void readUntilEnd(Pipes &pipes);
    std::optional<ChildEnd> ended();
    void signalOnce(int number, bool &sent);

    const OnLine m_onLine;
    std::mutex m_mutex; ///< of what follows
    std::condition_variable_any m_changed;
    std::optional<Result<void>> m_started;
    int m_process = 0;
    bool m_isReaped = false;
    bool m_interrupted = false;
    bool m_killed = false;
    std::optional<ChildEnd> m_end; ///< after the last line
    std::jthread m_thread;         ///< last: joined before the rest goes
};

} // namespace tessera
