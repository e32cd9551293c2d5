#include "analysis/encodertraining/augmentation.h"
#include "tests/analysis/encodertraining/drawntiles.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace tessera;
using testing::drawnTile;

namespace {

constexpr ChannelScale plain{{0, 0, 0}, {1, 1, 1}};
constexpr AugmentationStrength still{0, 0, 0};

std::vector<float> drawn(const TileImage &tile, int edge, const AugmentationStrength &strength, uint64_t seed,
                         const ChannelScale &scale = plain)
{
    std::vector<float> values(static_cast<std::size_t>(edge * edge * 3));
    drawAnew(tile, edge, strength, scale, seed, values);
    return values;
}

double meanOf(const std::vector<float> &values)
{
    double sum = 0;
    for (const float value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

} // namespace

/// What a tile looks like each time that it is shown to the network.
class AugmentationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutStrengthOnlyTurnsAndMirrorImagesAreLeft()
    {
        const TileImage tile{16, 16, drawnTile(16, true, 3)};
        std::vector<float> sorted;
        for (const uint8_t byte : tile.rgb)
            sorted.push_back(static_cast<float>(byte) / 255);
        std::sort(sorted.begin(), sorted.end());
        std::set<std::vector<float>> kinds;
        for (uint64_t seed = 0; seed < 64; ++seed) {
            std::vector<float> values = drawn(tile, 16, still, seed);
            kinds.insert(values);
            std::sort(values.begin(), values.end());
            for (std::size_t i = 0; i < values.size(); ++i)
                QVERIFY(std::abs(values[i] - sorted[i]) < 2e-3); // the same pixels in another order
        }
        QCOMPARE(kinds.size(), std::size_t{8}); // the eight symmetries of a square
    }

    void equalSeedsGiveEqualTilesAndOthersOthers()
    {
        const TileImage tile{24, 24, drawnTile(24, true, 3)};
        QVERIFY(drawn(tile, 16, {}, 5) == drawn(tile, 16, {}, 5));
        QVERIFY(drawn(tile, 16, {}, 5) != drawn(tile, 16, {}, 6));
    }

    void theMiddleStaysInsideWhereverTheCutFalls()
    {
        const TileImage tile{32, 32, drawnTile(32, true, 1)}; // a dark disc in its middle
        for (uint64_t seed = 0; seed < 50; ++seed) {
            const std::vector<float> values = drawn(tile, 24, {0, 0, 1}, seed);
            const auto dark = std::count_if(values.begin(), values.end(), [](float value) { return value < 0.55F; });
            QVERIFY2(dark > 100, std::to_string(dark).c_str());
        }
    }

    void stainChangesColoursAsFarAsItsStrength()
    {
        const TileImage tile{16, 16, drawnTile(16, false, 3)};
        const double before = meanOf(drawn(tile, 16, still, 0));
        double weak = 0, strong = 0;
        for (uint64_t seed = 0; seed < 100; ++seed) {
            weak += std::abs(meanOf(drawn(tile, 16, {0.5, 0, 0}, seed)) - before);
            strong += std::abs(meanOf(drawn(tile, 16, {1.0, 0, 0}, seed)) - before);
        }
        QVERIFY(weak > 0.5);
        QVERIFY(strong > 1.5 * weak);
    }

    void anotherStainIsOneForAllTilesOfItsSeed()
    {
        TileImage bare{16, 16, std::vector<uint8_t>(16 * 16 * 3, 180)};
        TileImage same = bare;
        restain(bare, still, 4);
        for (std::size_t i = 0; i < bare.rgb.size(); ++i)
            QVERIFY(std::abs(bare.rgb[i] - same.rgb[i]) <= 1); // without strength nothing changes
        TileImage other = same;
        restain(same, {1, 1, 0}, 4);
        TileImage cut{1, 1, {180, 180, 180}};
        restain(cut, {1, 1, 0}, 4);
        QCOMPARE(same.rgb[0], cut.rgb[0]); // a colour becomes the same one in every tile
        QVERIFY(same.rgb[0] != other.rgb[0] || same.rgb[1] != other.rgb[1]);
        restain(other, {1, 1, 0}, 5);
        QVERIFY(other.rgb != same.rgb);
    }

    void valuesAreNormalisedAndFinite()
    {
        const TileImage tile{16, 16, std::vector<uint8_t>(16 * 16 * 3, 255)};
        const ChannelScale scale{{0.5F, 0.25F, 0}, {0.5F, 0.25F, 2}};
        const std::vector<float> values = drawn(tile, 8, still, 1, scale);
        for (std::size_t i = 0; i < values.size(); i += 3) {
            QVERIFY(std::abs(values[i] - 1) < 5e-3);
            QVERIFY(std::abs(values[i + 1] - 3) < 1e-2);
            QVERIFY(std::abs(values[i + 2] - 0.5) < 2e-3);
        }
        for (uint64_t seed = 0; seed < 30; ++seed)
            for (const float value : drawn({16, 16, std::vector<uint8_t>(16 * 16 * 3, 0)}, 8, {3, 3, 3}, seed))
                QVERIFY(std::isfinite(value));
    }
};

QTEST_GUILESS_MAIN(AugmentationTest)
#include "tst_augmentation.moc"
