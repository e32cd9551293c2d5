#include "analysis/mil/attentionpool.h"
#include "analysis/mil/embedding.h"
#include "tests/support/goldenmodel.h"

#include <QTest>

#include <array>

using namespace tessera;

namespace {

/// The formulas as they stand in the paper, differentiated by LibTorch.
at::Tensor plainPool(const at::Tensor &tokens, const mil::AttentionWeights &w)
{
    at::Tensor hidden = mil::activated(at::linear(tokens, w.attention), w.activation);
    if (w.gate.defined())
        hidden = hidden * at::sigmoid(at::linear(tokens, w.gate));
    return at::mm(at::softmax(at::linear(hidden, w.out).squeeze(1), 0).unsqueeze(0), tokens);
}

} // namespace

class AttentionPoolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasTheGradientsOfThePlainFormulas_data()
    {
        QTest::addColumn<int>("activation");
        QTest::addColumn<bool>("gated");
        for (const auto activation :
             {mil::Activation::none, mil::Activation::relu, mil::Activation::gelu, mil::Activation::tanh})
            for (const bool gated : {false, true})
                QTest::addRow("%d %d", static_cast<int>(activation), gated) << static_cast<int>(activation) << gated;
    }

    void hasTheGradientsOfThePlainFormulas()
    {
        QFETCH(int, activation);
        QFETCH(bool, gated);
        at::manual_seed(3);
        const auto fresh = [](at::IntArrayRef shape) { return at::randn(shape, at::kDouble).set_requires_grad(true); };
        const at::Tensor tokens = fresh({17, 12});
        mil::AttentionWeights w{fresh({128, 12}), {}, fresh({1, 128}), {}, static_cast<mil::Activation>(activation)};
        if (gated)
            w.gate = fresh({128, 12});
        const at::Tensor direction = at::randn({1, 12}, at::kDouble);
        std::vector<at::Tensor> inputs{tokens, w.attention, w.out};
        if (gated)
            inputs.push_back(w.gate);
        const auto gradients = [&](const at::Tensor &bag) {
            for (at::Tensor &input : inputs)
                input.mutable_grad().reset();
            (bag * direction).sum().backward();
            std::vector<at::Tensor> result;
            for (const at::Tensor &input : inputs)
                result.push_back(input.grad().clone());
            return result;
        };
        const std::vector<at::Tensor> expected = gradients(plainPool(tokens, w));
        const std::vector<at::Tensor> actual = gradients(mil::attentionPool(tokens, w).bag);
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY(actual[i].allclose(expected[i], 1e-9, 1e-12));
    }
};

QTEST_APPLESS_MAIN(AttentionPoolTest)
#include "tst_attentionpool.moc"
