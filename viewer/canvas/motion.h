#pragma once
#include <chrono>
#include <functional>

namespace tessera {

/// How a view comes from one place to another: in a short, interruptible flight, or at once, for people whom motion
/// disturbs.
enum class Motion { animated, still };

/// The time by which views move; tests have one of their own.
using MotionClock = std::function<std::chrono::steady_clock::time_point()>;

} // namespace tessera
