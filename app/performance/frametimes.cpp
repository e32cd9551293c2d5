#include "app/performance/frametimes.h"

#include <algorithm>
#include <vector>

namespace tessera {

void FrameTimes::add(std::chrono::microseconds took, Time now)
{
    m_frames.push_back({now, took});
    while (now - m_frames.front().when > memory)
        m_frames.pop_front();
}

std::optional<FrameTimes::Summary> FrameTimes::summary(Time now) const
{
    std::vector<std::chrono::microseconds> times;
    for (const Frame &frame : m_frames) {
        if (now - frame.when <= memory)
            times.push_back(frame.took);
    }
    if (times.empty())
        return std::nullopt;
    std::sort(times.begin(), times.end());
    const std::size_t last = times.size() - 1;
    return Summary{times[last / 2], times[(last * 95 + 99) / 100], times[last], static_cast<int>(times.size())};
}

} // namespace tessera
