#include "base/pixels.h"
#include "tests/support/scratch.h"
#include "tests/viewer/colour/profiles.h"
#include "viewer/colour/icctransform.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <thread>

using namespace tessera;
using namespace tessera::testing;

/// Colours through a profile, beside Little CMS's own computation in double precision.
class IccTransformTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheColoursOfTheProfile_data() { profiles(); }
    void givesTheColoursOfTheProfile();
    void isAtMostALittleOffForColoursOfNoSlide_data() { profiles(); }
    void isAtMostALittleOffForColoursOfNoSlide();
    void leavesTheColoursOfAnSrgbSlideAlone();
    void takesSmallerCellsWhereAProfileBendsTooMuch();
    void takesTheProfileOfADisplay();
    void worksInPlace();
    void givesManyThreadsTheSameColours();

private:
    static void profiles();
};

namespace {

std::shared_ptr<const IccTransform> transformOf(const ProfileBytes &slide, const ProfileBytes &display = {})
{
    auto transform = IccTransform::make(slide, display);
    if (!transform)
        qWarning("%s", sentence(transform.error()).c_str());
    return transform ? *transform : nullptr;
}

/// All greys, and what light through stained tissue looks like: nothing darker than a twentieth in any channel.
std::vector<uint32_t> brightFieldColours()
{
    std::vector<uint32_t> pixels;
    for (int level = 0; level < 256; ++level)
        pixels.push_back(rgb(static_cast<uint8_t>(level), static_cast<uint8_t>(level), static_cast<uint8_t>(level)));
    for (int eosin = 0; eosin <= 24; ++eosin)
        for (int haematoxylin = 0; haematoxylin <= 24; ++haematoxylin) {
            const auto level = [&](double h, double e) {
                return static_cast<uint8_t>(std::lround(255 * std::exp(-(haematoxylin * h + eosin * e) / 12.0)));
            };
            pixels.push_back(rgb(level(0.65, 0.07), level(0.70, 0.99), level(0.29, 0.11)));
        }
    return pixels;
}

/// Every fifth level of every channel.
std::vector<uint32_t> colourCube()
{
    std::vector<uint32_t> pixels;
    for (int r = 0; r < 256; r += 5)
        for (int g = 0; g < 256; g += 5)
            for (int b = 0; b < 256; b += 5)
                pixels.push_back(rgb(static_cast<uint8_t>(r), static_cast<uint8_t>(g), static_cast<uint8_t>(b)));
    return pixels;
}

/// By how many levels each pixel is off in its worst channel, sorted.
std::vector<double> errorsOf(const IccTransform &transform, const DoubleTransform &exact,
                             const std::vector<uint32_t> &pixels)
{
    std::vector<uint32_t> out(pixels.size());
    transform.apply(pixels, out.data());
    std::vector<double> errors;
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const std::array<double, 3> should = exact(pixels[i]);
        errors.push_back(
            std::max({std::abs(red(out[i]) - std::round(should[0])), std::abs(green(out[i]) - std::round(should[1])),
                      std::abs(blue(out[i]) - std::round(should[2]))}));
    }
    std::sort(errors.begin(), errors.end());
    return errors;
}

} // namespace

void IccTransformTest::profiles()
{
    QTest::addColumn<ProfileBytes>("profile");
    QTest::newRow("matrix") << matrixProfile();
    QTest::newRow("matrix of gamma 2.4") << matrixProfile(2.4);
    QTest::newRow("table") << tableProfile();
}

void IccTransformTest::givesTheColoursOfTheProfile()
{
    QFETCH(ProfileBytes, profile);
    const auto transform = transformOf(profile);
    QVERIFY(transform);
    const std::vector<double> errors = errorsOf(*transform, DoubleTransform(profile), brightFieldColours());
    const auto wrong = std::count_if(errors.begin(), errors.end(), [](double error) { return error > 1; });
    QVERIFY2(wrong <= 5, qPrintable(QString("%1 of %2 colours").arg(wrong).arg(errors.size())));
    QVERIFY2(errors.back() <= 2, qPrintable(QString::number(errors.back())));
}

void IccTransformTest::isAtMostALittleOffForColoursOfNoSlide()
{
    QFETCH(ProfileBytes, profile);
    const auto transform = transformOf(profile);
    QVERIFY(transform);
    const std::vector<double> errors = errorsOf(*transform, DoubleTransform(profile), colourCube());
    const auto wrong = std::count_if(errors.begin(), errors.end(), [](double error) { return error > 1; });
    QVERIFY2(static_cast<double>(wrong) < 0.05 * static_cast<double>(errors.size()),
             qPrintable(QString("%1 of %2 colours, one by %3").arg(wrong).arg(errors.size()).arg(errors.back())));
}

void IccTransformTest::leavesTheColoursOfAnSrgbSlideAlone()
{
    const auto transform = transformOf(bytesOf(cmsCreate_sRGBProfile()));
    QVERIFY(transform);
    const std::vector<uint32_t> pixels = colourCube();
    std::vector<uint32_t> out(pixels.size());
    transform->apply(pixels, out.data());
    QVERIFY(out == pixels);
}

void IccTransformTest::takesSmallerCellsWhereAProfileBendsTooMuch()
{
    const ProfileBytes profile = steepProfile();
    const auto transform = transformOf(profile);
    QVERIFY(transform);
    QVERIFY(errorsOf(*transform, DoubleTransform(profile), brightFieldColours()).back() <= 1);
}

void IccTransformTest::takesTheProfileOfADisplay()
{
    const ProfileBytes same = matrixProfile(1.9);
    const auto back = transformOf(same, same);
    QVERIFY(back);
    const std::vector<uint32_t> pixels = brightFieldColours();
    std::vector<uint32_t> out(pixels.size());
    back->apply(pixels, out.data());
    for (std::size_t i = 0; i < pixels.size(); ++i)
        QVERIFY(std::abs(red(out[i]) - red(pixels[i])) <= 1 && std::abs(blue(out[i]) - blue(pixels[i])) <= 1);
}

void IccTransformTest::worksInPlace()
{
    const auto transform = transformOf(matrixProfile());
    QVERIFY(transform);
    std::vector<uint32_t> pixels = brightFieldColours();
    std::vector<uint32_t> out(pixels.size());
    transform->apply(pixels, out.data());
    transform->apply(pixels, pixels.data());
    QVERIFY(pixels == out);
    QVERIFY(out.front() == rgb(0, 0, 0) && out[255] == rgb(255, 255, 255));
}

void IccTransformTest::givesManyThreadsTheSameColours()
{
    const ProfileBytes profile = tableProfile();
    const auto alone = transformOf(profile);
    const auto shared = transformOf(profile);
    QVERIFY(alone && shared);
    const std::vector<uint32_t> pixels = colourCube();
    std::vector<uint32_t> should(pixels.size());
    alone->apply(pixels, should.data());

    std::array<std::vector<uint32_t>, 4> outs;
    {
        std::vector<std::jthread> threads;
        for (auto &out : outs)
            threads.emplace_back([&] {
                out.resize(pixels.size());
                shared->apply(pixels, out.data());
            });
    }
    for (const auto &out : outs)
        QVERIFY(out == should);
}

QTEST_APPLESS_MAIN(IccTransformTest)
#include "tst_icctransform.moc"
