#pragma once
#include "base/result.h"

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace tessera::detail {

/// Handles that only one call may use at a time (a decoder, an open file), kept for the next call. At most
/// `capacity` exist; a call beyond that waits for one to come back, so memory and descriptors stay bounded however
/// many threads read. A thread must not hold two leases of one pool.
template <typename Handle>
class HandlePool {
public:
    using Opener = std::function<Result<std::unique_ptr<Handle>>()>;

    /// Gives the handle back when it is destroyed.
    class Lease {
    public:
        Lease(HandlePool &pool, std::unique_ptr<Handle> handle) : m_pool(&pool), m_handle(std::move(handle)) {}
        Lease(Lease &&other) noexcept
            : m_pool(std::exchange(other.m_pool, nullptr)), m_handle(std::move(other.m_handle))
        {
        }
        Lease &operator=(Lease &&) = delete;
        ~Lease()
        {
            if (m_pool)
                m_pool->giveBack(std::move(m_handle));
        }
        Handle *operator->() const { return m_handle.get(); }
        Handle &operator*() const { return *m_handle; }

        /// Puts a fresh handle in the place of one that an error has made useless.
        Result<void> renew()
        {
            m_handle.reset();
            Result<std::unique_ptr<Handle>> fresh = m_pool->m_open();
            if (!fresh)
                return passOn(std::move(fresh.error()));
            m_handle = std::move(*fresh);
            return {};
        }

    private:
        HandlePool *m_pool;
        std::unique_ptr<Handle> m_handle; // null after a failed renewal
    };

    HandlePool(std::size_t capacity, Opener open) : m_open(std::move(open)), m_free(capacity) {}

    /// Errors: those of the opener.
    Result<Lease> take()
    {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return m_free > 0; });
            --m_free;
            if (!m_idle.empty()) {
                std::unique_ptr<Handle> handle = std::move(m_idle.back());
                m_idle.pop_back();
                return Lease(*this, std::move(handle));
            }
        }
        Lease lease(*this, nullptr);
        if (Result<void> opened = lease.renew(); !opened)
            return passOn(std::move(opened.error()));
        return lease;
    }

    /// A handle opened elsewhere, for the first call.
    void add(std::unique_ptr<Handle> handle)
    {
        const std::lock_guard lock(m_mutex);
        m_idle.push_back(std::move(handle));
    }

private:
    void giveBack(std::unique_ptr<Handle> handle)
    {
        const std::lock_guard lock(m_mutex);
        if (handle)
            m_idle.push_back(std::move(handle));
        ++m_free;
        m_changed.notify_one();
    }

    Opener m_open;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::unique_ptr<Handle>> m_idle;
    std::size_t m_free; // how many more calls may run at once
};

} // namespace tessera::detail
