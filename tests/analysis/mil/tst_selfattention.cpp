#include "analysis/mil/network.h"
#include "tests/support/goldenfile.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tessera;
using testing::GoldenFile;

namespace {

mil::Architecture architectureOf(const GoldenFile &golden)
{
    mil::Architecture architecture;
    architecture.version = mil::Version::v2;
    architecture.baseline = mil::Baseline::selfattn;
    architecture.act =
        golden.configuration().value("act", "relu") == "gelu" ? mil::Activation::gelu : mil::Activation::relu;
    architecture.heads = golden.configuration().value("head", 8);
    return architecture;
}

/// Within 2e-5 and 5e-5 of the largest value.
void compare(const at::Tensor &actual, const std::vector<double> &expected, const char *what, double absolute = 2e-5,
             double relative = 5e-5)
{
    const at::Tensor flat = actual.to(at::kDouble).reshape({-1});
    QCOMPARE(static_cast<std::size_t>(flat.numel()), expected.size());
    double largest = 0;
    for (const double value : expected)
        largest = std::max(largest, std::abs(value));
    double worst = 0;
    for (std::size_t i = 0; i < expected.size(); ++i)
        worst = std::max(worst, std::abs(flat[static_cast<int64_t>(i)].item<double>() - expected[i]));
    QVERIFY2(worst <= absolute + relative * largest,
             qPrintable(QStringLiteral("%1 off by %2").arg(QLatin1String(what)).arg(worst)));
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
};

QTEST_APPLESS_MAIN(SelfAttentionTest)
#include "tst_selfattention.moc"
