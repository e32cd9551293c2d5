#include "tests/support/expectedpixels.h"
#include "tests/support/openedslide.h"
#include "tests/support/scratch.h"
#include "tests/support/tiffwriter.h"
#include "viewer/slide/slidesource.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;

/// TIFF pyramids that OpenSlide does not see, or sees only in part.
class TiffPyramidsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsEveryPixelOfEveryLevel_data();
    void showsEveryPixelOfEveryLevel();
    void decodesJpegInSubDirectoriesDirectlyAndAsOpenSlideDoes_data();
    void decodesJpegInSubDirectoriesDirectlyAndAsOpenSlideDoes();
    void leavesToOpenSlideWhatItSeesWhole();
    void aDamagedTileCostsThatTileOnly_data();
    void aDamagedTileCostsThatTileOnly();
    void paintsATileThatWasLeftOutAsBackground();
    void namesWhatIsNotALevelAsAssociated();
    void knowsTheResolutionByItsTags();
    void namesACompressionThatIsNotRead();

private:
    Scratch m_scratch;
};

void TiffPyramidsTest::showsEveryPixelOfEveryLevel_data()
{
    QTest::addColumn<TiffSpec>("spec");
    const auto row = [](const char *name, auto change) {
        TiffSpec spec;
        change(spec);
        QTest::newRow(name) << spec;
    };
    row("plain", [](TiffSpec &) {});
    row("LZW with predictor", [](TiffSpec &spec) {
        spec.compression = COMPRESSION_LZW;
        spec.hasPredictor = true;
    });
    row("deflate", [](TiffSpec &spec) { spec.compression = COMPRESSION_ADOBE_DEFLATE; });
    row("zstd with predictor", [](TiffSpec &spec) {
        spec.compression = COMPRESSION_ZSTD;
        spec.hasPredictor = true;
    });
    row("pack bits", [](TiffSpec &spec) { spec.compression = COMPRESSION_PACKBITS; });
    row("planes apart", [](TiffSpec &spec) { spec.planes = Planes::apart; });
    row("16 bits", [](TiffSpec &spec) {
        spec.bits = 16;
        spec.compression = COMPRESSION_LZW;
        spec.hasPredictor = true;
    });
    row("16 bits, planes apart, big-endian", [](TiffSpec &spec) {
        spec.bits = 16;
        spec.planes = Planes::apart;
        spec.mode = "wb";
    });
    row("BigTIFF", [](TiffSpec &spec) { spec.mode = "w8"; });
    row("strips in SubIFDs", [](TiffSpec &spec) {
        spec.shape = BlockShape::strips;
        spec.block = 17;
    });
    row("strips as reduced pages", [](TiffSpec &spec) {
        spec.shape = BlockShape::strips;
        spec.place = PyramidPlace::pages;
        spec.compression = COMPRESSION_ADOBE_DEFLATE;
    });
    row("strips, planes apart", [](TiffSpec &spec) {
        spec.shape = BlockShape::strips;
        spec.planes = Planes::apart;
    });
    row("tiles as pages without a tag", [](TiffSpec &spec) { spec.place = PyramidPlace::pagesWithoutTag; });
    row("grey", [](TiffSpec &spec) {
        spec.samples = 1;
        spec.photometric = PHOTOMETRIC_MINISBLACK;
    });
    row("a fourth sample without a meaning", [](TiffSpec &spec) {
        spec.samples = 4;
        spec.extraSample = EXTRASAMPLE_UNSPECIFIED;
    });
}

void TiffPyramidsTest::showsEveryPixelOfEveryLevel()
{
    QFETCH(const TiffSpec, spec);
    writeTiff(m_scratch / "slide.tif", spec);
    const auto slide = opened(m_scratch / "slide.tif", TilePath::fastest);
    QVERIFY(slide);
    QCOMPARE(slide->facts().reader, SlideReaderKind::tiff);
    QCOMPARE(slide->facts().levels.size(), 3u);
    const Painter expected = spec.samples == 1 ? greyTexture : texture;
    for (int level = 0; level < 3; ++level) {
        const SlideLevel &size = slide->facts().levels[static_cast<std::size_t>(level)];
        QCOMPARE(size.width, spec.width >> level);
        QVERIFY(std::abs(size.downsample - (1 << level)) < 0.02);
        for (const PixelRect &rect : {PixelRect{-7, -5, size.width + 20, size.height + 11}, PixelRect{60, 50, 9, 13}}) {
            const QString difference = differenceIn(*slide, level, rect, expected);
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
        }
    }
}

void TiffPyramidsTest::decodesJpegInSubDirectoriesDirectlyAndAsOpenSlideDoes_data()
{
    QTest::addColumn<uint16_t>("photometric");
    QTest::newRow("YCbCr 4:2:0") << uint16_t{PHOTOMETRIC_YCBCR};
    QTest::newRow("RGB") << uint16_t{PHOTOMETRIC_RGB};
}

void TiffPyramidsTest::decodesJpegInSubDirectoriesDirectlyAndAsOpenSlideDoes()
{
    QFETCH(const uint16_t, photometric);
    TiffSpec spec;
    spec.width = 512;
    spec.height = 384;
    spec.compression = COMPRESSION_JPEG;
    spec.photometric = photometric;
    writeTiff(m_scratch / "below.tif", spec);
    spec.place = PyramidPlace::pages;
    writeTiff(m_scratch / "pages.tif", spec);
    const auto below = opened(m_scratch / "below.tif", TilePath::fastest);
    const auto pages = opened(m_scratch / "pages.tif", TilePath::openslideOnly);
    QVERIFY(below && pages);
    QCOMPARE(below->facts().reader, SlideReaderKind::tiff);
    QCOMPARE(pages->facts().reader, SlideReaderKind::openslide);
    QCOMPARE(below->facts().levels.size(), 3u);
    const auto byLibtiff = opened(m_scratch / "below.tif", TilePath::openslideOnly);
    for (int level = 0; level < 3; ++level) {
        const SlideLevel &size = below->facts().levels[static_cast<std::size_t>(level)];
        QVERIFY(size.directTiles);
        QVERIFY(!byLibtiff->facts().levels[static_cast<std::size_t>(level)].directTiles);
        const PixelRect whole{0, 0, size.width, size.height};
        const auto ours = below->read(level, whole);
        QVERIFY(ours->pixels.data == pages->read(level, whole)->pixels.data);
        QVERIFY(ours->pixels.data == byLibtiff->read(level, whole)->pixels.data);
        QVERIFY(differenceIn(*below, level, whole, texture, 60).isEmpty());
    }
}

void TiffPyramidsTest::leavesToOpenSlideWhatItSeesWhole()
{
    makePyramid(m_scratch / "pages.tiff");
    const auto slide = opened(m_scratch / "pages.tiff", TilePath::fastest);
    QVERIFY(slide);
    QCOMPARE(slide->facts().reader, SlideReaderKind::openslide);
    PyramidSpec aperio;
    aperio.description = aperioDescription(0.5, 20);
    makePyramid(m_scratch / "aperio.svs", aperio);
    QCOMPARE(opened(m_scratch / "aperio.svs", TilePath::fastest)->facts().vendor, std::string("aperio"));
}

void TiffPyramidsTest::aDamagedTileCostsThatTileOnly_data()
{
    QTest::addColumn<uint16_t>("compression");
    QTest::newRow("deflate") << uint16_t{COMPRESSION_ADOBE_DEFLATE};
    QTest::newRow("JPEG") << uint16_t{COMPRESSION_JPEG};
}

void TiffPyramidsTest::aDamagedTileCostsThatTileOnly()
{
    QFETCH(const uint16_t, compression);
    TiffSpec spec;
    spec.compression = compression;
    writeTiff(m_scratch / "sound.tif", spec);
    writeTiff(m_scratch / "damaged.tif", spec);
    damageTile(m_scratch / "damaged.tif", 0, 2, 1);
    const auto sound = opened(m_scratch / "sound.tif", TilePath::fastest);
    const auto slide = opened(m_scratch / "damaged.tif", TilePath::fastest);
    QVERIFY(sound && slide);
    const PixelRect whole{0, 0, 300, 210};
    const PixelRect tile{128, 64, 64, 64};
    const auto region = slide->read(0, whole);
    QVERIFY(region);
    QCOMPARE(region->damaged, std::vector<PixelRect>{tile});
    Pixels expected = sound->read(0, whole)->pixels;
    for (int64_t y = tile.y; y < tile.y + tile.height; ++y)
        std::fill_n(expected.row(static_cast<int>(y)) + tile.x, tile.width, 0xFFFFFFFFu);
    QVERIFY(region->pixels.data == expected.data);
    QVERIFY(slide->read(1, {0, 0, 150, 105})->damaged.empty());
}

void TiffPyramidsTest::paintsATileThatWasLeftOutAsBackground()
{
    TiffSpec spec;
    spec.compression = COMPRESSION_LZW;
    writeTiff(m_scratch / "sparse.tif", spec);
    damageTile(m_scratch / "sparse.tif", 0, 2, 1, Damage::leftOut);
    const auto slide = opened(m_scratch / "sparse.tif", TilePath::fastest);
    QVERIFY(slide);
    const auto region = slide->read(0, {128, 64, 64, 64});
    QVERIFY(region->damaged.empty());
    QCOMPARE(region->pixels.data, Pixels::filled(64, 64, 0xFFFFFFFFu).data);
    QVERIFY(differenceIn(*slide, 0, {0, 0, 128, 210}, texture).isEmpty());
}

void TiffPyramidsTest::namesWhatIsNotALevelAsAssociated()
{
    TiffSpec spec;
    spec.shape = BlockShape::strips;
    spec.place = PyramidPlace::pages;
    writeTiff(m_scratch / "slide.tif", spec);
    TIFF *tiff = TIFFOpen((m_scratch / "slide.tif").c_str(), "a");
    for (const char *name : {"This is the Label of it", "macro", ""}) {
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 40);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 60);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 7);
        TIFFSetField(tiff, TIFFTAG_IMAGEDESCRIPTION, name);
        for (uint32_t y = 0; y < 60; ++y) {
            std::array<uint8_t, 40> row{};
            row.fill(static_cast<uint8_t>(y));
            TIFFWriteScanline(tiff, row.data(), y, 0);
        }
        TIFFWriteDirectory(tiff);
    }
    TIFFClose(tiff);
    const auto slide = opened(m_scratch / "slide.tif", TilePath::fastest);
    QVERIFY(slide);
    QCOMPARE(slide->facts().levels.size(), 3u);
    const auto &associated = slide->facts().associated;
    QVERIFY(associated.contains("label") && associated.contains("macro") && associated.contains("page 6"));
    QCOMPARE(associated.at("label").height, 60);
    const Result<Pixels> label = slide->readAssociated("label");
    VERIFY_OK(label);
    QCOMPARE(label->row(33)[5], rgb(33, 33, 33));
    COMPARE_ERROR(slide->readAssociated("no such image"), slideDamaged);
}

void TiffPyramidsTest::knowsTheResolutionByItsTags()
{
    TiffSpec spec;
    spec.mppTag = 0.25;
    writeTiff(m_scratch / "slide.tif", spec);
    const auto slide = opened(m_scratch / "slide.tif", TilePath::fastest);
    QVERIFY(slide && slide->facts().mpp);
    QVERIFY(std::abs(slide->facts().mpp->x - 0.25) < 0.001);
    QCOMPARE(slide->facts().mpp->source, MppSource::resolutionTag);
    SlideOptions options;
    options.userMpp = 0.5;
    QCOMPARE((*openSlide(m_scratch / "slide.tif", options))->facts().mpp, (MicronsPerPixel{0.5, 0.5, MppSource::user}));
    spec.mppTag = 352;
    writeTiff(m_scratch / "screen.tif", spec);
    QVERIFY(!opened(m_scratch / "screen.tif", TilePath::fastest)->facts().mpp);
}

void TiffPyramidsTest::namesACompressionThatIsNotRead()
{
    writePackedTiff(m_scratch / "xl.tif", {64, 64, 64, 50002, PHOTOMETRIC_RGB, 3, 8, {"not decoded"}});
    const auto slide = openSlide(m_scratch / "xl.tif");
    COMPARE_ERROR(slide, slideUnsupported);
    QVERIFY(sentence(slide.error()).find("JPEG XL") != std::string::npos);
}

QTEST_APPLESS_MAIN(TiffPyramidsTest)
#include "tst_tiffpyramids.moc"
