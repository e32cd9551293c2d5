#include "analysis/training/checkpointwriter.h"

namespace tessera {

CheckpointWriter::CheckpointWriter(StateFolder &folder)
    : m_folder(folder), m_thread([this](std::stop_token token) { write(std::move(token)); })
{
}

CheckpointWriter::~CheckpointWriter() = default;

Result<void> CheckpointWriter::store(const StageState &state)
{
    const std::lock_guard lock(m_mutex);
    if (!m_outcome)
        return m_outcome;
    m_waiting = state;
    m_changed.notify_all();
    return {};
}

Result<void> CheckpointWriter::finish()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return (!m_waiting && !m_isWriting) || !m_outcome; });
    return m_outcome;
}

void CheckpointWriter::write(std::stop_token token)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, token, [&] { return m_waiting.has_value(); }))
            return;
        const StageState state = std::move(*m_waiting);
        m_waiting.reset();
        m_isWriting = true;
        lock.unlock();
        Result<void> outcome = m_folder.write(state);
        lock.lock();
        m_isWriting = false;
        m_outcome = std::move(outcome);
        m_changed.notify_all();
        if (!m_outcome)
            return;
    }
}

} // namespace tessera
