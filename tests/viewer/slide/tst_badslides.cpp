#include "tests/support/slidefiles.h"
#include "viewer/slide/slidesource.h"

#include <QTemporaryDir>
#include <QTest>

#include <tiffio.h>

#include <fstream>

using namespace tessera;
using namespace tessera::testing;

/// Every bad file gives its own code, and never a crash.
class BadSlidesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrongWithTheFile_data();
    void saysWhatIsWrongWithTheFile();
    void survivesASlideCutOffAnywhere();
    void asksBeforeItOpensAVentanaFile();
    void opensPathsWithBlanksAndUmlauts();
    void saysSoWhenTheFileIsGoneWhileItIsOpen();

private:
    std::filesystem::path file(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    void write(const char *name, std::string_view bytes) const { std::ofstream(file(name), std::ios::binary) << bytes; }
    void cutInHalf(const char *from, const char *to) const
    {
        cutFile(file(from), file(to), static_cast<int64_t>(std::filesystem::file_size(file(from)) / 2));
    }
    void makeVentana(const char *name) const;
    QTemporaryDir m_folder;
};

namespace {

using namespace std::string_view_literals;

// A PNG that claims 20,000 x 20,000 pixels in 33 bytes, with a right checksum.
constexpr std::string_view hugePng = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0N \0\0N \x08\x02\0\0\0\x74\x9f\xbb\xbe"sv;

} // namespace

void BadSlidesTest::makeVentana(const char *name) const
{
    makePyramid(file(name));
    TIFF *tiff = TIFFOpen(file(name).c_str(), "r+");
    const std::string xml = "<?xml version=\"1.0\"?><iScan Magnification=\"40\"></iScan>";
    TIFFSetField(tiff, TIFFTAG_XMLPACKET, static_cast<uint32_t>(xml.size()), xml.c_str());
    TIFFRewriteDirectory(tiff);
    TIFFClose(tiff);
}

void BadSlidesTest::saysWhatIsWrongWithTheFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    write("empty.svs", "");
    write("text.svs", "This is no slide, it only bears the name of one.\n");
    write("header.tif", "II*\0"sv);
    write("loop.tif", "II*\0\x08\0\0\0\0\0\x08\0\0\0"sv);
    write("short.png", "\x89PNG\r\n\x1a\n"sv);
    write("huge.png", hugePng);
    write("short.jpg", "\xFF\xD8\xFF\xE0"sv);
    makePng(file("whole.png"), 200, 100, texture);
    cutInHalf("whole.png", "cut.png");
    makeJpeg(file("whole.jpg"), 200, 100, texture);
    cutInHalf("whole.jpg", "cut.jpg");
    makeStrippedTiff(file("whole.tif"), 200, 100, texture);
    cutInHalf("whole.tif", "cut.tif");
    const auto row = [](const char *name, ErrorCode code) { QTest::newRow(name) << QString(name) << code; };
    row("missing.svs", ErrorCode::fileMissing);
    row(".", ErrorCode::fileIsFolder);
    row("empty.svs", ErrorCode::fileEmpty);
    row("text.svs", ErrorCode::notASlide);
    row("header.tif", ErrorCode::slideDamaged);
    row("loop.tif", ErrorCode::slideDamaged);
    row("short.png", ErrorCode::slideDamaged);
    row("huge.png", ErrorCode::slideDamaged);
    row("short.jpg", ErrorCode::slideDamaged);
    row("cut.png", ErrorCode::slideDamaged);
    row("cut.jpg", ErrorCode::slideDamaged);
    row("cut.tif", ErrorCode::slideDamaged);
}

void BadSlidesTest::saysWhatIsWrongWithTheFile()
{
    QFETCH(const QString, name);
    QFETCH(const ErrorCode, code);
    const auto slide = openSlide(file(qPrintable(name)));
    QVERIFY(!slide);
    QCOMPARE(nameOf(slide.error().code), nameOf(code));
    QVERIFY2(sentence(slide.error()).find("?") == std::string::npos, "an argument is missing");
}

void BadSlidesTest::survivesASlideCutOffAnywhere()
{
    makePyramid(file("whole.tiff"));
    const auto size = static_cast<int64_t>(std::filesystem::file_size(file("whole.tiff")));
    for (int64_t bytes = 1; bytes < size; bytes += size / 40) {
        cutFile(file("whole.tiff"), file("cut.tiff"), bytes);
        const auto slide = openSlide(file("cut.tiff"));
        if (!slide) {
            QVERIFY(slide.error().code == ErrorCode::slideDamaged ||
                    (bytes < 4 && slide.error().code == ErrorCode::notASlide));
            continue;
        }
        const SlideLevel &level = (*slide)->facts().level0();
        QVERIFY((*slide)->read(0, {0, 0, level.width, level.height}));
    }
}

void BadSlidesTest::asksBeforeItOpensAVentanaFile()
{
    makeVentana("scan.bif");
    const auto slide = openSlide(file("scan.bif"));
    QVERIFY(!slide);
    QCOMPARE(nameOf(slide.error().code), nameOf(ErrorCode::slideNeedsPermission));
    SlideOptions options;
    options.hostileFormats = HostileFormats::allow;
    const auto allowed = openSlide(file("scan.bif"), options);
    QVERIFY(allowed || allowed.error().code != ErrorCode::slideNeedsPermission);
}

void BadSlidesTest::opensPathsWithBlanksAndUmlauts()
{
    const auto path = file("Grüße aus Köln 中文 .tiff");
    makePyramid(path);
    const auto slide = openSlide(path);
    QVERIFY2(slide, slide ? "" : sentence(slide.error()).c_str());
    QVERIFY((*slide)->facts().level0().directTiles);
    makePng(file("Präparat 1.png"), 20, 20, texture);
    QVERIFY(openSlide(file("Präparat 1.png")));
}

void BadSlidesTest::saysSoWhenTheFileIsGoneWhileItIsOpen()
{
    makePyramid(file("gone.tiff"));
    damageTile(file("gone.tiff"), 0, 0, 0);
    SlideOptions options;
    options.tilePath = TilePath::openslideOnly;
    const auto slide = openSlide(file("gone.tiff"), options);
    QVERIFY(slide);
    std::filesystem::remove(file("gone.tiff"));
    const auto damaged = (*slide)->read(0, {0, 0, 128, 128});
    QVERIFY(!damaged);
    QCOMPARE(nameOf(damaged.error().code), nameOf(ErrorCode::fileMissing));
}

QTEST_APPLESS_MAIN(BadSlidesTest)
#include "tst_badslides.moc"
