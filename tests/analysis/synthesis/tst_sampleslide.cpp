#include "analysis/synthesis/sampleslide.h"

#include <QtTest>

#include <openslide/openslide.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tessera;

namespace {

std::string bytesOf(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Close {
    void operator()(openslide_t *slide) const { openslide_close(slide); }
};
using Slide = std::unique_ptr<openslide_t, Close>;

/// The channel with this shift, of a whole region.
std::vector<int> channelOf(openslide_t *slide, int level, int64_t x, int64_t y, int64_t edge, int shift)
{
    std::vector<uint32_t> pixels(static_cast<std::size_t>(edge * edge));
    openslide_read_region(slide, pixels.data(), x, y, level, edge, edge);
    std::vector<int> values;
    for (const uint32_t pixel : pixels)
        values.push_back(static_cast<int>(pixel >> shift & 255U));
    return values;
}

/// Peak memory in KiB of a process that draws a slide of this width.
long peakOf(const std::filesystem::path &path, int64_t width)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const bool done =
            writeSampleSlide(path, {.width = width, .height = smallestSample, .threads = 2}, {}, {}).has_value();
        ::_exit(done ? 0 : 1);
    }
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? usage.ru_maxrss : -1;
}

} // namespace

class SampleSlideTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(draw("Probe äöü", spec()));
    }
    void opensInOpenSlideWithLevelsOfFactorTwo();
    void carriesItsResolutionAndSaysThatItIsSynthetic();
    void everyLevelIsTheMeanOfTheOneBelow();
    void glassIsNearlyWhiteAndTissueIsColoured();
    void sameSeedGivesTheSameBytesWithOneThreadAndWithTwo();
    void anotherSeedGivesAnotherSlide();
    void memoryDoesNotGrowWithTheArea();
    void progressRisesToOne();

private:
    static SampleSpec spec() { return {.width = 2500, .height = 2050, .seed = 7, .threads = 2}; }
    std::filesystem::path pathOf(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / (std::string(name) + ".tiff");
    }
    bool draw(const char *name, const SampleSpec &spec)
    {
        return writeSampleSlide(pathOf(name), spec, {}, {}).has_value();
    }
    Slide open() const { return Slide(openslide_open(pathOf("Probe äöü").c_str())); }

    QTemporaryDir m_folder;
};

void SampleSlideTest::opensInOpenSlideWithLevelsOfFactorTwo()
{
    const Slide slide = open();
    QVERIFY(slide);
    QVERIFY(!openslide_get_error(slide.get()));
    QCOMPARE(openslide_detect_vendor(pathOf("Probe äöü").c_str()), "generic-tiff");
    QCOMPARE(openslide_get_level_count(slide.get()), 5);
    int64_t expectedWidth = 2500;
    int64_t expectedHeight = 2050;
    for (int level = 0; level < 5; ++level, expectedWidth /= 2, expectedHeight /= 2) {
        int64_t width = 0;
        int64_t height = 0;
        openslide_get_level_dimensions(slide.get(), level, &width, &height);
        QCOMPARE(width, expectedWidth);
        QCOMPARE(height, expectedHeight);
    }
}

void SampleSlideTest::carriesItsResolutionAndSaysThatItIsSynthetic()
{
    const Slide slide = open();
    QVERIFY(slide);
    QCOMPARE(openslide_get_property_value(slide.get(), "tiff.ResolutionUnit"), "centimeter");
    QCOMPARE(QByteArray(openslide_get_property_value(slide.get(), "tiff.XResolution")).toDouble(), 20'000.0);
    QCOMPARE(QByteArray(openslide_get_property_value(slide.get(), "tiff.YResolution")).toDouble(), 20'000.0);
    QVERIFY(QByteArray(openslide_get_property_value(slide.get(), "tiff.ImageDescription")).contains("not real tissue"));
}

void SampleSlideTest::everyLevelIsTheMeanOfTheOneBelow()
{
    const Slide slide = open();
    QVERIFY(slide);
    for (int level = 1; level < 5; ++level) {
        int64_t width = 0;
        int64_t height = 0;
        openslide_get_level_dimensions(slide.get(), level, &width, &height);
        const int64_t edge = std::min<int64_t>({width, height, 384});
        const int64_t x = (width - edge) / 2;
        const int64_t y = (height - edge) / 2;
        // Green: chroma, which the JPEG halves, moves it least.
        const std::vector<int> own = channelOf(slide.get(), level, x << level, y << level, edge, 8);
        const std::vector<int> below = channelOf(slide.get(), level - 1, x << level, y << level, 2 * edge, 8);
        double difference = 0;
        double bias = 0;
        for (int64_t row = 0; row < edge; ++row)
            for (int64_t column = 0; column < edge; ++column) {
                const auto at = [&](int64_t dx, int64_t dy) {
                    return below[static_cast<std::size_t>((2 * row + dy) * 2 * edge + 2 * column + dx)];
                };
                const double mean = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4.0;
                const double off = own[static_cast<std::size_t>(row * edge + column)] - mean;
                difference += std::abs(off);
                bias += off;
            }
        const double pixels = static_cast<double>(edge * edge);
        QVERIFY2(difference / pixels < 5, qPrintable(QString("level %1: %2").arg(level).arg(difference / pixels)));
        QVERIFY2(std::abs(bias / pixels) < 0.7, qPrintable(QString("level %1: %2").arg(level).arg(bias / pixels)));
    }
}

void SampleSlideTest::glassIsNearlyWhiteAndTissueIsColoured()
{
    const Slide slide = open();
    QVERIFY(slide);
    const auto median = [](std::vector<int> values) {
        std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
        return values[values.size() / 2];
    };
    for (const int shift : {0, 8, 16})
        QVERIFY(median(channelOf(slide.get(), 0, 0, 0, 40, shift)) > 225);
    const int red = median(channelOf(slide.get(), 2, 1000, 800, 100, 16));
    const int green = median(channelOf(slide.get(), 2, 1000, 800, 100, 8));
    const int blue = median(channelOf(slide.get(), 2, 1000, 800, 100, 0));
    QVERIFY(green + 25 < red && green + 25 < blue); // haematoxylin and eosin both take the green
}

void SampleSlideTest::sameSeedGivesTheSameBytesWithOneThreadAndWithTwo()
{
    SampleSpec alone = spec();
    alone.threads = 1;
    QVERIFY(draw("alone", alone));
    for (const char *ending : {".tiff", ".truth.csv", ".truth.geojson"}) {
        const auto named = [&](const char *stem) {
            return std::filesystem::path(m_folder.path().toStdString()) / (std::string(stem) + ending);
        };
        const std::string bytes = bytesOf(named("alone"));
        QVERIFY(!bytes.empty());
        QVERIFY(bytes == bytesOf(named("Probe äöü")));
    }
}

void SampleSlideTest::anotherSeedGivesAnotherSlide()
{
    SampleSpec other = spec();
    other.seed = 8;
    other.width = other.height = smallestSample;
    QVERIFY(draw("other", other));
    const Slide slide(openslide_open(pathOf("other").c_str()));
    QVERIFY(slide);
    const std::vector<int> own = channelOf(open().get(), 0, 900, 900, 200, 8);
    const std::vector<int> others = channelOf(slide.get(), 0, 900, 900, 200, 8);
    const auto same = std::ranges::count_if(
        own, [&, i = std::size_t{0}](int value) mutable { return std::abs(value - others[i++]) < 3; });
    QVERIFY(same < static_cast<std::ptrdiff_t>(own.size()) / 2);
}

void SampleSlideTest::memoryDoesNotGrowWithTheArea()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("Memory is not comparable under a sanitizer.");
#endif
    const long small = peakOf(pathOf("small"), 2'000);
    const long large = peakOf(pathOf("large"), 12'000);
    QVERIFY(small > 0 && large > 0);
    // The picture itself would take 57 MiB more.
    QVERIFY2(large - small < 16 * 1024, qPrintable(QString("%1 KiB, then %2 KiB").arg(small).arg(large)));
}

void SampleSlideTest::progressRisesToOne()
{
    double last = 0;
    bool rises = true;
    const auto progress = [&](double share) {
        rises = rises && share >= last;
        last = share;
    };
    QVERIFY(writeSampleSlide(pathOf("progress"), {.width = smallestSample, .height = smallestSample, .mpp = 2},
                             progress, {}));
    QVERIFY(rises);
    QCOMPARE(last, 1.0);
}

QTEST_APPLESS_MAIN(SampleSlideTest)
#include "tst_sampleslide.moc"
