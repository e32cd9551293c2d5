#include "analysis/mil/embedding.h"
#include "analysis/mil/randomsource.h"

#include <ATen/ATen.h>
#include <QTest>

using namespace tessera;

namespace {

constexpr int64_t tiles = 2100; // three blocks of rows
constexpr int64_t inputDim = 24;
constexpr int64_t width = 40;

at::Tensor plainEmbedding(const at::Tensor &features, const mil::Weights &weights, mil::Activation activation,
                          const mil::Embedding::Part &part, double dropout)
{
    at::Tensor f =
        mil::activated(at::linear(features, weights.at("feature.0.weight"), weights.at("feature.0.bias")), activation);
    if (part.keep.defined())
        f = f * part.keep.to(at::kFloat) / (1 - dropout);
    if (part.rows.defined())
        f = f.index_select(0, part.rows);
    return part.tail.defined() ? at::cat({f, part.tail}) : f;
}

} // namespace

class EmbeddingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsThePlainFormulas_data()
    {
        QTest::addColumn<int>("activation");
        QTest::addColumn<bool>("part");
        QTest::addColumn<bool>("drops");
        for (const auto activation :
             {mil::Activation::none, mil::Activation::relu, mil::Activation::gelu, mil::Activation::tanh})
            for (const bool part : {false, true})
                for (const bool drops : {false, true})
                    QTest::addRow("%d %d %d", static_cast<int>(activation), part, drops)
                        << static_cast<int>(activation) << part << drops;
    }

    void equalsThePlainFormulas()
    {
        QFETCH(int, activation);
        QFETCH(bool, part);
        QFETCH(bool, drops);
        at::manual_seed(5);
        const at::Tensor features = at::randn({tiles, inputDim});
        mil::Architecture architecture;
        architecture.act = static_cast<mil::Activation>(activation);
        architecture.dropout = 0.25;
        mil::Weights weights{{"feature.0.weight", (at::randn({width, inputDim}) / 5).set_requires_grad(true)},
                             {"feature.0.bias", at::randn({width}).set_requires_grad(true)}};
        mil::SeededRandom random({1, 0});
        mil::Embedding::Part wanted;
        if (part) {
            wanted.rows = random.permutation(tiles).slice(0, 0, tiles - 30);
            wanted.tail = at::randn({3, width}).set_requires_grad(true);
        }
        if (drops)
            wanted.keep = random.dropoutMask({tiles, width}, 0.25);
        std::vector<at::Tensor> inputs{weights.at("feature.0.weight"), weights.at("feature.0.bias")};
        if (part)
            inputs.push_back(wanted.tail);
        const auto gradients = [&](const at::Tensor &tokens) {
            for (at::Tensor &input : inputs)
                input.mutable_grad().reset();
            (tokens * at::linspace(-1, 1, tokens.numel()).view(tokens.sizes())).sum().backward();
            std::vector<at::Tensor> result;
            for (const at::Tensor &input : inputs)
                result.push_back(input.grad().clone());
            return result;
        };
        const at::Tensor plain = plainEmbedding(features, weights, architecture.act, wanted, architecture.dropout);
        const mil::Embedding embedding(architecture, weights, "");
        const at::Tensor fused = embedding.forward(features, wanted);
        QVERIFY(fused.allclose(plain, 1e-5, 1e-5));
        const std::vector<at::Tensor> expected = gradients(plain);
        const std::vector<at::Tensor> actual = gradients(fused);
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY(actual[i].allclose(expected[i], 1e-4, 1e-3));
        const at::NoGradGuard noGradient;
        QVERIFY(embedding.forward(features, wanted).allclose(plain, 1e-5, 1e-5));
    }
};

QTEST_APPLESS_MAIN(EmbeddingTest)
#include "tst_embedding.moc"
