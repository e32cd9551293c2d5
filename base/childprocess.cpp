#include "base/childprocess.h"

#include "base/linebuffer.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace tessera {
namespace {

constexpr std::chrono::milliseconds patience{500}; ///< of the destructor
constexpr int wakeUpMilliseconds = 50;

/// One end of a pipe.
class Descriptor {
public:
    Descriptor() = default;
    ~Descriptor() { close(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    void close()
    {
        if (m_number >= 0)
            ::close(std::exchange(m_number, -1));
    }
    int number() const { return m_number; }
    /// Bytes that can be read at once.
    std::size_t waiting() const
    {
        int bytes = 0;
        return ::ioctl(m_number, FIONREAD, &bytes) == 0 ? static_cast<std::size_t>(bytes) : 0;
    }
    void set(int number) { m_number = number; }

private:
    int m_number = -1;
};

struct Pipe {
    Descriptor from, to;
    /// Close-on-exec: children that other threads start meanwhile must not hold it open.
    bool open()
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            return false;
        from.set(ends[0]);
        to.set(ends[1]);
        return true;
    }
};

/// Between fork and exec: nothing but system calls, since other threads of ours may have held any lock. Returns only
/// with errno, where the program could not be run.
void becomeProgram(char *const *words, int niceness, int output, int errors, pid_t parent)
{
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) // it died before it could be asked to tell us
        ::_exit(128 + SIGKILL);
    for (const int number : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ})
        ::signal(number, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (niceness != 0) [[maybe_unused]]
        const int ignored = ::nice(niceness);
    const int input = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (input < 0 || ::dup2(input, STDIN_FILENO) < 0 || ::dup2(output, STDOUT_FILENO) < 0 ||
        ::dup2(errors, STDERR_FILENO) < 0)
        return;
    ::execv(words[0], words);
}

} // namespace

struct ChildProcess::Pipes {
    Pipe output, errors, failure;
    bool open() { return output.open() && errors.open() && failure.open(); }
};

Result<std::unique_ptr<ChildProcess>> ChildProcess::start(ChildCommand command, OnLine onLine)
{
    std::unique_ptr<ChildProcess> child(new ChildProcess(std::move(onLine)));
    // The system ends the child with the thread that started it: it is the one that lives as long as the handle.
    child->m_thread = std::jthread(
        [self = child.get(), command = std::move(command)]() mutable { self->attend(std::move(command)); });
    std::unique_lock lock(child->m_mutex);
    child->m_changed.wait(lock, [&] { return child->m_started.has_value(); });
    const Result<void> started = *child->m_started;
    lock.unlock();
    if (!started)
        return passOn(started.error());
    return child;
}

ChildProcess::~ChildProcess()
{
    interrupt();
    if (!waitFor(patience))
        kill();
}

void ChildProcess::attend(ChildCommand command)
{
    Pipes pipes;
    const Result<void> started = launch(command, pipes);
    {
        const std::lock_guard lock(m_mutex);
        m_started = started;
        m_isReaped = !started;
        if (!started)
            m_end = ChildEnd{};
        m_changed.notify_all();
    }
    if (started)
        readUntilEnd(pipes);
}

Result<void> ChildProcess::launch(const ChildCommand &command, Pipes &pipes)
{
    if (!pipes.open())
        return fail(ErrorCode::outOfMemory, "another process");
    std::vector<std::string> words{command.program.string()};
    words.insert(words.end(), command.arguments.begin(), command.arguments.end());
    std::vector<char *> pointers;
    for (std::string &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);

    const pid_t parent = ::getpid();
    const pid_t process = ::fork();
    if (process < 0)
        return fail(ErrorCode::outOfMemory, "another process");
    if (process == 0) {
        becomeProgram(pointers.data(), command.niceness, pipes.output.to.number(), pipes.errors.to.number(), parent);
        const int reason = errno;
        [[maybe_unused]] const ssize_t ignored = ::write(pipes.failure.to.number(), &reason, sizeof reason);
        ::_exit(127);
    }
    pipes.output.to.close();
    pipes.errors.to.close();
    pipes.failure.to.close();
    int reason = 0;
    ssize_t count = 0;
    do // ends when the program runs (close-on-exec) or could not be run
        count = ::read(pipes.failure.from.number(), &reason, sizeof reason);
    while (count < 0 && errno == EINTR);
    if (count == sizeof reason) {
        ::waitpid(process, nullptr, 0);
        return reason == ENOENT ? Result<void>(fail(ErrorCode::fileMissing, command.program.string()))
                                : fail(ErrorCode::fileUnreadable, command.program.string(), std::strerror(reason));
    }
    const std::lock_guard lock(m_mutex);
    m_process = process;
    return {};
}

void ChildProcess::readUntilEnd(Pipes &pipes)
{
    struct Source {
        Descriptor &from;
        ChildStream stream;
        LineBuffer lines{largestLine};
    };
    std::array<Source, 2> sources{Source{pipes.output.from, ChildStream::output},
                                  Source{pipes.errors.from, ChildStream::errors}};
    const auto readFrom = [this](Source &source, std::size_t most) {
        char block[65536];
        const ssize_t count = ::read(source.from.number(), block, std::min(most, sizeof block));
        if (count == 0 || (count < 0 && errno != EINTR))
            source.from.close(); // (a negative descriptor is passed over by poll)
        if (count > 0)
            source.lines.append({block, static_cast<std::size_t>(count)});
        while (std::optional<std::string> line = source.lines.next())
            m_onLine(source.stream, std::move(*line));
        return static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    };
    std::optional<ChildEnd> end;
    while (!(end = ended())) {
        std::array<pollfd, 2> waiting{pollfd{sources[0].from.number(), POLLIN, 0},
                                      pollfd{sources[1].from.number(), POLLIN, 0}};
        ::poll(waiting.data(), waiting.size(), wakeUpMilliseconds);
        for (std::size_t i = 0; i < sources.size(); ++i)
            if (waiting[i].revents != 0 && waiting[i].fd >= 0)
                readFrom(sources[i], std::string::npos);
    }
    // A grandchild may hold the pipes open and talk on: after the child's end only what is there already is read.
    for (Source &source : sources)
        for (std::size_t left = source.from.waiting(); left > 0 && source.from.number() >= 0;)
            left -= readFrom(source, left);
    for (Source &source : sources)
        if (std::optional<std::string> line = source.lines.rest())
            m_onLine(source.stream, std::move(*line));
    const std::lock_guard lock(m_mutex);
    m_end = end;
    m_changed.notify_all();
}

std::optional<ChildEnd> ChildProcess::ended()
{
    const std::lock_guard lock(m_mutex); // so that nobody signals a number that may be another's by now
    int status = 0;
    if (::waitpid(m_process, &status, WNOHANG) != m_process)
        return std::nullopt;
    m_isReaped = true;
    if (WIFSIGNALED(status))
        return ChildEnd{128 + WTERMSIG(status), WTERMSIG(status)};
    return ChildEnd{WEXITSTATUS(status), 0};
}

void ChildProcess::signalOnce(int number, bool &sent)
{
    const std::lock_guard lock(m_mutex);
    if (!m_isReaped && !std::exchange(sent, true) && m_process > 0)
        ::kill(m_process, number);
}

void ChildProcess::interrupt() { signalOnce(SIGINT, m_interrupted); }

void ChildProcess::kill() { signalOnce(SIGKILL, m_killed); }

Result<ChildEnd> ChildProcess::wait(std::stop_token token)
{
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait(lock, std::move(token), [&] { return m_end.has_value(); }))
        return fail(ErrorCode::cancelled);
    return *m_end;
}

std::optional<ChildEnd> ChildProcess::waitFor(std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, limit, [&] { return m_end.has_value(); });
    return m_end;
}

} // namespace tessera
