#include "analysis/mil/maps.h"
#include "tests/support/comparevalues.h"
#include "tests/support/goldenmodel.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tessera;
using testing::compareValues;
using testing::GoldenFile;

namespace {

mil::Architecture architectureOf(const GoldenFile &golden)
{
    return testing::goldenArchitecture(golden, mil::Version::v2);
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
            compareValues(maps.logits, golden.values(prefix + "logits"), "logits");
            compareValues(maps.attentionRaw, golden.values(prefix + "attn_raw"), "attn_raw");
            compareValues(maps.attention, golden.values(prefix + "attn"), "attn");
            if (golden.has(prefix + "score_class_aware"))
                compareValues(maps.score, golden.values(prefix + "score_class_aware"), "score_class_aware", 5e-7, 0);
            if (golden.has(prefix + "single_tile_prob")) {
                std::vector<float> rows;
                for (std::size_t i = 0; i < static_cast<std::size_t>(tiles); ++i)
                    for (const std::vector<float> &probability : maps.tileProbability)
                        rows.push_back(probability[i]);
                compareValues(rows, golden.values(prefix + "single_tile_prob"), "single_tile_prob");
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
        compareValues(maps.score, golden.values("expect.N400.score_attention"), "score_attention");
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
        compareValues(maps.instanceProbability, golden.values("expect.N1000.score_class_aware"), "instance_probability",
                      1e-6, 0);
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
