#include "viewer/tiles/tilescheduler.h"

#include "viewer/tiles/detail/tilequeue.h"

#include <algorithm>

namespace tessera {

WantedTiles::WantedTiles(std::shared_ptr<detail::TileQueue> queue, std::shared_ptr<detail::TileRequest> request)
    : m_queue(std::move(queue)), m_request(std::move(request))
{
}

WantedTiles &WantedTiles::operator=(WantedTiles &&other) noexcept
{
    if (this != &other) {
        release();
        m_queue = std::move(other.m_queue);
        m_request = std::move(other.m_request);
    }
    return *this;
}

WantedTiles::~WantedTiles() { release(); }

void WantedTiles::release()
{
    if (m_request)
        m_queue->remove(m_request);
    m_request.reset();
    m_queue.reset();
}

int TileScheduler::defaultWorkers()
{
    const int cores = static_cast<int>(std::thread::hardware_concurrency());
    return std::clamp(cores - 1, 1, 4);
}

TileScheduler::TileScheduler(int workers) : m_queue(std::make_shared<detail::TileQueue>())
{
    m_workers.reserve(static_cast<std::size_t>(workers));
    for (int worker = 0; worker < workers; ++worker)
        m_workers.emplace_back([queue = m_queue](std::stop_token token) { queue->work(std::move(token)); });
}

TileScheduler::~TileScheduler()
{
    // All at once, before the destructor of each waits for it.
    for (std::jthread &worker : m_workers)
        worker.request_stop();
}

WantedTiles TileScheduler::request(std::shared_ptr<SlideTiles> tiles, const std::vector<WantedTile> &wanted,
                                   TileArrived arrived)
{
    return {m_queue, m_queue->add(std::move(tiles), wanted, std::move(arrived))};
}

TileStatistics TileScheduler::statistics() const { return m_queue->statistics(); }

} // namespace tessera
