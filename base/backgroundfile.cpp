#include "base/backgroundfile.h"

#include "base/atomicfile.h"

#include <system_error>
#include <utility>

namespace tessera {

BackgroundFile::BackgroundFile(std::filesystem::path path, Failed failed)
    : m_path(std::move(path)), m_failed(std::move(failed)),
      m_thread([this](const std::stop_token &token) { work(token); })
{
}

BackgroundFile::~BackgroundFile()
{
    m_thread.request_stop();
    m_thread.join();
}

void BackgroundFile::write(std::string text)
{
    const std::lock_guard lock(m_mutex);
    m_next = std::move(text);
    m_changed.notify_all();
}

void BackgroundFile::flush()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_next && !m_writing; });
}

void BackgroundFile::work(const std::stop_token &token)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, token, [this] { return m_next.has_value(); });
        if (!m_next)
            return; // stopped, and nothing is left
        const std::string text = *std::exchange(m_next, std::nullopt);
        m_writing = true;
        lock.unlock();
        std::error_code ignored; // (the write says it better)
        std::filesystem::create_directories(m_path.parent_path(), ignored);
        const Result<void> written = writeAtomically(m_path, text);
        if (!written && m_failed)
            m_failed(written.error());
        lock.lock();
        m_writing = false;
        m_changed.notify_all();
    }
}

} // namespace tessera
