#include "base/pixels.h"
#include "tests/support/scratch.h"
#include "tests/viewer/colour/profiles.h"
#include "viewer/colour/icctransform.h"

#include <QTest>

#include <algorithm>
#include <cstring>
#include <random>

using namespace tessera;
using namespace tessera::testing;

/// Profiles as they should not be: one sentence, and nothing else.
class HostileProfilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatIsNoProfile_data();
    void refusesWhatIsNoProfile();
    void refusesEveryProfileThatIsCut_data();
    void refusesEveryProfileThatIsCut();
    void livesThroughWrongBytesAnywhere_data() { refusesEveryProfileThatIsCut_data(); }
    void livesThroughWrongBytesAnywhere();
    void livesThroughTagsThatPointAnywhere();
    void livesThroughTagsThatShareTheirPlace();
    void saysWhyInOneSentence();
    void refusesABadDisplay();
};

namespace {

ProfileBytes labProfile() { return bytesOf(cmsCreateLab2Profile(nullptr)); }

ProfileBytes greyProfile()
{
    cmsToneCurve *curve = cmsBuildGamma(nullptr, 2.2);
    cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), curve);
    cmsFreeToneCurve(curve);
    return bytesOf(profile);
}

ProfileBytes linkProfile() { return bytesOf(cmsCreateInkLimitingDeviceLink(cmsSigCmykData, 300)); }

ProfileBytes emptyProfile()
{
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
    cmsSetDeviceClass(profile, cmsSigInputClass);
    cmsSetColorSpace(profile, cmsSigRgbData);
    cmsSetPCS(profile, cmsSigXYZData);
    return bytesOf(profile);
}

/// Uses it, if it is one after all.
void use(const ProfileBytes &bytes)
{
    const ProfileBytes exact(bytes.begin(), bytes.end()); // (so that a sanitizer sees a look past the end)
    const auto transform = IccTransform::make(exact);
    if (!transform) {
        COMPARE_ERROR(transform, profileUnusable);
        return;
    }
    std::vector<uint32_t> pixels{rgb(0, 0, 0), rgb(255, 255, 255), rgb(12, 200, 99)};
    (*transform)->apply(pixels, pixels.data());
    for (const uint32_t pixel : pixels)
        QVERIFY(pixel >= 0xFF000000u);
}

constexpr std::size_t tagTable = 128 + 4; ///< of entries: name, offset, size
constexpr std::size_t tagEntry = 12;

uint32_t &wordAt(ProfileBytes &bytes, std::size_t place) { return *reinterpret_cast<uint32_t *>(bytes.data() + place); }

uint32_t bigEndian(uint32_t value) { return __builtin_bswap32(value); }

} // namespace

void HostileProfilesTest::refusesWhatIsNoProfile_data()
{
    QTest::addColumn<ProfileBytes>("bytes");
    QTest::newRow("one byte") << ProfileBytes{std::byte{0}};
    QTest::newRow("a byte") << ProfileBytes(1, std::byte{7});
    QTest::newRow("zeros") << ProfileBytes(100'000, std::byte{0});
    QTest::newRow("of Lab") << labProfile();
    QTest::newRow("grey") << greyProfile();
    QTest::newRow("a link of devices") << linkProfile();
    QTest::newRow("without tags") << emptyProfile();
    QTest::newRow("100 MB of nothing") << ProfileBytes(100'000'000, std::byte{0xFF});
}

void HostileProfilesTest::refusesWhatIsNoProfile()
{
    QFETCH(ProfileBytes, bytes);
    COMPARE_ERROR(IccTransform::make(bytes), profileUnusable);
}

void HostileProfilesTest::refusesEveryProfileThatIsCut_data()
{
    QTest::addColumn<ProfileBytes>("profile");
    QTest::newRow("matrix") << matrixProfile();
    QTest::newRow("table") << tableProfile();
}

void HostileProfilesTest::refusesEveryProfileThatIsCut()
{
    QFETCH(ProfileBytes, profile);
    for (const double share : {0.01, 0.1, 0.3, 0.5}) {
        const auto bytes = static_cast<std::ptrdiff_t>(share * static_cast<double>(profile.size()));
        COMPARE_ERROR(IccTransform::make(ProfileBytes(profile.begin(), profile.begin() + bytes)), profileUnusable);
    }
}

void HostileProfilesTest::livesThroughWrongBytesAnywhere()
{
    QFETCH(ProfileBytes, profile);
    std::mt19937 random(11);
    const std::size_t place = std::min<std::size_t>(profile.size(), 700); // (beyond that are numbers)
    for (int i = 0; i < 60; ++i) {
        ProfileBytes bytes = profile;
        for (unsigned count = 0; count <= random() % 4; ++count)
            bytes[random() % place] = static_cast<std::byte>(random());
        use(bytes);
    }
}

void HostileProfilesTest::livesThroughTagsThatPointAnywhere()
{
    const ProfileBytes profile = matrixProfile();
    for (const uint32_t value : {0u, 127u, 0x7FFFFFFFu, 0xFFFFFFF0u})
        for (std::size_t entry = 0; entry < 6; ++entry)
            for (const std::size_t field : {std::size_t{4}, std::size_t{8}}) {
                ProfileBytes bytes = profile;
                wordAt(bytes, tagTable + entry * tagEntry + field) = bigEndian(value);
                use(bytes);
            }
    ProfileBytes many = profile;
    wordAt(many, 128) = 0xFFFFFFFF;
    use(many);
}

/// All tags at the place of the first, and of one at its own entry in the table.
void HostileProfilesTest::livesThroughTagsThatShareTheirPlace()
{
    for (const ProfileBytes &profile : {matrixProfile(), tableProfile()}) {
        ProfileBytes same = profile;
        ProfileBytes own = profile;
        const uint32_t tags = bigEndian(wordAt(same, 128));
        for (std::size_t entry = 0; entry < tags; ++entry) {
            const std::size_t at = tagTable + entry * tagEntry;
            std::memcpy(same.data() + at + 4, same.data() + tagTable + 4, 8);
            wordAt(own, at + 4) = bigEndian(static_cast<uint32_t>(at));
        }
        use(same);
        use(own);
    }
}

void HostileProfilesTest::saysWhyInOneSentence()
{
    const auto transform = IccTransform::make(greyProfile());
    QVERIFY(!transform);
    QCOMPARE(sentence(transform.error()),
             std::string("The colour profile cannot be used (it is not for RGB pictures): the slide is shown as if it "
                         "had none."));
}

void HostileProfilesTest::refusesABadDisplay()
{
    COMPARE_ERROR(IccTransform::make(matrixProfile(), greyProfile()), profileUnusable);
}

QTEST_APPLESS_MAIN(HostileProfilesTest)
#include "tst_hostileprofiles.moc"
