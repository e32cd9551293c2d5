#include "analysis/mil/survival.h"
#include "analysis/mil/survivalloss.h"
#include "tests/support/comparevalues.h"
#include "tests/support/goldenfile.h"

#include <QTest>

using namespace tessera;
using testing::compareValues;
using testing::GoldenFile;

namespace {

std::vector<uint8_t> flags(const std::vector<double> &values) { return {values.begin(), values.end()}; }

} // namespace

class SurvivalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsTimeAsPublished()
    {
        const GoldenFile golden("survival");
        for (const std::string table : {"bins0.", "bins1.", "bins2."}) {
            const std::vector<double> times = golden.values(table + "input.event");
            const mil::SurvivalBins bins = mil::survivalBins(times, flags(golden.values(table + "input.status")));
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
        const mil::SurvivalBins bins = mil::survivalBins(times, events);
        QCOMPARE(bins.merged, 2);
        QCOMPARE(bins.edges, (std::vector<double>{1 - 1e-6, 9.75, 20 + 1e-6}));
        QCOMPARE(bins.binOf(3), int64_t{0});
        QCOMPARE(bins.binOf(12), int64_t{1});
    }

    void hasOneBinWhereAllEventsComeAtOnce()
    {
        const mil::SurvivalBins bins = mil::survivalBins(std::vector<double>{5, 5, 8}, std::vector<uint8_t>{1, 1, 0});
        QCOMPARE(bins.count(), int64_t{1});
        QCOMPARE(bins.merged, 3);
        QCOMPARE(bins.binOf(8), int64_t{0});
    }

    void hasNoBinsWithoutAnEvent()
    {
        const mil::SurvivalBins bins = mil::survivalBins(std::vector<double>{5, 8}, std::vector<uint8_t>{0, 0});
        QCOMPARE(bins.count(), int64_t{0});
    }

    void putsTimesBeyondTheTableIntoTheOuterBins()
    {
        const std::vector<double> times{1, 2, 3, 4, 5};
        const mil::SurvivalBins bins = mil::survivalBins(times, std::vector<uint8_t>{1, 1, 1, 1, 1});
        QCOMPARE(bins.binOf(0), int64_t{0});
        QCOMPARE(bins.binOf(2), int64_t{1}); // half-open: an edge belongs to the bin above it
        QCOMPARE(bins.binOf(100), int64_t{3});
    }

    void givesThePublishedCurvesLossesAndGradients()
    {
        const GoldenFile golden("survival");
        for (const nlohmann::json &c : golden.json("cases")) {
            const std::string prefix = "case0" + std::to_string(c.at("case").get<int>()) + ".";
            const std::vector<double> bins = golden.values(prefix + "input.Y");
            const std::vector<double> censored = golden.values(prefix + "input.c");
            const std::vector<double> stored = golden.values(prefix + "input.logits");
            const auto rows = static_cast<int64_t>(bins.size());
            const at::Tensor logits = at::tensor(stored, at::kFloat).view({rows, -1}).requires_grad_();

            std::vector<double> hazards, curves, risks;
            at::Tensor loss = at::zeros({}, at::kFloat);
            for (int64_t row = 0; row < rows; ++row) {
                const auto index = static_cast<std::size_t>(row);
                const std::vector<double> own = testing::toVector(logits[row]);
                for (const double value : mil::hazards(own))
                    hazards.push_back(value);
                for (const double value : mil::survivalCurve(own))
                    curves.push_back(value);
                risks.push_back(mil::survivalRisk(own));
                loss = loss + mil::survivalLoss(logits[row], static_cast<int64_t>(bins[index]), censored[index] != 0,
                                                c.at("alpha").get<double>());
            }
            loss = loss / rows;
            loss.backward();
            compareValues(at::tensor(hazards, at::kDouble), golden.values(prefix + "expect.hazards"), "hazards");
            compareValues(at::tensor(curves, at::kDouble), golden.values(prefix + "expect.S"), "survival");
            compareValues(at::tensor(risks, at::kDouble), golden.values(prefix + "expect.risk"), "risk");
            compareValues(loss, golden.values(prefix + "expect.loss"), "loss", 1e-5, 0);
            compareValues(logits.grad(), golden.values(prefix + "expect.grad"), "gradient", 1e-6, 2e-5);
        }
    }

    void refusesABinThatIsNotThere()
    {
        QVERIFY_EXCEPTION_THROWN(mil::survivalLoss(at::zeros({4}), 4, false), c10::Error);
    }
};

QTEST_APPLESS_MAIN(SurvivalTest)
#include "tst_survival.moc"
