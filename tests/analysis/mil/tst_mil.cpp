#include "analysis/mil/maps.h"
#include "tests/support/goldenfile.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tessera;
using testing::GoldenFile;

namespace {

mil::Activation activationNamed(const std::string &name)
{
    return name == "gelu" ? mil::Activation::gelu : name == "tanh" ? mil::Activation::tanh : mil::Activation::relu;
}

mil::Architecture architectureOf(const GoldenFile &golden)
{
    const nlohmann::json &c = golden.configuration();
    mil::Architecture architecture;
    architecture.version = mil::Version::v2;
    architecture.gated = c.value("gated", false);
    architecture.act = activationNamed(c.value("act", "relu"));
    architecture.daAct = activationNamed(c.value("da_act", "relu"));
    return architecture;
}

/// Within 1e-5 and 1e-5 of the largest value.
template <typename T>
void compare(const std::vector<T> &actual, const std::vector<double> &expected, const char *what,
             double absolute = 1e-5, double relative = 1e-5)
{
    QCOMPARE(actual.size(), expected.size());
    double largest = 0;
    for (const double value : expected)
        largest = std::max(largest, std::abs(value));
    for (std::size_t i = 0; i < actual.size(); ++i)
        QVERIFY2(std::abs(static_cast<double>(actual[i]) - expected[i]) <= absolute + relative * largest,
                 qPrintable(QStringLiteral("%1[%2]: %3 instead of %4")
                                .arg(QLatin1String(what))
                                .arg(i)
                                .arg(static_cast<double>(actual[i]))
                                .arg(expected[i])));
}

} // namespace

class MilTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesThePublishedNumbers_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file :
             {"inf_attn_2c", "inf_attn_3c_gelu_tanh", "inf_attn_true_fill", "inf_gated_2c", "inf_gated_3c_tanh"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    void givesThePublishedNumbers()
    {
        QFETCH(QString, file);
        const GoldenFile golden(file.toStdString());
        const mil::MilModel model = mil::makeModel(architectureOf(golden), golden.weights(), at::kCPU);
        for (const int64_t tiles : golden.json("Ns").get<std::vector<int64_t>>()) {
            const std::string prefix = "expect.N" + std::to_string(tiles) + ".";
            const mil::Maps maps = mil::computeMaps(model, golden.input(tiles));
            compare(maps.logits, golden.values(prefix + "logits"), "logits");
            compare(maps.attentionRaw, golden.values(prefix + "attn_raw"), "attn_raw");
            compare(maps.attention, golden.values(prefix + "attn"), "attn");
            if (golden.has(prefix + "score_class_aware"))
                compare(maps.score, golden.values(prefix + "score_class_aware"), "score_class_aware", 5e-7, 0);
            if (golden.has(prefix + "single_tile_prob")) {
                std::vector<float> rows;
                for (std::size_t i = 0; i < static_cast<std::size_t>(tiles); ++i)
                    for (const std::vector<float> &probability : maps.tileProbability)
                        rows.push_back(probability[i]);
                compare(rows, golden.values(prefix + "single_tile_prob"), "single_tile_prob");
            }
        }
    }

    void scoresByAttentionInVersionOne()
    {
        const GoldenFile golden("inf_attn_2c");
        mil::Architecture architecture = architectureOf(golden);
        architecture.version = mil::Version::v1;
        const mil::MilModel model = mil::makeModel(architecture, golden.weights(), at::kCPU);
        const mil::Maps maps = mil::computeMaps(model, golden.input(400));
        compare(maps.score, golden.values("expect.N400.score_attention"), "score_attention");
    }

    void ranksInstanceProbabilitiesThatSinglePrecisionCannotTellApart()
    {
        const GoldenFile golden("inf_attn_2c");
        const mil::MilModel model = mil::makeModel(architectureOf(golden), golden.weights(), at::kCPU);
        const mil::Maps maps = mil::computeMaps(model, golden.input(1000));
        std::vector<double> distinct = maps.instanceProbability;
        std::sort(distinct.begin(), distinct.end());
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        std::vector<float> single = maps.score;
        std::sort(single.begin(), single.end());
        single.erase(std::unique(single.begin(), single.end()), single.end());
        QCOMPARE(distinct.size(), std::size_t{1000});
        QVERIFY(single.size() < distinct.size());
        compare(maps.instanceProbability, golden.values("expect.N1000.score_class_aware"), "instance_probability", 1e-6,
                0);
    }

    void letsTheTeacherDecideWhatIsHidden()
    {
        const GoldenFile golden("inf_attn_2c");
        std::map<std::string, at::Tensor> weights = golden.weights();
        for (const auto &[key, tensor] : golden.weights())
            weights.emplace("teacher." + key, key.starts_with("predictor") ? -2 * tensor : tensor.clone());
        const mil::MilModel alone = mil::makeModel(architectureOf(golden), golden.weights(), at::kCPU);
        const mil::MilModel withTeacher = mil::makeModel(architectureOf(golden), weights, at::kCPU);
        const mil::Maps first = mil::computeMaps(alone, golden.input(400), {.maskRatioHigh = 0.05});
        const mil::Maps second = mil::computeMaps(withTeacher, golden.input(400), {.maskRatioHigh = 0.05});
        QVERIFY(first.logits == second.logits);
        QVERIFY(first.score != second.score);
        QCOMPARE(std::count(second.hidden.begin(), second.hidden.end(), 1), std::ptrdiff_t{20});
        const auto lowestHidden = [](const mil::Maps &maps) {
            float lowest = 2;
            for (std::size_t i = 0; i < maps.score.size(); ++i)
                if (maps.hidden[i])
                    lowest = std::min(lowest, maps.score[i]);
            return lowest;
        };
        for (std::size_t i = 0; i < second.score.size(); ++i)
            QVERIFY(second.hidden[i] || second.score[i] <= lowestHidden(second));
    }

    void namesAMissingTensor()
    {
        const GoldenFile golden("inf_attn_2c");
        std::map<std::string, at::Tensor> weights = golden.weights();
        weights.erase("predictor.bias");
        try {
            mil::makeModel(architectureOf(golden), weights, at::kCPU);
            QFAIL("a model without predictor.bias was made");
        } catch (const c10::Error &problem) {
            QVERIFY(std::string(problem.what()).find("predictor.bias") != std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(MilTest)
#include "tst_mil.moc"
