#include "analysis/mil/dropout.h"
#include "analysis/mil/recycle.h"
#include "tests/support/goldenmodel.h"
#include "tests/support/replayeddraws.h"

#include <QTest>

using namespace tessera;
using testing::difference;
using testing::GoldenFile;
using testing::Limit;

namespace {

constexpr Limit gradientLimit{1e-6, 2e-5};

#define VERIFY_SAME(actual, name, limit)                                                                               \
    do {                                                                                                               \
        const QString off = difference(actual, golden.tensor(name), QString::fromStdString(name), limit);              \
        QVERIFY2(off.isEmpty(), qPrintable(off));                                                                      \
    } while (false)

} // namespace

class RecyclingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesThePublishedTokensGradientsAndQueriesStepAfterStep_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"merge_k1", "merge_k5", "merge_k10_low"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    /// The recorded steps are forward and backward passes, one after the other, of the random split and the network.
    void givesThePublishedTokensGradientsAndQueriesStepAfterStep()
    {
        QFETCH(QString, file);
        const GoldenFile golden(file.toStdString());
        const auto ratio = golden.configuration().at("merge_ratio").get<double>();
        const auto momentum = golden.configuration().at("merge_mm").get<double>();
        mil::Weights weights = golden.weights();
        for (auto &[key, tensor] : weights)
            tensor.set_requires_grad(key != "merge.global_q_mm");
        const mil::RecycleNetwork network(mil::Architecture{}, weights, "");
        const auto steps = golden.configuration().at("Ns").size();
        for (std::size_t step = 0; step < steps; ++step) {
            const std::string prefix = "step0" + std::to_string(step) + ".";
            testing::ReplayedDraws draws(golden, prefix);
            const at::Tensor x = golden.tensor(prefix + "input.x").squeeze(0).set_requires_grad(true);
            const auto kept = static_cast<int64_t>(static_cast<double>(x.size(0)) * ratio);
            const at::Tensor shuffled = x.index_select(0, draws.uniform(x.size(0)).argsort());
            // The record is made without dropout.
            const at::Tensor z = network.forward(shuffled.slice(0, kept), nullptr);
            network.updateQueries(z, momentum);
            const at::Tensor out = at::cat({shuffled.slice(0, 0, kept), z});
            for (auto &[key, tensor] : weights)
                tensor.mutable_grad().reset();
            (out.reshape(-1) * at::linspace(-1, 1, out.numel())).sum().backward();
            VERIFY_SAME(out, prefix + "expect.out", Limit{});
            VERIFY_SAME(weights.at("merge.global_q_mm"), prefix + "expect.global_q_mm", Limit{});
            VERIFY_SAME(x.grad(), prefix + "expect.grad.x", gradientLimit);
            VERIFY_SAME(weights.at("merge.norm.weight").grad(), prefix + "expect.grad.norm.weight", gradientLimit);
            VERIFY_SAME(weights.at("merge.norm.bias").grad(), prefix + "expect.grad.norm.bias", gradientLimit);
        }
        const at::NoGradGuard noGradient;
        const at::Tensor all = golden.tensor("eval.input.x").squeeze(0);
        VERIFY_SAME(at::cat({all, network.forward(all, nullptr)}), "eval.expect.out", Limit{});
    }

    void givesTheBiasWhenThereIsNothingToRecycle()
    {
        const GoldenFile golden("merge_k5");
        const mil::RecycleNetwork network(mil::Architecture{}, golden.weights(), "");
        const at::Tensor z = network.forward(at::empty({0, 16}), nullptr);
        QVERIFY(z.allclose(golden.tensor("model.merge.attn.to_out.0.bias").expand_as(z)));
    }

    void leavesTheQueriesAtAMomentumOfOne()
    {
        const GoldenFile golden("merge_k5");
        const mil::Weights weights = golden.weights();
        const mil::RecycleNetwork network(mil::Architecture{}, weights, "");
        network.updateQueries(at::ones({5, 16}), 1);
        QVERIFY(weights.at("merge.global_q_mm").equal(golden.tensor("model.merge.global_q_mm")));
    }
};

QTEST_APPLESS_MAIN(RecyclingTest)
#include "tst_recycling.moc"
