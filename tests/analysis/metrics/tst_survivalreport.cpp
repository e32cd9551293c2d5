#include "analysis/metrics/report.h"

#include <QTest>

#include <cmath>

using namespace tessera;

namespace {

ScoredSurvival patients(int count)
{
    ScoredSurvival bags;
    for (int patient = 0; patient < count; ++patient) {
        bags.times.push_back(1 + (patient * 37) % count);
        bags.risks.push_back(-bags.times.back() + 40 * std::sin(patient));
        bags.events.push_back(patient % 3 != 0);
    }
    return bags;
}

Estimate named(const MetricTable &table, const std::string &name)
{
    for (const NamedEstimate &metric : table)
        if (metric.name == name)
            return metric.estimate;
    return {};
}

} // namespace

class SurvivalReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void surroundsEverySurvivalMetricWithAnInterval()
    {
        const MetricTable table = survivalMetrics(patients(100), -50, {});
        for (const std::string name : {"c_index", "hazard_ratio", "median_low_risk", "median_high_risk"}) {
            const Estimate estimate = named(table, name);
            QVERIFY2(estimate.value && estimate.low && *estimate.low <= *estimate.value, name.c_str());
            QVERIFY2(!estimate.high || *estimate.high >= *estimate.value, name.c_str());
        }
        QVERIFY(*named(table, "c_index").value > 0.6);
        QVERIFY(*named(table, "log_rank_p").value < 0.05);
        QVERIFY(survivalMetrics(patients(100), -50, {}) == table);
    }

    void changesNothingOfTheValuesWhereARepeatSaysTheSame()
    {
        const ScoredSurvival once = patients(60);
        ScoredSurvival twice = once;
        for (std::size_t bag = 0; bag < once.risks.size(); ++bag) {
            twice.risks.push_back(once.risks[bag]);
            twice.times.push_back(once.times[bag]);
            twice.events.push_back(once.events[bag]);
        }
        for (std::size_t bag = 0; bag < twice.risks.size(); ++bag) {
            twice.groups.push_back(static_cast<int64_t>(bag % once.risks.size()));
            twice.repeats.push_back(bag >= once.risks.size());
        }
        QVERIFY(named(survivalMetrics(twice, -30, {}), "c_index") == named(survivalMetrics(once, -30, {}), "c_index"));
    }

    void givesNoSurvivalNumberForWhatIsNotDefined()
    {
        ScoredSurvival noEvent = patients(10);
        noEvent.events.assign(10, 0);
        ScoredSurvival diverged = patients(10);
        diverged.risks[3] = std::nan("");
        for (const ScoredSurvival &bags : {ScoredSurvival{}, patients(1), noEvent, diverged})
            for (const NamedEstimate &metric : survivalMetrics(bags, -1000, {}))
                if (metric.name != "median_high_risk" || bags.risks.size() != 1)
                    QVERIFY2(metric.estimate == Estimate{}, metric.name.c_str());
    }
};

QTEST_APPLESS_MAIN(SurvivalReportTest)
#include "tst_survivalreport.moc"
