#include "tests/support/dicomwriter.h"
#include "tests/support/scratch.h"
#include "viewer/slide/filekind.h"
#include "viewer/slide/slidesource.h"

#include <QTest>

#include <set>

using namespace tessera;
using namespace tessera::testing;
using namespace std::string_literals;

/// A file that is no slide is called by its name.
class FileKindTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheFileIs_data();
    void saysWhatTheFileIs();
    void doesNotTakeTheIndexOfASlideForThePicture_data();
    void doesNotTakeTheIndexOfASlideForThePicture();
    void tellsDicomOfAnotherKindByItsName();
    void namesATransferSyntaxThatIsNotRead();
    void makesSentencesOfEveryKind();

private:
    Scratch m_scratch;
};

void FileKindTest::saysWhatTheFileIs_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("what");
    const auto row = [](const char *name, const std::string &bytes, const char *what) {
        QTest::newRow(name) << std::string(name) << bytes << std::string(what);
    };
    row("report.svs", "%PDF-1.7\n", "PDF");
    row("slides.zip", "PK\3\4and more", "ZIP");
    row("slide.svs.gz", "\x1F\x8B\x08", "gzip");
    row("features.h5", "\x89HDF\r\n\x1A\nabc", "HDF5");
    row("scan.czi", "ZISRAWFILE\0\0\0"s, "Zeiss CZI");
    row("volume.nii", std::string(344, '\1') + "n+1\0"s, "NIfTI");
    row("slides.tar", std::string(257, 'a') + "ustar", "tar");
    row("scan.isyntax", "<DataObject ObjectType=\"DPUfsImport\">", "iSyntax");
    row("picture.gif", "GIF89a", "GIF");
    row("picture.webp", "RIFF....WEBPVP8 ", "WebP");
    row("notes.txt", "Nothing but words, with umlauts: \xC3\xBC.\n", "text");
    row("error.svs", "<!DOCTYPE html><html>403</html>", "web page");
    row("slide.xml", "<?xml version=\"1.0\"?><a/>", "XML");
    row("pointer.svs", "version https://git-lfs.github.com/spec/v1\n", "Git LFS");
    row("zeros.svs", std::string(5000, '\0'), "zeros");
    row("noise.svs", "\x8F\x03\x77\xFE\x01\x02\xC0\xDE", "unknown kind");
    row("index.vms", "[Virtual Microscope Specimen]\nNoLayers=1\n", "Hamamatsu");
}

void FileKindTest::saysWhatTheFileIs()
{
    QFETCH(const std::string, name);
    QFETCH(const std::string, bytes);
    QFETCH(const std::string, what);
    const auto slide = openSlide(m_scratch.write(name, bytes));
    COMPARE_ERROR(slide, notASlide);
    QCOMPARE(slide.error().arguments.size(), 3u);
    QVERIFY2(slide.error().arguments[1].find(what) != std::string::npos, slide.error().arguments[1].c_str());
    QVERIFY(!slide.error().arguments[2].empty());
}

void FileKindTest::doesNotTakeTheIndexOfASlideForThePicture_data()
{
    QTest::addColumn<std::string>("name");
    QTest::newRow("MIRAX without its folder") << "lonely.mrxs"s;
    QTest::newRow("Olympus VSI") << "overview.vsi"s;
}

void FileKindTest::doesNotTakeTheIndexOfASlideForThePicture()
{
    QFETCH(const std::string, name);
    if (name.ends_with("vsi"))
        makeStrippedTiff(m_scratch / name, 40, 30, texture);
    else
        makeJpeg(m_scratch / name, 40, 30, texture);
    const auto slide = openSlide(m_scratch / name);
    COMPARE_ERROR(slide, notASlide);
    QVERIFY(slide.error().arguments[1].find("index") != std::string::npos);
}

void FileKindTest::tellsDicomOfAnotherKindByItsName()
{
    DicomSpec spec;
    spec.sopClass = "1.2.840.10008.5.1.4.1.1.2";
    writeDicom(m_scratch / "ct.dcm", spec);
    const auto slide = openSlide(m_scratch / "ct.dcm");
    COMPARE_ERROR(slide, notASlide);
    QCOMPARE(slide.error().arguments[1], "a DICOM file of another kind (CTImageStorage)"s);
}

void FileKindTest::namesATransferSyntaxThatIsNotRead()
{
    DicomSpec spec;
    spec.coding = FrameCoding::jpegLs;
    writeDicom(m_scratch / "ls.dcm", spec);
    const auto slide = openSlide(m_scratch / "ls.dcm");
    COMPARE_ERROR(slide, slideUnsupported);
    QVERIFY(sentence(slide.error()).find("JPEG-LS") != std::string::npos);
}

void FileKindTest::makesSentencesOfEveryKind()
{
    const std::vector<FileKind> kinds = allFileKinds();
    QVERIFY(kinds.size() > 30);
    for (const FileKind &kind : kinds) {
        QVERIFY(kind.what.starts_with("a ") || kind.what.starts_with("an "));
        QVERIFY(!kind.advice.empty() && !kind.advice.ends_with('.'));
        const std::string text = sentence({ErrorCode::notASlide, {"/x", kind.what, kind.advice}, {}});
        QVERIFY(text.find(kind.what) != std::string::npos && text.ends_with('.'));
    }
}

QTEST_APPLESS_MAIN(FileKindTest)
#include "tst_filekind.moc"
