#include "tests/support/slidefiles.h"
#include "viewer/slide/slidesource.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tessera;

/// Which level is read for a wanted resolution.
class LevelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheCoarsestLevelThatIsFineEnough_data();
    void takesTheCoarsestLevelThatIsFineEnough();
    void showsTheSlideOnALevelSmallerThanItsTiles();
};

void LevelsTest::takesTheCoarsestLevelThatIsFineEnough_data()
{
    QTest::addColumn<std::vector<double>>("downsamples");
    QTest::addColumn<double>("wanted");
    QTest::addColumn<int>("level");
    const std::vector<double> powers{1, 4, 16};
    QTest::newRow("finer than the slide") << powers << 0.5 << 0;
    QTest::newRow("the slide itself") << powers << 1.0 << 0;
    QTest::newRow("between two levels") << powers << 3.9 << 0;
    QTest::newRow("exactly a level") << powers << 4.0 << 1;
    QTest::newRow("coarser than all") << powers << 100.0 << 2;
    QTest::newRow("2.0005 counts as 2") << std::vector<double>{1, 2.0005055500659967} << 2.0 << 1;
    QTest::newRow("2.1 does not") << std::vector<double>{1, 2.1} << 2.0 << 0;
    QTest::newRow("levels out of order") << std::vector<double>{1, 8, 2} << 4.0 << 2;
}

void LevelsTest::takesTheCoarsestLevelThatIsFineEnough()
{
    QFETCH(const std::vector<double>, downsamples);
    QFETCH(const double, wanted);
    QFETCH(const int, level);
    SlideFacts facts;
    for (const double downsample : downsamples) {
        SlideLevel row;
        row.downsample = downsample;
        facts.levels.push_back(row);
    }
    QCOMPARE(levelForDownsample(facts, wanted), level);
}

void LevelsTest::showsTheSlideOnALevelSmallerThanItsTiles()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("slide.tiff").toStdString();
    testing::PyramidSpec spec;
    spec.width = 320;
    spec.height = 256;
    spec.tile = 128;
    spec.levels = 4;
    spec.paint = [](int64_t x, int64_t y) { return x < 160 ? (y < 128 ? 0xFFC04040u : 0xFF40C040u) : 0xFF4040C0u; };
    testing::makePyramid(path, spec);
    const auto slide = openSlide(path, {.tilePath = TilePath::openslideOnly, .userMpp = {}});
    QVERIFY(slide);
    for (int level = 0; level < 4; ++level) {
        const SlideLevel &size = (*slide)->facts().levels[static_cast<std::size_t>(level)];
        const auto region = (*slide)->read(level, {-2, -2, size.width + 4, size.height + 4});
        QVERIFY(region && region->damaged.empty());
        const auto near = [&](double x, double y, uint32_t expected) {
            const uint32_t pixel = region->pixels.row(
                2 + static_cast<int>(y * static_cast<double>(
                                             size.height)))[2 + static_cast<int>(x * static_cast<double>(size.width))];
            return std::abs(red(pixel) - red(expected)) < 16 && std::abs(green(pixel) - green(expected)) < 16 &&
                   std::abs(blue(pixel) - blue(expected)) < 16;
        };
        QVERIFY2(near(0.2, 0.2, 0xFFC04040u) && near(0.2, 0.8, 0xFF40C040u) && near(0.8, 0.5, 0xFF4040C0u),
                 qPrintable(QString::number(level)));
        QCOMPARE(region->pixels.data.front(), (*slide)->facts().background);
    }
}

QTEST_APPLESS_MAIN(LevelsTest)
#include "tst_levels.moc"
