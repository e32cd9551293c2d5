#include "tests/support/expectedpixels.h"
#include "tests/support/openedslide.h"
#include "tests/support/scratch.h"
#include "tests/support/tiffwriter.h"
#include "viewer/slide/slidesource.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;

/// What the samples of a TIFF are shown as.
class TiffSamplesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodesJpeg2000ByEveryNumberItHas_data();
    void decodesJpeg2000ByEveryNumberItHas();
    void stretchesGreyOf16Bits_data();
    void stretchesGreyOf16Bits();
    void putsTransparentPixelsOnWhite_data();
    void putsTransparentPixelsOnWhite();

private:
    Scratch m_scratch;
};

void TiffSamplesTest::decodesJpeg2000ByEveryNumberItHas_data()
{
    QTest::addColumn<uint16_t>("compression");
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("bits");
    QTest::addColumn<bool>("isYcc");
    for (const uint16_t number : {33003, 33005, 34712})
        QTest::newRow(qPrintable(QString::number(number))) << number << 3 << 8 << false;
    QTest::newRow("YCbCr") << uint16_t{33003} << 3 << 8 << true;
    QTest::newRow("YCbCr as libvips writes it") << uint16_t{33004} << 3 << 8 << true;
    QTest::newRow("grey") << uint16_t{34712} << 1 << 8 << false;
    QTest::newRow("16 bits") << uint16_t{34712} << 3 << 16 << false;
}

void TiffSamplesTest::decodesJpeg2000ByEveryNumberItHas()
{
    QFETCH(const uint16_t, compression);
    QFETCH(const int, samples);
    QFETCH(const int, bits);
    QFETCH(const bool, isYcc);
    const Sampler ycc = [](int64_t x, int64_t y, int sample) {
        const uint32_t pixel = texture(x, y);
        const double r = red(pixel);
        const double g = green(pixel);
        const double b = blue(pixel);
        const double values[] = {0.299 * r + 0.587 * g + 0.114 * b, 128 - 0.168736 * r - 0.331264 * g + 0.5 * b,
                                 128 + 0.5 * r - 0.418688 * g - 0.081312 * b};
        return static_cast<uint16_t>(std::lround(std::clamp(values[sample], 0.0, 255.0)));
    };
    PackedTiff tiff{
        150,     100,  64, compression, static_cast<uint16_t>(samples == 1 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_RGB),
        samples, bits, {}};
    for (int y = 0; y < 100; y += 64)
        for (int x = 0; x < 150; x += 64)
            tiff.tiles.push_back(
                jpeg2000Of(64, 64, samples, bits, isYcc ? ycc : textureSamples(bits), x, y,
                           isYcc && compression == 33003 ? ColourTransform::none : ColourTransform::byCodec));
    writePackedTiff(m_scratch / "j2k.tif", tiff);
    const auto slide = opened(m_scratch / "j2k.tif", TilePath::fastest);
    QVERIFY(slide);
    QCOMPARE(slide->facts().reader, SlideReaderKind::tiff);
    const QString difference =
        differenceIn(*slide, 0, {0, 0, 150, 100}, samples == 1 ? greyTexture : texture, isYcc ? 2 : 0);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void TiffSamplesTest::stretchesGreyOf16Bits_data()
{
    QTest::addColumn<QString>("description");
    QTest::addColumn<double>("scale"); // of the 8-bit values of the texture
    QTest::addColumn<int>("offset");
    QTest::addColumn<double>("low"); // where it is shown black and white
    QTest::addColumn<double>("high");
    const auto ome = [](int bits) {
        return QString("<OME><Image><Pixels SizeX=\"300\" SizeY=\"210\" Type=\"uint16\" SignificantBits=\"%1\">"
                       "<Channel SamplesPerPixel=\"1\"/></Pixels></Image></OME>")
            .arg(bits);
    };
    QTest::newRow("12 significant bits") << ome(12) << 16.0 << 0 << 0.0 << 4095.0;
    QTest::newRow("16 significant bits say nothing") << ome(16) << 10.0 << 300 << -1.0 << -1.0;
    QTest::newRow("nothing said") << QString() << 10.0 << 300 << -1.0 << -1.0;
}

void TiffSamplesTest::stretchesGreyOf16Bits()
{
    QFETCH(const QString, description);
    QFETCH(const double, scale);
    QFETCH(const int, offset);
    QFETCH(double, low);
    QFETCH(double, high);
    const auto valueAt = [=](int64_t x, int64_t y) { return red(texture(x, y)) * scale + offset; };
    TiffSpec spec;
    spec.bits = 16;
    spec.samples = 1;
    spec.levels = 1;
    spec.photometric = PHOTOMETRIC_MINISBLACK;
    spec.description = description.toStdString();
    spec.sampler = [=](int64_t x, int64_t y, int) { return static_cast<uint16_t>(valueAt(x, y)); };
    writeTiff(m_scratch / "grey.tif", spec);
    const auto slide = opened(m_scratch / "grey.tif", TilePath::fastest);
    QVERIFY(slide);
    QCOMPARE(slide->facts().background, 0xFF000000u);
    const std::string range = slide->facts().properties.at("tessera.range");
    if (low < 0) { // as measured: the property says what
        const QStringList parts = QString::fromStdString(range).split(" to ");
        low = parts.at(0).toDouble();
        high = parts.at(1).toDouble();
        QVERIFY(low >= 900 && low < 1300 && high > 2000 && high <= 2850);
    }
    const auto region = slide->read(0, {0, 0, 300, 210});
    for (int y = 0; y < 210; ++y)
        for (int x = 0; x < 300; ++x) {
            const double wanted = std::clamp((valueAt(x, y) - low) / (high - low), 0.0, 1.0) * 255;
            QVERIFY(std::abs(red(region->pixels.row(y)[x]) - wanted) <= 1);
        }
}

void TiffSamplesTest::putsTransparentPixelsOnWhite_data()
{
    QTest::addColumn<uint16_t>("kind");
    QTest::addColumn<int>("colour"); // as stored, at half transparency
    QTest::newRow("straight") << uint16_t{EXTRASAMPLE_UNASSALPHA} << 100;
    QTest::newRow("premultiplied") << uint16_t{EXTRASAMPLE_ASSOCALPHA} << 50;
}

void TiffSamplesTest::putsTransparentPixelsOnWhite()
{
    QFETCH(const uint16_t, kind);
    QFETCH(const int, colour);
    TiffSpec spec;
    spec.samples = 4;
    spec.extraSample = kind;
    spec.sampler = [=](int64_t x, int64_t, int sample) {
        const bool isLeft = x < 150;
        if (sample == 3)
            return static_cast<uint16_t>(isLeft ? 0 : 128);
        return static_cast<uint16_t>(isLeft ? 0 : colour);
    };
    writeTiff(m_scratch / "alpha.tif", spec);
    const auto slide = opened(m_scratch / "alpha.tif", TilePath::fastest);
    QVERIFY(slide);
    const auto region = slide->read(0, {0, 0, 300, 1});
    QCOMPARE(region->pixels.data[0], 0xFFFFFFFFu);
    QVERIFY(isClose(region->pixels.data[299], rgb(177, 177, 177), 1));
}

QTEST_APPLESS_MAIN(TiffSamplesTest)
#include "tst_tiffsamples.moc"
