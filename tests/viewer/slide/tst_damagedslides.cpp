#include "tests/support/openedslide.h"
#include "tests/support/shareddata.h"
#include "tests/support/slidefiles.h"
#include "viewer/slide/slidesource.h"
#include "viewer/slide/thumbnail.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::testing;

/// A broken tile costs that tile, not the slide.
class DamagedSlidesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDamagedTileCostsThatTileOnly_data();
    void aDamagedTileCostsThatTileOnly();
    void leavesWhatADecoderMayForgiveToOpenSlide();
    void readsOnAfterADamagedTile();
    void namesEveryTileOfASlideThatCannotBeRead_data();
    void namesEveryTileOfASlideThatCannotBeRead();
    void namesDamageInTheThumbnailsOwnPixels();

private:
    std::filesystem::path file(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QTemporaryDir m_folder;
};

namespace {

int64_t areaOf(const std::vector<PixelRect> &rects)
{
    int64_t area = 0;
    for (const PixelRect &rect : rects)
        area += rect.width * rect.height;
    return area;
}

bool isBackground(const Pixels &pixels)
{
    return std::all_of(pixels.data.begin(), pixels.data.end(), [](uint32_t pixel) { return pixel == 0xFFFFFFFFu; });
}

void tilePaths()
{
    QTest::addColumn<TilePath>("tilePath");
    QTest::addColumn<Damage>("damage");
    QTest::newRow("direct, scrambled") << TilePath::fastest << Damage::scrambled;
    QTest::newRow("OpenSlide, scrambled") << TilePath::openslideOnly << Damage::scrambled;
}

} // namespace

void DamagedSlidesTest::aDamagedTileCostsThatTileOnly_data() { tilePaths(); }

void DamagedSlidesTest::aDamagedTileCostsThatTileOnly()
{
    QFETCH(const TilePath, tilePath);
    QFETCH(const Damage, damage);
    makePyramid(file("sound.tiff"));
    makePyramid(file("damaged.tiff"));
    damageTile(file("damaged.tiff"), 0, 2, 1, damage);
    const auto sound = opened(file("sound.tiff"), tilePath);
    const auto slide = opened(file("damaged.tiff"), tilePath);
    QVERIFY(sound && slide);
    QCOMPARE(slide->facts().levels[0].directTiles, tilePath == TilePath::fastest);

    const PixelRect whole{0, 0, 700, 500};
    auto region = slide->read(0, whole);
    QVERIFY(region);
    const PixelRect tile{256, 128, 128, 128};
    QCOMPARE(region->damaged, std::vector<PixelRect>{tile});
    Pixels expected = sound->read(0, whole)->pixels;
    for (int64_t y = tile.y; y < tile.y + tile.height; ++y)
        std::fill_n(expected.row(static_cast<int>(y)) + tile.x, tile.width, 0xFFFFFFFFu);
    QVERIFY(region->pixels.data == expected.data);
}

void DamagedSlidesTest::leavesWhatADecoderMayForgiveToOpenSlide()
{
    makePyramid(file("flawed.tiff"));
    damageTile(file("flawed.tiff"), 0, 2, 1, Damage::bitError);
    const auto direct = opened(file("flawed.tiff"), TilePath::fastest);
    const auto plain = opened(file("flawed.tiff"), TilePath::openslideOnly);
    QVERIFY(direct && plain);
    QVERIFY(direct->facts().levels[0].directTiles);
    const auto ours = direct->read(0, {200, 100, 300, 300});
    const auto theirs = plain->read(0, {200, 100, 300, 300});
    QVERIFY(ours->pixels.data == theirs->pixels.data);
    QCOMPARE(ours->damaged, theirs->damaged);
}

void DamagedSlidesTest::readsOnAfterADamagedTile()
{
    makePyramid(file("damaged.tiff"));
    damageTile(file("damaged.tiff"), 0, 0, 0);
    const auto slide = opened(file("damaged.tiff"), TilePath::openslideOnly);
    QVERIFY(slide);
    const auto broken = slide->read(0, {10, 10, 50, 60});
    QCOMPARE(broken->damaged, (std::vector<PixelRect>{{10, 10, 50, 60}}));
    QVERIFY(isBackground(broken->pixels));
    const auto next = slide->read(0, {128, 0, 128, 128});
    QVERIFY(next->damaged.empty());
    QVERIFY(!isBackground(next->pixels));
    QVERIFY(slide->read(1, {0, 0, 350, 250})->damaged.empty());
}

void DamagedSlidesTest::namesEveryTileOfASlideThatCannotBeRead_data() { tilePaths(); }

void DamagedSlidesTest::namesEveryTileOfASlideThatCannotBeRead()
{
    QFETCH(const TilePath, tilePath);
    makePyramid(file("broken.tiff"));
    damageAllTiles(file("broken.tiff"));
    const auto slide = opened(file("broken.tiff"), tilePath);
    QVERIFY(slide);
    for (int level = 0; level < 3; ++level) {
        const SlideLevel &size = slide->facts().levels[static_cast<std::size_t>(level)];
        QVERIFY(!size.directTiles); // no tile could be compared with OpenSlide's
        const auto region = slide->read(level, {0, 0, size.width, size.height});
        QVERIFY(region);
        QCOMPARE(areaOf(region->damaged), size.width * size.height);
        QVERIFY(isBackground(region->pixels));
    }
    if (const auto path = sharedData("data/slides/unreadable.svs"); !path.empty()) {
        const auto unreadable = opened(path, tilePath);
        QVERIFY(unreadable);
        QCOMPARE(areaOf(unreadable->read(0, {0, 0, 16, 16})->damaged), 256);
    }
}

void DamagedSlidesTest::namesDamageInTheThumbnailsOwnPixels()
{
    makePyramid(file("damaged.tiff"));
    damageTile(file("damaged.tiff"), 1, 1, 1);
    const auto slide = opened(file("damaged.tiff"), TilePath::fastest);
    QVERIFY(slide);
    const auto small = thumbnail(*slide, 175, {});
    QVERIFY(small);
    QCOMPARE(small->damaged.size(), 0u); // read from level 2
    const auto larger = thumbnail(*slide, 350, {});
    QCOMPARE(larger->damaged, (std::vector<PixelRect>{{128, 128, 128, 122}}));
}

QTEST_APPLESS_MAIN(DamagedSlidesTest)
#include "tst_damagedslides.moc"
