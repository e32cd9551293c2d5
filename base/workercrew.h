#pragma once
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tessera {

/// Threads that do the parts of one piece of work side by side. Waiting costs no processor time on either side, so a
/// machine that is shared with others loses nothing but its share (an OpenMP team spins, and then runs many times
/// slower than its share).
class WorkerCrew {
public:
    using Part = std::function<void(int64_t part)>;

    /// `prepare` runs once on every thread before its first part.
    explicit WorkerCrew(int threads, std::function<void()> prepare = {});
    ~WorkerCrew();
    WorkerCrew(const WorkerCrew &) = delete;
    WorkerCrew &operator=(const WorkerCrew &) = delete;

    int threads() const { return static_cast<int>(m_threads.size()); }

    /// Calls work(0) ... work(parts - 1), each once, in no certain order, and returns when all are done. The first
    /// exception of a part is thrown again here, and parts that nobody has begun by then are left out. One caller at a
    /// time.
    void run(int64_t parts, const Part &work);

private:
    void serve(std::stop_token token);
    void takeParts(std::unique_lock<std::mutex> &lock);

    std::function<void()> m_prepare;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    const Part *m_work = nullptr;
    int64_t m_next = 0;
    int64_t m_parts = 0;
    int64_t m_running = 0;
    std::exception_ptr m_failure;
    std::vector<std::jthread> m_threads; ///< last: joined before the rest goes
};

} // namespace tessera
