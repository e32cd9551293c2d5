#include "analysis/mil/optimizer.h"
#include "analysis/mil/schedules.h"
#include "analysis/mil/trainstep.h"
#include "tests/support/goldenmodel.h"
#include "tests/support/replayeddraws.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace tessera;
using testing::difference;
using testing::GoldenFile;
using testing::Limit;
using testing::ReplayedDraws;

namespace {

std::string numbered(const std::string &name, int number)
{
    return name + (number < 10 ? "0" : "") + std::to_string(number);
}

/// Version 1 calls the embedding `patch_to_emb`.
mil::Weights renamed(std::map<std::string, at::Tensor> weights)
{
    mil::Weights result;
    for (auto &[key, tensor] : weights)
        result.emplace(key.starts_with("patch_to_emb.") ? "feature." + key.substr(13) : key, tensor);
    return result;
}

mil::Version versionOf(const QString &file)
{
    return file.contains(QLatin1String("_pure_")) ? mil::Version::pure
           : file.contains(QLatin1String("_v1_")) ? mil::Version::v1
                                                  : mil::Version::v2;
}

/// What a run is made of, from the golden file's `config`.
struct Run {
    explicit Run(const GoldenFile &golden, mil::Version version)
        : config(golden.configuration()), bags(config.at("bags").size()), epochs(config.at("run_epochs").get<int>()),
          plannedSteps(config.at("num_epoch").get<int64_t>() * static_cast<int64_t>(bags)),
          architecture(testing::goldenArchitecture(golden, version, 0))
    {
        if (version == mil::Version::v1)
            architecture.score = mil::ScoreKind::attention;
    }
    bool has(const char *key) const { return config.value(key, false); }

    mil::StepSettings settingsAt(int64_t step) const
    {
        mil::StepSettings settings;
        const double high = architecture.masks.high;
        settings.maskRatioHigh = has("mrh_sche") ? mil::maskRatioAt(high, step, plannedSteps) : high;
        settings.consistencyWeight = config.value("aux", 0.0);
        settings.temperature = config.value("temp_t", 0.1);
        return settings;
    }
    double momentumAt(int64_t step) const
    {
        const double start = config.value("mm", 0.0);
        return has("mm_sche") ? mil::teacherMomentumAt(start, step, plannedSteps) : start;
    }

    nlohmann::json config;
    std::size_t bags;
    int epochs;
    int64_t plannedSteps;
    mil::Architecture architecture;
};

} // namespace

/// Whole recorded runs: every step's mask, losses and logits, and the weights of student and teacher at the end.
class TrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reproducesThePublishedRuns_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file :
             {"train_pure_attn", "train_pure_dsmil", "train_pure_selfattn", "train_v1_attn", "train_v1_attn_union",
              "train_v1_dsmil", "train_v1_selfattn", "train_v1_selfattn_setorder", "train_v1_selfattn_union",
              "train_v2_attn", "train_v2_attn_3c", "train_v2_attn_schedules", "train_v2_attn_surv", "train_v2_dsmil",
              "train_v2_selfattn"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    void reproducesThePublishedRuns()
    {
        QFETCH(QString, file);
        const GoldenFile golden(file.toStdString());
        const mil::Version version = versionOf(file);
        const Run run(golden, version);
        const bool isSelfAttention = run.architecture.baseline == mil::Baseline::selfattn;
        const Limit values = isSelfAttention ? Limit{2e-5, 5e-5} : Limit{};
        const double lossLimit = isSelfAttention ? 5e-5 : 1e-5;

        mil::Weights teacher = renamed(golden.weights("model."));
        for (auto &[key, tensor] : renamed(golden.weights("teacher.")))
            teacher[key] = tensor;
        const mil::Trainee trainee(run.architecture, renamed(golden.weights("model.")), teacher, at::kCPU);
        mil::Optimizer optimizer(trainee.trained(), {mil::OptimizerKind::adam, run.config.at("wd").get<double>()});
        const auto rates = golden.json("lr_per_epoch").get<std::vector<double>>();
        const nlohmann::json perStep = golden.json("per_step");

        QStringList off;
        int step = 0;
        for (int epoch = 0; epoch < run.epochs; ++epoch)
            for (std::size_t bag = 0; bag < run.bags; ++bag, ++step) {
                const std::string prefix = numbered("step", step) + ".";
                ReplayedDraws draws(golden, prefix);
                mil::StepSettings settings = run.settingsAt(step);
                const std::string maskName = prefix + "expect.mask_ids";
                const nlohmann::json &facts = perStep.value(std::to_string(step), nlohmann::json::object());
                if (golden.has(maskName))
                    settings.keep = mil::KeepList{golden.tensor(maskName).squeeze(0), facts.at("len_keep")};
                const auto index = golden.tensor("input.targets")[static_cast<int64_t>(bag)].item<int64_t>();
                mil::Target target = mil::ClassTarget{index};
                if (run.config.value("loss", "") == "nll_surv")
                    target = mil::SurvivalTarget{index, run.config.at("cens").at(bag).get<double>() != 0};
                const mil::StepReport report =
                    mil::trainStep(trainee, golden.tensor(numbered("input.bag", static_cast<int>(bag))).squeeze(0),
                                   target, settings, draws);
                QVERIFY2(draws.allDrawn(), prefix.c_str());
                const auto compare = [&](const at::Tensor &actual, const std::string &name, Limit limit) {
                    if (golden.has(prefix + name))
                        off << difference(actual, golden.tensor(prefix + name), QString::fromStdString(prefix + name),
                                          limit);
                };
                const auto compareLoss = [&](double actual, const std::string &name) {
                    compare(at::scalar_tensor(actual, at::kDouble), name, {lossLimit, 0});
                };
                compareLoss(report.mainLoss, "loss.main");
                compareLoss(report.consistencyLoss, "loss.aux");
                compareLoss(report.totalLoss, "loss.total");
                compare(report.logits, "expect.logits", values);
                compare(report.student.bagLogits, "expect.logits_bag", values);
                compare(report.student.maxInstanceLogits, "expect.logits_inst", values);
                if (golden.has(maskName))
                    compareMask(golden, prefix, run, settings.maskRatioHigh, off);
                optimizer.step(rates.at(static_cast<std::size_t>(epoch)));
                if (trainee.teacher)
                    mil::moveAverages(trainee.teacherValues(), trainee.studentValues(), run.momentumAt(step));
            }
        const double final = isSelfAttention ? 2e-5 : 1e-5;
        const mil::Weights gradients = gradientSizes(trainee, optimizer);
        int compared = 0;
        for (const auto &[key, tensor] : renamed(golden.weights("final.student."))) {
            off << finalDifference(trainee.studentWeights.at(key), tensor, gradients, key, final);
            ++compared;
        }
        for (const auto &[key, tensor] : renamed(golden.weights("final.teacher.")))
            off << finalDifference(trainee.teacherWeights.at(key), tensor, gradients, key, final);
        QVERIFY(compared > 0);
        off.removeAll(QString());
        QVERIFY2(off.isEmpty(), qPrintable(off.join(QLatin1Char('\n'))));
    }

private:
    /// Root mean square of each weight's gradients over the run, from the optimiser's second moments.
    static mil::Weights gradientSizes(const mil::Trainee &trainee, const mil::Optimizer &optimizer)
    {
        mil::Weights sizes;
        std::size_t i = 0;
        for (const mil::ParameterShape &parameter : trainee.shapes) {
            if (parameter.trained != mil::Trained::byGradient)
                continue;
            const mil::Optimizer::Moments &moments = optimizer.moments()[i++];
            const double correction = 1 - std::pow(0.999, static_cast<double>(moments.steps));
            if (moments.steps > 0)
                sizes.emplace(parameter.key, (moments.second.to(at::kDouble) / correction).sqrt());
        }
        return sizes;
    }

    /// Adam divides by the root of tiny second moments: a weight whose gradients are rounding noise may go anywhere
    /// within its learning rate and is left out, unless that happens to more than half of a tensor.
    static QString finalDifference(const at::Tensor &actual, const at::Tensor &expected, const mil::Weights &gradients,
                                   const std::string &key, double limit)
    {
        constexpr double noise = 1e-7;
        const QString what = QString::fromStdString(key);
        const QString off = difference(actual, expected, what, {limit, 0});
        const auto gradient = gradients.find(key);
        if (off.isEmpty() || gradient == gradients.end())
            return off;
        const at::Tensor known = gradient->second > noise;
        const double median = (actual.detach() - expected).abs().median().item<double>();
        return median <= limit ? difference(at::where(known, actual.detach(), expected), expected, what, {limit, 0})
                               : off;
    }

    /// The recorded score through our own masks gives the recorded mask.
    static void compareMask(const GoldenFile &golden, const std::string &prefix, const Run &run, double maskRatioHigh,
                            QStringList &off)
    {
        ReplayedDraws draws(golden, prefix);
        mil::MaskRatios ratios = run.architecture.masks;
        ratios.high = maskRatioHigh;
        const at::Tensor score = golden.tensor(prefix + "expect.teacher_score").squeeze(0);
        const mil::KeepList own = mil::maskTiles(score, ratios, run.architecture.fusion, draws);
        const at::Tensor recorded = golden.tensor(prefix + "expect.mask_ids").squeeze(0);
        const at::Tensor hidden = std::get<0>(recorded.slice(0, own.visible).sort());
        if (!std::get<0>(own.hiddenIds().sort()).equal(hidden))
            off << QString::fromStdString(prefix + "mask hides other tiles");
    }
};

QTEST_APPLESS_MAIN(TrainingTest)
#include "tst_training.moc"
