#include "base/workercrew.h"

#include <algorithm>
#include <utility>

namespace tessera {

WorkerCrew::WorkerCrew(int threads, std::function<void()> prepare) : m_prepare(std::move(prepare))
{
    for (int i = 0; i < std::max(1, threads); ++i)
        m_threads.emplace_back([this](std::stop_token token) { serve(token); });
}

WorkerCrew::~WorkerCrew()
{
    for (std::jthread &thread : m_threads)
        thread.request_stop();
}

void WorkerCrew::serve(std::stop_token token)
{
    if (m_prepare)
        m_prepare();
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, token, [&] { return m_next < m_parts; }))
        takeParts(lock);
}

void WorkerCrew::takeParts(std::unique_lock<std::mutex> &lock)
{
    while (m_next < m_parts) {
        const int64_t part = m_next++;
        const Part &work = *m_work;
        ++m_running;
        lock.unlock();
        std::exception_ptr failure;
        try {
            work(part);
        } catch (...) {
            failure = std::current_exception();
        }
        lock.lock();
        --m_running;
        if (failure && !m_failure) {
            m_failure = failure;
            m_next = m_parts;
        }
    }
    if (m_running == 0)
        m_changed.notify_all();
}

void WorkerCrew::run(int64_t parts, const Part &work)
{
    std::unique_lock lock(m_mutex);
    m_work = &work;
    m_next = 0;
    m_parts = parts;
    m_changed.notify_all();
    m_changed.wait(lock, [&] { return m_next >= m_parts && m_running == 0; });
    m_work = nullptr;
    if (const std::exception_ptr failure = std::exchange(m_failure, nullptr))
        std::rethrow_exception(failure);
}

} // namespace tessera
