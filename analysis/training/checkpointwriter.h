#pragma once
#include "analysis/training/runstate.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace tessera {

/// Writes checkpoints on a thread of its own, so that training waits for no disk. While one is written the newest of
/// those that come waits; older ones are passed over. The folder must outlive the writer.
class CheckpointWriter {
public:
    explicit CheckpointWriter(StateFolder &folder);
    /// What waits is still written.
    ~CheckpointWriter();

    /// Returns at once. The tensors of `state` must not be written to afterwards; trainStage never does. Error: that of
    /// an earlier write, with which the writer has ended.
    Result<void> store(const StageState &state);
    /// Returns when the newest state is stored. Errors: those of StateFolder::write.
    Result<void> finish();

private:
    void write(std::stop_token token);

    StateFolder &m_folder;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<StageState> m_waiting;
    bool m_isWriting = false;
    Result<void> m_outcome;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace tessera
