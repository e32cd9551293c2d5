#include "analysis/engine/signals.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tessera {
namespace {

// A signal handler can reach nothing but globals; these two belong to the one StopOnSignal of the process.
std::atomic<int> receivedSignal{0};
std::atomic<int> wakeDescriptor{-1};

extern "C" void noteSignal(int number)
{
    if (receivedSignal.exchange(number) != 0)
        ::_exit(128 + number);
    const uint64_t one = 1;
    [[maybe_unused]] const ssize_t ignored = ::write(wakeDescriptor.load(), &one, sizeof one);
}

} // namespace

StopOnSignal::StopOnSignal()
{
    wakeDescriptor = ::eventfd(0, EFD_CLOEXEC);
    m_waiter = std::jthread([source = m_source]() mutable {
        uint64_t count = 0;
        while (::read(wakeDescriptor.load(), &count, sizeof count) < 0 && errno == EINTR) {
        }
        if (receivedSignal != 0)
            source.request_stop();
    });
    struct sigaction action {};
    action.sa_handler = noteSignal;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

StopOnSignal::~StopOnSignal()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    const uint64_t one = 1;
    [[maybe_unused]] const ssize_t ignored = ::write(wakeDescriptor.load(), &one, sizeof one);
    m_waiter.join();
    ::close(wakeDescriptor.exchange(-1));
}

int StopOnSignal::received() const { return receivedSignal; }

} // namespace tessera
