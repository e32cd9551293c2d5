#include "tests/support/scratch.h"
#include "tests/support/shareddata.h"
#include "viewer/colour/displaytransform.h"
#include "viewer/slide/slidesource.h"
#include "viewer/slide/thumbnail.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace tessera;
using namespace tessera::testing;

/// Stains told apart, and found in slides whose stains are known.
class StainsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void getTheConcentrationsOfMixturesBack_data();
    void getTheConcentrationsOfMixturesBack();
    void showAPixelOfOneStainInItsView();
    void showGlassWhite();
    void lookTheSameByTableAsComputed();
    void areFoundWhereTheyWerePlanted_data();
    void areFoundWhereTheyWerePlanted();
    void areTheSameEveryTime();
    void areNotGuessedFromGlass();
    void areNotGuessedFromOneColour();
    void areNotSoughtOnceCancelled();
    void areFoundOnARealSlide();
};

namespace {

using Vector = OpticalDensity;

Vector unit(Vector vector)
{
    const double length = std::hypot(vector[0], vector[1], vector[2]);
    return {vector[0] / length, vector[1] / length, vector[2] / length};
}

double degreesBetween(const Vector &a, const Vector &b)
{
    return std::acos(std::min(1.0, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])) * 180 / M_PI;
}

Vector mixed(const StainVectors &stains, double haematoxylin, double eosin)
{
    Vector density{};
    for (std::size_t i = 0; i < 3; ++i)
        density[i] = haematoxylin * stains.haematoxylin[i] + eosin * stains.eosin[i];
    return density;
}

uint32_t pixelOf(const Vector &density)
{
    const auto level = [](double d) { return static_cast<uint8_t>(std::lround(255 * std::exp(-d))); };
    return rgb(level(density[0]), level(density[1]), level(density[2]));
}

/// A third glass, the rest tissue: each pixel mostly of one stain with some of the other, as nuclei and stroma are.
Pixels overviewOf(const StainVectors &stains)
{
    Pixels pixels = Pixels::filled(300, 200, rgb(245, 245, 246));
    std::mt19937 random(3);
    const auto share = [&] { return static_cast<double>(random() % 1000) / 1000; };
    for (int y = 0; y < pixels.height; ++y)
        for (int x = 100; x < pixels.width; ++x) {
            const bool isNucleus = random() % 3 == 0;
            const double much = 0.3 + 0.9 * share();
            const double little = 0.25 * share() * share();
            pixels.row(y)[x] = pixelOf(mixed(stains, isNucleus ? much : little, isNucleus ? little : much));
        }
    return pixels;
}

StainVectors scanner() { return {unit({0.56, 0.72, 0.41}), unit({0.22, 0.80, 0.56})}; }

} // namespace

void StainsTest::getTheConcentrationsOfMixturesBack_data()
{
    QTest::addColumn<bool>("isStandard");
    QTest::newRow("standard") << true;
    QTest::newRow("of a scanner") << false;
}

void StainsTest::getTheConcentrationsOfMixturesBack()
{
    QFETCH(bool, isStandard);
    const StainVectors stains = isStandard ? StainVectors::standard() : scanner();
    QVERIFY(stains.areUsable());
    const StainSeparation separation(stains);
    for (const auto &[haematoxylin, eosin] : {std::pair{0.0, 0.0}, {1.0, 0.0}, {0.0, 0.8}, {0.5, 0.3}, {1.2, 0.9}}) {
        const auto found = separation.concentrations(mixed(stains, haematoxylin, eosin));
        QVERIFY(std::abs(found[0] - haematoxylin) < 1e-9);
        QVERIFY(std::abs(found[1] - eosin) < 1e-9);
        QVERIFY(std::abs(found[2]) < 1e-9);
        // From whole levels it is a little less exact.
        const auto rounded = separation.concentrations(opticalDensity(pixelOf(mixed(stains, haematoxylin, eosin))));
        QVERIFY(std::abs(rounded[0] - haematoxylin) < 0.06);
        QVERIFY(std::abs(rounded[1] - eosin) < 0.06);
    }
}

void StainsTest::showAPixelOfOneStainInItsView()
{
    ColourSettings settings;
    settings.vectors = scanner();
    const uint32_t nucleus = pixelOf(mixed(scanner(), 0.9, 0));
    const auto shown = [&](StainView view) {
        settings.view = view;
        return DisplayTransform(nullptr, settings).applied(Pixels::filled(1, 1, nucleus)).data[0];
    };
    const uint32_t inHaematoxylin = shown(StainView::haematoxylin);
    QVERIFY(std::abs(red(inHaematoxylin) - red(nucleus)) <= 3 && std::abs(blue(inHaematoxylin) - blue(nucleus)) <= 3);
    QVERIFY(green(shown(StainView::eosin)) >= 250);
    QVERIFY(green(shown(StainView::residual)) >= 250);
}

void StainsTest::showGlassWhite()
{
    for (const StainView view : {StainView::haematoxylin, StainView::eosin, StainView::residual}) {
        ColourSettings settings;
        settings.view = view;
        const DisplayTransform transform(nullptr, settings);
        QVERIFY(transform.applied(Pixels::filled(1, 1, rgb(255, 255, 255))).data[0] == rgb(255, 255, 255));
        const bool isBlackShown = red(transform.applied(Pixels::filled(1, 1, rgb(0, 0, 0))).data[0]) < 100;
        QVERIFY(isBlackShown || view != StainView::residual); // (ink is of no stain)
    }
}

void StainsTest::lookTheSameByTableAsComputed()
{
    const StainSeparation separation(StainVectors::standard());
    std::mt19937 random(5);
    for (const StainView view : {StainView::haematoxylin, StainView::eosin, StainView::residual}) {
        ColourSettings settings;
        settings.view = view;
        Pixels pixels = Pixels::filled(5000, 1, 0);
        for (uint32_t &pixel : pixels.data)
            pixel = 0xFF000000u | static_cast<uint32_t>(random());
        const Pixels shown = DisplayTransform(nullptr, settings).applied(pixels);
        for (std::size_t i = 0; i < pixels.data.size(); ++i) {
            const auto all = separation.concentrations(opticalDensity(pixels.data[i]));
            const uint32_t should = separation.colourOf(view, all[static_cast<std::size_t>(view) - 1]);
            QVERIFY(std::abs(red(shown.data[i]) - red(should)) <= 1);
            QVERIFY(std::abs(green(shown.data[i]) - green(should)) <= 1);
            QVERIFY(std::abs(blue(shown.data[i]) - blue(should)) <= 1);
        }
    }
}

void StainsTest::areFoundWhereTheyWerePlanted_data() { getTheConcentrationsOfMixturesBack_data(); }

void StainsTest::areFoundWhereTheyWerePlanted()
{
    QFETCH(bool, isStandard);
    const StainVectors planted = isStandard ? StainVectors::standard() : scanner();
    const auto found = estimateStains(overviewOf(planted), {});
    VERIFY_OK(found);
    QVERIFY(degreesBetween(found->haematoxylin, planted.haematoxylin) < 3);
    QVERIFY(degreesBetween(found->eosin, planted.eosin) < 3);
    QVERIFY(found->areUsable());
}

void StainsTest::areTheSameEveryTime()
{
    const Pixels overview = overviewOf(scanner());
    const auto first = estimateStains(overview, {});
    const auto second = estimateStains(overview, {});
    VERIFY_OK(first);
    VERIFY_OK(second);
    QVERIFY(*first == *second);
}

void StainsTest::areNotGuessedFromGlass()
{
    COMPARE_ERROR(estimateStains(Pixels::filled(500, 400, rgb(250, 250, 250)), {}), stainsUnclear);
    COMPARE_ERROR(estimateStains(Pixels(), {}), stainsUnclear);
    Pixels speck = Pixels::filled(2000, 2000, rgb(250, 250, 250));
    for (int y = 0; y < 21; ++y)
        std::fill_n(speck.row(y), 21, y % 2 == 0 ? rgb(90, 60, 150) : rgb(220, 120, 160));
    COMPARE_ERROR(estimateStains(speck, {}), stainsUnclear);
}

void StainsTest::areNotGuessedFromOneColour()
{
    COMPARE_ERROR(estimateStains(Pixels::filled(500, 400, pixelOf(scanner().eosin)), {}), stainsUnclear);
}

void StainsTest::areNotSoughtOnceCancelled()
{
    std::stop_source source;
    source.request_stop();
    COMPARE_ERROR(estimateStains(overviewOf(scanner()), source.get_token()), cancelled);
}

void StainsTest::areFoundOnARealSlide()
{
    const std::filesystem::path path = sharedData("data/slides/CMU-1-Small-Region.svs");
    if (path.empty())
        QSKIP("the shared folder with the slide is not here");
    const auto slide = openSlide(path);
    VERIFY_OK(slide);
    const auto overview = thumbnail(**slide, 1024, {});
    VERIFY_OK(overview);
    const auto found = estimateStains(overview->pixels, {});
    VERIFY_OK(found);
    const StainVectors usual = scanner();
    QVERIFY(degreesBetween(found->haematoxylin, usual.haematoxylin) < 20);
    QVERIFY(degreesBetween(found->eosin, usual.eosin) < 20);
}

QTEST_APPLESS_MAIN(StainsTest)
#include "tst_stains.moc"
