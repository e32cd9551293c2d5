#include "analysis/extraction/detail/stripassembler.h"

#include <algorithm>
#include <cstring>

namespace tessera::detail {

StripAssembler::StripAssembler(const BlockPlan &plan, int64_t firstTile, BatchEncoder &encoder, const FeatureSink &sink)
    : m_plan(plan), m_firstTile(firstTile), m_encoder(encoder), m_sink(sink), m_tilesDone(firstTile)
{
}

StripAssembler::Strip &StripAssembler::stripAt(int index)
{
    while (m_firstOpen + static_cast<int>(m_open.size()) <= index) {
        const int next = m_firstOpen + static_cast<int>(m_open.size());
        const int64_t begin = next == 0 ? m_firstTile : m_plan.stripEnds[static_cast<std::size_t>(next) - 1];
        const int64_t count = m_plan.stripEnds[static_cast<std::size_t>(next)] - begin;
        m_open.push_back({begin, count, 0, std::vector<float>(static_cast<std::size_t>(count * m_encoder.dim())),
                          std::vector<uint8_t>(static_cast<std::size_t>(count), 0)});
    }
    return m_open[static_cast<std::size_t>(index - m_firstOpen)];
}

Result<void> StripAssembler::add(ReadBlock block, std::stop_token token)
{
    Strip &strip = stripAt(block.strip);
    strip.encoded += static_cast<int64_t>(block.unreadable.size());
    m_tilesDone += static_cast<int64_t>(block.unreadable.size());
    for (const int64_t tile : block.readable) {
        strip.isReadable[static_cast<std::size_t>(tile - strip.firstTile)] = 1;
        m_origins.push_back({block.strip, tile});
    }
    m_pending.tilePx = block.batch.tilePx;
    m_pending.rgb.insert(m_pending.rgb.end(), block.batch.rgb.begin(), block.batch.rgb.end());
    m_pending.count += block.batch.count;

    while (m_pending.count >= m_encoder.batchSize()) {
        if (token.stop_requested())
            return fail(ErrorCode::cancelled);
        if (const Result<void> done = encodePending(m_encoder.batchSize()); !done)
            return done;
    }
    return handOnCompleteStrips();
}

Result<void> StripAssembler::finish()
{
    if (m_pending.count > 0)
        if (const Result<void> done = encodePending(m_pending.count); !done)
            return done;
    return handOnCompleteStrips();
}

Result<void> StripAssembler::encodePending(int64_t count)
{
    const auto start = std::chrono::steady_clock::now();
    const std::size_t tileBytes =
        static_cast<std::size_t>(m_pending.tilePx) * static_cast<std::size_t>(m_pending.tilePx) * 3;
    const std::size_t batchBytes = static_cast<std::size_t>(count) * tileBytes;
    TileBatch batch{m_pending.tilePx, count, {}};
    if (count == m_pending.count) {
        batch.rgb = std::move(m_pending.rgb);
        m_pending.rgb.clear();
    } else {
        const auto end = m_pending.rgb.begin() + static_cast<std::ptrdiff_t>(batchBytes);
        batch.rgb.assign(m_pending.rgb.begin(), end);
        m_pending.rgb.erase(m_pending.rgb.begin(), end);
    }
    m_pending.count -= count;

    const std::size_t dim = static_cast<std::size_t>(m_encoder.dim());
    std::vector<float> features(static_cast<std::size_t>(count) * dim);
    if (const Result<void> encoded = m_encoder.encode(batch, features); !encoded)
        return encoded;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        Strip &strip = stripAt(m_origins[i].strip);
        const std::size_t row = static_cast<std::size_t>(m_origins[i].tile - strip.firstTile);
        std::memcpy(strip.features.data() + row * dim, features.data() + i * dim, dim * sizeof(float));
        ++strip.encoded;
    }
    m_origins.erase(m_origins.begin(), m_origins.begin() + static_cast<std::ptrdiff_t>(count));
    m_tilesDone += count;
    m_encodingTime += std::chrono::steady_clock::now() - start;
    return {};
}

Result<void> StripAssembler::handOnCompleteStrips()
{
    const std::size_t dim = static_cast<std::size_t>(m_encoder.dim());
    while (!m_open.empty() && m_open.front().encoded == m_open.front().tileCount) {
        Strip &strip = m_open.front();
        FeatureStrip complete{strip.firstTile, strip.tileCount, {}, {}, {}};
        for (std::size_t row = 0; row < strip.isReadable.size(); ++row) {
            const int64_t tile = strip.firstTile + static_cast<int64_t>(row);
            if (!strip.isReadable[row]) {
                complete.unreadable.push_back(tile);
                continue;
            }
            if (complete.readable.size() != row) // close the gap that an unreadable tile left
                std::memmove(strip.features.data() + complete.readable.size() * dim, strip.features.data() + row * dim,
                             dim * sizeof(float));
            complete.readable.push_back(tile);
        }
        strip.features.resize(complete.readable.size() * dim);
        complete.features = std::move(strip.features);
        m_open.pop_front();
        ++m_firstOpen;
        if (const Result<void> taken = m_sink(std::move(complete)); !taken)
            return taken;
    }
    return {};
}

} // namespace tessera::detail
