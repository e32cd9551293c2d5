#include "analysis/package/writepackage.h"
#include "tests/analysis/package/examplepackage.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace tessera;
using namespace tessera::testing;

namespace {

constexpr int64_t dim = 8;

/// [rows, 8] around `mean`, each bag a little away from the others.
std::vector<float> bagAround(double mean, int64_t rows, unsigned seed)
{
    std::mt19937 engine(seed);
    std::normal_distribution<double> draw(0, 1);
    std::vector<double> shift(dim);
    for (double &value : shift)
        value = 0.3 * draw(engine);
    std::vector<float> features;
    for (int64_t i = 0; i < rows * dim; ++i)
        features.push_back(static_cast<float>(mean + shift[static_cast<std::size_t>(i % dim)] + draw(engine)));
    return features;
}

FeatureStatistics statisticsOf(const std::vector<std::vector<float>> &bags)
{
    FeatureStatisticsBuilder builder(dim, std::ssize(bags));
    for (const std::vector<float> &bag : bags)
        builder.add(bag);
    return builder.finish();
}

FeatureStatistics ofTwentyBags()
{
    std::vector<std::vector<float>> bags;
    for (unsigned bag = 0; bag < 20; ++bag)
        bags.push_back(bagAround(2, 50 + 10 * bag, bag));
    return statisticsOf(bags);
}

MilPackageContents contentsWith(const FeatureStatistics &statistics, const ExampleWeights &weights)
{
    MilPackageContents contents;
    contents.package.head.id = "with-statistics";
    contents.package.head.name = "With statistics";
    contents.package.head.version = "1.0.0";
    contents.package.head.licence = "CC0-1.0";
    contents.package.head.intendedUse = "tests";
    contents.package.head.limitations = "all";
    contents.package.parameters.inputDim = dim;
    contents.package.parameters.modelDim = 16;
    contents.package.task = ClassificationTask{{{"normal", "#4477aa", false}, {"tumour", "#ee6677", true}}};
    contents.package.tiling = {0.5, 256, 0, 0.25};
    contents.weights = weights.views();
    contents.statistics = statistics;
    contents.card = "# Card\n";
    contents.licenceText = "CC0-1.0\n";
    return contents;
}

ExampleWeights exampleWeights()
{
    return ExampleWeights(expectedTensors(contentsWith({}, ExampleWeights({})).package));
}

} // namespace

class FeatureStatisticsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithValuesWorkedByHand()
    {
        // channel 0: tiles 0 2 | 4 6 | 8 10; the others are constant
        std::vector<std::vector<float>> bags;
        for (const float base : {0.0F, 4.0F, 8.0F}) {
            std::vector<float> bag(2 * dim, 7.0F);
            bag[0] = base;
            bag[dim] = base + 2;
            bags.push_back(bag);
        }
        const FeatureStatistics statistics = statisticsOf(bags);
        QCOMPARE(statistics.tiles, int64_t{6});
        QCOMPARE(statistics.bags, int64_t{3});
        QCOMPARE(statistics.tileMean[0], 5.0F);
        QCOMPARE(statistics.tileMean[3], 7.0F);
        QCOMPARE(statistics.tileDeviation[0], static_cast<float>(std::sqrt(70.0 / 6)));
        QCOMPARE(statistics.tileDeviation[3], 0.0F);
        QCOMPARE(statistics.bagMean[0], 5.0F);
        QCOMPARE(statistics.bagDeviation[0], static_cast<float>(std::sqrt(32.0 / 3)));
        // means 1, 5, 9: the first is 6 away from the others' mean 7, whose deviation is 2; the middle one is at 5
        QCOMPARE(statistics.bagDistance.back(), 3.0);
        QCOMPARE(statistics.bagDistance[2], 3.0);
        QVERIFY(statistics.bagDistance.front() < 3.0);
        QCOMPARE(statistics.tileDistance.back(), 5 / double{statistics.tileDeviation[0]});
    }

    void tellsABagOfOtherFeaturesFromOneThatIsAlike()
    {
        const FeatureStatistics statistics = ofTwentyBags();
        const BagDistance alike = distanceOf(statistics, bagAround(2, 200, 100));
        QVERIFY(!alike.isUnlike());
        QVERIFY2(alike.strangeTiles < 0.05, qPrintable(QString::number(alike.strangeTiles)));
        const BagDistance other = distanceOf(statistics, bagAround(6, 200, 101));
        QVERIFY(other.isUnlike());
        QVERIFY2(other.strangeTiles > 0.9, qPrintable(QString::number(other.strangeTiles)));
        QVERIFY(other.distance > 3 * *other.largestOfTraining);
    }

    void hasNoBoundWhereBagsAreTooFew()
    {
        const FeatureStatistics statistics = statisticsOf({bagAround(2, 20, 1), bagAround(2, 20, 2)});
        QVERIFY(statistics.bagDistance.empty());
        QVERIFY(!distanceOf(statistics, bagAround(60, 20, 3)).isUnlike());
    }

    void readsBackFromAPackage()
    {
        const FeatureStatistics statistics = ofTwentyBags();
        const ExampleWeights weights = exampleWeights();
        const Result<MilPackage> written = writeMilPackage(m_scratch / "model", contentsWith(statistics, weights));
        VERIFY_OK(written);
        QCOMPARE(written->head.statisticsFile.value_or(""), std::string("feature_statistics.safetensors"));
        VERIFY_OK(verifyHashes(written->head));
        const Result<std::optional<FeatureStatistics>> there = readFeatureStatistics(*written);
        VERIFY_OK(there);
        QVERIFY(*there == statistics);
    }

    void isAbsentFromAPackageWithoutIt()
    {
        const ExampleWeights weights = exampleWeights();
        MilPackageContents contents = contentsWith({}, weights);
        contents.statistics.reset();
        const Result<MilPackage> written = writeMilPackage(m_scratch / "without", contents);
        VERIFY_OK(written);
        QVERIFY(!readFeatureStatistics(*written).value());
    }

    void refusesAFileThatIsNotTheDescribedOne()
    {
        const ExampleWeights weights = exampleWeights();
        const Result<MilPackage> written =
            writeMilPackage(m_scratch / "changed", contentsWith(ofTwentyBags(), weights));
        VERIFY_OK(written);
        m_scratch.write("changed/feature_statistics.safetensors", "something else");
        COMPARE_ERROR(verifyHashes(written->head), packageHashMismatch);
        COMPARE_ERROR(readFeatureStatistics(*written), safetensorsInvalid);
    }

    void refusesStatisticsOfAnotherWidth()
    {
        FeatureStatistics statistics = ofTwentyBags();
        statistics.bagMean.pop_back();
        const ExampleWeights weights = exampleWeights();
        const Result<MilPackage> written = writeMilPackage(m_scratch / "width", contentsWith(statistics, weights));
        VERIFY_OK(written);
        COMPARE_ERROR(readFeatureStatistics(*written), safetensorsInvalid);
    }

private:
    Scratch m_scratch;
};

QTEST_APPLESS_MAIN(FeatureStatisticsTest)
#include "tst_featurestatistics.moc"
