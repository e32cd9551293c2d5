#include "tests/support/openedslide.h"
#include "tests/support/shareddata.h"
#include "tests/support/slidefiles.h"
#include "viewer/slide/slidesource.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace tessera;
using namespace tessera::testing;

/// The direct tile path gives OpenSlide's pixels, bit for bit.
class DirectTilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsOpenSlideOnRealSlides_data();
    void equalsOpenSlideOnRealSlides();
    void equalsOpenSlideOnWrittenPyramids_data();
    void equalsOpenSlideOnWrittenPyramids();
    void leavesLevelsWithMissingAperioTilesToOpenSlide();
    void paintsATileThatTheScannerLeftOutAsBackground();

private:
    std::filesystem::path file(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QTemporaryDir m_folder;
};

namespace {

/// Rectangles of all kinds: aligned to tiles, not aligned, sticking out, and all of a small level.
std::vector<PixelRect> rectanglesOf(const SlideLevel &level)
{
    std::vector<PixelRect> rects{{0, 0, level.tileWidth, level.tileHeight},
                                 {-30, -20, 100, 90},
                                 {level.width - 50, level.height - 60, 100, 100},
                                 {level.width + 5, 0, 10, 10}};
    if (level.width * level.height < 4000000)
        rects.push_back({0, 0, level.width, level.height});
    std::mt19937 random(7);
    for (int i = 0; i < 12; ++i)
        rects.push_back({static_cast<int64_t>(random() % static_cast<uint64_t>(level.width)),
                         static_cast<int64_t>(random() % static_cast<uint64_t>(level.height)),
                         1 + static_cast<int64_t>(random() % 500), 1 + static_cast<int64_t>(random() % 500)});
    return rects;
}

void compareBothWays(const std::filesystem::path &path)
{
    const auto direct = opened(path, TilePath::fastest);
    const auto plain = opened(path, TilePath::openslideOnly);
    QVERIFY(direct && plain);
    for (int i = 0; i < static_cast<int>(direct->facts().levels.size()); ++i) {
        const SlideLevel &level = direct->facts().levels[static_cast<std::size_t>(i)];
        QVERIFY2(level.directTiles, qPrintable(QString("level %1 is left to OpenSlide").arg(i)));
        QVERIFY(!plain->facts().levels[static_cast<std::size_t>(i)].directTiles);
        if (level.downsample != static_cast<double>(static_cast<int64_t>(level.downsample)))
            continue; // OpenSlide interpolates there
        if (level.width < level.tileWidth || level.height < level.tileHeight)
            continue; // without the direct path it is drawn from the finer level
        for (const PixelRect &rect : rectanglesOf(level)) {
            const auto ours = direct->read(i, rect);
            const auto theirs = plain->read(i, rect);
            QVERIFY(ours && theirs);
            QVERIFY(ours->damaged.empty());
            QVERIFY2(ours->pixels.data == theirs->pixels.data, qPrintable(QString("level %1 at %2, %3: %4 x %5")
                                                                              .arg(i)
                                                                              .arg(rect.x)
                                                                              .arg(rect.y)
                                                                              .arg(rect.width)
                                                                              .arg(rect.height)));
        }
    }
}

} // namespace

void DirectTilesTest::equalsOpenSlideOnRealSlides_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"CMU-1-Small-Region.svs", "lymph_mosaic_small.svs", "lymph_mosaic_normal.tiff",
                             "lymph_mosaic_tumour.tiff", "small.svs"})
        QTest::newRow(name) << QString("data/slides/") + name;
}

void DirectTilesTest::equalsOpenSlideOnRealSlides()
{
    QFETCH(const QString, name);
    const std::filesystem::path path = sharedData(name.toStdString());
    if (path.empty())
        QSKIP("The shared slides are not on this machine.");
    compareBothWays(path);
}

void DirectTilesTest::equalsOpenSlideOnWrittenPyramids_data()
{
    QTest::addColumn<TileColour>("colour");
    QTest::addColumn<QString>("description");
    QTest::addColumn<int>("width");
    const QString aperio = QString::fromStdString(aperioDescription(0.5, 20));
    QTest::newRow("4:2:0") << TileColour::ycbcr420 << QString() << 1024;
    QTest::newRow("4:4:4") << TileColour::ycbcr444 << QString() << 1024;
    QTest::newRow("RGB") << TileColour::rgb << QString() << 1024;
    QTest::newRow("Aperio RGB") << TileColour::rgb << aperio << 1024;
    QTest::newRow("Aperio 4:2:0") << TileColour::ycbcr420 << aperio << 1024;
    QTest::newRow("odd size, downsamples with a fraction") << TileColour::ycbcr420 << aperio << 1017;
}

void DirectTilesTest::equalsOpenSlideOnWrittenPyramids()
{
    QFETCH(const TileColour, colour);
    QFETCH(const QString, description);
    QFETCH(const int, width);
    PyramidSpec spec;
    spec.width = width;
    spec.height = 768;
    spec.colour = colour;
    spec.description = description.toStdString();
    makePyramid(file("pyramid.tiff"), spec);
    compareBothWays(file("pyramid.tiff"));
}

void DirectTilesTest::leavesLevelsWithMissingAperioTilesToOpenSlide()
{
    PyramidSpec spec;
    spec.description = aperioDescription(0.5, 20);
    spec.width = 1024;
    spec.height = 768;
    makePyramid(file("aperio.svs"), spec);
    damageTile(file("aperio.svs"), 1, 1, 1, Damage::leftOut);
    const auto slide = opened(file("aperio.svs"), TilePath::fastest);
    const auto plain = opened(file("aperio.svs"), TilePath::openslideOnly);
    QVERIFY(slide && plain);
    QVERIFY(slide->facts().levels[0].directTiles);
    QVERIFY(!slide->facts().levels[1].directTiles);
    const PixelRect rect{128, 128, 128, 128};
    const auto region = slide->read(1, rect);
    QVERIFY(region->pixels.data != Pixels::filled(128, 128, slide->facts().background).data); // painted from level 0
    QCOMPARE(region->pixels.data, plain->read(1, rect)->pixels.data);
}

void DirectTilesTest::paintsATileThatTheScannerLeftOutAsBackground()
{
    makePyramid(file("sparse.tiff"));
    damageTile(file("sparse.tiff"), 0, 2, 1, Damage::leftOut);
    const auto slide = opened(file("sparse.tiff"), TilePath::fastest); // OpenSlide 3.4 takes it for damage
    QVERIFY(slide);
    QVERIFY(slide->facts().levels[0].directTiles);
    const auto region = slide->read(0, {256, 128, 128, 128});
    QCOMPARE(region->pixels.data, Pixels::filled(128, 128, 0xFFFFFFFFu).data);
    QVERIFY(region->damaged.empty());
    QVERIFY(slide->read(0, {384, 128, 1, 1})->pixels.data[0] != 0xFFFFFFFFu);
}

QTEST_APPLESS_MAIN(DirectTilesTest)
#include "tst_directtiles.moc"
