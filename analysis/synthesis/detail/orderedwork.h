#pragma once
#include "base/result.h"

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace tessera::detail {

/// Makes parts 0 to count - 1 on `threads` threads and hands them to `take`, on the caller's thread and in their order:
/// so the outcome does not depend on the threads. At most a few parts per thread wait.
/// Errors: cancelled, outOfMemory, those of `take`.
template <typename Part>
class OrderedWork {
public:
    using Make = std::function<Part(int64_t, std::stop_token)>;
    using Take = std::function<Result<void>(int64_t, Part)>;

    OrderedWork(int64_t count, int threads) : m_count(count), m_threads(threads < 1 ? 1 : threads) {}

    Result<void> run(const Make &make, const Take &take, std::stop_token token)
    {
        std::vector<std::jthread> workers;
        const std::stop_callback onStop(token, [this] {
            m_stop.request_stop();
            m_changed.notify_all();
        });
        for (int i = 0; i < m_threads; ++i)
            workers.emplace_back([this, &make] { work(make); });
        const Result<void> outcome = takeAll(take);
        m_stop.request_stop();
        m_changed.notify_all();
        return outcome;
    }

private:
    void work(const Make &make)
    {
        const std::stop_token token = m_stop.get_token();
        for (;;) {
            int64_t part = 0;
            {
                std::unique_lock lock(m_mutex);
                const bool ready =
                    m_changed.wait(lock, token, [&] { return m_next >= m_count || m_next < m_taken + 3 * m_threads; });
                if (!ready || m_next >= m_count)
                    return;
                part = m_next++;
            }
            try {
                Part made = make(part, token);
                const std::lock_guard lock(m_mutex);
                m_parts.emplace(part, std::move(made));
            } catch (const std::bad_alloc &) {
                reportFailure({ErrorCode::outOfMemory, {"drawing the slide"}, {}});
            } catch (const std::exception &exception) {
                reportFailure({ErrorCode::internal, {exception.what()}, {}});
            }
            m_changed.notify_all();
        }
    }

    Result<void> takeAll(const Take &take)
    {
        const std::stop_token token = m_stop.get_token();
        for (int64_t part = 0; part < m_count; ++part) {
            std::optional<Part> made;
            {
                std::unique_lock lock(m_mutex);
                if (!m_changed.wait(lock, token, [&] { return m_failure || m_parts.contains(part); }))
                    return fail(ErrorCode::cancelled);
                if (m_failure)
                    return passOn(*m_failure);
                made.emplace(std::move(m_parts.extract(part).mapped()));
                m_taken = part + 1;
            }
            m_changed.notify_all();
            if (token.stop_requested())
                return fail(ErrorCode::cancelled);
            if (Result<void> taken = take(part, std::move(*made)); !taken)
                return taken;
        }
        return {};
    }

    void reportFailure(Error error)
    {
        const std::lock_guard lock(m_mutex);
        m_failure = std::move(error);
    }

    const int64_t m_count;
    const int m_threads;
    std::stop_source m_stop;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    int64_t m_next = 0;  ///< first part that nobody makes yet
    int64_t m_taken = 0; ///< parts that `take` got
    std::map<int64_t, Part> m_parts;
    std::optional<Error> m_failure;
};

} // namespace tessera::detail
