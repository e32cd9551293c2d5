#include "tests/support/slidefiles.h"
#include "viewer/slide/slidesource.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace tessera;
using namespace tessera::testing;

/// A plain TIFF, PNG or JPEG is a slide of one level.
class PlainImagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensAsOneLevel_data();
    void opensAsOneLevel();
    void knowsTheResolutionOnlyIfItIsAScanners_data();
    void knowsTheResolutionOnlyIfItIsAScanners();
    void putsTransparentPixelsOnWhite();
    void paintsBackgroundOutsideOfThePicture();

private:
    std::filesystem::path make(const QString &format, const Painter &paint, std::optional<double> mpp = {}) const;
    std::shared_ptr<const SlideSource> opened(const std::filesystem::path &path) const
    {
        auto slide = openSlide(path);
        return slide ? *slide : nullptr;
    }
    QTemporaryDir m_folder;
};

std::filesystem::path PlainImagesTest::make(const QString &format, const Painter &paint,
                                            std::optional<double> mpp) const
{
    const auto path = std::filesystem::path(m_folder.path().toStdString()) / "picture.dat"; // the name says nothing
    if (format == "tiff")
        makeStrippedTiff(path, 90, 70, paint, mpp);
    else if (format == "png")
        makePng(path, 90, 70, paint, mpp);
    else
        makeJpeg(path, 90, 70, paint, mpp ? static_cast<int>(std::lround(25400 / *mpp)) : 0);
    return path;
}

void PlainImagesTest::opensAsOneLevel_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("tolerance");
    QTest::newRow("tiff") << "tiff" << 0;
    QTest::newRow("png") << "png" << 0;
    QTest::newRow("jpeg") << "jpeg" << 40;
}

void PlainImagesTest::opensAsOneLevel()
{
    QFETCH(const QString, format);
    QFETCH(const int, tolerance);
    const auto slide = opened(make(format, texture));
    QVERIFY(slide);
    QCOMPARE(slide->facts().reader, SlideReaderKind::image);
    QCOMPARE(slide->facts().vendor, format.toStdString());
    QCOMPARE(slide->facts().levels.size(), 1u);
    QCOMPARE(slide->facts().level0().width, 90);
    QCOMPARE(slide->facts().level0().height, 70);
    QVERIFY(!slide->facts().mpp);
    QVERIFY(slide->facts().fingerprint.starts_with("t1-"));
    const auto region = slide->read(0, {10, 20, 30, 25});
    QVERIFY(region && region->damaged.empty());
    for (int y = 0; y < 25; ++y) {
        for (int x = 0; x < 30; ++x) {
            const uint32_t expected = texture(10 + x, 20 + y);
            const uint32_t pixel = region->pixels.row(y)[x];
            QVERIFY(std::abs(red(pixel) - red(expected)) <= tolerance);
            QVERIFY(std::abs(green(pixel) - green(expected)) <= tolerance);
            QVERIFY(std::abs(blue(pixel) - blue(expected)) <= tolerance);
        }
    }
}

void PlainImagesTest::knowsTheResolutionOnlyIfItIsAScanners_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<double>("mpp");
    QTest::addColumn<bool>("known");
    for (const char *format : {"tiff", "png", "jpeg"}) {
        QTest::newRow(qPrintable(QString("%1, 0.5 um").arg(format))) << format << 0.5 << true;
        QTest::newRow(qPrintable(QString("%1, 72 dpi").arg(format))) << format << 25400.0 / 72 << false;
    }
}

void PlainImagesTest::knowsTheResolutionOnlyIfItIsAScanners()
{
    QFETCH(const QString, format);
    QFETCH(const double, mpp);
    QFETCH(const bool, known);
    const auto slide = opened(make(format, texture, mpp));
    QVERIFY(slide);
    QCOMPARE(slide->facts().mpp.has_value(), known);
    if (known) {
        QVERIFY(std::abs(slide->facts().mpp->x - mpp) < 0.001);
        QCOMPARE(slide->facts().mpp->source, MppSource::resolutionTag);
    }
}

void PlainImagesTest::putsTransparentPixelsOnWhite()
{
    const auto slide = opened(make("png", [](int64_t x, int64_t) { return x < 45 ? 0x00102030u : 0x80000000u; }));
    QVERIFY(slide);
    const auto region = slide->read(0, {0, 0, 90, 1});
    QCOMPARE(region->pixels.data[0], 0xFFFFFFFFu);
    QCOMPARE(region->pixels.data[89], rgb(127, 127, 127));
}

void PlainImagesTest::paintsBackgroundOutsideOfThePicture()
{
    const auto slide = opened(make("png", [](int64_t, int64_t) { return rgb(10, 20, 30); }));
    QVERIFY(slide);
    const auto region = slide->read(0, {-1, -1, 92, 72});
    for (int y = 0; y < 72; ++y) {
        for (int x = 0; x < 92; ++x) {
            const bool inside = x >= 1 && x <= 90 && y >= 1 && y <= 70;
            QCOMPARE(region->pixels.row(y)[x], inside ? rgb(10, 20, 30) : 0xFFFFFFFFu);
        }
    }
}

QTEST_APPLESS_MAIN(PlainImagesTest)
#include "tst_plainimages.moc"
