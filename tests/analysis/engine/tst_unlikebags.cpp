#include "analysis/package/featurestatistics.h"
#include "tests/support/engineprocess.h"
#include "tests/support/goldenpackage.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;

/// `tessera-engine predict` with a model that knows what its training features were like.
class UnlikeBagsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void warnsOfABagUnlikeTheTrainings()
    {
        const GoldenFile golden("inf_attn_2c");
        const at::Tensor features = golden.input(400);
        FeatureStatisticsBuilder builder(features.size(1), 4);
        for (int64_t part = 0; part < 4; ++part)
            builder.add(floatsOf(features.slice(0, 100 * part, 100 * part + 100)));
        const FeatureStatistics statistics = builder.finish();
        std::filesystem::create_directories(m_scratch / "model");
        const std::filesystem::path file = m_scratch / "model/feature_statistics.safetensors";
        VERIFY_OK(writeSafetensors(file, tensorsOf(statistics)));
        writeGoldenPackage(m_scratch, "model", golden, [&](nlohmann::json &d) {
            d["feature_statistics"] = {{"file", "feature_statistics.safetensors"},
                                       {"sha256", sha256OfFile(file).value()}};
        });
        QCOMPARE(warningsFor(features).size(), 1); // (it is made for no encoder in particular)
        const QJsonArray warnings = warningsFor(features + 5);
        QCOMPARE(warnings.size(), 2);
        QVERIFY(warnings[1].toString().contains(QStringLiteral("unlike those that the model was trained on")));
    }

private:
    QJsonArray warningsFor(const at::Tensor &features) const
    {
        const std::vector<float> values = floatsOf(features);
        const std::filesystem::path bag = m_scratch / "bag.safetensors";
        if (!writeSafetensors(bag,
                              {{"features", Dtype::f32, features.sizes().vec(), std::as_bytes(std::span(values))}}))
            return {};
        const auto path = [](const std::filesystem::path &p) { return QString::fromStdString(p.string()); };
        return runEngine({"predict", "--model", path(m_scratch / "model"), "--features", path(bag), "--out",
                          path(m_scratch / "maps.safetensors"), "--json"})
            .json()["warnings"]
            .toArray();
    }

    Scratch m_scratch;
};

QTEST_APPLESS_MAIN(UnlikeBagsTest)
#include "tst_unlikebags.moc"
