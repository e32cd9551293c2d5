#pragma once
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace tessera {

/// Jobs that wait for the one thread that runs them, and the one that it runs. Any thread may add and cancel.
template <typename Request>
class JobQueue {
public:
    struct Job {
        int64_t number = 0;
        Request request;
        std::stop_source stop;
    };

    void add(int64_t number, Request request)
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back({number, std::move(request), {}});
        m_changed.notify_one();
    }

    /// Asks what runs to stop, or takes out what waits: then the job will not run, and true is returned. A number that
    /// is not known (any more) is ignored: the job may have ended while the message was on its way.
    bool cancel(int64_t number)
    {
        const std::lock_guard lock(m_mutex);
        if (number == m_runningNumber)
            m_runningStop.request_stop();
        return std::erase_if(m_waiting, [&](const Job &waiting) { return waiting.number == number; }) > 0;
    }

    void stopRunning()
    {
        const std::lock_guard lock(m_mutex);
        m_runningStop.request_stop();
    }

    /// `hasOtherWork` of a waiting next() may say something else now.
    void wake()
    {
        const std::lock_guard lock(m_mutex); // (between its look at the other work and its sleep next() holds it)
        m_changed.notify_one();
    }

    /// The next job, with which the former one has ended; waits for it. None while there is other work, which goes
    /// first, or where `token` is stopped and nothing waits.
    std::optional<Job> next(const std::stop_token &token, const std::function<bool()> &hasOtherWork)
    {
        std::unique_lock lock(m_mutex);
        m_runningNumber = 0;
        if (!m_changed.wait(lock, token, [&] { return !m_waiting.empty() || hasOtherWork(); }) || hasOtherWork())
            return std::nullopt;
        Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_runningNumber = job.number;
        m_runningStop = job.stop;
        return job;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Job> m_waiting;
    int64_t m_runningNumber = 0;
    std::stop_source m_runningStop;
};

} // namespace tessera
