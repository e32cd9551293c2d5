#include "tests/support/registeredslides.h"
#include "viewer/registration/slideregistration.h"

#include <vector>

using namespace tessera;
using namespace tessera::testing;

namespace {

/// A seventh of a nucleus; the finest pictures compared have pixels of 1 um.
constexpr double mostMicrometres = 1.0;

/// The largest distance, in um, between where the truth and the transform lead the inner half of the slide.
double largestError(const SlideTransform &found, const AffineMap &truth, const Level0Rect &extent)
{
    double largest = 0;
    for (const double x : {0.25, 0.5, 0.75})
        for (const double y : {0.25, 0.5, 0.75}) {
            const Level0Point point{x * extent.width, y * extent.height};
            largest = std::max(largest, found.distance(found(point), truth(point))->value());
        }
    return largest;
}

} // namespace

/// The same tissue on another slide, found without help.
class SlideRegistrationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsTheSameTissue_data();
    void findsTheSameTissue();
    void needsNoPixelPitch();
    void keepsLengthsWhenOnlyARigidTransformIsWanted();
    void followsTissueThatIsStretched();
    void tellsItsErrorHonestly();
    void reportsStagesInOrderUpToTheEnd();

private:
    Scratch m_scratch;
    std::shared_ptr<const SlideSource> m_slide;
    Pixels m_pixels;
};

void SlideRegistrationTest::initTestCase()
{
    m_slide = drawnSlide(m_scratch, 3);
    m_pixels = allPixelsOf(*m_slide);
}

void SlideRegistrationTest::findsTheSameTissue_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<QString>("stain");
    QTest::addColumn<int>("noise");
    QTest::addColumn<double>("missing");
    QTest::newRow("shifted") << 0.0 << 1.0 << false << "as it is" << 0 << 0.0;
    QTest::newRow("turned by 17 degrees") << 17.0 << 1.0 << false << "as it is" << 0 << 0.0;
    QTest::newRow("turned by 133 degrees") << 133.0 << 1.0 << false << "as it is" << 0 << 0.0;
    QTest::newRow("upside down") << 180.0 << 1.0 << false << "as it is" << 0 << 0.0;
    QTest::newRow("turned by 359 degrees") << 359.0 << 1.0 << false << "as it is" << 0 << 0.0;
    QTest::newRow("mirrored") << 0.0 << 1.0 << true << "as it is" << 0 << 0.0;
    QTest::newRow("mirrored and turned") << 250.0 << 1.0 << true << "as it is" << 0 << 0.0;
    QTest::newRow("pixels of 0.8 um") << 71.0 << 0.625 << false << "as it is" << 0 << 0.0;
    QTest::newRow("pixels of 0.4 um") << 300.0 << 1.25 << false << "as it is" << 0 << 0.0;
    QTest::newRow("another stain") << 40.0 << 1.0 << false << "immuno" << 0 << 0.0;
    QTest::newRow("no colours") << 40.0 << 1.0 << false << "grey" << 0 << 0.0;
    QTest::newRow("noise") << 99.0 << 1.0 << false << "as it is" << 40 << 0.0;
    QTest::newRow("two fifths missing") << 210.0 << 1.0 << false << "as it is" << 0 << 0.4;
    QTest::newRow("all of that") << 123.0 << 0.8 << true << "immuno" << 15 << 0.3;
}

void SlideRegistrationTest::findsTheSameTissue()
{
    QFETCH(double, degrees);
    QFETCH(double, scale);
    QFETCH(bool, mirrored);
    QFETCH(QString, stain);
    QFETCH(int, noise);
    QFETCH(double, missing);
    WarpOptions options = turnedOptions(*m_slide, degrees, scale, mirrored);
    options.noise = noise;
    if (stain == "immuno")
        options.recolour = asImmunoStain;
    if (stain == "grey")
        options.recolour = asGrey;
    if (missing > 0)
        options.missing = {{0, 0, missing * static_cast<double>(options.width), 1e9}};
    const WarpedSlide other(m_pixels, options);

    const Result<Registration> found = registerSlides(*m_slide, other, {}, {}, {});

    VERIFY_OK(found);
    const double error = largestError(found->transform, options.map, m_slide->facts().extent());
    QVERIFY2(error <= mostMicrometres, qPrintable(QString("%1 um").arg(error)));
    QCOMPARE(found->transform.parts().mirrored, mirrored);
    QVERIFY(std::abs(*found->transform.scaleOnGlass() - 1) < 0.01);
    QVERIFY(found->pixel <= Micrometres(2));
}

void SlideRegistrationTest::needsNoPixelPitch()
{
    WarpOptions options = turnedOptions(*m_slide, 200, 0.6);
    options.mpp.reset();
    const WarpedSlide other(m_pixels, options);

    const Result<Registration> found = registerSlides(*m_slide, other, {}, {}, {});

    VERIFY_OK(found);
    QVERIFY(largestError(found->transform, options.map, m_slide->facts().extent()) <= mostMicrometres);
    QVERIFY(found->error.inMicrometres); // by the first slide's pitch
    QVERIFY(!found->transform.scaleOnGlass());
}

void SlideRegistrationTest::keepsLengthsWhenOnlyARigidTransformIsWanted()
{
    const WarpOptions options = turnedOptions(*m_slide, 66, 0.8);
    const WarpedSlide other(m_pixels, options);
    RegistrationOptions rigid;
    rigid.freest = TransformKind::rigid;

    const Result<Registration> found = registerSlides(*m_slide, other, rigid, {}, {});

    VERIFY_OK(found);
    QVERIFY(found->transform.kind() == TransformKind::rigid);
    QVERIFY(std::abs(*found->transform.scaleOnGlass() - 1) < 1e-9);
    QVERIFY(largestError(found->transform, options.map, m_slide->facts().extent()) <= mostMicrometres);
}

void SlideRegistrationTest::followsTissueThatIsStretched()
{
    WarpOptions options = turnedOptions(*m_slide, 30);
    options.map.xx *= 1.04; // sections are pressed together by the knife
    options.map.xy += 0.02;
    const WarpedSlide other(m_pixels, options);

    const Result<Registration> found = registerSlides(*m_slide, other, {}, {}, {});

    VERIFY_OK(found);
    QVERIFY(found->transform.kind() == TransformKind::affine);
    QVERIFY(largestError(found->transform, options.map, m_slide->facts().extent()) <= mostMicrometres);
}

void SlideRegistrationTest::tellsItsErrorHonestly()
{
    // A rigid transform cannot follow tissue that is stretched by 1.5 %: what is left is some 4 um in the middle of the
    // way to the tissue's end, and has to be said.
    WarpOptions options = turnedOptions(*m_slide, 30);
    options.map.xx *= 1.015;
    options.map.yx *= 1.015;
    const WarpedSlide other(m_pixels, options);
    RegistrationOptions rigid;
    rigid.freest = TransformKind::rigid;

    const Result<Registration> found = registerSlides(*m_slide, other, rigid, {}, {});

    VERIFY_OK(found);
    const double truth = largestError(found->transform, options.map, m_slide->facts().extent());
    QVERIFY2(truth > 2, qPrintable(QString("%1 um").arg(truth)));
    QVERIFY2(found->error.ninetiethPercentile.value() > truth / 3,
             qPrintable(QString("said %1 um, is %2 um").arg(found->error.ninetiethPercentile.value()).arg(truth)));
    QVERIFY(found->error.ninetiethPercentile.value() < 4 * truth);
    QVERIFY(found->error.median <= found->error.ninetiethPercentile);
    QVERIFY(found->error.recognised > 0 && found->error.recognised <= found->error.tried);
}

void SlideRegistrationTest::reportsStagesInOrderUpToTheEnd()
{
    const WarpedSlide other(m_pixels, turnedOptions(*m_slide, 5));
    std::vector<std::pair<RegistrationStage, double>> reports;

    const Result<Registration> found = registerSlides(
        *m_slide, other, {}, [&](RegistrationStage stage, double done) { reports.emplace_back(stage, done); }, {});

    VERIFY_OK(found);
    QVERIFY(reports.size() >= 5);
    QVERIFY(std::is_sorted(reports.begin(), reports.end(),
                           [](const auto &a, const auto &b) { return a.second < b.second; }));
    QVERIFY(
        std::is_sorted(reports.begin(), reports.end(), [](const auto &a, const auto &b) { return a.first < b.first; }));
    QCOMPARE(reports.front().second, 0.0);
    QCOMPARE(reports.back().second, 1.0);
}

QTEST_APPLESS_MAIN(SlideRegistrationTest)
#include "tst_slideregistration.moc"
