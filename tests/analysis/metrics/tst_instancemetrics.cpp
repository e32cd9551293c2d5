#include "analysis/metrics/instancemetrics.h"

#include <QTest>

#include <cmath>
#include <stdexcept>

using namespace tessera;

namespace {

const InstanceBag mixed{{0.9, 0.8, 0.3, 0.1}, {1, 0, 1, 0}};
const InstanceBag missed{{0.7, 0.6, 0.5}, {0, 1, 0}};
const InstanceBag normal{{0.2, 0.4}, {0, 0}};
const InstanceBag allTrue{{0.5, 0.6}, {1, 1}};

/// Bags with 2 to 11 true tiles of 60, found the better the higher the bag's number.
std::vector<InstanceBag> slides(int count)
{
    std::vector<InstanceBag> bags;
    for (int bag = 0; bag < count; ++bag) {
        InstanceBag own;
        for (int tile = 0; tile < 60; ++tile) {
            own.truth.push_back(tile < 2 + bag % 10);
            own.scores.push_back(std::sin(bag * 60 + tile) + own.truth.back() * 0.05 * bag);
        }
        bags.push_back(own);
    }
    return bags;
}

bool isNear(const Estimate &estimate, double value)
{
    return estimate.value && std::abs(*estimate.value - value) < 1e-12;
}

} // namespace

class InstanceMetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTilesWorkedByHand()
    {
        const std::vector<InstanceBag> bags{mixed, missed, normal};
        const InstanceMetrics metrics = instanceMetrics(bags, {});
        QVERIFY(isNear(metrics.pooledAuc, 12.0 / 18)); // 0.9 is above 6 of 6 negatives, 0.6 above 4, 0.3 above 2
        QVERIFY(isNear(metrics.meanAuc, (3.0 / 4 + 1.0 / 2) / 2));
        QVERIFY(isNear(metrics.topPrecision, (1.0 / 2 + 0) / 2));
        QCOMPARE(metrics.bagsWithAuc, 2);
        QCOMPARE(metrics.bagsWithTruth, 2);
        QCOMPARE(metrics.precisionOfTop.size(), 3);
        QCOMPARE(metrics.precisionOfTop[0].count, 1);
        QVERIFY(isNear(metrics.precisionOfTop[0].precision, (1.0 + 0) / 2));
        QCOMPARE(metrics.precisionOfTop[1].count, 5); // more than these bags have
        QVERIFY(isNear(metrics.precisionOfTop[1].precision, (2.0 / 4 + 1.0 / 3) / 2));
        QCOMPARE(metrics.precisionOfTop[2].count, 10);
    }

    void countsFiveOfManyTilesByTheirScores()
    {
        const std::vector<InstanceBag> bags{
            {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, {1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1}}};
        const InstanceMetrics metrics = instanceMetrics(bags, {});
        QVERIFY(isNear(metrics.precisionOfTop[0].precision, 1));
        QVERIFY(isNear(metrics.precisionOfTop[1].precision, 3.0 / 5));
        QVERIFY(isNear(metrics.precisionOfTop[2].precision, 4.0 / 10));
        QVERIFY(isNear(metrics.topPrecision, 3.0 / 5));
    }

    void takesTheExpectedShareOfEqualTiles()
    {
        const std::vector<InstanceBag> bags{{{0.5, 0.5, 0.5, 0.5}, {1, 0, 0, 0}}};
        const InstanceMetrics metrics = instanceMetrics(bags, {});
        QVERIFY(isNear(metrics.pooledAuc, 0.5));
        QVERIFY(isNear(metrics.meanAuc, 0.5));
        QVERIFY(isNear(metrics.topPrecision, 0.25));
    }

    void leavesOutBagsOfOneKindOfTile()
    {
        const std::vector<InstanceBag> bags{allTrue, normal};
        const InstanceMetrics metrics = instanceMetrics(bags, {});
        QCOMPARE(metrics.bagsWithAuc, 0);
        QVERIFY(metrics.meanAuc == Estimate{});
        QCOMPARE(metrics.bagsWithTruth, 1);
        QVERIFY(isNear(metrics.topPrecision, 1));
        QVERIFY(isNear(metrics.pooledAuc, 1));
    }

    void surroundsEveryTileMetricWithAnInterval()
    {
        const std::vector<InstanceBag> bags = slides(40);
        const InstanceMetrics metrics = instanceMetrics(bags, {});
        std::vector<Estimate> estimates{metrics.pooledAuc, metrics.meanAuc, metrics.topPrecision};
        for (const TopPrecision &top : metrics.precisionOfTop)
            estimates.push_back(top.precision);
        for (const Estimate &estimate : estimates)
            QVERIFY(estimate.low && estimate.high && *estimate.low < *estimate.value &&
                    *estimate.value < *estimate.high);
        QVERIFY(instanceMetrics(bags, {}) == metrics);
    }

    void drawsWholeBagsAndNeverSingleTiles()
    {
        const std::vector<InstanceBag> alike(10, mixed); // single tiles would vary
        const InstanceMetrics metrics = instanceMetrics(alike, {});
        QVERIFY(metrics.meanAuc == (Estimate{0.75, 0.75, 0.75}));
        QVERIFY(metrics.pooledAuc == (Estimate{0.75, 0.75, 0.75}));
        const std::vector<InstanceBag> one{mixed};
        QVERIFY(instanceMetrics(one, {}).meanAuc == (Estimate{0.75, {}, {}}));
    }

    void drawsTwoHundredTimesForThePooledArea()
    {
        const std::vector<InstanceBag> bags = slides(20);
        const InstanceMetrics many = instanceMetrics(bags, {.resamples = 1000});
        const InstanceMetrics few = instanceMetrics(bags, {.resamples = 200});
        QVERIFY(many.pooledAuc == few.pooledAuc);
        QVERIFY(many.meanAuc != few.meanAuc);
        QVERIFY(instanceMetrics(bags, {.resamples = 0}).pooledAuc == (Estimate{few.pooledAuc.value, {}, {}}));
    }

    void rowsAloneGiveTheSameMeansAsTheirTiles()
    {
        const std::vector<InstanceBag> bags = slides(12);
        std::vector<InstanceRow> rows;
        std::vector<int64_t> numbers;
        for (const InstanceBag &bag : bags) {
            rows.push_back(instanceRow(bag));
            numbers.push_back(std::ssize(numbers));
        }
        InstanceMetrics whole = instanceMetrics(bags, {});
        whole.pooledAuc = {};
        QVERIFY(instanceMeans(rows, numbers, {}) == whole);
        QCOMPARE(rows[3].tiles, 60);
        QCOMPARE(rows[3].trueTiles, 5);
    }

    void drawsABagWithAllItsRepeats()
    {
        const InstanceRow found = instanceRow(mixed), lost = instanceRow(missed);
        const std::vector<InstanceRow> rows{found, lost, found, lost};
        const std::vector<int64_t> alike{7, 7, 9, 9}; // whichever bag is drawn, the mean is the same
        const InstanceMetrics metrics = instanceMeans(rows, alike, {});
        QVERIFY(metrics.meanAuc == (Estimate{0.625, 0.625, 0.625}));
        const std::vector<int64_t> apart{7, 9, 7, 9};
        const Estimate spread = instanceMeans(rows, apart, {}).meanAuc;
        QVERIFY(*spread.low < 0.625 && *spread.high > 0.625);
        QVERIFY_EXCEPTION_THROWN(instanceMeans(rows, std::vector<int64_t>{1}, {}), std::invalid_argument);
    }

    void givesNoTileNumberForWhatIsNotDefined()
    {
        InstanceBag diverged = mixed;
        diverged.scores[2] = std::nan("");
        for (const std::vector<InstanceBag> &bags :
             {std::vector<InstanceBag>{}, std::vector<InstanceBag>{normal, InstanceBag{}},
              std::vector<InstanceBag>{missed, diverged}}) {
            const InstanceMetrics metrics = instanceMetrics(bags, {});
            InstanceMetrics nothing;
            nothing.precisionOfTop = {{1, {}}, {5, {}}, {10, {}}};
            QVERIFY(metrics == nothing);
        }
    }

    void refusesTilesWithoutTruth()
    {
        const std::vector<InstanceBag> bags{{{0.5, 0.6}, {1}}};
        QVERIFY_EXCEPTION_THROWN(instanceMetrics(bags, {}), std::invalid_argument);
    }
};

QTEST_APPLESS_MAIN(InstanceMetricsTest)
#include "tst_instancemetrics.moc"
