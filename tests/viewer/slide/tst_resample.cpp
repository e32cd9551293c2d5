#include "tests/support/slidefiles.h"
#include "viewer/slide/resample.h"

#include <QTest>

#include <cmath>

using namespace tessera;

/// Antialiased resampling.
class ResampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAConstantPictureConstant_data();
    void keepsAConstantPictureConstant();
    void copiesWhenNothingChanges();
    void averagesWholeBlocks();
    void weighsPartsOfPixelsByTheirArea();
    void keepsTheMean();
    void keepsARampARampWhenEnlarging();
    void repeatsTheEdgeOutside();
};

namespace {

Pixels painted(int width, int height, const testing::Painter &paint)
{
    Pixels pixels = Pixels::filled(width, height, 0);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            pixels.row(y)[x] = paint(x, y);
    return pixels;
}

double meanRed(const Pixels &pixels)
{
    double sum = 0;
    for (const uint32_t pixel : pixels.data)
        sum += red(pixel);
    return sum / static_cast<double>(pixels.data.size());
}

} // namespace

void ResampleTest::keepsAConstantPictureConstant_data()
{
    QTest::addColumn<double>("length");
    QTest::addColumn<int>("out");
    QTest::newRow("same") << 50.0 << 50;
    QTest::newRow("half") << 50.0 << 25;
    QTest::newRow("odd ratio") << 49.37 << 17;
    QTest::newRow("much smaller") << 50.0 << 1;
    QTest::newRow("larger") << 7.3 << 91;
}

void ResampleTest::keepsAConstantPictureConstant()
{
    QFETCH(const double, length);
    QFETCH(const int, out);
    for (const uint32_t colour : {rgb(255, 255, 255), rgb(1, 128, 254), rgb(0, 0, 0)}) {
        const Pixels small = resample(Pixels::filled(50, 50, colour), 0.21, 0.4, length, length, out, out);
        QCOMPARE(small.data, Pixels::filled(out, out, colour).data);
    }
}

void ResampleTest::copiesWhenNothingChanges()
{
    const Pixels source = painted(40, 30, testing::texture);
    QCOMPARE(resample(source, 0, 0, 40, 30, 40, 30).data, source.data);
    const Pixels part = resample(source, 5, 7, 10, 12, 10, 12);
    QCOMPARE(part.row(3)[2], source.row(10)[7]);
}

void ResampleTest::averagesWholeBlocks()
{
    const Pixels source = painted(4, 2, [](int64_t x, int64_t y) {
        const auto value = static_cast<uint8_t>(x * 10 + y * 100);
        return rgb(value, 0, static_cast<uint8_t>(255 - value));
    });
    const Pixels small = resample(source, 0, 0, 4, 2, 2, 1);
    QCOMPARE(small.data, (std::vector<uint32_t>{rgb(55, 0, 200), rgb(75, 0, 180)}));
}

void ResampleTest::weighsPartsOfPixelsByTheirArea()
{
    Pixels source = Pixels::filled(3, 1, rgb(0, 0, 0));
    source.data[1] = rgb(200, 200, 200);
    // 0.5 .. 2.5 holds half of the first, the second, and half of the third.
    QCOMPARE(red(resample(source, 0.5, 0, 2, 1, 1, 1).data[0]), uint8_t{100});
    // 0.75 .. 2 holds a quarter of the first and the second.
    QCOMPARE(red(resample(source, 0.75, 0, 1.25, 1, 1, 1).data[0]), uint8_t{160});
}

void ResampleTest::keepsTheMean()
{
    const Pixels source = painted(301, 207, testing::texture);
    for (const int side : {150, 64, 37, 5})
        QVERIFY(std::abs(meanRed(resample(source, 0, 0, 301, 207, side, side)) - meanRed(source)) < 0.6);
}

void ResampleTest::keepsARampARampWhenEnlarging()
{
    const Pixels source = painted(10, 1, [](int64_t x, int64_t) { return rgb(static_cast<uint8_t>(x * 20), 0, 0); });
    const Pixels large = resample(source, 0, 0, 10, 1, 40, 1);
    for (int x = 2; x < 38; ++x) // pixel centres: (x + 0.5) / 4 - 0.5
        QVERIFY(std::abs(red(large.data[static_cast<std::size_t>(x)]) - ((x + 0.5) / 4 - 0.5) * 20) <= 0.51);
}

void ResampleTest::repeatsTheEdgeOutside()
{
    Pixels source = Pixels::filled(4, 4, rgb(9, 9, 9));
    source.row(0)[0] = rgb(200, 100, 50);
    const Pixels out = resample(source, -8, -8, 8, 8, 4, 4);
    QCOMPARE(out.data, Pixels::filled(4, 4, rgb(200, 100, 50)).data);
}

QTEST_APPLESS_MAIN(ResampleTest)
#include "tst_resample.moc"
