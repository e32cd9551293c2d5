#include "analysis/mil/landmarkattention.h"
#include "analysis/mil/network.h"
#include "analysis/mil/randomsource.h"
#include "tests/analysis/mil/selfattentiondefinition.h"
#include "tests/support/comparevalues.h"
#include "tests/support/goldenmodel.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tessera;
using testing::GoldenFile;

namespace {

mil::Architecture architectureOf(const GoldenFile &golden)
{
    return testing::goldenArchitecture(golden, mil::Version::v2);
}

/// Within 2e-5 and 5e-5 of the largest value, for the pseudo-inverse amplifies rounding.
void compare(const at::Tensor &actual, const std::vector<double> &expected, const char *what, double absolute = 2e-5,
             double relative = 5e-5)
{
    testing::compareValues(actual, expected, what, absolute, relative);
}

mil::Architecture architectureOf(int64_t heads)
{
    mil::Architecture architecture;
    architecture.version = mil::Version::v2;
    architecture.baseline = mil::Baseline::selfattn;
    architecture.heads = heads;
    return architecture;
}

/// Double precision, every tensor drawn, each asking for its gradient.
mil::Weights drawnWeights(int64_t width, int64_t heads)
{
    mil::Weights weights;
    const auto draw = [&](const std::string &key, std::vector<int64_t> shape, double scale, double offset = 0) {
        weights[key] = at::randn(shape, at::kDouble).mul_(scale).add_(offset).requires_grad_();
    };
    const int64_t inner = heads * (width / 8);
    draw("online_encoder.cls_token", {1, 1, width}, 1);
    for (const std::string prefix : {"online_encoder.", "online_encoder.layer1.", "online_encoder.layer2."}) {
        draw(prefix + "norm.weight", {width}, 0.2, 1);
        draw(prefix + "norm.bias", {width}, 0.2);
        if (prefix == "online_encoder.")
            continue;
        draw(prefix + "attn.to_qkv.weight", {3 * inner, width}, 0.4);
        draw(prefix + "attn.to_out.0.weight", {width, inner}, 0.3);
        draw(prefix + "attn.to_out.0.bias", {width}, 0.2);
        draw(prefix + "attn.res_conv.weight", {heads, 1, 33, 1}, 0.2);
    }
    int64_t side = 7;
    for (const char *name : {"proj", "proj1", "proj2"}) {
        draw(std::string("online_encoder.pos_embedding.") + name + ".weight", {width, 1, side, side}, 0.2);
        draw(std::string("online_encoder.pos_embedding.") + name + ".bias", {width}, 0.2);
        side -= 2;
    }
    draw("predictor.weight", {3, width}, 0.5);
    draw("predictor.bias", {3}, 0.5);
    return weights;
}

/// Hands out drawn masks and remembers them.
class RememberedMasks : public mil::RandomSource {
public:
    at::Tensor uniform(int64_t count) override { return at::rand({count}); }
    at::Tensor permutation(int64_t count) override { return at::randperm(count); }
    at::Tensor dropoutMask(at::IntArrayRef shape, double rate) override
    {
        masks.push_back(at::rand(shape) >= rate);
        return masks.back();
    }
    std::vector<at::Tensor> masks;
};

double largestDifference(const at::Tensor &a, const at::Tensor &b)
{
    return ((a - b).abs().max() / (1e-3 + b.abs().max())).item<double>();
}

} // namespace

class SelfAttentionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesThePublishedNumbers_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"inf_selfattn_2c", "inf_selfattn_3c_head4", "inf_selfattn_true_fill"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    void givesThePublishedNumbers()
    {
        QFETCH(QString, file);
        const at::NoGradGuard noGradient;
        const GoldenFile golden(file.toStdString());
        const mil::Network network(architectureOf(golden), golden.weights());
        for (const int64_t tiles : golden.json("Ns").get<std::vector<int64_t>>()) {
            const std::string prefix = "expect.N" + std::to_string(tiles) + ".";
            const at::Tensor tokens = network.embedding.forward(golden.input(tiles));
            const mil::Pooled pooled = network.aggregator->pool(tokens, nullptr);
            compare(pooled.logits, golden.values(prefix + "logits"), "logits");
            compare(pooled.bagFeature, golden.values(prefix + "teacher_feature"), "bag feature");
            compare(pooled.attention, golden.values(prefix + "attn.layer1"), "attention of layer 1", 1e-6);
            compare(pooled.attentionOfLayer2, golden.values(prefix + "attn.layer2"), "attention of layer 2", 1e-6);
            compare(network.aggregator->score(tokens, pooled, nullptr), golden.values(prefix + "score_class_aware"),
                    "class-aware score", 5e-7, 0);
            if (golden.has(prefix + "single_tile_prob"))
                compare(at::softmax(network.aggregator->singleTileLogits(tokens), 1),
                        golden.values(prefix + "single_tile_prob"), "single tiles");
        }
    }

    void followsTheDefinitionInValueAndGradient_data()
    {
        QTest::addColumn<int>("tiles");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("heads");
        QTest::addColumn<bool>("dropout");
        QTest::newRow("one tile") << 1 << 16 << 8 << false;
        QTest::newRow("fewer tiles than landmarks") << 5 << 24 << 8 << false;
        QTest::newRow("no padding") << 39 << 16 << 8 << false;
        QTest::newRow("one row of padding, seven wide") << 30 << 32 << 2 << true;
        QTest::newRow("eight wide") << 50 << 16 << 4 << true;
        QTest::newRow("several chunks of tokens") << 1100 << 16 << 8 << true;
    }

    void followsTheDefinitionInValueAndGradient()
    {
        QFETCH(int, tiles);
        QFETCH(int, width);
        QFETCH(int, heads);
        QFETCH(bool, dropout);
        at::manual_seed(7);
        const mil::Weights weights = drawnWeights(width, heads);
        const auto aggregator = mil::makeAggregator(architectureOf(heads), weights, "");
        const at::Tensor tokens = at::randn({tiles, width}, at::kDouble).requires_grad_();
        const at::Tensor combination = at::randn({3}, at::kDouble);
        RememberedMasks random;

        const mil::Pooled pooled = aggregator->pool(tokens, dropout ? &random : nullptr);
        (pooled.logits * combination).sum().backward();
        std::map<std::string, at::Tensor> gradients{{"tokens", tokens.grad().clone()}};
        for (const auto &[key, weight] : weights) {
            gradients[key] = weight.grad().clone();
            weight.mutable_grad() = at::Tensor();
        }
        tokens.mutable_grad() = at::Tensor();

        std::vector<at::Tensor> masks;
        for (const at::Tensor &mask : random.masks)
            masks.push_back(mask.squeeze(0).to(at::kDouble));
        QCOMPARE(masks.size(), std::size_t(dropout ? 2 : 0));
        const auto expected = testing::SelfAttentionDefinition(weights, heads).forward(tokens, masks);
        (expected.logits * combination).sum().backward();

        QVERIFY(largestDifference(pooled.logits, expected.logits) < 1e-10);
        QVERIFY(largestDifference(pooled.attention, expected.attention[0]) < 1e-10);
        QVERIFY(largestDifference(pooled.attentionOfLayer2, expected.attention[1]) < 1e-10);
        QVERIFY(largestDifference(pooled.values, expected.values) < 1e-10);
        QVERIFY(largestDifference(gradients["tokens"], tokens.grad()) < 1e-8);
        for (const auto &[key, weight] : weights)
            QVERIFY2(largestDifference(gradients[key], weight.grad()) < 1e-8,
                     qPrintable(QStringLiteral("%1: %2")
                                    .arg(QString::fromStdString(key))
                                    .arg(largestDifference(gradients[key], weight.grad()))));
    }

    void computesTheSameInChunksAndWithNothingKept()
    {
        at::manual_seed(11);
        const auto drawn = [](std::vector<int64_t> shape) { return at::randn(shape, at::kDouble).requires_grad_(); };
        const int64_t heads = 2, landmarks = 8, width = 4, tokens = 61, padding = 3;
        const std::vector<at::Tensor> inputs{drawn({tokens, 3 * heads * width}), drawn({heads, landmarks, width}),
                                             drawn({heads, landmarks, width}), drawn({heads, 1, 33, 1}),
                                             drawn({heads, 1, width})};
        const at::Tensor weights = at::randn({tokens, heads * width}, at::kDouble);
        std::vector<std::vector<at::Tensor>> runs;
        for (const mil::MatrixBudget &budget : {mil::MatrixBudget{}, mil::MatrixBudget{3 * (tokens + 1), 0}}) {
            const mil::Landmarks of{inputs[1], inputs[2], padding};
            const auto through = mil::attendThroughLandmarks(inputs[0], of, inputs[3], budget);
            const at::Tensor attention =
                mil::classTokenAttention(inputs[4], inputs[0].slice(1, 0, heads * width), of, budget);
            ((through.merged * weights).sum() + (attention * weights.slice(1, 0, heads).t()).sum()).backward();
            runs.push_back({through.merged, through.attention, attention});
            for (at::Tensor input : inputs) {
                runs.back().push_back(input.grad().clone());
                input.mutable_grad() = at::Tensor();
            }
        }
        for (std::size_t i = 0; i < runs[0].size(); ++i)
            QVERIFY2(largestDifference(runs[1][i], runs[0][i]) < 1e-10, qPrintable(QString::number(i)));
    }

    void predictsEachTileAsABagOfItsOwn()
    {
        const at::NoGradGuard noGradient;
        at::manual_seed(8);
        for (const int64_t heads : {2, 8}) {
            const auto aggregator = mil::makeAggregator(architectureOf(heads), drawnWeights(32, heads), "");
            const at::Tensor tokens = at::randn({9, 32}, at::kDouble);
            const at::Tensor together = aggregator->singleTileLogits(tokens);
            for (int64_t tile = 0; tile < tokens.size(0); ++tile) {
                const at::Tensor alone = aggregator->pool(tokens.slice(0, tile, tile + 1), nullptr).logits;
                QVERIFY(largestDifference(together[tile], alone) < 1e-10);
            }
        }
    }

    void drawsItsMasksForThePaddedTokensAndForTheScore()
    {
        const at::NoGradGuard noGradient;
        at::manual_seed(9);
        const auto aggregator = mil::makeAggregator(architectureOf(8), drawnWeights(16, 8), "");
        const at::Tensor tokens = at::randn({50, 16}, at::kDouble);
        RememberedMasks random;
        const mil::Pooled pooled = aggregator->pool(tokens, &random);
        const at::Tensor score = aggregator->score(tokens, pooled, &random);
        QCOMPARE(score.dim(), int64_t{1});
        std::vector<std::vector<int64_t>> shapes;
        for (const at::Tensor &mask : random.masks)
            shapes.push_back(mask.sizes().vec());
        const std::vector<std::vector<int64_t>> expected{{1, 56, 16}, {1, 56, 16}, {50, 16}};
        QVERIFY(shapes == expected);
    }

    void ranksInstancesInDoubleByTheSameScore()
    {
        const at::NoGradGuard noGradient;
        const GoldenFile golden("inf_selfattn_2c");
        const mil::Network network(architectureOf(golden), golden.weights());
        const at::Tensor tokens = network.embedding.forward(golden.input(400));
        const mil::Pooled pooled = network.aggregator->pool(tokens, nullptr);
        const at::Tensor probability = network.aggregator->instanceLogProbabilities(tokens, pooled).exp();
        compare(std::get<0>(probability.max(1)), golden.values("expect.N400.score_class_aware"), "probability", 1e-6,
                0);
    }

    void showsTheMeanOfTheHeadsAndItsPositiveShare()
    {
        const at::NoGradGuard noGradient;
        at::manual_seed(10);
        const auto aggregator = mil::makeAggregator(architectureOf(8), drawnWeights(16, 8), "");
        mil::Pooled pooled;
        pooled.attention = at::tensor({0.5, -1.0, 0.25, 1.5, 0.0, 0.75}).view({2, 3});
        const at::Tensor raw = aggregator->rawAttentionMap(pooled, 0);
        const at::Tensor shown = aggregator->attentionMap(pooled, 0);
        QVERIFY(at::allclose(raw, at::tensor({1.0, -0.5, 0.5})));
        QVERIFY(at::allclose(shown, at::tensor({2 / 3.0, 0.0, 1 / 3.0})));
    }
};

QTEST_APPLESS_MAIN(SelfAttentionTest)
#include "tst_selfattention.moc"
