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

/// Fails the test unless `values` are within `absolute` + `relative` of the largest expected value.
template <typename T>
void compareValues(const std::vector<T> &values, const std::vector<double> &expected, const char *what,
                   double absolute = 1e-5, double relative = 1e-5)
{
    QCOMPARE(values.size(), expected.size());
    double largest = 0;
    for (const double value : expected)
        largest = std::max(largest, std::abs(value));
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(std::abs(static_cast<double>(values[i]) - expected[i]) <= absolute + relative * largest,
                 qPrintable(QStringLiteral("%1[%2]: %3 instead of %4")
                                .arg(QLatin1String(what))
                                .arg(i)
                                .arg(static_cast<double>(values[i]), 0, 'g', 12)
                                .arg(expected[i], 0, 'g', 12)));
}

/// The same of a tensor, row by row.
inline void compareValues(const at::Tensor &actual, const std::vector<double> &expected, const char *what,
                          double absolute = 1e-5, double relative = 1e-5)
{
    compareValues(toVector(actual), expected, what, absolute, relative);
}

} // namespace tessera::testing
