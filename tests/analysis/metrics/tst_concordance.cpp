#include "analysis/metrics/concordance.h"
#include "tests/support/goldenvalues.h"

#include <QTest>

#include <random>

using namespace tessera;
using testing::GoldenValues;

namespace {

std::vector<uint8_t> flags(const std::vector<double> &values) { return {values.begin(), values.end()}; }
std::vector<float> singles(const std::vector<double> &values) { return {values.begin(), values.end()}; }

struct Patients {
    std::vector<double> risks;
    std::vector<double> times;
    std::vector<uint8_t> events;

    std::optional<double> index() const { return concordanceIndex(risks, times, events); }
};

/// The definition, pair by pair.
std::optional<double> pairByPair(const Patients &of)
{
    int64_t comparable = 0;
    double rightly = 0;
    for (std::size_t early = 0; early < of.times.size(); ++early)
        for (std::size_t late = 0; late < of.times.size(); ++late) {
            const bool isEarlier = of.times[early] < of.times[late];
            const bool isFirstOfEquals = of.times[early] == of.times[late] && !of.events[late];
            if (!of.events[early] || !(isEarlier || isFirstOfEquals))
                continue;
            ++comparable;
            if (std::abs(of.risks[early] - of.risks[late]) <= 1e-8)
                rightly += 0.5;
            else
                rightly += of.risks[early] > of.risks[late];
        }
    if (comparable == 0)
        return std::nullopt;
    return rightly / static_cast<double>(comparable);
}

} // namespace

class ConcordanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesThePublishedConcordance()
    {
        const GoldenValues golden("survival");
        for (const std::string table : {"cindex0.", "cindex1.", "cindex2.", "cindex3."}) {
            const auto index = concordanceIndex(singles(golden.values(table + "input.risk")),
                                                singles(golden.values(table + "input.time")),
                                                flags(golden.values(table + "input.event")));
            QVERIFY(index);
            QVERIFY(std::abs(*index - golden.values(table + "expect.cindex")[0]) <= 1e-6);
        }
    }

    void countsEveryComparablePairAsTheDefinitionDoes()
    {
        std::mt19937 random(5);
        for (int round = 0; round < 200; ++round) {
            Patients patients;
            const auto count = random() % 60;
            for (unsigned patient = 0; patient < count; ++patient) {
                // chains of near-ties: neighbours are within the tolerance, their neighbours are not
                patients.risks.push_back(static_cast<double>(random() % 8) +
                                         static_cast<double>(random() % 9) * 0.6e-8);
                patients.times.push_back(static_cast<double>(random() % 12));
                patients.events.push_back(random() % 3 != 0);
            }
            QCOMPARE(patients.index(), pairByPair(patients));
        }
    }

    void countsRisksWithinTheToleranceHalf()
    {
        const auto indexFor = [](double difference) { return Patients{{difference, 0}, {1, 2}, {1, 1}}.index(); };
        QCOMPARE(indexFor(0.5e-8), std::optional(0.5));
        QCOMPARE(indexFor(-0.5e-8), std::optional(0.5));
        QCOMPARE(indexFor(1.5e-8), std::optional(1.0));
        QCOMPARE(indexFor(-1.5e-8), std::optional(0.0));
    }

    void comparesInSinglePrecisionWhereAskedTo()
    {
        const std::vector<float> risks{1.00000001f, 1.0f}; // equal in single precision
        QCOMPARE(concordanceIndex(risks, std::vector<float>{1, 2}, std::vector<uint8_t>{1, 1}), std::optional(0.5));
    }

    void knowsNoConcordanceWithoutAComparablePair()
    {
        QVERIFY(!Patients{}.index());
        QVERIFY(!(Patients{{1}, {3}, {1}}.index()));
        QVERIFY(!(Patients{{1, 2}, {3, 4}, {0, 1}}.index()));
        QVERIFY(!(Patients{{1, 2}, {4, 4}, {1, 1}}.index())); // two events at one time
    }

    void expectsTheHigherRiskOfTheEventAmongEqualTimes()
    {
        QCOMPARE((Patients{{1, 2}, {4, 4}, {0, 1}}.index()), std::optional(1.0));
        QCOMPARE((Patients{{1, 2}, {4, 4}, {1, 0}}.index()), std::optional(0.0));
    }
};

QTEST_APPLESS_MAIN(ConcordanceTest)
#include "tst_concordance.moc"
