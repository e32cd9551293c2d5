#include "analysis/extraction/detail/tileblocks.h"

#include <QTest>

#include <algorithm>

using namespace tessera;
using namespace tessera::detail;

class TileBlocksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryTileOnce_data();
    void readsEveryTileOnce();
    void endsStripsAtRows();
    void keepsBlocksAndStripsSmall();
    void goesOnWithTheSameStrips();
    void beginsInTheMiddleOfAStripWhereItMust();
    void plansNothingWhenNothingIsLeft();
};

namespace {

/// Rows of tiles of 384 px; where `gaps`, every seventh is missing.
TileGrid gridOf(int64_t columns, int64_t rows, bool gaps = false, double levelScale = 1)
{
    TileGrid grid{{384, 384, 96, 1, 1, levelScale}, {}, {}};
    for (int64_t row = 0; row < rows; ++row)
        for (int64_t column = 0; column < columns; ++column)
            if (!gaps || (row * columns + column) % 7 != 3) {
                grid.x.push_back(column * 384);
                grid.y.push_back(row * 384);
            }
    return grid;
}

std::vector<int64_t> tilesOf(const BlockPlan &plan)
{
    std::vector<int64_t> tiles;
    for (const TileBlock &block : plan.blocks)
        tiles.insert(tiles.end(), block.tiles.begin(), block.tiles.end());
    std::sort(tiles.begin(), tiles.end());
    return tiles;
}

std::vector<int64_t> numbers(int64_t from, int64_t to)
{
    std::vector<int64_t> result;
    for (int64_t i = from; i < to; ++i)
        result.push_back(i);
    return result;
}

} // namespace

void TileBlocksTest::readsEveryTileOnce_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::addColumn<double>("levelScale");
    QTest::newRow("one tile") << 1 << 1 << 1.0;
    QTest::newRow("few") << 5 << 3 << 1.0;
    QTest::newRow("many") << 100 << 70 << 1.0;
    QTest::newRow("very long rows") << 9000 << 5 << 1.0;
    QTest::newRow("tiles that need much reading") << 30 << 30 << 40.0;
}

void TileBlocksTest::readsEveryTileOnce()
{
    QFETCH(int, columns);
    QFETCH(int, rows);
    QFETCH(double, levelScale);
    const TileGrid grid = gridOf(columns, rows, rows > 1, levelScale);
    const BlockPlan plan = planBlocks(grid, 0);
    QCOMPARE(tilesOf(plan), numbers(0, grid.tiles()));
    QCOMPARE(plan.stripEnds.back(), grid.tiles());
    for (std::size_t b = 0; b < plan.blocks.size(); ++b) {
        const TileBlock &block = plan.blocks[b];
        QVERIFY(b == 0 || block.strip >= plan.blocks[b - 1].strip);
        const int64_t begin = block.strip == 0 ? 0 : plan.stripEnds[static_cast<std::size_t>(block.strip) - 1];
        for (const int64_t tile : block.tiles)
            QVERIFY(tile >= begin && tile < plan.stripEnds[static_cast<std::size_t>(block.strip)]);
    }
}

void TileBlocksTest::endsStripsAtRows()
{
    const TileGrid grid = gridOf(300, 40, true);
    for (const int64_t end : planBlocks(grid, 0).stripEnds)
        QVERIFY(end == grid.tiles() ||
                grid.y[static_cast<std::size_t>(end)] != grid.y[static_cast<std::size_t>(end) - 1]);
}

void TileBlocksTest::keepsBlocksAndStripsSmall()
{
    const TileGrid grid = gridOf(300, 40);
    const BlockPlan plan = planBlocks(grid, 0);
    for (const TileBlock &block : plan.blocks) {
        const auto [first, last] =
            std::minmax_element(block.tiles.begin(), block.tiles.end(), [&](int64_t a, int64_t b) {
                return grid.x[static_cast<std::size_t>(a)] < grid.x[static_cast<std::size_t>(b)];
            });
        const int64_t width =
            (grid.x[static_cast<std::size_t>(*last)] - grid.x[static_cast<std::size_t>(*first)]) / 384 + 1;
        QVERIFY2(width * 96 <= 2048, qPrintable(QString::number(width))); // px of the level that is read
    }
    int64_t begin = 0;
    for (const int64_t end : plan.stripEnds) {
        QVERIFY(end - begin <= 2048 + 300);
        begin = end;
    }
}

void TileBlocksTest::goesOnWithTheSameStrips()
{
    const TileGrid grid = gridOf(100, 70, true);
    const BlockPlan whole = planBlocks(grid, 0);
    QVERIFY(whole.stripEnds.size() > 3);
    for (std::size_t strip = 0; strip < whole.stripEnds.size(); ++strip) {
        const BlockPlan rest = planBlocks(grid, whole.stripEnds[strip]);
        QCOMPARE(rest.stripEnds, std::vector<int64_t>(whole.stripEnds.begin() + static_cast<std::ptrdiff_t>(strip) + 1,
                                                      whole.stripEnds.end()));
        QCOMPARE(tilesOf(rest), numbers(whole.stripEnds[strip], grid.tiles()));
    }
}

void TileBlocksTest::beginsInTheMiddleOfAStripWhereItMust()
{
    const TileGrid grid = gridOf(100, 70, true);
    QCOMPARE(tilesOf(planBlocks(grid, 17)), numbers(17, grid.tiles()));
}

void TileBlocksTest::plansNothingWhenNothingIsLeft()
{
    const TileGrid grid = gridOf(10, 10);
    QVERIFY(planBlocks(grid, grid.tiles()).blocks.empty());
    QVERIFY(planBlocks(gridOf(0, 0), 0).blocks.empty());
}

QTEST_APPLESS_MAIN(TileBlocksTest)
#include "tst_tileblocks.moc"
