#pragma once
#include "analysis/bags/featurefile.h"

#include <vector>

namespace tessera::testing {

inline FeatureFileInfo exampleInfo(int64_t dim, int64_t gridTiles)
{
    FeatureFileInfo info;
    info.slideName = "Fall 7 \xC3\xBC";
    info.slideFingerprint = "t1-abc";
    info.encoderId = "tessera-compact";
    info.encoderSha256 = std::string(64, 'e');
    info.dim = dim;
    info.patchSize = 96;
    info.patchSizeLevel0 = 384;
    info.overlap = 0;
    info.mpp = 1.0112;
    info.slideMpp = 0.2528;
    info.level0Width = 100'000;
    info.level0Height = 80'000;
    info.gridTiles = gridTiles;
    info.extractionKey = "v1 slide t1-abc encoder eee";
    info.programVersion = "0.1.0";
    return info;
}

/// A strip whose numbers say which tiles they belong to: every tenth tile is unreadable.
struct ExampleStrip {
    std::vector<TileCorner> corners;
    std::vector<float> features;
    std::vector<TileCorner> unreadable;

    ExampleStrip(int64_t firstTile, int64_t tiles, int64_t dim)
    {
        for (int64_t tile = firstTile; tile < firstTile + tiles; ++tile) {
            if (tile % 10 == 9) {
                unreadable.push_back(cornerOf(tile));
                continue;
            }
            corners.push_back(cornerOf(tile));
            for (int64_t d = 0; d < dim; ++d)
                features.push_back(featureOf(tile, d));
        }
    }
    static TileCorner cornerOf(int64_t tile) { return {tile % 100 * 384, tile / 100 * 384}; }
    static float featureOf(int64_t tile, int64_t d) { return static_cast<float>(tile) + static_cast<float>(d) / 64; }
};

/// The first tiles of the example, all of them and nothing else.
inline bool holdsTiles(const StoredFeatures &stored, int64_t tiles, int64_t dim)
{
    const ExampleStrip expected(0, tiles, dim);
    const auto same = [](const std::vector<TileCorner> &a, const std::vector<TileCorner> &b) {
        if (a.size() != b.size())
            return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (a[i].x != b[i].x || a[i].y != b[i].y)
                return false;
        return true;
    };
    return stored.dim == dim && stored.tilesDone() == tiles && same(stored.corners, expected.corners) &&
           same(stored.unreadable, expected.unreadable) && stored.features == expected.features;
}

} // namespace tessera::testing
