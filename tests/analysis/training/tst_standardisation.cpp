#include "analysis/mil/parameters.h"
#include "analysis/training/standardisation.h"
#include "tests/analysis/training/drawncohort.h"
#include "tests/support/scratch.h"

#include <QTest>

using namespace tessera;

namespace {

constexpr int64_t dim = 6;

/// Channels of very different size and place: large, shifted, of one value, nearly so, and rarely set.
at::Tensor oddFeatures(int64_t tiles, uint64_t seed)
{
    at::Generator generator = at::detail::createCPUGenerator(seed);
    at::Tensor features = at::randn({tiles, dim}, generator);
    features.select(1, 0).mul_(300).add_(1000);
    features.select(1, 1).mul_(0.01).sub_(2);
    features.select(1, 2).fill_(0.1);
    features.select(1, 3).fill_(7);
    features.select(1, 4).copy_(features.select(1, 4).gt(1.5));
    return features;
}

Standardisation standardisationOf(const at::Tensor &features)
{
    FeatureStatisticsBuilder builder(dim, 1);
    builder.add({features.data_ptr<float>(), static_cast<std::size_t>(features.numel())});
    return standardisationBy(builder.finish());
}

class OneBag : public BagFeed {
public:
    explicit OneBag(at::Tensor features) : m_features(std::move(features)) {}
    Result<at::Tensor> features(int64_t, std::optional<int64_t>) override { return m_features; }

private:
    at::Tensor m_features;
};

std::vector<double> logits(const mil::Architecture &architecture, const mil::Weights &weights,
                           const at::Tensor &features)
{
    OneBag feed(features);
    const std::vector<int64_t> bags{0};
    const auto outputs = outputsOf(architecture, weights, bags, feed, at::kCPU, {});
    return outputs ? outputs->front().logits : std::vector<double>{};
}

double largestDifference(const std::vector<double> &a, const std::vector<double> &b)
{
    double largest = a.empty() || a.size() != b.size() ? 1e9 : 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

} // namespace

/// Features in standard deviations, and the weights that say the same of features as they are.
class StandardisationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesEveryChannelThatChangesMeanZeroAndDeviationOne()
    {
        const at::Tensor features = oddFeatures(500, 1);
        const at::Tensor result = standardised(features, standardisationOf(features)).to(at::kDouble);
        for (const int64_t channel : {0, 1, 4, 5}) {
            QVERIFY(std::abs(result.select(1, channel).mean().item<double>()) < 1e-3);
            QVERIFY(std::abs(result.select(1, channel).std(false).item<double>() - 1) < 1e-3);
        }
    }

    void onlyShiftsAChannelThatDoesNotChange()
    {
        at::Tensor features = oddFeatures(500, 1);
        const Standardisation standardisation = standardisationOf(features);
        for (const int64_t channel : {2, 3}) {
            QCOMPARE(standardisation.deviation[channel].item<double>(), 1.0);
            QVERIFY(standardised(features, standardisation).select(1, channel).abs().max().item<double>() < 1e-6);
        }
        features.select(1, 3).fill_(9); // a new slide may differ in it: the difference counts as it is
        QCOMPARE(standardised(features, standardisation)[0][3].item<double>(), 2.0);
    }

    void leavesWhatItIsGivenAsItIs()
    {
        const at::Tensor features = oddFeatures(50, 1), copy = features.clone();
        (void)standardised(features, standardisationOf(features));
        QVERIFY(features.equal(copy));
    }

    void storedWeightsSayTheSameOfFeaturesAsTheyAre_data()
    {
        QTest::addColumn<int>("baseline");
        QTest::newRow("attn") << static_cast<int>(mil::Baseline::attn);
        QTest::newRow("selfattn") << static_cast<int>(mil::Baseline::selfattn);
        QTest::newRow("dsmil") << static_cast<int>(mil::Baseline::dsmil);
        QTest::newRow("mean") << static_cast<int>(mil::Baseline::mean);
        QTest::newRow("max") << static_cast<int>(mil::Baseline::max);
    }
    void storedWeightsSayTheSameOfFeaturesAsTheyAre()
    {
        QFETCH(int, baseline);
        mil::Architecture architecture;
        architecture.baseline = static_cast<mil::Baseline>(baseline);
        architecture.inputDim = dim;
        architecture.modelDim = 16;
        const mil::Weights trained = mil::initialWeights(architecture, 3);
        const Standardisation standardisation = standardisationOf(oddFeatures(500, 1));
        const at::Tensor bag = oddFeatures(40, 2);
        const mil::Weights stored = forFeaturesAsTheyAre(trained, standardisation);
        const std::vector<double> expected = logits(architecture, trained, standardised(bag, standardisation));
        QVERIFY(largestDifference(logits(architecture, stored, bag), expected) < 1e-4);
        QVERIFY(largestDifference(logits(architecture, trained, bag), expected) > 0.01); // (they would not as they are)

        const mil::Weights back = forStandardisedFeatures(stored, standardisation);
        QVERIFY(largestDifference(logits(architecture, back, standardised(bag, standardisation)), expected) < 1e-4);
        for (const auto &[key, tensor] : trained)
            QVERIFY2(back.at(key).allclose(tensor, 1e-5, 1e-4), key.c_str());
    }
};

QTEST_APPLESS_MAIN(StandardisationTest)
#include "tst_standardisation.moc"
