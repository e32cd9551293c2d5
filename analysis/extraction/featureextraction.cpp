#include "analysis/extraction/featureextraction.h"

#include "analysis/extraction/detail/stripassembler.h"
#include "analysis/extraction/detail/tileblocks.h"
#include "analysis/extraction/detail/tilereader.h"
#include "base/boundedqueue.h"

#include <atomic>
#include <mutex>
#include <new>
#include <optional>
#include <thread>

namespace tessera {
namespace {

/// Blocks that may wait between the readers and the encoder: enough that neither waits for the other's hiccups.
constexpr std::size_t queuedBlocks = 4;

using BlockQueue = BoundedQueue<detail::ReadBlock>;

/// Reads blocks into the queue until none is left or one fails; then the queue is closed.
class Readers {
public:
    Readers(const SlideSource &slide, const TileGrid &grid, const detail::BlockPlan &plan, BlockQueue &queue, int count)
        : m_slide(slide), m_grid(grid), m_plan(plan), m_queue(queue), m_running(count)
    {
        for (int i = 0; i < count; ++i)
            m_threads.emplace_back([this](std::stop_token token) { read(token); });
    }
    ~Readers()
    {
        for (std::jthread &thread : m_threads) // all of them before the first is waited for
            thread.request_stop();
    }
    Readers(const Readers &) = delete;
    Readers &operator=(const Readers &) = delete;

    /// What ended the reading too early, if anything did. Known once the queue is closed and drained.
    std::optional<Error> failure() const
    {
        const std::lock_guard lock(m_mutex);
        return m_failure;
    }

private:
    void read(std::stop_token token)
    {
        for (std::size_t next = m_next++; next < m_plan.blocks.size() && !token.stop_requested(); next = m_next++) {
            Result<detail::ReadBlock> block = readOne(m_plan.blocks[next]);
            if (!block) {
                const std::lock_guard lock(m_mutex);
                if (!m_failure)
                    m_failure = block.error();
                m_next = m_plan.blocks.size(); // the others hand over what they are reading, then stop
                break;
            }
            if (!m_queue.push(std::move(*block), token))
                break;
        }
        if (--m_running == 0)
            m_queue.close();
    }
    Result<detail::ReadBlock> readOne(const detail::TileBlock &block) const
    {
        try {
            return detail::readBlock(m_slide, m_grid, block);
        } catch (const std::bad_alloc &) {
            return fail(ErrorCode::outOfMemory, "reading the slide");
        }
    }

    const SlideSource &m_slide;
    const TileGrid &m_grid;
    const detail::BlockPlan &m_plan;
    BlockQueue &m_queue;
    std::atomic<std::size_t> m_next{0};
    std::atomic<int> m_running;
    mutable std::mutex m_mutex;
    std::optional<Error> m_failure;
    std::vector<std::jthread> m_threads; ///< last: they are joined before what they use goes
};

} // namespace

Result<ExtractionTimes> extractFeatures(const SlideSource &slide, const TileGrid &grid, BatchEncoder &encoder,
                                        const FeatureSink &sink, const ExtractionOptions &options,
                                        std::stop_token token)
{
    const detail::BlockPlan plan = detail::planBlocks(grid, options.firstTile);
    detail::StripAssembler assembler(plan, options.firstTile, encoder, sink);
    BlockQueue queue(queuedBlocks);
    const Readers readers(slide, grid, plan, queue, std::max(1, options.readerThreads));

    ExtractionTimes times;
    for (;;) {
        if (token.stop_requested())
            return fail(ErrorCode::cancelled);
        const auto start = std::chrono::steady_clock::now();
        std::optional<detail::ReadBlock> block = queue.pop(token);
        times.waitingForTiles += std::chrono::steady_clock::now() - start;
        if (!block)
            break;
        if (const Result<void> added = assembler.add(std::move(*block), token); !added)
            return passOn(added.error());
        if (options.progress)
            options.progress({assembler.tilesDone(), grid.tiles()});
    }
    if (token.stop_requested())
        return fail(ErrorCode::cancelled);
    if (const std::optional<Error> failure = readers.failure())
        return passOn(*failure);
    if (const Result<void> finished = assembler.finish(); !finished)
        return passOn(finished.error());
    if (options.progress)
        options.progress({assembler.tilesDone(), grid.tiles()});
    times.encoding = assembler.encodingTime();
    return times;
}

} // namespace tessera
