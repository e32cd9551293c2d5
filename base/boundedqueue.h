#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>

namespace tessera {

/// Hands values from some threads to others, at most `capacity` waiting at a time, so that a fast stage cannot
/// fill the memory ahead of a slow one. Waiting ends at once when the token is stopped or the queue is closed.
template <typename T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity) : m_capacity(capacity) {}

    /// False when stopped or closed: the value was not taken.
    bool push(T value, std::stop_token token)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, token, [&] { return m_closed || m_values.size() < m_capacity; });
        if (m_closed || token.stop_requested())
            return false;
        m_values.push_back(std::move(value));
        m_changed.notify_all();
        return true;
    }

    /// Empty when stopped (what waits stays for others), or when closed and drained.
    std::optional<T> pop(std::stop_token token)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, token, [&] { return m_closed || !m_values.empty(); });
        if (m_values.empty() || token.stop_requested())
            return std::nullopt;
        std::optional<T> value(std::move(m_values.front()));
        m_values.pop_front();
        m_changed.notify_all();
        return value;
    }

    /// No more values will come; those that wait are still handed out.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<T> m_values;
    std::size_t m_capacity;
    bool m_closed = false;
};

} // namespace tessera
