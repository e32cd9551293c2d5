#include "analysis/client/detail/taskthread.h"

#include <utility>

namespace tessera::detail {

TaskThread::TaskThread(QObject &owner) : m_owner(owner), m_thread([this](std::stop_token token) { work(token); }) {}

void TaskThread::run(Kind kind, Task task)
{
    const std::lock_guard lock(m_mutex);
    if (kind != Kind::everyone)
        std::erase_if(m_waiting, [&](const Waiting &waiting) { return waiting.kind == kind; });
    m_waiting.push_back({kind, std::move(task)});
    m_changed.notify_one();
}

void TaskThread::work(std::stop_token token)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, token, [&] { return !m_waiting.empty(); }) || token.stop_requested())
            return;
        const Task task = std::move(m_waiting.front().task);
        m_waiting.pop_front();
        lock.unlock();
        Answer answer = task(token);
        lock.lock();
        m_answers.push_back(std::move(answer));
        lock.unlock();
        QMetaObject::invokeMethod(
            &m_owner, [this] { deliver(); }, Qt::QueuedConnection);
    }
}

void TaskThread::deliver()
{
    std::unique_lock lock(m_mutex);
    const Answer answer = std::move(m_answers.front());
    m_answers.pop_front();
    lock.unlock();
    answer();
}

} // namespace tessera::detail
