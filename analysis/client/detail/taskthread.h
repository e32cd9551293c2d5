#pragma once
#include <QObject>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace tessera::detail {

/// Runs tasks one after another on a thread of its own, and what each returns on the thread of `owner`. Destroying it
/// drops what waits and waits for the task that runs.
class TaskThread {
public:
    using Answer = std::function<void()>;
    using Task = std::function<Answer(std::stop_token)>;

    /// Tasks of one kind replace each other, unless they are of kind `everyone`.
    enum class Kind { everyone, find, partial };

    /// `owner` must be destroyed after this.
    explicit TaskThread(QObject &owner);

    void run(Kind kind, Task task);

private:
    void work(std::stop_token token);
    void deliver();

    struct Waiting {
        Kind kind;
        Task task;
    };

    QObject &m_owner;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Waiting> m_waiting;
    std::deque<Answer> m_answers;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace tessera::detail
