#include "analysis/extraction/featureextraction.h"

#include "analysis/extraction/detail/stripassembler.h"
#include "analysis/extraction/detail/tileblocks.h"
#include "analysis/extraction/detail/tilereader.h"
#include "base/boundedqueue.h"

#include <atomic>
#include <thread>

namespace tessera {
namespace {

/// Blocks that may wait between the readers and the encoder: enough that neither waits for the other's hiccups.
constexpr std::size_t queuedBlocks = 4;

using BlockQueue = BoundedQueue<Result<detail::ReadBlock>>;

/// Reads blocks until none is left; the last reader closes the queue.
class Readers {
public:
    Readers(const SlideSource &slide, const TileGrid &grid, const detail::BlockPlan &plan, BlockQueue &queue, int count)
        : m_running(count)
    {
        for (int i = 0; i < count; ++i)
            m_threads.emplace_back([this, &slide, &grid, &plan, &queue](std::stop_token token) {
                while (!token.stop_requested()) {
                    const std::size_t next = m_next++;
                    if (next >= plan.blocks.size() ||
                        !queue.push(detail::readBlock(slide, grid, plan.blocks[next]), token))
                        break;
                }
                if (--m_running == 0)
                    queue.close();
            });
    }

private:
    std::atomic<std::size_t> m_next{0};
    std::atomic<int> m_running;
    std::vector<std::jthread> m_threads; ///< last: stops and joins before the counters go
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
        std::optional<Result<detail::ReadBlock>> block = queue.pop(token);
        times.waitingForTiles += std::chrono::steady_clock::now() - start;
        if (!block)
            break;
        if (!*block)
            return passOn(block->error());
        if (const Result<void> added = assembler.add(std::move(**block)); !added)
            return passOn(added.error());
        if (options.progress)
            options.progress({assembler.tilesDone(), grid.tiles()});
    }
    if (token.stop_requested())
        return fail(ErrorCode::cancelled);
    if (const Result<void> finished = assembler.finish(); !finished)
        return passOn(finished.error());
    if (options.progress)
        options.progress({assembler.tilesDone(), grid.tiles()});
    times.encoding = assembler.encodingTime();
    return times;
}

} // namespace tessera
