#include "app/finetuning/backgroundtask.h"

namespace tessera {

void BackgroundTask::cancel()
{
    m_running = false;
    m_thread = std::jthread();
}

void BackgroundTask::tell(const std::stop_token &token, std::function<void()> told)
{
    QMetaObject::invokeMethod(
        &m_owner,
        [token, told = std::move(told)] {
            if (!token.stop_requested())
                told();
        },
        Qt::QueuedConnection);
}

} // namespace tessera
