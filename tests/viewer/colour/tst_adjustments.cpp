#include "tests/support/scratch.h"
#include "viewer/colour/coloursettings.h"
#include "viewer/colour/displaytransform.h"

#include <QTest>

#include <limits>

using namespace tessera;

/// What a user's settings do to levels, and how they are saved.
class AdjustmentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leaveEverythingAsItIsByDefault();
    void makeOfALevelWhatTheFormulaSays_data();
    void makeOfALevelWhatTheFormulaSays();
    void changeOneChannelAlone();
    void keepWithinWhatIsAllowed();
    void comeBackFromJson();
    void takeTheJsonOfALaterVersion();
    void refuseWhatIsNoJsonOfThem_data();
    void refuseWhatIsNoJsonOfThem();
    void takeNoStainsThatCannotBeDivided();
};

void AdjustmentsTest::leaveEverythingAsItIsByDefault()
{
    QVERIFY(Adjustments().isIdentity());
    QVERIFY(ColourSettings().areDefault());
    QVERIFY(DisplayTransform(nullptr, ColourSettings()).isIdentity());
    const LevelTables tables = Adjustments().tables();
    for (std::size_t level = 0; level < 256; ++level)
        QCOMPARE(static_cast<std::size_t>(tables[1][level]), level);
}

void AdjustmentsTest::makeOfALevelWhatTheFormulaSays_data()
{
    QTest::addColumn<double>("brightness");
    QTest::addColumn<double>("contrast");
    QTest::addColumn<double>("gamma");
    QTest::addColumn<double>("black");
    QTest::addColumn<double>("full");
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("becomes");
    QTest::newRow("brightness lifts") << 0.2 << 1.0 << 1.0 << 0.0 << 255.0 << 100 << 151;
    QTest::newRow("brightness ends at white") << 0.2 << 1.0 << 1.0 << 0.0 << 255.0 << 240 << 255;
    QTest::newRow("contrast spreads above the middle") << 0.0 << 2.0 << 1.0 << 0.0 << 255.0 << 150 << 173;
    QTest::newRow("contrast spreads below the middle") << 0.0 << 2.0 << 1.0 << 0.0 << 255.0 << 100 << 73;
    QTest::newRow("no contrast is grey") << 0.0 << 0.0 << 1.0 << 0.0 << 255.0 << 10 << 128;
    QTest::newRow("gamma lightens") << 0.0 << 1.0 << 2.0 << 0.0 << 255.0 << 64 << 128;
    QTest::newRow("gamma leaves white") << 0.0 << 1.0 << 2.0 << 0.0 << 255.0 << 255 << 255;
    QTest::newRow("range") << 0.0 << 1.0 << 1.0 << 50.0 << 150.0 << 100 << 128;
    QTest::newRow("below the range") << 0.0 << 1.0 << 1.0 << 50.0 << 150.0 << 49 << 0;
    QTest::newRow("above the range") << 0.0 << 1.0 << 1.0 << 50.0 << 150.0 << 151 << 255;
    QTest::newRow("all of it") << 0.1 << 1.5 << 2.0 << 20.0 << 220.0 << 120 << 198; // sqrt(0.5 * 1.5 - 0.25 + 0.1)
}

void AdjustmentsTest::makeOfALevelWhatTheFormulaSays()
{
    QFETCH(double, brightness);
    QFETCH(double, contrast);
    QFETCH(double, gamma);
    QFETCH(double, black);
    QFETCH(double, full);
    QFETCH(int, level);
    QFETCH(int, becomes);
    ColourSettings settings;
    settings.adjustments = {brightness, contrast, gamma, {{{black, full}, {black, full}, {black, full}}}};
    const DisplayTransform transform(nullptr, settings);
    QVERIFY(!transform.isIdentity());
    const auto value = static_cast<uint8_t>(level);
    const Pixels shown = transform.applied(Pixels::filled(3, 2, rgb(value, value, value)));
    QCOMPARE(static_cast<int>(red(shown.data.back())), becomes);
    QCOMPARE(static_cast<int>(green(shown.data.back())), becomes);
    QCOMPARE(static_cast<int>(blue(shown.data.back())), becomes);
}

void AdjustmentsTest::changeOneChannelAlone()
{
    ColourSettings settings;
    settings.adjustments.channels[1] = {100, 200};
    const Pixels shown = DisplayTransform(nullptr, settings).applied(Pixels::filled(1, 1, rgb(120, 150, 180)));
    QVERIFY(shown.data[0] == rgb(120, 128, 180));
}

void AdjustmentsTest::keepWithinWhatIsAllowed()
{
    constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();
    const Adjustments limited = Adjustments{7, -3, noNumber, {{{300, 20}, {-5, 1000}, {noNumber, noNumber}}}}.limited();
    QCOMPARE(limited.brightness, 1.0);
    QCOMPARE(limited.contrast, 0.0);
    QCOMPARE(limited.gamma, 1.0);
    QVERIFY(limited.channels[0] == (ChannelRange{254, 255}));
    QVERIFY(limited.channels[1] == (ChannelRange{0, 255}));
    QVERIFY(limited.channels[2] == (ChannelRange{0, 255}));
}

void AdjustmentsTest::comeBackFromJson()
{
    ColourSettings settings;
    settings.icc = IccUse::off;
    settings.adjustments = {0.1, 1.3, 0.7, {{{1, 250}, {2, 240.5}, {0, 255}}}};
    settings.view = StainView::eosin;
    settings.vectors = StainVectors::standard();
    const Result<ColourSettings> back = colourSettingsFromJson(toJson(settings));
    VERIFY_OK(back);
    QVERIFY(*back == settings);
    VERIFY_OK(colourSettingsFromJson(toJson(ColourSettings())));
    QVERIFY(colourSettingsFromJson(toJson(ColourSettings()))->areDefault());
}

void AdjustmentsTest::takeTheJsonOfALaterVersion()
{
    const auto settings = colourSettingsFromJson(R"({"gamma": 1.5, "view": "melanin", "hue": 3})");
    VERIFY_OK(settings);
    ColourSettings should;
    should.adjustments.gamma = 1.5;
    QVERIFY(*settings == should);
}

void AdjustmentsTest::refuseWhatIsNoJsonOfThem_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("nothing") << std::string();
    QTest::newRow("cut") << std::string(R"({"gamma": 1.)");
    QTest::newRow("a list") << std::string("[1]");
    QTest::newRow("a word for a number") << std::string(R"({"gamma": "much"})");
    QTest::newRow("a short range") << std::string(R"({"red": [1]})");
    QTest::newRow("stains without eosin") << std::string(R"({"stains": {"haematoxylin": [1, 0, 0]}})");
}

void AdjustmentsTest::refuseWhatIsNoJsonOfThem()
{
    QFETCH(std::string, text);
    COMPARE_ERROR(colourSettingsFromJson(text), colourInvalid);
}

void AdjustmentsTest::takeNoStainsThatCannotBeDivided()
{
    const auto settings = colourSettingsFromJson(R"({"stains": {"haematoxylin": [1, 0, 0], "eosin": [1, 0, 0]}})");
    VERIFY_OK(settings);
    QVERIFY(!settings->vectors);
}

QTEST_APPLESS_MAIN(AdjustmentsTest)
#include "tst_adjustments.moc"
