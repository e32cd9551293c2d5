#include "analysis/metrics/kaplanmeier.h"
#include "tests/support/shareddata.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

using namespace tessera;

namespace {

struct Study {
    std::vector<double> times;
    std::vector<uint8_t> events;
    std::vector<uint8_t> second;

    std::vector<LifeTableRow> rows() const { return lifeTable(times, events, second); }
};

QList<QStringList> tableOf(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    QList<QStringList> rows;
    if (file.open(QIODevice::ReadOnly))
        for (const QString &line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts))
            rows.append(line.trimmed().split(','));
    return rows;
}

/// Rows without the group are left out, as the reference does; group `second` is 1.
Study studyOf(const std::filesystem::path &path, const QString &time, const QString &event, const QString &group,
              const QString &second, const QString &needed)
{
    QList<QStringList> rows = tableOf(path);
    const QStringList header = rows.takeFirst();
    Study study;
    for (const QStringList &row : rows) {
        const auto cell = [&](const QString &name) { return row.at(header.indexOf(name)); };
        if (cell(needed).isEmpty() || cell(needed) == "NA")
            continue;
        study.times.push_back(cell(time).toDouble());
        study.events.push_back(cell(event) == "1");
        study.second.push_back(cell(group) == second);
    }
    return study;
}

bool isNear(std::optional<double> actual, double expected, double limit = 1e-9)
{
    return actual && std::abs(*actual - expected) <= limit;
}

} // namespace

class KaplanMeierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheReferencesOfTwoStudies_data()
    {
        QTest::addColumn<QStringList>("columns"); // file, time, event, group, second, needed, reference
        QTest::addColumn<double>("logOfHazardRatio");
        QTest::addColumn<double>("error");
        QTest::newRow("rossi") << QStringList{"rossi", "week", "arrest", "fin", "1", "fin", "rossi"}
                               << -0.3690692102755368 << 0.18972243678909656;
        QTest::newRow("lung")
            << QStringList{"lung", "time", "status", "sex", "2", "ph.ecog", "lung_without_missing_ph.ecog"}
            << -0.5236912679777754 << 0.16741756824321202;
    }
    void givesTheReferencesOfTwoStudies()
    {
        QFETCH(QStringList, columns);
        QFETCH(double, logOfHazardRatio);
        QFETCH(double, error);
        const std::filesystem::path folder = testing::sharedData("data/survival");
        if (folder.empty())
            QSKIP("the survival tables are not here");
        const Study study = studyOf(folder / (columns[0].toStdString() + ".csv"), columns[1], columns[2], columns[3],
                                    columns[4], columns[5]);
        std::ifstream file(folder / "reference.json");
        const nlohmann::json expected = nlohmann::json::parse(file).at(columns[6].toStdString()).at("logrank");
        const std::optional<LogRank> test = logRank(study.rows());
        QVERIFY(test);
        QVERIFY(isNear(test->chiSquare, expected.at("chi2").get<double>()));
        QVERIFY(isNear(test->p, expected.at("p").get<double>()));
        for (const std::size_t group : {0, 1}) {
            QVERIFY(isNear(test->observed[group], expected.at("observed").at(group).get<double>()));
            QVERIFY(isNear(test->expected[group], expected.at("expected").at(group).get<double>()));
        }
        const Estimate ratio = hazardRatio(study.rows());
        QVERIFY(isNear(ratio.value, std::exp(logOfHazardRatio)));
        QVERIFY(isNear(ratio.low, std::exp(logOfHazardRatio - 1.959963984540054 * error)));
        QVERIFY(isNear(ratio.high, std::exp(logOfHazardRatio + 1.959963984540054 * error)));

        const QString names[] = {columns[4] == "1" ? "0" : "1", columns[4]};
        for (const int group : {0, 1}) {
            const std::vector<SurvivalPoint> curve = kaplanMeier(study.rows(), group);
            std::size_t next = 0;
            for (const QStringList &row : tableOf(folder / ("km_" + columns[0].toStdString() + ".csv"))) {
                if (row[0] != names[group])
                    continue;
                QVERIFY(next < curve.size());
                const SurvivalPoint &point = curve[next++];
                QCOMPARE(point.time, row[1].toDouble());
                QCOMPARE(point.atRisk, row[2].toLongLong());
                QCOMPARE(point.events, row[3].toLongLong());
                QCOMPARE(point.censored, row[4].toLongLong());
                QVERIFY(isNear(point.survival, row[5].toDouble(), 1e-9));
                QVERIFY(isNear(point.standardError, row[6].toDouble(), 1e-9));
            }
            QVERIFY(next > 0);
            QCOMPARE(next, curve.size());
        }
    }

    void givesAHandWorkedCurve()
    {
        // 4 patients: event at 1, censored at 2, event at 3, event at 4
        const Study study{{1, 2, 3, 4}, {1, 0, 1, 1}, {0, 0, 0, 0}};
        const std::vector<SurvivalPoint> curve = kaplanMeier(study.rows());
        QCOMPARE(curve.size(), std::size_t{4});
        QVERIFY(isNear(curve[1].survival, 0.75));
        QVERIFY(isNear(curve[2].survival, 0.375));
        QVERIFY(isNear(curve[2].standardError, 0.375 * std::sqrt(1 / 12.0 + 1 / 2.0)));
        QVERIFY(curve[2].low && *curve[2].low < 0.375 && *curve[2].high > 0.375 && *curve[2].high < 1);
        QVERIFY(!curve[3].low && !curve[3].high);
        QCOMPARE(medianSurvival(curve).value, std::optional(3.0));
    }

    void knowsNoNumberWhereNoneIsDefined()
    {
        QVERIFY(kaplanMeier(Study{}.rows()).empty());
        QCOMPARE(medianSurvival({}), Estimate{});
        QVERIFY(!logRank({}));
        QCOMPARE(hazardRatio({}), Estimate{});
        const Study noEvent{{1, 2}, {0, 0}, {0, 1}};
        QVERIFY(!logRank(noEvent.rows()));
        QCOMPARE(hazardRatio(noEvent.rows()), Estimate{});
        QCOMPARE(medianSurvival(kaplanMeier(noEvent.rows(), 1)), Estimate{});
        const Study oneGroup{{1, 2}, {1, 1}, {0, 0}};
        QVERIFY(!logRank(oneGroup.rows()));
        QCOMPARE(hazardRatio(oneGroup.rows()), Estimate{});
        const Study apart{{1, 2, 3, 4}, {1, 1, 1, 1}, {1, 1, 0, 0}}; // the ratio has no end
        QCOMPARE(hazardRatio(apart.rows()), Estimate{});
        QVERIFY(logRank(apart.rows()));
    }
};

QTEST_APPLESS_MAIN(KaplanMeierTest)
#include "tst_kaplanmeier.moc"
