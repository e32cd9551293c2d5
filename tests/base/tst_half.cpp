#include "base/safetensors.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace tessera;

/// The half conversion against the definition of binary16, evaluated in long double.
class HalfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryHalf();
    void writesEveryHalfBack();
    void roundsToTheNearestAndTiesToEven();
    void keepsInfinitiesAndNaN();
};

namespace {

constexpr uint16_t largestFinite = 0x7BFF;

/// Value of a finite half.
long double valueOf(uint16_t half)
{
    const int exponent = half >> 10 & 31;
    const int mantissa = half & 1023;
    const long double magnitude = exponent == 0 ? std::ldexp(static_cast<long double>(mantissa), -24)
                                                : std::ldexp(static_cast<long double>(1024 + mantissa), exponent - 25);
    return half & 0x8000 ? -magnitude : magnitude;
}

bool isFinite(uint16_t half) { return (half & 0x7C00) != 0x7C00; }

} // namespace

void HalfTest::readsEveryHalf()
{
    for (int i = 0; i < 65536; ++i) {
        const auto half = static_cast<uint16_t>(i);
        const float value = fromHalf(half);
        QCOMPARE(std::signbit(value), (half & 0x8000) != 0);
        if (isFinite(half))
            QCOMPARE(static_cast<long double>(value), valueOf(half));
        else
            QVERIFY((half & 1023) ? std::isnan(value) : std::isinf(value));
    }
}

void HalfTest::writesEveryHalfBack()
{
    for (int i = 0; i < 65536; ++i) {
        const auto half = static_cast<uint16_t>(i);
        if (isFinite(half) || !(half & 1023))
            QCOMPARE(toHalf(fromHalf(half)), half);
    }
}

void HalfTest::roundsToTheNearestAndTiesToEven()
{
    for (uint16_t half = 0; half < largestFinite; ++half) {
        const auto next = static_cast<uint16_t>(half + 1);
        const auto middle = static_cast<float>((valueOf(half) + valueOf(next)) / 2); // exact in a float
        QCOMPARE(static_cast<long double>(middle), (valueOf(half) + valueOf(next)) / 2);
        const uint16_t even = half % 2 == 0 ? half : next;
        QCOMPARE(toHalf(middle), even);
        QCOMPARE(toHalf(-middle), static_cast<uint16_t>(even | 0x8000));
        QCOMPARE(toHalf(std::nextafter(middle, 0.0f)), half);
        QCOMPARE(toHalf(std::nextafter(middle, 1e9f)), next);
    }
}

void HalfTest::keepsInfinitiesAndNaN()
{
    constexpr float infinity = std::numeric_limits<float>::infinity();
    QCOMPARE(toHalf(infinity), uint16_t{0x7C00});
    QCOMPARE(toHalf(-infinity), uint16_t{0xFC00});
    QCOMPARE(toHalf(65520.0f), uint16_t{0x7C00}); // the middle between the largest half and 65536
    QCOMPARE(toHalf(std::nextafter(65520.0f, 0.0f)), largestFinite);
    QCOMPARE(toHalf(std::numeric_limits<float>::max()), uint16_t{0x7C00});
    QVERIFY(std::isnan(fromHalf(toHalf(std::numeric_limits<float>::quiet_NaN()))));
    QVERIFY(std::isnan(fromHalf(toHalf(std::bit_cast<float>(0x7F800001u)))));
}

QTEST_APPLESS_MAIN(HalfTest)
#include "tst_half.moc"
