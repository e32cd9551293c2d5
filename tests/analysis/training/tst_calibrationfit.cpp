#include "analysis/training/calibrationfit.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace tessera;

namespace {

struct Bags {
    std::vector<double> logits;
    std::vector<int64_t> labels;
};

/// Two classes; P(class 1) is sigmoid(scale * (logit 1 - logit 0) + offset).
Bags drawnByPlatt(double scale, double offset, int bags)
{
    std::mt19937_64 engine(7);
    std::uniform_real_distribution<double> draw(0, 1);
    Bags result;
    for (int i = 0; i < bags; ++i) {
        const double difference = 8 * draw(engine) - 4;
        result.logits.push_back(1 - difference / 2);
        result.logits.push_back(1 + difference / 2);
        result.labels.push_back(draw(engine) < 1 / (1 + std::exp(-scale * difference - offset)) ? 1 : 0);
    }
    return result;
}

/// Three classes with the probabilities softmax(logits / temperature).
Bags drawnByTemperature(double temperature, int bags)
{
    std::mt19937_64 engine(11);
    std::uniform_real_distribution<double> draw(0, 1);
    Bags result;
    for (int i = 0; i < bags; ++i) {
        double sum = 0;
        std::vector<double> weights;
        for (int c = 0; c < 3; ++c) {
            result.logits.push_back(6 * draw(engine) - 3);
            weights.push_back(std::exp(result.logits.back() / temperature));
            sum += weights.back();
        }
        double left = draw(engine) * sum;
        int64_t label = 0;
        while (label < 2 && left > weights[static_cast<std::size_t>(label)])
            left -= weights[static_cast<std::size_t>(label++)];
        result.labels.push_back(label);
    }
    return result;
}

} // namespace

class CalibrationFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsScaleAndOffsetOfTwoClasses()
    {
        const Bags bags = drawnByPlatt(0.6, -0.8, 40'000);
        const Calibration found = fitCalibration(bags.logits, bags.labels, 2);
        QVERIFY(found.method == Calibration::Method::platt);
        QVERIFY2(std::abs(found.scale - 0.6) < 0.02, qPrintable(QString::number(found.scale)));
        QVERIFY2(std::abs(found.offset + 0.8) < 0.03, qPrintable(QString::number(found.offset)));
    }

    void findsTheTemperatureOfMoreClasses()
    {
        const Bags bags = drawnByTemperature(2.5, 40'000);
        const Calibration found = fitCalibration(bags.logits, bags.labels, 3);
        QVERIFY(found.method == Calibration::Method::temperature);
        QVERIFY2(std::abs(found.temperature - 2.5) < 0.08, qPrintable(QString::number(found.temperature)));
    }

    void givesTheSmoothedSharesWhereTheLogitsTellAllApart_data()
    {
        QTest::addColumn<double>("difference");
        QTest::newRow("small") << 0.5;
        QTest::newRow("large") << 40.0;
    }
    void givesTheSmoothedSharesWhereTheLogitsTellAllApart()
    {
        // 3 bags of class 0 and 2 of class 1, told apart: P(class 1) is 1 / 5 and 3 / 4
        QFETCH(double, difference);
        std::vector<double> logits;
        const std::vector<int64_t> labels{0, 0, 0, 1, 1};
        for (const int64_t label : labels) {
            logits.push_back(0);
            logits.push_back(label == 1 ? difference : -difference);
        }
        const Calibration found = fitCalibration(logits, labels, 2);
        QVERIFY(std::abs(calibrated(found, {0, -difference})[1] - 0.2) < 1e-6);
        QVERIFY(std::abs(calibrated(found, {0, difference})[1] - 0.75) < 1e-6);
    }

    void fitsNothingWhereThereIsNothingToFit_data()
    {
        QTest::addColumn<std::vector<double>>("logits");
        QTest::addColumn<std::vector<int64_t>>("labels");
        QTest::addColumn<int64_t>("classes");
        const double nan = std::numeric_limits<double>::quiet_NaN();
        using Logits = std::vector<double>;
        using Labels = std::vector<int64_t>;
        QTest::newRow("no bags") << Logits{} << Labels{} << int64_t{2};
        QTest::newRow("one class") << Logits{0, 1, 1, 0} << Labels{1, 1} << int64_t{2};
        QTest::newRow("not finite") << Logits{0, 1, nan, 0} << Labels{0, 1} << int64_t{2};
        QTest::newRow("turned around") << Logits{0, 1, 1, 0} << Labels{0, 1} << int64_t{2};
        QTest::newRow("turned around, three classes")
            << Logits{0, 0, 3, 3, 0, 0, 0, 3, 0} << Labels{0, 1, 2} << int64_t{3};
    }
    void fitsNothingWhereThereIsNothingToFit()
    {
        QFETCH(std::vector<double>, logits);
        QFETCH(std::vector<int64_t>, labels);
        QFETCH(int64_t, classes);
        QVERIFY(fitCalibration(logits, labels, classes) == Calibration());
    }
};

QTEST_APPLESS_MAIN(CalibrationFitTest)
#include "tst_calibrationfit.moc"
