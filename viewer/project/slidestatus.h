#pragma once
#include <array>
#include <optional>
#include <string_view>

namespace tessera {

/// How far the user is with a slide. The order is that of the work, and that in which a worklist is sorted.
enum class SlideStatus { unread, inProgress, secondOpinion, done, unusable };

constexpr std::array allSlideStatuses{SlideStatus::unread, SlideStatus::inProgress, SlideStatus::secondOpinion,
                                      SlideStatus::done, SlideStatus::unusable};

/// Stable name in the project file ("inProgress").
constexpr std::string_view nameOf(SlideStatus status)
{
    constexpr std::array<std::string_view, allSlideStatuses.size()> names{"unread", "inProgress", "secondOpinion",
                                                                          "done", "unusable"};
    return names[static_cast<std::size_t>(status)];
}

constexpr std::optional<SlideStatus> slideStatusNamed(std::string_view name)
{
    for (const SlideStatus status : allSlideStatuses)
        if (nameOf(status) == name)
            return status;
    return {};
}

} // namespace tessera
