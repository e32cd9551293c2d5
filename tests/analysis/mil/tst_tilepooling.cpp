#include "analysis/mil/maps.h"
#include "tests/support/comparevalues.h"
#include "tests/support/goldenmodel.h"

#include <QTest>

using namespace tessera;
using testing::compareValues;
using testing::GoldenFile;

namespace {

mil::Architecture architectureOf(const GoldenFile &golden)
{
    return testing::goldenArchitecture(golden, mil::Version::pure);
}

} // namespace

class TilePoolingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesThePublishedNumbers_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("mean") << QStringLiteral("inf_mean");
        QTest::newRow("max") << QStringLiteral("inf_max");
    }

    void givesThePublishedNumbers()
    {
        QFETCH(QString, file);
        const GoldenFile golden(file.toStdString());
        const mil::Network network(architectureOf(golden), golden.weights());
        for (const int64_t tiles : golden.json("Ns").get<std::vector<int64_t>>()) {
            const std::string prefix = "expect.N" + std::to_string(tiles) + ".";
            const at::Tensor tokens = network.embedding.forward(golden.input(tiles));
            const mil::Pooled pooled = network.aggregator->pool(tokens, nullptr);
            compareValues(pooled.logits, golden.values(prefix + "logits"), "logits");
            compareValues(pooled.instanceLogits, golden.values(prefix + "instance_logits"), "instance_logits");
            compareValues(network.aggregator->singleTileLogits(tokens), golden.values(prefix + "instance_logits"),
                          "single tiles");
            QVERIFY(!pooled.bagFeature.defined());
        }
    }

    void readsTheClassifierOfAHeadWithoutDropout()
    {
        const GoldenFile golden("inf_mean");
        std::map<std::string, at::Tensor> weights = golden.weights();
        for (const char *name : {"weight", "bias"}) {
            weights.emplace(std::string("head.2.") + name, weights.at(std::string("head.3.") + name));
            weights.erase(std::string("head.3.") + name);
        }
        const mil::Network network(architectureOf(golden), weights);
        const at::Tensor tokens = network.embedding.forward(golden.input(7));
        compareValues(network.aggregator->pool(tokens, nullptr).logits, golden.values("expect.N7.logits"), "logits");
    }

    void sharesTheAttentionAmongTheTilesThatDecide()
    {
        const GoldenFile golden("inf_max");
        const mil::MilModel model = mil::makeModel(architectureOf(golden), golden.weights(), at::kCPU);
        const mil::Maps maps = mil::computeMaps(model, golden.input(400));
        const std::vector<double> logits = golden.values("expect.N400.instance_logits");
        std::vector<float> expected(400, 0.0f);
        for (std::size_t c = 0; c < 3; ++c) {
            std::size_t best = 0;
            for (std::size_t tile = 1; tile < 400; ++tile)
                if (logits[3 * tile + c] > logits[3 * best + c])
                    best = tile;
            expected[best] += 1.0f / 3;
        }
        QCOMPARE(maps.attention.size(), expected.size());
        for (std::size_t tile = 0; tile < 400; ++tile)
            QCOMPARE(maps.attention[tile], expected[tile]);

        const auto predicted =
            static_cast<std::size_t>(std::max_element(maps.logits.begin(), maps.logits.end()) - maps.logits.begin());
        for (std::size_t tile = 0; tile < 400; ++tile)
            QVERIFY(std::abs(maps.attentionRaw[tile] - logits[3 * tile + predicted]) < 1e-4);
    }

    void sharesTheAttentionEquallyWhereTheMeanDecides()
    {
        const GoldenFile golden("inf_mean");
        const mil::MilModel model = mil::makeModel(architectureOf(golden), golden.weights(), at::kCPU);
        for (const float value : mil::computeMaps(model, golden.input(7)).attention)
            QCOMPARE(value, 1.0f / 7);
    }

    void scoresATileByItsLikeliestClass()
    {
        const GoldenFile golden("inf_max");
        const mil::MilModel model = mil::makeModel(architectureOf(golden), golden.weights(), at::kCPU);
        const mil::Maps maps = mil::computeMaps(model, golden.input(7));
        for (std::size_t tile = 0; tile < 7; ++tile) {
            const auto likeliest = static_cast<std::size_t>(maps.instanceClass[tile]);
            QVERIFY(std::abs(maps.score[tile] - maps.instanceProbability[tile]) < 1e-6);
            QVERIFY(std::abs(maps.tileProbability[likeliest][tile] - maps.score[tile]) < 1e-6f);
        }
    }
};

QTEST_APPLESS_MAIN(TilePoolingTest)
#include "tst_tilepooling.moc"
