#pragma once
#include "analysis/extraction/detail/tilereader.h"
#include "analysis/extraction/featureextraction.h"

#include <deque>
#include <stop_token>

namespace tessera::detail {

/// Gathers blocks, which may arrive out of order, encodes them in full batches and hands complete strips on in the
/// order of the grid. Used by one thread.
class StripAssembler {
public:
    StripAssembler(const BlockPlan &plan, int64_t firstTile, BatchEncoder &encoder, const FeatureSink &sink);

    /// Encodes what makes full batches, then hands on the strips that became complete. Looks at the token between two
    /// batches: a block has many of them. Errors: cancelled, those of the encoder and the sink.
    Result<void> add(ReadBlock block, std::stop_token token);
    /// Encodes the rest. After it every strip of the blocks that were added has been handed on.
    Result<void> finish();

    int64_t tilesDone() const { return m_tilesDone; }
    std::chrono::duration<double> encodingTime() const { return m_encodingTime; }

private:
    struct Strip {
        int64_t firstTile = 0;
        int64_t tileCount = 0;
        int64_t encoded = 0;
        std::vector<float> features; ///< [tileCount, D], rows of unreadable tiles unused
        std::vector<uint8_t> isReadable;
    };
    struct Origin {
        int strip;
        int64_t tile;
    };

    Result<void> encodePending(int64_t count);
    Result<void> handOnCompleteStrips();
    Strip &stripAt(int index);

    const BlockPlan &m_plan;
    int64_t m_firstTile;
    BatchEncoder &m_encoder;
    const FeatureSink &m_sink;
    std::deque<Strip> m_open; ///< strips m_firstOpen, m_firstOpen + 1, ...
    int m_firstOpen = 0;
    TileBatch m_pending;
    std::vector<Origin> m_origins; ///< of the pending tiles
    int64_t m_tilesDone = 0;
    std::chrono::duration<double> m_encodingTime{};
};

} // namespace tessera::detail
