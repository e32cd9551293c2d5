#include "analysis/training/stagetraining.h"
#include "analysis/training/stepplan.h"
#include "tests/analysis/training/quietobserver.h"
#include "tests/support/goldenmodel.h"
#include "tests/support/replayeddraws.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

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
        : config(golden.configuration()), bags(config.at("bags").size()),
          epochs(config.at("run_epochs").get<int64_t>()), architecture(testing::goldenArchitecture(golden, version, 0))
    {
        if (version == mil::Version::v1)
            architecture.score = mil::ScoreKind::attention;
        configuration.version = version;
        configuration.epochs = config.at("num_epoch").get<int64_t>();
        configuration.learningRate = config.at("lr").get<double>();
        configuration.weightDecay = config.at("wd").get<double>();
        configuration.patience = 0;
        configuration.maskRatioH = architecture.masks.high;
        configuration.maskDecay = config.value("mrh_sche", false);
        configuration.consistencyWeight = config.value("aux", 0.0);
        configuration.temperature = config.value("temp_t", 0.1);
        configuration.teacherMomentum = config.value("mm", 0.0);
        configuration.teacherSchedule =
            config.value("mm_sche", false) ? TeacherSchedule::cosine : TeacherSchedule::constant;
    }

    nlohmann::json config;
    std::size_t bags;
    int64_t epochs; ///< recorded; the schedules count by more
    mil::Architecture architecture;
    TrainingConfiguration configuration;
};

/// The bags of a run by their number.
class RecordedBags : public BagFeed {
public:
    explicit RecordedBags(const GoldenFile &golden) : m_golden(golden) {}
    Result<at::Tensor> features(int64_t bag, std::optional<int64_t>) override
    {
        return m_golden.tensor(numbered("input.bag", static_cast<int>(bag))).squeeze(0);
    }

private:
    const GoldenFile &m_golden;
};

/// The targets of a run; `line` of a bag is its number.
class RecordedTask : public TrainingTask {
public:
    RecordedTask(const GoldenFile &golden, const Run &run) : m_golden(golden), m_run(run) {}
    int64_t outputs() const override { return m_run.architecture.classes; }
    mil::Target targetOf(const CohortBag &bag) const override
    {
        const auto index = m_golden.tensor("input.targets")[bag.line].item<int64_t>();
        if (m_run.config.value("loss", "") == "nll_surv")
            return mil::SurvivalTarget{
                index, m_run.config.at("cens").at(static_cast<std::size_t>(bag.line)).get<double>() != 0};
        return mil::ClassTarget{index};
    }
    Task packageTask() const override { return ClassificationTask{}; }
    double lossOf(std::span<const BagOutput>) const override { return 0; }
    std::optional<double> monitored(std::span<const BagOutput>) const override { return std::nullopt; }
    std::string monitoredName() const override { return "auc"; }

private:
    const GoldenFile &m_golden;
    const Run &m_run;
};

/// Feeds the loop with the recorded draws, masks and order, and compares every step.
class Replay : public StepHook {
public:
    Replay(const GoldenFile &golden, const Run &run)
        : m_golden(golden), m_run(run), m_perStep(golden.json("per_step")),
          m_isSelfAttention(run.architecture.baseline == mil::Baseline::selfattn)
    {
    }

    std::vector<int64_t> order(int64_t, std::vector<int64_t> bags) override
    {
        std::sort(bags.begin(), bags.end());
        return bags;
    }
    mil::RandomSource *random(int64_t step) override
    {
        m_draws.emplace(m_golden, prefixOf(step));
        return &*m_draws;
    }
    void prepare(int64_t step, mil::StepSettings &settings) override
    {
        const std::string maskName = prefixOf(step) + "expect.mask_ids";
        m_maskRatioHigh = settings.maskRatioHigh;
        if (m_golden.has(maskName))
            settings.keep = mil::KeepList{m_golden.tensor(maskName).squeeze(0),
                                          m_perStep.at(std::to_string(step)).at("len_keep").get<int64_t>()};
    }
    void stepped(int64_t step, int64_t, const mil::StepReport &report) override
    {
        ++steps;
        const std::string prefix = prefixOf(step);
        const Limit values = m_isSelfAttention ? Limit{2e-5, 5e-5} : Limit{};
        const double lossLimit = m_isSelfAttention ? 5e-5 : 1e-5;
        if (!m_draws->allDrawn())
            off << QString::fromStdString(prefix + "not all numbers were drawn");
        const auto compare = [&](const at::Tensor &actual, const std::string &name, Limit limit) {
            if (m_golden.has(prefix + name))
                off << difference(actual, m_golden.tensor(prefix + name), QString::fromStdString(prefix + name), limit);
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
        if (m_golden.has(prefix + "expect.mask_ids"))
            compareMask(prefix);
    }

    QStringList off;
    int64_t steps = 0;

private:
    static std::string prefixOf(int64_t step) { return numbered("step", static_cast<int>(step)) + "."; }

    /// The recorded score through our own masks gives the recorded mask.
    void compareMask(const std::string &prefix)
    {
        ReplayedDraws draws(m_golden, prefix);
        mil::MaskRatios ratios = m_run.architecture.masks;
        ratios.high = m_maskRatioHigh;
        const at::Tensor score = m_golden.tensor(prefix + "expect.teacher_score").squeeze(0);
        const mil::KeepList own = mil::maskTiles(score, ratios, m_run.architecture.fusion, draws);
        const at::Tensor recorded = m_golden.tensor(prefix + "expect.mask_ids").squeeze(0);
        const at::Tensor hidden = std::get<0>(recorded.slice(0, own.visible).sort());
        if (!std::get<0>(own.hiddenIds().sort()).equal(hidden))
            off << QString::fromStdString(prefix + "mask hides other tiles");
    }

    const GoldenFile &m_golden;
    const Run &m_run;
    nlohmann::json m_perStep;
    bool m_isSelfAttention;
    double m_maskRatioHigh = 0;
    std::optional<ReplayedDraws> m_draws;
};

} // namespace

/// Whole recorded runs through the loop that trains: every step's mask, losses and logits, and the weights of student
/// and teacher at the end.
class GoldenRunsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trainsThePublishedRuns_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file :
             {"train_pure_attn", "train_pure_dsmil", "train_pure_selfattn", "train_v1_attn", "train_v1_attn_union",
              "train_v1_dsmil", "train_v1_selfattn", "train_v1_selfattn_setorder", "train_v1_selfattn_union",
              "train_v2_attn", "train_v2_attn_3c", "train_v2_attn_schedules", "train_v2_attn_surv", "train_v2_dsmil",
              "train_v2_selfattn"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    void trainsThePublishedRuns()
    {
        QFETCH(QString, file);
        const GoldenFile golden(file.toStdString());
        const Run run(golden, versionOf(file));
        const RecordedTask task(golden, run);
        RecordedBags feed(golden);
        Replay replay(golden, run);
        testing::QuietObserver observer;

        Cohort cohort;
        cohort.bags.resize(run.bags);
        std::vector<int64_t> train;
        for (std::size_t bag = 0; bag < run.bags; ++bag) {
            cohort.bags[bag].line = static_cast<int64_t>(bag);
            train.push_back(static_cast<int64_t>(bag));
        }
        mil::Weights teacher;
        if (run.configuration.isMhim()) {
            teacher = renamed(golden.weights("model."));
            for (auto &[key, tensor] : renamed(golden.weights("teacher.")))
                teacher[key] = tensor;
        }
        const Stage stage = run.configuration.isMhim() ? Stage::mhim : Stage::baseline;
        const StageInputs inputs{stage, run.architecture, run.configuration, task, cohort, train, {}, feed};
        StageState state = stageStart(stage, renamed(golden.weights("model.")), teacher, 1);

        const auto rates = golden.json("lr_per_epoch").get<std::vector<double>>();
        const EpochSink untilTheRecordEnds = [&](const StageState &, const EpochEvent &event) -> Result<void> {
            if (std::abs(event.learningRate / rates.at(static_cast<std::size_t>(event.epoch)) - 1) > 1e-12)
                replay.off << QStringLiteral("epoch %1 has another learning rate").arg(event.epoch);
            return event.epoch + 1 < run.epochs ? Result<void>() : fail(ErrorCode::cancelled);
        };
        COMPARE_ERROR(trainStage(inputs, state, &replay, observer, untilTheRecordEnds, {}), cancelled);
        QCOMPARE(replay.steps, run.epochs * static_cast<int64_t>(run.bags));

        QStringList off = replay.off;
        const bool isSelfAttention = run.architecture.baseline == mil::Baseline::selfattn;
        FinalLimits limits{isSelfAttention ? 2e-5 : 1e-5, isSelfAttention ? Limit{1e-6, 1e-4} : Limit{1e-6, 2e-5}, 0};
        for (const double rate : rates)
            limits.reach += rate * static_cast<double>(run.bags);
        const mil::Weights gradients = gradientSizes(run.architecture, state.moments);
        int compared = 0;
        for (const auto &[key, tensor] : renamed(golden.weights("final.student."))) {
            off << finalDifference(state.student.at(key), tensor, gradients, key, limits);
            ++compared;
        }
        for (const auto &[key, tensor] : renamed(golden.weights("final.teacher.")))
            off << finalDifference(state.teacher.at(key), tensor, gradients, key, limits);
        QVERIFY(compared > 0);
        off.removeAll(QString());
        QVERIFY2(off.isEmpty(), qPrintable(off.join(QLatin1Char('\n'))));
    }

private:
    /// Root mean square of each weight's gradients over the run, from the optimiser's second moments.
    static mil::Weights gradientSizes(const mil::Architecture &architecture,
                                      const std::vector<mil::Optimizer::Moments> &allMoments)
    {
        mil::Weights sizes;
        std::size_t i = 0;
        for (const mil::ParameterShape &parameter : mil::parameterShapes(architecture)) {
            if (parameter.trained != mil::Trained::byGradient)
                continue;
            const mil::Optimizer::Moments &moments = allMoments[i++];
            const double correction = 1 - std::pow(0.999, static_cast<double>(moments.steps));
            if (moments.steps > 0)
                sizes.emplace(parameter.key, (moments.second.to(at::kDouble) / correction).sqrt());
        }
        return sizes;
    }

    struct FinalLimits {
        double weight;  ///< absolute
        Limit gradient; ///< what another machine's gradients may differ by
        double reach;   ///< the learning rates of all steps: the farthest that Adam can move a weight
    };

    /// Adam moves a weight by its gradient's direction, however small the gradient is: a weight may be off by the part
    /// of its way that is the gradient's rounding. The median of a tensor has to keep the limit in any case.
    static QString finalDifference(const at::Tensor &actual, const at::Tensor &expected, const mil::Weights &gradients,
                                   const std::string &key, const FinalLimits &limits)
    {
        const QString what = QString::fromStdString(key);
        const QString off = difference(actual, expected, what, {limits.weight, 0});
        const auto gradient = gradients.find(key);
        if (off.isEmpty() || gradient == gradients.end())
            return off;
        const at::Tensor error = (actual.detach() - expected).abs();
        if (error.median().item<double>() > limits.weight)
            return off;
        const double rounding =
            limits.gradient.absolute + limits.gradient.relative * gradient->second.max().item<double>();
        const at::Tensor allowed = limits.weight + limits.reach * (rounding / gradient->second).clamp_max(1);
        return (error <= allowed).all().item<bool>() ? QString() : off;
    }
};

QTEST_APPLESS_MAIN(GoldenRunsTest)
#include "tst_goldenruns.moc"
