#include "viewer/project/detail/databasethread.h"

namespace tessera::detail {

DatabaseThread::DatabaseThread(Open open) : m_thread([this, open = std::move(open)] { work(open); }) {}

DatabaseThread::~DatabaseThread()
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_waiting, [](const Waiting &waiting) { return waiting.kind == Kind::read; });
    m_isClosing = true;
    m_changed.notify_one();
}

void DatabaseThread::add(Waiting waiting)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back(std::move(waiting));
    m_changed.notify_one();
}

void DatabaseThread::work(const Open &open)
{
    const std::unique_ptr<ProjectFile> file = open();
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_isClosing || !m_waiting.empty(); });
        if (m_waiting.empty())
            return;
        const Task task = std::move(m_waiting.front().task);
        m_waiting.pop_front();
        lock.unlock();
        if (file)
            task(*file);
    }
}

} // namespace tessera::detail
