#pragma once
#include <ATen/ATen.h>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

namespace tessera::testing {

inline std::vector<double> toVector(const at::Tensor &tensor)
{
    const at::Tensor values = tensor.detach().to(at::kCPU, at::kDouble).contiguous();
    return {values.data_ptr<double>(), values.data_ptr<double>() + values.numel()};
}

/// Fails the test unless `actual`, row by row, is within `absolute` + `relative` of the largest expected value.
inline void compareValues(const at::Tensor &actual, const std::vector<double> &expected, const char *what,
                          double absolute = 1e-5, double relative = 1e-5)
{
    const std::vector<double> values = toVector(actual);
    QCOMPARE(values.size(), expected.size());
    double largest = 0;
    for (const double value : expected)
        largest = std::max(largest, std::abs(value));
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(std::abs(values[i] - expected[i]) <= absolute + relative * largest,
                 qPrintable(QStringLiteral("%1[%2]: %3 instead of %4")
                                .arg(QLatin1String(what))
                                .arg(i)
                                .arg(values[i], 0, 'g', 12)
                                .arg(expected[i], 0, 'g', 12)));
}

} // namespace tessera::testing
