#include "analysis/mil/trainstep.h"
#include "tests/support/goldenmodel.h"
#include "tests/support/replayeddraws.h"

#include <QTest>

using namespace tessera;
using testing::difference;
using testing::GoldenFile;
using testing::Limit;
using testing::ReplayedDraws;

namespace {

/// selfattn's pseudo-inverse amplifies rounding (tests/golden/README.md).
struct Limits {
    Limit value;
    Limit score;
    Limit gradient;
    double loss;
};

Limits limitsOf(mil::Baseline baseline)
{
    if (baseline == mil::Baseline::selfattn)
        return {{2e-5, 5e-5}, {5e-7, 0}, {1e-6, 1e-4}, 5e-5};
    return {{1e-5, 1e-5}, {5e-7, 0}, {1e-6, 2e-5}, 1e-5};
}

} // namespace

/// One recorded step of version 2: teacher, mask, recycling, losses, gradients.
class TrainStepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesThePublishedLossesAndGradients_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"fwd_attn", "fwd_attn_3c", "fwd_attn_dropout", "fwd_dsmil", "fwd_dsmil_dropout",
                                 "fwd_selfattn", "fwd_selfattn_attention", "fwd_selfattn_dropout"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    void givesThePublishedLossesAndGradients()
    {
        QFETCH(QString, file);
        const GoldenFile golden(file.toStdString());
        const mil::Architecture architecture =
            testing::goldenArchitecture(golden, mil::Version::v2, golden.text("dropout") == "True" ? 0.25 : 0);
        const mil::Trainee trainee(architecture, golden.weights(), golden.weights("teacher."), at::kCPU);
        ReplayedDraws draws(golden, "");
        mil::StepSettings settings;
        settings.maskRatioHigh = architecture.masks.high;
        settings.consistencyWeight = golden.configuration().at("aux").get<double>();
        settings.temperature = golden.configuration().at("temp_t").get<double>();
        settings.keep = mil::KeepList{golden.tensor("expect.mask_ids").squeeze(0),
                                      golden.json("len_keep_after_high_mask").get<int64_t>()};
        const mil::ClassTarget target{golden.tensor("input.target").item<int64_t>()};
        const mil::StepReport report =
            mil::trainStep(trainee, golden.tensor("input.x").squeeze(0), target, settings, draws);

        const Limits limits = limitsOf(architecture.baseline);
        QStringList off;
        const auto compare = [&](const at::Tensor &actual, const std::string &name, Limit limit) {
            off << difference(actual, golden.tensor(name), QString::fromStdString(name), limit);
        };
        const bool probability =
            architecture.score == mil::ScoreKind::classAware && architecture.baseline != mil::Baseline::dsmil;
        compare(report.teacherScore, "expect.teacher_score", probability ? limits.score : limits.value);
        compare(report.teacherFeature, "expect.teacher_feature", limits.value);
        compare(report.logits, "expect.logits", limits.value);
        compare(trainee.studentWeights.at("merge.global_q_mm"), "expect.global_q_mm", limits.value);
        for (const mil::ParameterShape &parameter : trainee.shapes) {
            const std::string name = "expect.grad." + parameter.key;
            if (golden.has(name))
                compare(trainee.studentWeights.at(parameter.key).grad(), name, limits.gradient);
        }
        off.removeAll(QString());
        QVERIFY2(off.isEmpty(), qPrintable(off.join(QLatin1Char('\n'))));
        const auto loss = [&](const char *name) {
            return golden.tensor(std::string("expect.loss.") + name).item<double>();
        };
        QVERIFY(std::abs(report.mainLoss - loss("main")) <= limits.loss);
        QVERIFY(std::abs(report.consistencyLoss - loss("aux")) <= limits.loss);
        QVERIFY(std::abs(report.totalLoss - loss("total")) <= limits.loss);
        QCOMPARE(report.tokens, golden.json("tokens_into_encoder").get<int64_t>());
        QVERIFY(draws.allDrawn());
    }

    void hidesTheTilesThatItsOwnScoresAskFor()
    {
        const GoldenFile golden("fwd_attn");
        const mil::Architecture architecture = testing::goldenArchitecture(golden, mil::Version::v2, 0);
        const mil::Trainee trainee(architecture, golden.weights(), golden.weights("teacher."), at::kCPU);
        ReplayedDraws draws(golden, "");
        mil::StepSettings settings;
        settings.maskRatioHigh = architecture.masks.high;
        const mil::StepReport report =
            mil::trainStep(trainee, golden.tensor("input.x").squeeze(0), mil::ClassTarget{0}, settings, draws);
        QVERIFY(report.keep.ids.equal(golden.tensor("expect.mask_ids").squeeze(0)));
    }
};

QTEST_APPLESS_MAIN(TrainStepTest)
#include "tst_trainstep.moc"
