#pragma once
#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>
#include <thread>
#include <utility>

namespace tessera {

/// One piece of work at a time on a thread of its own, for an object of the GUI thread; what it returns comes back on
/// that thread. Starting another one, cancel() and destroying it ask the work to stop and wait for the file that it
/// reads; of work that was stopped nothing comes back.
class BackgroundTask {
public:
    /// `owner` has this as a member, the last one.
    explicit BackgroundTask(QObject &owner) : m_owner(owner) {}

    template <typename T>
    void start(std::function<T(std::stop_token)> work, std::function<void(T)> done)
    {
        m_running = true;
        m_thread = std::jthread([this, work = std::move(work), done = std::move(done)](std::stop_token token) {
            auto outcome = std::make_shared<T>(work(token));
            QMetaObject::invokeMethod(
                &m_owner,
                [this, outcome, done, token] {
                    if (token.stop_requested())
                        return;
                    m_running = false;
                    done(std::move(*outcome));
                },
                Qt::QueuedConnection);
        });
    }
    void cancel();
    bool isRunning() const { return m_running; }

    /// Runs `told` on the owner's thread unless the work is stopped first. From the work.
    void tell(const std::stop_token &token, std::function<void()> told);

private:
    QObject &m_owner;
    bool m_running = false; ///< as the owner's thread knows it
    std::jthread m_thread;
};

} // namespace tessera
