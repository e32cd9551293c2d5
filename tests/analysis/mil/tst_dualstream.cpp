#include "analysis/mil/dualstream.h"
#include "analysis/mil/losses.h"
#include "analysis/mil/network.h"
#include "tests/support/comparevalues.h"
#include "tests/support/goldenmodel.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <QTest>

using namespace tessera;
using testing::compareValues;
using testing::GoldenFile;

namespace {

mil::Architecture architectureOf(const GoldenFile &golden, mil::Version version = mil::Version::v2)
{
    return testing::goldenArchitecture(golden, version);
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

/// A model of width 24 and 3 classes in double, whose weights and tokens want gradients.
struct Trained {
    explicit Trained(int64_t tiles)
    {
        at::manual_seed(8);
        const auto add = [&](const std::string &key, at::IntArrayRef shape) {
            weights[key] = (0.3 * at::randn(shape, at::kDouble)).requires_grad_();
        };
        add("online_encoder.i_classifier.0.weight", {3, 24});
        add("online_encoder.i_classifier.0.bias", {3});
        add("online_encoder.b_classifier.q.0.weight", {128, 24});
        add("online_encoder.b_classifier.q.0.bias", {128});
        add("online_encoder.b_classifier.q.2.weight", {128, 128});
        add("online_encoder.b_classifier.q.2.bias", {128});
        add("online_encoder.b_classifier.v.1.weight", {24, 24});
        add("online_encoder.b_classifier.v.1.bias", {24});
        add("online_encoder.b_classifier.fcc.weight", {3, 3, 24});
        add("online_encoder.b_classifier.fcc.bias", {3});
        tokens = at::randn({tiles, 24}, at::kDouble).requires_grad_();
        teacher = at::randn({3, 24}, at::kDouble);
    }

    /// The formulas of 2.3 as they stand, q called twice; gradients by recording every operation.
    mil::Pooled formulas() const
    {
        const auto linear = [&](const at::Tensor &x, const std::string &layer) {
            return at::matmul(x, weights.at("online_encoder." + layer + ".weight").t()) +
                   weights.at("online_encoder." + layer + ".bias");
        };
        const auto query = [&](const at::Tensor &x) {
            return at::tanh(linear(at::relu(linear(x, "b_classifier.q.0")), "b_classifier.q.2"));
        };
        mil::Pooled pooled;
        at::Tensor critical;
        std::tie(pooled.maxInstanceLogits, critical) = linear(tokens, "i_classifier.0").max(0);
        const at::Tensor keys = query(tokens.index_select(0, critical));
        const at::Tensor attention = at::softmax(at::matmul(query(tokens), keys.t()) / std::sqrt(128.0), 0);
        pooled.bagFeature = at::matmul(attention.t(), at::relu(linear(tokens, "b_classifier.v.1")));
        pooled.bagLogits = (weights.at("online_encoder.b_classifier.fcc.weight") * pooled.bagFeature).sum({1, 2}) +
                           weights.at("online_encoder.b_classifier.fcc.bias");
        pooled.logits = 0.5 * pooled.bagLogits + 0.5 * pooled.maxInstanceLogits;
        return pooled;
    }

    /// Loss first, then the gradients of tokens and weights.
    std::vector<at::Tensor> gradientsOf(const mil::Pooled &pooled)
    {
        const at::Tensor loss = -at::log_softmax(pooled.logits, 0)[1] +
                                0.5 * mil::consistency(pooled.bagFeature, teacher, 0.1) +
                                0.1 * pooled.maxInstanceLogits[2] + 0.2 * pooled.bagLogits[0];
        loss.backward();
        std::vector<at::Tensor> result{loss.detach(), tokens.grad().clone()};
        tokens.mutable_grad().reset();
        for (auto &[key, weight] : weights) {
            result.push_back(weight.grad().clone());
            weight.mutable_grad().reset();
        }
        return result;
    }

    std::map<std::string, at::Tensor> weights;
    at::Tensor tokens, teacher;
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

    void givesTheGradientsOfTheFormulas_data()
    {
        QTest::addColumn<int>("tiles");
        QTest::addColumn<int>("threads");
        QTest::newRow("two tiles") << 2 << 1;
        QTest::newRow("one chunk") << 150 << 1;
        QTest::newRow("several chunks") << 1501 << 1;
        QTest::newRow("several chunks and threads") << 3001 << 3;
    }

    void givesTheGradientsOfTheFormulas()
    {
        QFETCH(int, tiles);
        QFETCH(int, threads);
        const int before = at::get_num_threads();
        at::set_num_threads(threads);
        Trained trained(tiles);
        mil::Architecture architecture;
        architecture.baseline = mil::Baseline::dsmil;
        const auto aggregator = mil::makeAggregator(architecture, trained.weights, "");
        const std::vector<at::Tensor> expected = trained.gradientsOf(trained.formulas());
        const std::vector<at::Tensor> actual = trained.gradientsOf(aggregator->pool(trained.tokens, nullptr));
        at::set_num_threads(before);
        QCOMPARE(actual.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QVERIFY(expected[i].abs().max().item<double>() > 0);
            compareValues(actual[i], testing::toVector(expected[i]), qPrintable(QString::number(i)), 0, 1e-11);
        }
    }

    void givesTheSameWithAndWithoutGradients()
    {
        const Trained trained(1501);
        const auto aggregator = mil::makeAggregator({.baseline = mil::Baseline::dsmil}, trained.weights, "");
        const mil::Pooled recorded = aggregator->pool(trained.tokens, nullptr);
        const c10::InferenceMode inference;
        const mil::Pooled plain = aggregator->pool(trained.tokens, nullptr);
        QVERIFY(recorded.logits.requires_grad() && !plain.logits.requires_grad());
        QVERIFY(at::equal(recorded.logits, plain.logits));
        QVERIFY(at::equal(recorded.attention, plain.attention));
    }

    void letsFrozenTokensBe()
    {
        Trained trained(40);
        const auto aggregator = mil::makeAggregator({.baseline = mil::Baseline::dsmil}, trained.weights, "");
        aggregator->pool(trained.tokens.detach(), nullptr).logits.sum().backward();
        QVERIFY(!trained.tokens.grad().defined());
        QVERIFY(trained.weights.at("online_encoder.b_classifier.v.1.weight").grad().abs().max().item<double>() > 0);
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
