#include "analysis/cohort/survivalbins.h"
#include "tests/support/goldenvalues.h"

#include <QTest>

#include <algorithm>

using namespace tessera;
using testing::GoldenValues;

namespace {

std::vector<uint8_t> flags(const std::vector<double> &values) { return {values.begin(), values.end()}; }

} // namespace

/// The time bins of a survival model.
class SurvivalBinsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsTimeAsPublished()
    {
        const GoldenValues golden("survival");
        for (const std::string table : {"bins0.", "bins1.", "bins2."}) {
            const std::vector<double> times = golden.values(table + "input.event");
            const SurvivalBins bins = survivalBins(times, flags(golden.values(table + "input.status")));
            QCOMPARE(bins.count(), int64_t{4});
            QCOMPARE(bins.merged, 0);
            const std::vector<double> quantiles = golden.values(table + "expect.quantiles");
            for (std::size_t edge = 1; edge < 4; ++edge)
                QVERIFY(std::abs(bins.edges[edge] - quantiles[edge]) <= 1e-12 * quantiles[edge]);
            QCOMPARE(bins.edges.front(), *std::min_element(times.begin(), times.end()) - 1e-6);
            QCOMPARE(bins.edges.back(), *std::max_element(times.begin(), times.end()) + 1e-6);
            const std::vector<double> labels = golden.values(table + "expect.label");
            for (std::size_t i = 0; i < times.size(); ++i)
                QCOMPARE(bins.binOf(times[i]), static_cast<int64_t>(labels[i]));
        }
    }

    void mergesEqualQuantilesAndCountsThem()
    {
        const std::vector<double> times{3, 3, 3, 3, 3, 9, 12, 20, 1};
        const std::vector<uint8_t> events{1, 1, 1, 1, 1, 1, 1, 1, 0};
        const SurvivalBins bins = survivalBins(times, events);
        QCOMPARE(bins.merged, 2);
        QCOMPARE(bins.edges, (std::vector<double>{1 - 1e-6, 9.75, 20 + 1e-6}));
        QCOMPARE(bins.binOf(3), int64_t{0});
        QCOMPARE(bins.binOf(12), int64_t{1});
    }

    void hasOneBinWhereAllEventsComeAtOnce()
    {
        const SurvivalBins bins = survivalBins(std::vector<double>{5, 5, 8}, std::vector<uint8_t>{1, 1, 0});
        QCOMPARE(bins.count(), int64_t{1});
        QCOMPARE(bins.merged, 3);
        QCOMPARE(bins.binOf(8), int64_t{0});
    }

    void hasNoBinsWithoutAnEvent()
    {
        const SurvivalBins bins = survivalBins(std::vector<double>{5, 8}, std::vector<uint8_t>{0, 0});
        QCOMPARE(bins.count(), int64_t{0});
    }

    void putsTimesBeyondTheTableIntoTheOuterBins()
    {
        const std::vector<double> times{1, 2, 3, 4, 5};
        const SurvivalBins bins = survivalBins(times, std::vector<uint8_t>{1, 1, 1, 1, 1});
        QCOMPARE(bins.binOf(0), int64_t{0});
        QCOMPARE(bins.binOf(2), int64_t{1}); // half-open: an edge belongs to the bin above it
        QCOMPARE(bins.binOf(100), int64_t{3});
    }
};

QTEST_APPLESS_MAIN(SurvivalBinsTest)
#include "tst_survivalbins.moc"
