#include "tests/support/scratch.h"
#include "tests/viewer/colour/profiles.h"
#include "viewer/colour/slidecolour.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <cmath>

using namespace tessera;
using namespace tessera::testing;
using namespace std::chrono_literals;

/// The colours of one slide while profiles load, settings change and stains are estimated.
class SlideColourTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatBecomesOfTheProfile_data();
    void saysWhatBecomesOfTheProfile();
    void switchesTheProfileOff();
    void showsASlideWithoutProfileOnAnotherDisplay();
    void takesAnotherDisplayWhileItIsShown();
    void readsTheProfileOfADisplayFromAFile();
    void refusesAFileThatIsNoProfileOfADisplay_data();
    void refusesAFileThatIsNoProfileOfADisplay();
    void givesAnotherNumberToAnotherPictureAlone();
    void tellsItsWatchersOfEveryChange();
    void tellsNobodyWhoHasEndedIt();
    void makesEstimatedStainsItsSettings();
    void goesBackToTheStandardStainsWhereTheyAreUnclear();
    void endsWhileItIsStillBusy();
    void takesManyThreadsAtOnce();
};

namespace {

std::shared_ptr<const ColourProfile> profileOf(ProfileBytes bytes)
{
    auto profile = std::make_shared<ColourProfile>();
    profile->size = bytes.size();
    profile->bytes = std::move(bytes);
    return profile;
}

/// Two stains, side by side.
std::shared_ptr<const Pixels> stainedPicture()
{
    auto picture = std::make_shared<Pixels>(Pixels::filled(200, 200, rgb(120, 80, 160)));
    for (int y = 0; y < 100; ++y)
        std::fill_n(picture->row(y), 200, rgb(230, 120, 170));
    return picture;
}

} // namespace

void SlideColourTest::saysWhatBecomesOfTheProfile_data()
{
    QTest::addColumn<ProfileBytes>("bytes");
    QTest::addColumn<int>("state");
    QTest::newRow("none") << ProfileBytes{} << static_cast<int>(IccState::noProfile);
    QTest::newRow("good") << matrixProfile() << static_cast<int>(IccState::on);
    QTest::newRow("bad") << ProfileBytes(500, std::byte{1}) << static_cast<int>(IccState::unusable);
}

void SlideColourTest::saysWhatBecomesOfTheProfile()
{
    QFETCH(ProfileBytes, bytes);
    QFETCH(int, state);
    const SlideColour colour(bytes.empty() ? nullptr : profileOf(bytes));
    const NumberedTransform loaded = colour.whenLoaded({});
    QCOMPARE(static_cast<int>(colour.iccState()), state);
    QCOMPARE(loaded.transform->isIdentity(), state != static_cast<int>(IccState::on));
    QCOMPARE(colour.iccError().has_value(), state == static_cast<int>(IccState::unusable));
    QCOMPARE(loaded.number, colour.currentNumber());
}

void SlideColourTest::switchesTheProfileOff()
{
    SlideColour colour(profileOf(matrixProfile()));
    (void)colour.whenLoaded({});
    ColourSettings settings;
    settings.icc = IccUse::off;
    colour.setSettings(settings);
    QCOMPARE(colour.iccState(), IccState::off);
    QVERIFY(colour.current().transform->isIdentity());
}

void SlideColourTest::showsASlideWithoutProfileOnAnotherDisplay()
{
    SlideColour colour(nullptr, std::make_shared<const DisplayProfile>(matrixProfile()));
    QTRY_VERIFY(!colour.current().transform->isIdentity());
    QCOMPARE(colour.iccState(), IccState::noProfile);
    // Of a display with the same primaries and curve as the slide's profile nothing is left to do.
    SlideColour same(profileOf(matrixProfile()), std::make_shared<const DisplayProfile>(matrixProfile()));
    QVERIFY(same.whenLoaded({}).transform->isIdentity());
    QCOMPARE(same.iccState(), IccState::on);
}

void SlideColourTest::takesAnotherDisplayWhileItIsShown()
{
    SlideColour colour(profileOf(matrixProfile()));
    const int64_t first = colour.whenLoaded({}).number;
    colour.setDisplay(std::make_shared<const DisplayProfile>(matrixProfile(2.4)));
    QTRY_VERIFY(colour.currentNumber() != first);
    colour.setDisplay(std::make_shared<const DisplayProfile>(matrixProfile()));
    QTRY_VERIFY(colour.current().transform->isIdentity());
    colour.setDisplay(nullptr);
    QTRY_VERIFY(!colour.current().transform->isIdentity());
}

void SlideColourTest::readsTheProfileOfADisplayFromAFile()
{
    const Scratch scratch;
    const ProfileBytes bytes = matrixProfile(2.4);
    const auto path =
        scratch.write("monitor.icc", std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size()));
    const auto profile = readDisplayProfile(path);
    VERIFY_OK(profile);
    QVERIFY(**profile == bytes);
}

void SlideColourTest::refusesAFileThatIsNoProfileOfADisplay_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("error");
    QTest::newRow("not there") << "nowhere.icc"
                               << "fileMissing";
    QTest::newRow("empty") << "empty.icc"
                           << "fileEmpty";
    QTest::newRow("text") << "text.icc"
                          << "profileUnusable";
}

void SlideColourTest::refusesAFileThatIsNoProfileOfADisplay()
{
    QFETCH(const QString, name);
    QFETCH(const QString, error);
    const Scratch scratch;
    scratch.write("empty.icc", "");
    scratch.write("text.icc", std::string(1000, 'x'));
    const auto profile = readDisplayProfile(scratch / name.toStdString());
    QVERIFY(!profile);
    QCOMPARE(nameOf(profile.error().code), error.toStdString());
}

void SlideColourTest::givesAnotherNumberToAnotherPictureAlone()
{
    SlideColour colour(nullptr);
    const int64_t first = colour.currentNumber();
    ColourSettings settings;
    settings.icc = IccUse::off; // (there is no profile)
    colour.setSettings(settings);
    QCOMPARE(colour.currentNumber(), first);
    settings.adjustments.gamma = 2;
    colour.setSettings(settings);
    const int64_t second = colour.currentNumber();
    QVERIFY(second != first);
    colour.setSettings(settings);
    QCOMPARE(colour.currentNumber(), second);
    colour.setSettings(ColourSettings());
    QVERIFY(colour.currentNumber() != second);
}

void SlideColourTest::tellsItsWatchersOfEveryChange()
{
    SlideColour colour(profileOf(matrixProfile()));
    std::atomic<int> calls = 0;
    const SlideColour::Watch watch = colour.watch([&] { ++calls; });
    (void)colour.whenLoaded({});
    QTRY_VERIFY(calls >= 1);
    const int before = calls;
    ColourSettings settings;
    settings.view = StainView::eosin;
    colour.setSettings(settings);
    QCOMPARE(calls.load(), before + 1);
}

void SlideColourTest::tellsNobodyWhoHasEndedIt()
{
    SlideColour colour(nullptr);
    int ended = 0;
    int kept = 0;
    SlideColour::Watch first = colour.watch([&] { ++ended; });
    const SlideColour::Watch second = colour.watch([&] { ++kept; });
    first = {};
    ColourSettings settings;
    settings.view = StainView::eosin;
    colour.setSettings(settings);
    QCOMPARE(ended, 0);
    QCOMPARE(kept, 1);
}

void SlideColourTest::makesEstimatedStainsItsSettings()
{
    SlideColour colour(nullptr);
    colour.estimateStains(stainedPicture());
    QTRY_VERIFY(!colour.isEstimating());
    QVERIFY(!colour.stainsError());
    QVERIFY(colour.settings().vectors);
    QVERIFY(colour.settings().vectors->haematoxylin[0] > colour.settings().vectors->eosin[0]);
}

void SlideColourTest::goesBackToTheStandardStainsWhereTheyAreUnclear()
{
    SlideColour colour(nullptr);
    colour.estimateStains(stainedPicture());
    QTRY_VERIFY(colour.settings().vectors);
    colour.estimateStains(std::make_shared<const Pixels>(Pixels::filled(100, 100, 0xFFFFFFFF)));
    QTRY_VERIFY(colour.stainsError());
    QCOMPARE(colour.stainsError()->code, ErrorCode::stainsUnclear);
    QVERIFY(!colour.settings().vectors);
}

void SlideColourTest::endsWhileItIsStillBusy()
{
    for (int i = 0; i < 5; ++i) {
        SlideColour colour(profileOf(tableProfile()));
        colour.estimateStains(std::make_shared<const Pixels>(Pixels::filled(2000, 2000, rgb(120, 80, 160))));
        colour.estimateStains(stainedPicture());
    }
}

void SlideColourTest::takesManyThreadsAtOnce()
{
    SlideColour colour(profileOf(matrixProfile()));
    std::atomic<int> calls = 0;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 50; ++i) {
                const SlideColour::Watch watch = colour.watch([&] { ++calls; });
                ColourSettings settings;
                settings.adjustments.brightness = 0.001 * (i * 4 + thread);
                colour.setSettings(settings);
                Pixels pixels = Pixels::filled(16, 1, rgb(120, 80, 160));
                colour.current().transform->apply(pixels.data, pixels.data.data());
            }
        });
    threads.clear();
    QVERIFY(calls > 0);
    QVERIFY(!colour.whenLoaded({}).transform->isIdentity());
}

QTEST_GUILESS_MAIN(SlideColourTest)
#include "tst_slidecolour.moc"
