#include "base/text.h"
#include "tests/support/dicomwriter.h"
#include "tests/support/expectedpixels.h"
#include "tests/support/openedslide.h"
#include "tests/support/scratch.h"
#include "viewer/slide/slidesource.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmimage/diregist.h>
#include <dcmtk/dcmimgle/dcmimage.h>
#include <dcmtk/dcmjpeg/djdecode.h>

#include <QTest>

using namespace tessera;
using namespace tessera::testing;
using namespace std::string_literals;

/// Whole slides in DICOM.
class DicomSlidesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { DJDecoderRegistration::cleanup(); }
    void init()
    {
        std::filesystem::remove_all(m_scratch.folder());
        std::filesystem::create_directory(m_scratch.folder());
    }
    void showsEveryPixel_data();
    void showsEveryPixel();
    void decodesJpegAsDcmtkDoes();
    void showsTheSharedSlidesAsDcmtkDoes_data();
    void showsTheSharedSlidesAsDcmtkDoes();
    void gathersTheInstancesOfASeries_data();
    void gathersTheInstancesOfASeries();
    void joinsTheFilesOfAConcatenation();
    void paintsFramesThatASparseSlideLacksAsBackground();
    void placesFramesThatLieOffTheGrid();
    void knowsResolutionObjectiveAndProfile();
    void tellsNoPatient();
    void showsGreyOverTheBitsThatAreStored();
    void aDamagedFrameCostsThatFrameOnly_data();
    void aDamagedFrameCostsThatFrameOnly();
    void namesTheFramesThatAFileCutOffLacks();
    void opensWithoutItsOtherFiles();

private:
    Scratch m_scratch;
};

namespace {

/// One frame as DCMTK decodes it, as RGB or grey bytes; empty when it cannot.
std::vector<uint8_t> byDcmtk(const std::filesystem::path &file, unsigned long frame)
{
    DicomImage image(file.c_str(), CIF_UsePartialAccessToPixelData, frame, 1);
    if (image.getStatus() != EIS_Normal)
        return {};
    std::vector<uint8_t> bytes(image.getOutputDataSize(8));
    return image.getOutputData(bytes.data(), bytes.size(), 8) ? bytes : std::vector<uint8_t>{};
}

/// The largest difference between a frame as DCMTK decodes it and what is read of its place; -1 when it cannot be read.
int differenceFromDcmtk(const SlideSource &slide, const std::filesystem::path &file, unsigned long frame)
{
    const SlideLevel &level = slide.facts().level0();
    const int64_t columns = (level.width + level.tileWidth - 1) / level.tileWidth;
    const auto index = static_cast<int64_t>(frame);
    const auto region = slide.read(
        0, {index % columns * level.tileWidth, index / columns * level.tileHeight, level.tileWidth, level.tileHeight});
    const std::vector<uint8_t> expected = byDcmtk(file, frame);
    if (!region || !region->damaged.empty() || expected.size() != region->pixels.data.size() * 3)
        return -1;
    int most = 0;
    for (int64_t y = 0; y < level.tileHeight; ++y)
        for (int64_t x = 0; x < level.tileWidth; ++x) {
            const auto i = static_cast<std::size_t>(y * level.tileWidth + x);
            const bool inside = index % columns * level.tileWidth + x < level.width &&
                                index / columns * level.tileHeight + y < level.height;
            const uint32_t pixel = region->pixels.data[i];
            if (inside)
                most = std::max({most, std::abs(red(pixel) - expected[3 * i]),
                                 std::abs(green(pixel) - expected[3 * i + 1]),
                                 std::abs(blue(pixel) - expected[3 * i + 2])});
        }
    return most;
}

} // namespace

void DicomSlidesTest::initTestCase()
{
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    DJDecoderRegistration::registerCodecs(EDC_guess, EUC_default, EPC_default, OFFalse);
}

void DicomSlidesTest::showsEveryPixel_data()
{
    QTest::addColumn<DicomSpec>("spec");
    const auto row = [](const char *name, auto change) {
        DicomSpec spec;
        change(spec);
        QTest::newRow(name) << spec;
    };
    row("explicit", [](DicomSpec &) {});
    row("implicit", [](DicomSpec &spec) { spec.coding = FrameCoding::implicitVr; });
    row("planes apart", [](DicomSpec &spec) { spec.planes = Planes::apart; });
    row("JPEG 2000", [](DicomSpec &spec) { spec.coding = FrameCoding::jpeg2000; });
    row("JPEG 2000 without an offset table", [](DicomSpec &spec) {
        spec.coding = FrameCoding::jpeg2000;
        spec.table = OffsetTable::empty;
    });
    row("sparse, in another order", [](DicomSpec &spec) { spec.order = FrameOrder::sparse; });
    row("sparse JPEG 2000", [](DicomSpec &spec) {
        spec.order = FrameOrder::sparse;
        spec.coding = FrameCoding::jpeg2000;
    });
}

void DicomSlidesTest::showsEveryPixel()
{
    QFETCH(const DicomSpec, spec);
    writeDicom(m_scratch / "slide.dcm", spec);
    const auto slide = opened(m_scratch / "slide.dcm", TilePath::fastest);
    QVERIFY(slide);
    QCOMPARE(slide->facts().reader, SlideReaderKind::dicom);
    QCOMPARE(slide->facts().vendor, "dicom"s);
    QCOMPARE(slide->facts().levels.size(), 1u);
    QCOMPARE(slide->facts().level0().tileWidth, 64);
    for (const PixelRect &rect : {PixelRect{-7, -5, 320, 221}, PixelRect{60, 50, 9, 13}}) {
        const QString difference = differenceIn(*slide, 0, rect, texture);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void DicomSlidesTest::decodesJpegAsDcmtkDoes()
{
    DicomSpec spec;
    spec.coding = FrameCoding::jpeg;
    writeDicom(m_scratch / "slide.dcm", spec);
    const auto slide = opened(m_scratch / "slide.dcm", TilePath::fastest);
    QVERIFY(slide);
    for (unsigned long frame = 0; frame < 20; ++frame) {
        const int difference = differenceFromDcmtk(*slide, m_scratch / "slide.dcm", frame);
        QVERIFY2(difference >= 0 && difference <= 3, qPrintable(QString::number(difference)));
    }
    QVERIFY(differenceIn(*slide, 0, {0, 0, 300, 210}, texture, 60).isEmpty());
}

void DicomSlidesTest::showsTheSharedSlidesAsDcmtkDoes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("frames");
    QTest::addColumn<double>("mpp");
    QTest::newRow("boxes_0") << "boxes_0.dcm" << 16 << 16 << 1 << 0.499;
    QTest::newRow("highdicom") << "sm_image_highdicom.dcm" << 50 << 50 << 25 << 0.499;
    QTest::newRow("highdicom, numbers") << "sm_image_numbers_highdicom.dcm" << 50 << 50 << 25 << 0.499;
    QTest::newRow("small") << "small_dicom.dcm" << 3236 << 2638 << 42 << 0.0;
}

void DicomSlidesTest::showsTheSharedSlidesAsDcmtkDoes()
{
    QFETCH(const QString, name);
    QFETCH(const int, width);
    QFETCH(const int, height);
    QFETCH(const int, frames);
    QFETCH(const double, mpp);
    const std::filesystem::path path = sharedData("data/slides/" + name.toStdString());
    if (path.empty())
        QSKIP("The shared slides are not on this machine.");
    const auto slide = opened(path, TilePath::fastest);
    QVERIFY(slide);
    QCOMPARE(slide->facts().level0().width, width);
    QCOMPARE(slide->facts().level0().height, height);
    QCOMPARE(slide->facts().mpp.has_value(), mpp > 0);
    if (mpp > 0)
        QVERIFY(std::abs(slide->facts().mpp->x - mpp) < 1e-6);
    for (int frame = 0; frame < frames; ++frame) {
        const int difference = differenceFromDcmtk(*slide, path, static_cast<unsigned long>(frame));
        QVERIFY2(difference >= 0 && difference <= 3, qPrintable(QString("frame %1: %2").arg(frame).arg(difference)));
    }
}

void DicomSlidesTest::gathersTheInstancesOfASeries_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"level 0.dcm", "level 2", "label.dcm", "thumbnail.dcm"})
        QTest::newRow(name) << name;
}

void DicomSlidesTest::gathersTheInstancesOfASeries()
{
    QFETCH(const QString, name);
    DicomSpec spec;
    for (int level = 0; level < 3; ++level) {
        spec.level = level;
        spec.width = 300 >> level;
        spec.height = 210 >> level;
        spec.number = 3 - level;
        writeDicom(m_scratch / (level == 2 ? "level 2" : "level "s + std::to_string(level) + ".dcm"), spec);
    }
    DicomSpec other;
    for (const char *image : {"LABEL", "OVERVIEW", "THUMBNAIL"}) {
        other.image = image;
        other.width = other.height = 60;
        other.number = 10;
        writeDicom(m_scratch / (lowerCase(image) + ".dcm"), other);
    }
    other = DicomSpec();
    other.series = "1.2.826.0.1.3680043.2.99";
    other.width = 1000;
    writeDicom(m_scratch / "another slide.dcm", other);
    m_scratch.write("notes.txt", "no DICOM");
    const auto slide = opened(m_scratch / name.toStdString(), TilePath::fastest);
    QVERIFY(slide);
    QCOMPARE(slide->facts().levels.size(), 3u);
    for (int level = 0; level < 3; ++level) {
        QCOMPARE(slide->facts().levels[static_cast<std::size_t>(level)].width, 300 >> level);
        const QString difference = differenceIn(*slide, level, {0, 0, 300 >> level, 210 >> level}, texture);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
    QCOMPARE(slide->facts().associated.size(), 3u);
    const Result<Pixels> label = slide->readAssociated("label");
    VERIFY_OK(label);
    QCOMPARE(label->row(20)[30], texture(30, 20));
    QVERIFY(slide->readAssociated("macro") && slide->readAssociated("thumbnail"));
    COMPARE_ERROR(slide->readAssociated("no such image"), slideDamaged);
}

void DicomSlidesTest::joinsTheFilesOfAConcatenation()
{
    DicomSpec spec; // 5 x 4 frames
    spec.coding = FrameCoding::jpeg2000;
    for (const auto &[first, frames] : {std::pair(0, 7), std::pair(7, 7), std::pair(14, 6)}) {
        spec.part = DicomSpec::Part{"1.2.826.0.1.3680043.2.5", first, frames};
        spec.number = 20 - first;
        writeDicom(m_scratch / ("part " + std::to_string(first)), spec);
    }
    const auto slide = opened(m_scratch / "part 7", TilePath::fastest);
    QVERIFY(slide);
    QCOMPARE(slide->facts().levels.size(), 1u);
    const QString difference = differenceIn(*slide, 0, {0, 0, 300, 210}, texture);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void DicomSlidesTest::paintsFramesThatASparseSlideLacksAsBackground()
{
    DicomSpec spec;
    spec.order = FrameOrder::sparse;
    spec.isWritten = [](int column, int row) { return column != 1 || row != 2; };
    writeDicom(m_scratch / "sparse.dcm", spec);
    const auto slide = opened(m_scratch / "sparse.dcm", TilePath::fastest);
    QVERIFY(slide);
    const Painter expected = [](int64_t x, int64_t y) {
        return x / 64 == 1 && y / 64 == 2 ? 0xFFFFFFFFu : texture(x, y);
    };
    const QString difference = differenceIn(*slide, 0, {0, 0, 300, 210}, expected);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void DicomSlidesTest::placesFramesThatLieOffTheGrid()
{
    DicomSpec spec;
    spec.order = FrameOrder::sparse;
    spec.shift = 20;
    writeDicom(m_scratch / "off.dcm", spec);
    const auto slide = opened(m_scratch / "off.dcm", TilePath::fastest);
    QVERIFY(slide);
    const Painter expected = [](int64_t x, int64_t y) { return x < 20 ? 0xFFFFFFFFu : texture(x, y); };
    for (const PixelRect &rect : {PixelRect{0, 0, 300, 210}, PixelRect{64, 64, 10, 10}}) {
        const QString difference = differenceIn(*slide, 0, rect, expected);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void DicomSlidesTest::knowsResolutionObjectiveAndProfile()
{
    DicomSpec spec;
    spec.mppX = 0.25;
    spec.mppY = 0.3;
    spec.profile = std::string("profile\0bytes", 14);
    writeDicom(m_scratch / "slide.dcm", spec);
    const auto slide = opened(m_scratch / "slide.dcm", TilePath::fastest);
    QVERIFY(slide && slide->facts().mpp);
    QCOMPARE(slide->facts().mpp->x, 0.25); // (PixelSpacing gives y first)
    QCOMPARE(slide->facts().mpp->y, 0.3);
    QCOMPARE(slide->facts().mpp->source, MppSource::file);
    QCOMPARE(slide->facts().objectivePower, std::optional(20.0));
    QVERIFY(slide->facts().colourProfile);
    QCOMPARE(slide->facts().colourProfile->bytes.size(), 14u);
    QCOMPARE(slide->facts().colourProfile->bytes[8], std::byte{'b'});
}

void DicomSlidesTest::tellsNoPatient()
{
    writeDicom(m_scratch / "slide.dcm", {});
    const auto slide = opened(m_scratch / "slide.dcm", TilePath::fastest);
    QVERIFY(slide);
    for (const auto &[name, value] : slide->facts().properties)
        QVERIFY(value.find("Nobody") == std::string::npos);
}

void DicomSlidesTest::showsGreyOverTheBitsThatAreStored()
{
    DicomSpec spec;
    spec.bits = 16;
    spec.bitsStored = 12;
    spec.samples = 1;
    spec.sampler = [](int64_t x, int64_t y, int) { return static_cast<uint16_t>(red(texture(x, y)) * 4095 / 255); };
    writeDicom(m_scratch / "grey.dcm", spec);
    const auto slide = opened(m_scratch / "grey.dcm", TilePath::fastest);
    QVERIFY(slide);
    QCOMPARE(slide->facts().background, 0xFF000000u);
    const QString difference = differenceIn(*slide, 0, {0, 0, 300, 210}, greyTexture, 1);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void DicomSlidesTest::aDamagedFrameCostsThatFrameOnly_data()
{
    QTest::addColumn<FrameCoding>("coding");
    QTest::newRow("JPEG") << FrameCoding::jpeg;
    QTest::newRow("JPEG 2000") << FrameCoding::jpeg2000;
}

void DicomSlidesTest::aDamagedFrameCostsThatFrameOnly()
{
    QFETCH(const FrameCoding, coding);
    DicomSpec spec;
    spec.coding = coding;
    writeDicom(m_scratch / "slide.dcm", spec);
    std::string bytes = m_scratch.read("slide.dcm");
    const std::string start = coding == FrameCoding::jpeg ? "\xFF\xD8\xFF" : "\xFF\x4F\xFF\x51";
    std::size_t frame = 0;
    for (int i = 0; i <= 6; ++i) // the seventh of 5 x 4: column 1, row 1
        frame = bytes.find(start, frame + 1);
    bytes.replace(frame, 60, 60, '\x5A');
    m_scratch.write("slide.dcm", bytes);
    const auto slide = opened(m_scratch / "slide.dcm", TilePath::fastest);
    QVERIFY(slide);
    const auto region = slide->read(0, {0, 0, 300, 210});
    QVERIFY(region);
    QCOMPARE(region->damaged, (std::vector<PixelRect>{{64, 64, 64, 64}}));
    QCOMPARE(region->pixels.row(100)[100], 0xFFFFFFFFu);
    QVERIFY(isClose(region->pixels.row(100)[130], texture(130, 100), 60));
}

void DicomSlidesTest::namesTheFramesThatAFileCutOffLacks()
{
    writeDicom(m_scratch / "whole.dcm", {});
    const auto size = static_cast<int64_t>(std::filesystem::file_size(m_scratch / "whole.dcm"));
    cutFile(m_scratch / "whole.dcm", m_scratch / "cut.dcm", size / 2);
    std::filesystem::remove(m_scratch / "whole.dcm");
    const auto slide = opened(m_scratch / "cut.dcm", TilePath::fastest);
    QVERIFY(slide);
    const auto region = slide->read(0, {0, 0, 300, 210});
    QVERIFY(region && !region->damaged.empty());
    QCOMPARE(region->damaged.back(), (PixelRect{256, 192, 44, 18}));
    QVERIFY(differenceIn(*slide, 0, {0, 0, 300, 64}, texture).isEmpty());
}

void DicomSlidesTest::opensWithoutItsOtherFiles()
{
    DicomSpec spec;
    spec.image = "LABEL";
    writeDicom(m_scratch / "label.dcm", spec);
    const auto slide = opened(m_scratch / "label.dcm", TilePath::fastest);
    QVERIFY(slide);
    QCOMPARE(slide->facts().levels.size(), 1u);
    QCOMPARE(slide->facts().associated.size(), 0u);
    QVERIFY(differenceIn(*slide, 0, {0, 0, 300, 210}, texture).isEmpty());
}

QTEST_APPLESS_MAIN(DicomSlidesTest)
#include "tst_dicomslides.moc"
