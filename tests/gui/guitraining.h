#pragma once
#include "analysis/protocol/messages.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>

namespace tessera {

/// The trainings of the engine that stands in for ours: makes the numbers up, but keeps the files of a run as ours
/// does, so that it can go on and be found again. "slow" stops in the second stage until it is cancelled.
class GuiTraining {
public:
    using Say = std::function<void(const protocol::Event &event)>;

    GuiTraining(std::string behaviour, Say say) : m_behaviour(std::move(behaviour)), m_say(std::move(say)) {}

    void start(int64_t job, const protocol::StartTraining &request);
    void cancel(int64_t job);

private:
    void run(int64_t job, const protocol::StartTraining &request, const std::stop_token &token);
    void finish(int64_t job, const protocol::StartTraining &request);
    void tell(int64_t job, const protocol::TrainingNews &news);
    bool isEnded(const std::stop_token &token) const { return m_cancelled || token.stop_requested(); }

    const std::string m_behaviour;
    const Say m_say;
    std::atomic<int64_t> m_job{0};
    std::atomic<bool> m_cancelled{false};
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace tessera
