#include "analysis/package/package.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace tessera;

class CalibrationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheSoftmaxWithoutACalibration();
    void dividesTheLogitsByTheTemperature();
    void scalesTheDifferenceOfTwoLogits();
    void staysFiniteForExtremeLogits_data();
    void staysFiniteForExtremeLogits();
};

void CalibrationTest::isTheSoftmaxWithoutACalibration()
{
    const std::vector<double> p = calibrated({}, {1, 2, 4});
    const double sum = std::exp(1) + std::exp(2) + std::exp(4);
    QCOMPARE(p[0], std::exp(1) / sum);
    QCOMPARE(p[1], std::exp(2) / sum);
    QCOMPARE(p[2], std::exp(4) / sum);
    QCOMPARE(calibrated({}, {3}), std::vector<double>{1});
}

void CalibrationTest::dividesTheLogitsByTheTemperature()
{
    const Calibration calibration{Calibration::Method::temperature, 2, 1, 0};
    QCOMPARE(calibrated(calibration, {1, 3}), calibrated({}, {0.5, 1.5}));
}

void CalibrationTest::scalesTheDifferenceOfTwoLogits()
{
    const Calibration calibration{Calibration::Method::platt, 1, 1.172, -2.3051};
    const std::vector<double> p = calibrated(calibration, {0.5, 3});
    QCOMPARE(p[1], 1 / (1 + std::exp(-(1.172 * 2.5 - 2.3051))));
    QCOMPARE(p[0] + p[1], 1.0);
}

void CalibrationTest::staysFiniteForExtremeLogits_data()
{
    QTest::addColumn<int>("method");
    QTest::newRow("none") << static_cast<int>(Calibration::Method::none);
    QTest::newRow("temperature") << static_cast<int>(Calibration::Method::temperature);
    QTest::newRow("platt") << static_cast<int>(Calibration::Method::platt);
}

void CalibrationTest::staysFiniteForExtremeLogits()
{
    QFETCH(int, method);
    const Calibration calibration{static_cast<Calibration::Method>(method), 1, 1, 0};
    for (const std::vector<double> &logits : {std::vector<double>{-1e6, 1e6}, {1e6, -1e6}, {1e300, 1e300}}) {
        const std::vector<double> p = calibrated(calibration, logits);
        QCOMPARE(std::accumulate(p.begin(), p.end(), 0.0), 1.0);
        QVERIFY(p[0] >= 0 && p[0] <= 1);
    }
    QCOMPARE(calibrated(calibration, {-1e6, 1e6})[1], 1.0);
}

QTEST_APPLESS_MAIN(CalibrationTest)
#include "tst_calibration.moc"
