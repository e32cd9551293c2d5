#pragma once
#include "base/splitmix64.h"
#include "tests/support/picturefiles.h"
#include "tests/support/scratch.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tessera::testing {

/// A tile with a dark disc in its middle (class 1) or without (class 0), on noisy pink.
inline std::vector<uint8_t> drawnTile(int edge, bool hasDisc, uint64_t seed)
{
    SplitMix64 random(seed);
    const auto radius = static_cast<int>(edge / 6 + static_cast<int>(random.below(3)));
    std::vector<uint8_t> rgb;
    for (int y = 0; y < edge; ++y)
        for (int x = 0; x < edge; ++x) {
            const int dx = x - edge / 2, dy = y - edge / 2;
            const bool isDark = hasDisc && dx * dx + dy * dy < radius * radius;
            const auto noise = static_cast<uint8_t>(random.below(30));
            static constexpr int colours[2][3] = {{210, 160, 200}, {90, 60, 140}};
            for (const int value : colours[isDark ? 1 : 0])
                rgb.push_back(static_cast<uint8_t>(value + noise));
        }
    return rgb;
}

/// `count` tiles, every second one of class 1, as an archive and a table: the first three quarters train.
struct DrawnTiles {
    static constexpr int edge = 32;
    Scratch scratch;
    std::vector<std::pair<std::string, std::string>> files;

    explicit DrawnTiles(int count = 96)
    {
        std::string table = "file,label,split\n";
        for (int i = 0; i < count; ++i) {
            const std::string name = "tile_" + std::to_string(i) + ".png";
            files.emplace_back(name, pngOf(drawnTile(edge, i % 2 == 1, static_cast<uint64_t>(i)), edge, edge));
            table += name + (i % 2 == 1 ? ",disc," : ",bare,") + (i < count * 3 / 4 ? "train" : "val") + '\n';
        }
        scratch.write("labels.csv", table);
        writeTar(scratch / "tiles.tar", files);
    }
};

} // namespace tessera::testing
