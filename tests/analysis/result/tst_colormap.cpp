#include "analysis/result/colormap.h"
#include "base/pixels.h"

#include <QTest>

#include <cmath>

using namespace tessera;

class ColourMapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void risesInLightness_data();
    void risesInLightness();
    void beginsAndEndsWhereItsNameSays();
    void isOpaque();
    void showsHiddenTilesInAColourApart();
};

namespace {

struct Lab {
    double l, a, b;
};

/// CIE L*a*b* of an sRGB colour (D65).
Lab labOf(uint32_t pixel)
{
    const auto linear = [](int value) {
        const double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    const double r = linear(red(pixel)), g = linear(green(pixel)), b = linear(blue(pixel));
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(uint32_t first, uint32_t second)
{
    const Lab p = labOf(first), q = labOf(second);
    return std::hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}

} // namespace

void ColourMapTest::risesInLightness_data()
{
    QTest::addColumn<int>("map");
    for (const ColourMap map : {ColourMap::cividis, ColourMap::viridis})
        QTest::addRow("%s", nameOf(map).data()) << static_cast<int>(map);
}

void ColourMapTest::risesInLightness()
{
    QFETCH(int, map);
    const auto &colours = table(static_cast<ColourMap>(map));
    double before = labOf(colours[0]).l;
    for (std::size_t i = 1; i < colours.size(); ++i) {
        const double lightness = labOf(colours[i]).l;
        QVERIFY2(lightness > before - 0.15,
                 qPrintable(QString("entry %1: %2 after %3").arg(i).arg(lightness).arg(before)));
        if (i % 8 == 0) // (bytes round: single steps may stand still)
            QVERIFY2(lightness > labOf(colours[i - 8]).l, qPrintable(QString("entry %1").arg(i)));
        QVERIFY2(difference(colours[i - 1], colours[i]) < 2.5, qPrintable(QString("a step before entry %1").arg(i)));
        before = lightness;
    }
    QVERIFY(labOf(colours[255]).l - labOf(colours[0]).l > 70);
}

void ColourMapTest::beginsAndEndsWhereItsNameSays()
{
    QCOMPARE(table(ColourMap::cividis).front(), rgb(0, 32, 77));
    QCOMPARE(table(ColourMap::cividis).back(), rgb(254, 232, 56));
    QCOMPARE(table(ColourMap::viridis).front(), rgb(68, 2, 84));
    QCOMPARE(table(ColourMap::viridis).back(), rgb(253, 231, 37));
}

void ColourMapTest::isOpaque()
{
    for (const ColourMap map : {ColourMap::cividis, ColourMap::viridis})
        for (const uint32_t colour : table(map))
            QCOMPARE(colour >> 24, 0xFFu);
}

void ColourMapTest::showsHiddenTilesInAColourApart()
{
    for (const ColourMap map : {ColourMap::cividis, ColourMap::viridis})
        for (const uint32_t colour : table(map))
            QVERIFY(difference(colour, hiddenTileColour) > 40);
}

QTEST_APPLESS_MAIN(ColourMapTest)
#include "tst_colormap.moc"
