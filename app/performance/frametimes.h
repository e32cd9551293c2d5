#pragma once
#include <chrono>
#include <deque>
#include <optional>

namespace tessera {

/// How long the frames of the last five seconds took.
class FrameTimes {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::seconds memory{5};

    struct Summary {
        std::chrono::microseconds median;
        std::chrono::microseconds p95;
        std::chrono::microseconds longest;
        int frames;
    };

    void add(std::chrono::microseconds took, Time now);
    void clear() { m_frames.clear(); }
    /// Empty when nothing was painted.
    std::optional<Summary> summary(Time now) const;

private:
    struct Frame {
        Time when;
        std::chrono::microseconds took;
    };
    std::deque<Frame> m_frames; ///< the newest last
};

} // namespace tessera
