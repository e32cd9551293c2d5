#include "tests/support/slidefiles.h"
#include "viewer/slide/detail/pitch.h"
#include "viewer/slide/slidesource.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::testing;

/// Where the um per pixel of a slide come from.
class PitchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheFirstPlausibleSource_data();
    void takesTheFirstPlausibleSource();
    void theUsersOwnValueWins();
    void refusesAValueThatIsNoScanResolution_data();
    void refusesAValueThatIsNoScanResolution();
};

void PitchTest::takesTheFirstPlausibleSource_data()
{
    using Properties = detail::SlideProperties;
    QTest::addColumn<Properties>("properties");
    QTest::addColumn<double>("mpp"); // 0 = unknown
    QTest::addColumn<MppSource>("source");
    const auto row = [](const char *name, const Properties &properties, double mpp,
                        MppSource source = MppSource::file) { QTest::newRow(name) << properties << mpp << source; };
    const Properties tags{
        {"tiff.XResolution", "20000"}, {"tiff.YResolution", "20000"}, {"tiff.ResolutionUnit", "centimeter"}};
    Properties all = tags;
    all.insert({{"openslide.mpp-x", "0.25"}, {"openslide.mpp-y", "0.25"}, {"openslide.objective-power", "20"}});
    Properties powerAndTags = tags;
    powerAndTags.emplace("openslide.objective-power", "40");
    row("nothing", {}, 0);
    row("the file before all", all, 0.25);
    row("decimal comma", {{"openslide.mpp-x", "0,5"}, {"openslide.mpp-y", "0,5"}}, 0.5);
    row("one axis alone is not enough", {{"openslide.mpp-x", "0.25"}}, 0);
    row("tags before objective power", powerAndTags, 0.5, MppSource::resolutionTag);
    row("centimetre", tags, 0.5, MppSource::resolutionTag);
    row("inch", {{"tiff.XResolution", "50800"}, {"tiff.YResolution", "50800"}, {"tiff.ResolutionUnit", "inch"}}, 0.5,
        MppSource::resolutionTag);
    row("no unit is inch", {{"tiff.XResolution", "50800"}, {"tiff.YResolution", "50800"}}, 0.5,
        MppSource::resolutionTag);
    row("unit none", {{"tiff.XResolution", "50800"}, {"tiff.YResolution", "50800"}, {"tiff.ResolutionUnit", "unknown"}},
        0);
    row("72 dpi", {{"tiff.XResolution", "72"}, {"tiff.YResolution", "72"}, {"tiff.ResolutionUnit", "inch"}}, 0);
    row("96 dpi, but a known objective",
        {{"tiff.XResolution", "96"}, {"tiff.YResolution", "96"}, {"openslide.objective-power", "20"}}, 0.5,
        MppSource::objectivePower);
    row("resolution 0", {{"tiff.XResolution", "0"}, {"tiff.YResolution", "0"}}, 0);
    row("objective power", {{"openslide.objective-power", "40"}}, 0.25, MppSource::objectivePower);
    row("objective power 0", {{"openslide.objective-power", "0"}}, 0);
    row("implausible mpp gives way",
        {{"openslide.mpp-x", "1000"}, {"openslide.mpp-y", "1000"}, {"openslide.objective-power", "20"}}, 0.5,
        MppSource::objectivePower);
    row("not a number", {{"openslide.mpp-x", "nan"}, {"openslide.mpp-y", "abc"}}, 0);
}

void PitchTest::takesTheFirstPlausibleSource()
{
    QFETCH(const detail::SlideProperties, properties);
    QFETCH(const double, mpp);
    QFETCH(const MppSource, source);
    const std::optional<MicronsPerPixel> pitch = detail::pitchFromProperties(properties);
    QCOMPARE(pitch.has_value(), mpp != 0);
    if (pitch) {
        QCOMPARE(pitch->x, mpp);
        QCOMPARE(pitch->y, mpp);
        QCOMPARE(pitch->source, source);
    }
}

void PitchTest::theUsersOwnValueWins()
{
    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "aperio.svs";
    PyramidSpec spec;
    spec.description = aperioDescription(0.5, 20);
    makePyramid(path, spec);
    const auto plain = openSlide(path);
    QVERIFY(plain);
    QCOMPARE((*plain)->facts().mpp, (MicronsPerPixel{0.5, 0.5, MppSource::file}));
    SlideOptions options;
    options.userMpp = 0.25;
    const auto slide = openSlide(path, options);
    QVERIFY(slide);
    QCOMPARE((*slide)->facts().mpp, (MicronsPerPixel{0.25, 0.25, MppSource::user}));
}

void PitchTest::refusesAValueThatIsNoScanResolution_data()
{
    QTest::addColumn<double>("value");
    for (const double value : {0.0, -0.5, 352.0, 0.049, std::numeric_limits<double>::quiet_NaN()})
        QTest::newRow(qPrintable(QString::number(value))) << value;
}

void PitchTest::refusesAValueThatIsNoScanResolution()
{
    QFETCH(const double, value);
    SlideOptions options;
    options.userMpp = value;
    const auto slide = openSlide("any.svs", options);
    QVERIFY(!slide);
    QCOMPARE(slide.error().code, ErrorCode::mppImplausible);
}

QTEST_APPLESS_MAIN(PitchTest)
#include "tst_pitch.moc"
