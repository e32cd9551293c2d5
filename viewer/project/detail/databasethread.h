#pragma once
#include "viewer/project/detail/projectfile.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace tessera::detail {

/// The one thread that touches a project's file: it opens it, does what is asked of it in order, and closes it.
/// Destroying it does the edits that wait, drops the reads that wait, and waits for that.
class DatabaseThread {
public:
    /// Makes the file; null when it cannot, and then no task is done.
    using Open = std::function<std::unique_ptr<ProjectFile>()>;
    using Task = std::function<void(ProjectFile &)>;

    explicit DatabaseThread(Open open);
    ~DatabaseThread();

    void edit(Task task) { add({Kind::edit, std::move(task)}); }
    void read(Task task) { add({Kind::read, std::move(task)}); }

private:
    enum class Kind { edit, read };
    struct Waiting {
        Kind kind;
        Task task;
    };

    void add(Waiting waiting);
    void work(const Open &open);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Waiting> m_waiting;
    bool m_isClosing = false;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace tessera::detail
