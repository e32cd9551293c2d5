#include "analysis/mil/dualstream.h"
#include "analysis/mil/losses.h"
#include "analysis/mil/network.h"
#include "tests/support/comparevalues.h"
#include "tests/support/goldenfile.h"

#include <c10/core/InferenceMode.h>

#include <QTest>

using namespace tessera;
using testing::compareValues;
using testing::GoldenFile;

namespace {

mil::Architecture architectureOf(const GoldenFile &golden, mil::Version version = mil::Version::v2)
{
    mil::Architecture architecture;
    architecture.version = version;
    architecture.baseline = mil::Baseline::dsmil;
    architecture.recycle = false;
    architecture.act =
        golden.configuration().value("act", "relu") == "gelu" ? mil::Activation::gelu : mil::Activation::relu;
    architecture.classes = golden.configuration().at("C").get<int64_t>();
    return architecture;
}

/// A recorded model with one of its bags.
struct Recorded {
    explicit Recorded(const std::string &file, int64_t tiles, mil::Version version = mil::Version::v2)
        : golden(file), network(architectureOf(golden, version), golden.weights()),
          tokens(network.embedding.forward(golden.input(tiles))), pooled(network.aggregator->pool(tokens, nullptr)),
          prefix("expect.N" + std::to_string(tiles) + ".")
    {
    }
    std::vector<double> expected(const char *name) const { return golden.values(prefix + name); }

    GoldenFile golden;
    mil::Network network;
    at::Tensor tokens;
    mil::Pooled pooled;
    std::string prefix;
};

} // namespace

class DualStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesThePublishedNumbers_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"inf_dsmil_2c", "inf_dsmil_3c", "inf_dsmil_true_fill"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    void givesThePublishedNumbers()
    {
        QFETCH(QString, file);
        const c10::InferenceMode inference;
        for (const int64_t tiles : GoldenFile(file.toStdString()).json("Ns").get<std::vector<int64_t>>()) {
            const Recorded model(file.toStdString(), tiles);
            const mil::Pooled &pooled = model.pooled;
            const mil::Aggregator &aggregator = *model.network.aggregator;
            compareValues(pooled.logits, model.expected("logits"), "logits");
            compareValues(pooled.bagLogits, model.expected("logits_bag"), "logits_bag");
            compareValues(pooled.maxInstanceLogits, model.expected("logits_inst"), "logits_inst");
            compareValues(pooled.instanceLogits, model.expected("instance_logits"), "instance_logits");
            compareValues(pooled.bagFeature, model.expected("bag_feature"), "bag_feature");
            compareValues(pooled.attention, model.expected("attn"), "attn");
            compareValues(pooled.attentionRaw, model.expected("attn_raw"), "attn_raw");
            const at::Tensor score = aggregator.score(model.tokens, pooled, nullptr);
            compareValues(score, model.expected("score_class_aware"), "score_class_aware");
            compareValues(score, model.expected("score_forward_test"), "score_forward_test");
            if (model.golden.has(model.prefix + "single_tile_prob"))
                compareValues(at::softmax(aggregator.singleTileLogits(model.tokens), 1),
                              model.expected("single_tile_prob"), "single_tile_prob");
        }
    }

    void scoresByTheAttentionWhereTheArchitectureSaysSo()
    {
        const Recorded model("inf_dsmil_3c", 400);
        mil::Architecture architecture = architectureOf(model.golden);
        architecture.score = mil::ScoreKind::attention;
        const mil::Network second(architecture, model.golden.weights());
        compareValues(second.aggregator->score(model.tokens, model.pooled, nullptr), model.expected("score_attention"),
                      "score_attention");

        architecture.version = mil::Version::v1;
        const mil::Network first(architecture, model.golden.weights());
        compareValues(first.aggregator->score(model.tokens, model.pooled, nullptr),
                      model.expected("score_forward_test"), "score of version 1");
        architecture.scoreByInstanceLogits = false;
        const mil::Network byAttention(architecture, model.golden.weights());
        compareValues(byAttention.aggregator->score(model.tokens, model.pooled, nullptr),
                      model.expected("score_attention"), "score_attention of version 1");
    }

    void averagesProbabilitiesAndLossesInVersionOne()
    {
        const Recorded model("inf_dsmil_3c", 7, mil::Version::v1);
        const auto probabilities = [](std::vector<double> logits) {
            double sum = 0;
            for (double &value : logits)
                sum += value = std::exp(value);
            for (double &value : logits)
                value /= sum;
            return logits;
        };
        const std::vector<double> bag = probabilities(model.expected("logits_bag"));
        const std::vector<double> instance = probabilities(model.expected("logits_inst"));
        for (std::size_t c = 0; c < bag.size(); ++c) {
            const auto index = static_cast<int64_t>(c);
            compareValues(model.pooled.logits[index], {0.5 * bag[c] + 0.5 * instance[c]}, "probability");
            compareValues(model.network.aggregator->crossEntropy(model.pooled, index),
                          {-0.5 * std::log(bag[c]) - 0.5 * std::log(instance[c])}, "loss");
        }
        const at::Tensor tile = model.tokens.slice(0, 3, 4);
        compareValues(at::softmax(model.network.aggregator->singleTileLogits(tile), 1)[0],
                      testing::toVector(model.network.aggregator->pool(tile, nullptr).logits), "single tile");
    }

    void losesByTheAveragedLogitsInVersionTwo()
    {
        const Recorded model("inf_dsmil_2c", 7);
        const std::vector<double> logits = model.expected("logits");
        const double expected = std::log(std::exp(logits[0]) + std::exp(logits[1])) - logits[1];
        compareValues(model.network.aggregator->crossEntropy(model.pooled, 1), {expected}, "loss");
    }

    void showsTheStrongestSimilarityAndTheAttentionOfThePredictedClass()
    {
        const Recorded model("inf_dsmil_3c", 7);
        std::vector<double> strongest;
        std::vector<double> ofLastClass;
        const std::vector<double> raw = model.expected("attn_raw");
        const std::vector<double> attention = model.expected("attn");
        for (std::size_t tile = 0; tile < 7; ++tile) {
            strongest.push_back(std::max({raw[3 * tile], raw[3 * tile + 1], raw[3 * tile + 2]}));
            ofLastClass.push_back(attention[3 * tile + 2]);
        }
        compareValues(model.network.aggregator->rawAttentionMap(model.pooled, 0), strongest, "raw attention");
        compareValues(model.network.aggregator->attentionMap(model.pooled, 2), ofLastClass, "attention");
    }

    void givesInstanceProbabilitiesInDouble()
    {
        const Recorded model("inf_dsmil_3c", 400);
        const at::Tensor logs = model.network.aggregator->instanceLogProbabilities(model.tokens, model.pooled);
        QCOMPARE(logs.scalar_type(), at::kDouble);
        compareValues(logs.exp().sum(1), std::vector<double>(400, 1.0), "sum", 1e-12, 0);
        const at::Tensor difference = logs.select(1, 2) - logs.select(1, 0);
        const at::Tensor expected = model.pooled.instanceLogits.select(1, 2) - model.pooled.instanceLogits.select(1, 0);
        compareValues(difference, testing::toVector(expected), "difference of classes");
    }

    void comparesEachClassOfTheBagFeature()
    {
        const Recorded model("inf_dsmil_3c", 7);
        const at::Tensor student = model.pooled.bagFeature.detach().clone().requires_grad_();
        const at::Tensor teacher = (model.pooled.bagFeature + 0.1).detach().requires_grad_();
        const at::Tensor loss = mil::consistency(student, teacher, 0.1);
        double expected = 0;
        for (int64_t row = 0; row < 3; ++row) {
            const at::Tensor target = at::softmax(teacher[row].detach() * 10, 0);
            expected -= (target * (student[row] - student[row].exp().sum().log())).sum().item<double>() / 3;
        }
        compareValues(loss, {expected}, "consistency");
        loss.backward();
        QVERIFY(student.grad().abs().max().item<float>() > 0);
        QVERIFY(!teacher.grad().defined());
    }

    void namesAMissingTensor()
    {
        const GoldenFile golden("inf_dsmil_2c");
        std::map<std::string, at::Tensor> weights = golden.weights();
        weights.erase("online_encoder.b_classifier.fcc.bias");
        try {
            mil::makeAggregator(architectureOf(golden), weights, "");
            QFAIL("a model without the bag classifier's bias was made");
        } catch (const c10::Error &problem) {
            QVERIFY(std::string(problem.what()).find("b_classifier.fcc.bias") != std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(DualStreamTest)
#include "tst_dualstream.moc"
