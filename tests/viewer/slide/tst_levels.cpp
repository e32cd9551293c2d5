#include "viewer/slide/slidesource.h"

#include <QTest>

using namespace tessera;

/// Which level is read for a wanted resolution.
class LevelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheCoarsestLevelThatIsFineEnough_data();
    void takesTheCoarsestLevelThatIsFineEnough();
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

QTEST_APPLESS_MAIN(LevelsTest)
#include "tst_levels.moc"
