#include "tests/support/dicomwriter.h"
#include "tests/support/peakmemory.h"
#include "tests/support/rawtiff.h"
#include "tests/support/scratch.h"
#include "viewer/slide/slidesource.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <QTest>

#include <ctime>

using namespace tessera;
using namespace tessera::testing;

/// Headers that no scanner writes cost a sentence: no crash, no hang, no memory.
class AbsurdHeadersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesAbsurdTiffs_data();
    void refusesAbsurdTiffs();
    void opensAChainThatBitesItsOwnTail();
    void opensAFileOfHundredThousandPages();
    void refusesAbsurdDicom_data();
    void refusesAbsurdDicom();
    void refusesDicomThatIsNestedWithoutEnd();

private:
    Scratch m_scratch;
};

namespace {

constexpr int64_t mostMemory = int64_t{300} << 20;
constexpr double mostSeconds = 10;

/// What was done since is bounded: seconds of the processor (others may use it as well) and memory. (Those of a
/// sanitizer say nothing.)
class Bounded {
public:
    bool holds() const
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        return true;
#endif
        return static_cast<double>(std::clock() - m_begin) / CLOCKS_PER_SEC < mostSeconds &&
               peakMemory() - m_memory < mostMemory;
    }

private:
    std::clock_t m_begin = std::clock();
    int64_t m_memory = peakMemory();
};

} // namespace

void AbsurdHeadersTest::refusesAbsurdTiffs_data()
{
    QTest::addColumn<std::vector<RawTag>>("tags");
    const auto row = [](const char *name, const std::vector<RawTag> &tags) { QTest::newRow(name) << tags; };
    row("2^31 pixels a side", rawPicture(1u << 31, 1u << 31, 256, 256));
    row("2^32 - 1 pixels wide", rawPicture(0xFFFFFFFF, 10, 256, 256));
    row("no pixels", rawPicture(0, 0, 256, 256));
    row("tiles of no size", rawPicture(1000, 1000, 0, 0));
    row("a tile of 2^31 pixels", rawPicture(1000, 1000, 1u << 31, 1u << 31));
    row("a tile of a million pixels a side", rawPicture(1000000, 1000000, 1 << 20, 1 << 20));
    row("more tiles than the file can hold", rawPicture(1 << 30, 1 << 30, 16, 16));
    row("tiles of one pixel", rawPicture(100000, 100000, 1, 1));
    row("one strip of everything",
        {{256, 1 << 20}, {257, 1 << 20}, {258, 8}, {259, 8}, {262, 1}, {273, 8}, {277, 1}, {278, 1 << 20}, {279, 64}});
}

void AbsurdHeadersTest::refusesAbsurdTiffs()
{
    QFETCH(const std::vector<RawTag>, tags);
    RawTiff tiff;
    tiff.addDirectory(tags);
    const Bounded bounded;
    const auto slide = openSlide(m_scratch.write("absurd.tif", tiff.bytes() + std::string(200, 'x')));
    QVERIFY(!slide);
    QVERIFY(slide.error().code == ErrorCode::slideDamaged || slide.error().code == ErrorCode::slideUnsupported);
    QVERIFY(sentence(slide.error()).find('?') == std::string::npos);
    QVERIFY(bounded.holds());
}

void AbsurdHeadersTest::opensAChainThatBitesItsOwnTail()
{
    RawTiff tiff;
    tiff.addDirectory(rawPicture(8, 8, 16, 16, 8, 256));
    tiff.addDirectory(rawPicture(4, 4, 16, 16, 8, 256));
    tiff.leadTo(8);
    const Bounded bounded;
    const auto slide = openSlide(m_scratch.write("loop.tif", tiff.bytes() + std::string(400, 'x')));
    VERIFY_OK(slide);
    QVERIFY((*slide)->read(0, {0, 0, 8, 8}));
    QVERIFY(bounded.holds());
}

void AbsurdHeadersTest::opensAFileOfHundredThousandPages()
{
    RawTiff tiff;
    for (int i = 0; i < 100000; ++i)
        tiff.addDirectory(rawPicture(16, 16, 16, 16, 8, 256));
    const Bounded bounded;
    const auto slide = openSlide(m_scratch.write("pages.tif", tiff.bytes()));
    QVERIFY(slide || slide.error().code == ErrorCode::slideDamaged);
    QVERIFY(bounded.holds());
}

void AbsurdHeadersTest::refusesAbsurdDicom_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<uint32_t>("value");
    QTest::newRow("2^31 pixels wide") << "columns" << (1u << 31);
    QTest::newRow("no pixels") << "columns" << 0u;
    QTest::newRow("more tiles than a file can hold") << "both" << (1u << 30);
    QTest::newRow("frames of no size") << "frame" << 0u;
    QTest::newRow("frames of 65535 pixels a side") << "frame" << 65535u;
    QTest::newRow("no frames") << "frames" << 0u;
    QTest::newRow("two billion frames") << "frames" << 2000000000u;
    QTest::newRow("two samples") << "samples" << 2u;
}

void AbsurdHeadersTest::refusesAbsurdDicom()
{
    QFETCH(const QString, field);
    QFETCH(const uint32_t, value);
    writeDicom(m_scratch / "slide.dcm", {});
    DcmFileFormat file;
    QVERIFY(file.loadFile(OFFilename((m_scratch / "slide.dcm").c_str())).good());
    DcmDataset &dataset = *file.getDataset();
    const auto small = static_cast<Uint16>(value);
    if (field == "columns" || field == "both")
        dataset.putAndInsertUint32(DCM_TotalPixelMatrixColumns, value);
    if (field == "both")
        dataset.putAndInsertUint32(DCM_TotalPixelMatrixRows, value);
    if (field == "frame") {
        dataset.putAndInsertUint16(DCM_Rows, small);
        dataset.putAndInsertUint16(DCM_Columns, small);
    }
    if (field == "frames")
        dataset.putAndInsertString(DCM_NumberOfFrames, std::to_string(value).c_str());
    if (field == "samples")
        dataset.putAndInsertUint16(DCM_SamplesPerPixel, small);
    QVERIFY(file.saveFile(OFFilename((m_scratch / "slide.dcm").c_str())).good());
    const Bounded bounded;
    const auto slide = openSlide(m_scratch / "slide.dcm");
    COMPARE_ERROR(slide, slideDamaged);
    QVERIFY(bounded.holds());
}

void AbsurdHeadersTest::refusesDicomThatIsNestedWithoutEnd()
{
    writeDicom(m_scratch / "slide.dcm", {});
    const std::string bytes = m_scratch.read("slide.dcm");
    const std::size_t place = bytes.find(std::string("\x08\x00\x16\x00UI", 6)); // the first of the data set
    QVERIFY(place != std::string::npos);
    std::string nested = bytes.substr(0, place);
    const std::string sequence("\x08\x00\x06\x00SQ\0\0\xFF\xFF\xFF\xFF\xFE\xFF\x00\xE0\xFF\xFF\xFF\xFF", 20);
    for (int i = 0; i < 200000; ++i)
        nested += sequence;
    const auto slide = openSlide(m_scratch.write("nested.dcm", nested));
    COMPARE_ERROR(slide, slideDamaged);
}

QTEST_APPLESS_MAIN(AbsurdHeadersTest)
#include "tst_absurdheaders.moc"
