#include "viewer/canvas/detail/overviewreader.h"

#include "viewer/slide/thumbnail.h"

#include <algorithm>
#include <utility>

namespace tessera::detail {
namespace {

Pixels backgroundOf(const SlideFacts &facts, int longestSide)
{
    const SlideLevel &level = facts.level0();
    const double factor = static_cast<double>(longestSide) / static_cast<double>(std::max(level.width, level.height));
    const auto side = [&](int64_t pixels) {
        return std::max(1, static_cast<int>(static_cast<double>(pixels) * factor));
    };
    return Pixels::filled(side(level.width), side(level.height), facts.background);
}

} // namespace

OverviewReader::OverviewReader(Finished finished)
    : m_finished(std::move(finished)), m_thread([this](std::stop_token token) { work(std::move(token)); })
{
}

OverviewReader::~OverviewReader()
{
    read(nullptr, 1);
    m_thread.request_stop();
}

void OverviewReader::read(std::shared_ptr<const SlideSource> slide, int longestSide)
{
    const std::lock_guard lock(m_mutex);
    m_reading.request_stop();
    m_wanted = std::move(slide);
    m_longestSide = longestSide;
    m_changed.notify_all();
}

void OverviewReader::work(std::stop_token token)
{
    while (true) {
        std::shared_ptr<const SlideSource> slide;
        std::stop_token cancelled;
        int longestSide = 1;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, token, [&] { return m_wanted != nullptr; }))
                return;
            slide = std::exchange(m_wanted, nullptr);
            longestSide = m_longestSide;
            m_reading = std::stop_source();
            cancelled = m_reading.get_token();
        }
        Result<SlideRegion> region = thumbnail(*slide, longestSide, cancelled);
        if (!cancelled.stop_requested())
            m_finished(slide, region ? std::move(region->pixels) : backgroundOf(slide->facts(), longestSide));
    }
}

} // namespace tessera::detail
