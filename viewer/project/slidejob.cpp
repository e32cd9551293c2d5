#include "viewer/project/slidejob.h"

#include <chrono>

using namespace std::chrono_literals;

namespace tessera {

SlideJob::~SlideJob() = default;

void SlideJob::start(std::function<void(const std::stop_token &)> work) { m_thread = std::jthread(std::move(work)); }

void SlideJob::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void SlideJob::post(std::function<void()> done)
{
    QMetaObject::invokeMethod(this, std::move(done), Qt::QueuedConnection);
}

void SlideJob::report(qint64 done, qint64 total, const QString &where)
{
    const auto now = std::chrono::steady_clock::now();
    if (now - m_lastReport < 50ms)
        return;
    m_lastReport = now;
    post([this, done, total, where] { Q_EMIT progressed(done, total, where); });
}

} // namespace tessera
