#pragma once
#include <stop_token>
#include <thread>

namespace tessera {

/// Turns SIGINT and SIGTERM into a stop request, on a thread of its own (nothing else may block these signals before).
/// A second signal ends the process at once. Also ignores SIGPIPE and SIGXFSZ, whose causes show up as write errors.
class StopOnSignal {
public:
    StopOnSignal();
    ~StopOnSignal();
    StopOnSignal(const StopOnSignal &) = delete;
    StopOnSignal &operator=(const StopOnSignal &) = delete;

    std::stop_source source() const { return m_source; }
    /// The signal that came, or 0.
    int received() const;

private:
    std::stop_source m_source;
    std::jthread m_waiter;
};

} // namespace tessera
