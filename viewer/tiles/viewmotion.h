#pragma once
#include "viewer/tiles/tileplan.h"

#include <chrono>
#include <deque>
#include <optional>

namespace tessera {

/// Follows a view and says what will probably be looked at next. It says nothing until the view has stood still or has
/// moved steadily for `patience`: what is read ahead of a hand that has not made up its mind is wasted.
/// Times are given, so that tests need not wait.
class ViewMotion {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::milliseconds patience{80};

    /// Another slide: nothing is known.
    void reset() { m_samples.clear(); }
    /// The view is this one from `now` on.
    void follow(const TileView &view, Time now);
    /// What to expect at `now`; empty when it is too early to say.
    std::optional<Outlook> outlook(Time now) const;
    /// The earliest moment after `now` at which outlook() may say more, if the view does not change until then.
    /// Empty when the view rests.
    std::optional<Time> nextLook(Time now) const;

private:
    struct Sample {
        Time time;
        TileView view;
    };
    bool rests(Time now) const { return m_samples.empty() || now - m_samples.back().time >= patience; }
    Outlook afterLastStep() const;
    std::optional<Outlook> whileMoving() const;

    std::deque<Sample> m_samples; ///< of the movement that goes on, the newest last
};

} // namespace tessera
