#include "viewer/tiles/viewmotion.h"

#include <cmath>

namespace tessera {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr std::chrono::milliseconds memory(160);
constexpr std::chrono::milliseconds frame(16); ///< before its first sample a movement began, about
constexpr double steadiness = 0.85;            ///< the straight line against the path that led there
constexpr double longestStep = 1.5;            ///< in views; a longer one is a jump, which says nothing of the next
constexpr double smallestZoom = 0.02;          ///< doublings

Level0Point centreOf(const TileView &view)
{
    return {view.visible.x + view.visible.width / 2, view.visible.y + view.visible.height / 2};
}

struct Change {
    Level0Point moved;
    double zoomed = 0; ///< doublings, positive when zooming in
};

Change between(const TileView &before, const TileView &after)
{
    const Level0Point from = centreOf(before);
    const Level0Point to = centreOf(after);
    return {{to.x - from.x, to.y - from.y}, std::log2(before.scale / after.scale)};
}

bool isJump(const Change &change, const TileView &view)
{
    return std::abs(change.moved.x) > longestStep * view.visible.width ||
           std::abs(change.moved.y) > longestStep * view.visible.height;
}

/// The point of the slide that stays where it is on the screen.
Level0Point fixedPoint(const TileView &before, const TileView &after)
{
    const Level0Point from = centreOf(before);
    const Level0Point to = centreOf(after);
    const double whole = before.scale - after.scale;
    const auto fixed = [&](double a, double b) { return a + (b - a) * before.scale / whole; };
    return {fixed(from.x, to.x), fixed(from.y, to.y)};
}

Outlook outlookOf(const TileView &before, const TileView &after, Seconds time)
{
    const Change change = between(before, after);
    Outlook outlook;
    outlook.zoomTarget = centreOf(after);
    if (std::abs(change.zoomed) >= smallestZoom) {
        outlook.zoomDirection = change.zoomed > 0 ? ZoomDirection::in : ZoomDirection::out;
        outlook.zoomTarget = fixedPoint(before, after);
    } else if (time.count() > 0) {
        outlook.perSecond = {change.moved.x / time.count(), change.moved.y / time.count()};
    }
    return outlook;
}

} // namespace

void ViewMotion::follow(const TileView &view, Time now)
{
    if (!m_samples.empty() && now - m_samples.back().time >= patience) {
        // A new movement begins where the view stood still.
        const TileView before = m_samples.back().view;
        m_samples.assign(1, {now - frame, before});
    }
    m_samples.push_back({now, view});
    while (now - m_samples.front().time > memory)
        m_samples.pop_front();
}

std::optional<Outlook> ViewMotion::outlook(Time now) const
{
    if (m_samples.empty())
        return std::nullopt;
    return rests(now) ? std::optional(afterLastStep()) : whileMoving();
}

std::optional<ViewMotion::Time> ViewMotion::nextLook(Time now) const
{
    if (rests(now))
        return std::nullopt;
    return m_samples.back().time + patience;
}

Outlook ViewMotion::afterLastStep() const
{
    const Sample &last = m_samples.back();
    const Sample &before = m_samples.size() > 1 ? m_samples[m_samples.size() - 2] : last;
    Outlook outlook;
    outlook.zoomTarget = centreOf(last.view);
    if (!isJump(between(before.view, last.view), last.view))
        outlook = outlookOf(before.view, last.view, last.time - before.time);
    outlook.resting = true;
    return outlook;
}

std::optional<Outlook> ViewMotion::whileMoving() const
{
    const Sample &first = m_samples.front();
    const Sample &last = m_samples.back();
    if (last.time - first.time < patience)
        return std::nullopt;
    const Change whole = between(first.view, last.view);
    double path = 0;
    double zoomPath = 0;
    for (std::size_t i = 1; i < m_samples.size(); ++i) {
        const Change step = between(m_samples[i - 1].view, m_samples[i].view);
        path += std::hypot(step.moved.x, step.moved.y);
        zoomPath += std::abs(step.zoomed);
    }
    const bool zooms = zoomPath >= smallestZoom;
    const double straight = zooms ? std::abs(whole.zoomed) : std::hypot(whole.moved.x, whole.moved.y);
    if (straight == 0 || straight < steadiness * (zooms ? zoomPath : path) || isJump(whole, last.view))
        return std::nullopt;
    return outlookOf(first.view, last.view, last.time - first.time);
}

} // namespace tessera
