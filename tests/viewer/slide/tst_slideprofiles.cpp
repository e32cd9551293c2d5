#include "tests/support/scratch.h"
#include "tests/support/slidefiles.h"
#include "viewer/slide/slidesource.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;

/// Colour profiles on their way from the file to the facts of a slide. What they hold is none of this folder's
/// business.
class SlideProfilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheProfileOfAPyramid_data();
    void findsTheProfileOfAPyramid();
    void saysNothingOfASlideWithout();
    void keepsNoneThatIsTooLarge();
    void joinsTheSegmentsOfAJpeg();
    void leavesOutAJpegProfileThatLacksASegment();
    void readsTheSamePixelsWithAndWithout();

private:
    std::shared_ptr<const SlideSource> open(const std::filesystem::path &path);
    Scratch m_scratch;
};

namespace {

std::string textOf(const SlideSource &slide)
{
    const auto &profile = slide.facts().colourProfile;
    return profile ? std::string(reinterpret_cast<const char *>(profile->bytes.data()), profile->bytes.size()) : "";
}

std::string segment(char number, char count, const std::string &bytes)
{
    std::string payload = std::string("ICC_PROFILE\0", 12) + number + count + bytes;
    const std::size_t length = payload.size() + 2;
    return std::string("\xFF\xE2") + static_cast<char>(length >> 8) + static_cast<char>(length & 255) + payload;
}

/// Puts segments behind the start marker of a JPEG file.
void insertInto(const std::filesystem::path &path, const std::string &segments)
{
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    bytes.insert(2, segments);
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace

std::shared_ptr<const SlideSource> SlideProfilesTest::open(const std::filesystem::path &path)
{
    auto slide = openSlide(path);
    if (!slide)
        qWarning("%s", sentence(slide.error()).c_str());
    return slide ? *slide : nullptr;
}

void SlideProfilesTest::findsTheProfileOfAPyramid_data()
{
    QTest::addColumn<bool>("isAperio");
    QTest::newRow("aperio") << true;
    QTest::newRow("generic") << false;
}

void SlideProfilesTest::findsTheProfileOfAPyramid()
{
    QFETCH(bool, isAperio);
    PyramidSpec spec;
    spec.description = isAperio ? aperioDescription(0.5, 20) : "";
    spec.colourProfile = "not a profile, but bytes";
    makePyramid(m_scratch / "slide.tiff", spec);
    const auto slide = open(m_scratch / "slide.tiff");
    QVERIFY(slide);
    QCOMPARE(slide->facts().vendor, std::string(isAperio ? "aperio" : "generic-tiff"));
    QCOMPARE(textOf(*slide), spec.colourProfile);
    QCOMPARE(slide->facts().colourProfile->size, spec.colourProfile.size());
}

void SlideProfilesTest::saysNothingOfASlideWithout()
{
    makePyramid(m_scratch / "plain.tiff");
    const auto slide = open(m_scratch / "plain.tiff");
    QVERIFY(slide);
    QVERIFY(!slide->facts().colourProfile);
}

void SlideProfilesTest::keepsNoneThatIsTooLarge()
{
    PyramidSpec spec;
    spec.colourProfile.assign(largestColourProfile + 1, 'x');
    makePyramid(m_scratch / "large.tiff", spec);
    const auto slide = open(m_scratch / "large.tiff");
    QVERIFY(slide && slide->facts().colourProfile);
    QCOMPARE(slide->facts().colourProfile->size, largestColourProfile + 1);
    QVERIFY(slide->facts().colourProfile->bytes.empty());
}

void SlideProfilesTest::joinsTheSegmentsOfAJpeg()
{
    makeJpeg(m_scratch / "two.jpg", 64, 48, texture);
    insertInto(m_scratch / "two.jpg", segment(2, 2, "second") + segment(1, 2, "first "));
    const auto slide = open(m_scratch / "two.jpg");
    QVERIFY(slide);
    QCOMPARE(textOf(*slide), std::string("first second"));
}

void SlideProfilesTest::leavesOutAJpegProfileThatLacksASegment()
{
    makeJpeg(m_scratch / "one.jpg", 64, 48, texture);
    insertInto(m_scratch / "one.jpg", segment(1, 2, "first "));
    const auto slide = open(m_scratch / "one.jpg");
    QVERIFY(slide);
    QVERIFY(!slide->facts().colourProfile);
}

void SlideProfilesTest::readsTheSamePixelsWithAndWithout()
{
    PyramidSpec spec;
    makePyramid(m_scratch / "without.tiff", spec);
    spec.colourProfile = "whatever";
    makePyramid(m_scratch / "with.tiff", spec);
    const auto without = open(m_scratch / "without.tiff");
    const auto with = open(m_scratch / "with.tiff");
    QVERIFY(without && with);
    const PixelRect all{0, 0, spec.width, spec.height};
    QVERIFY(without->read(0, all)->pixels.data == with->read(0, all)->pixels.data);
}

QTEST_APPLESS_MAIN(SlideProfilesTest)
#include "tst_slideprofiles.moc"
