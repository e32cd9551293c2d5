#include "analysis/mil/trainstep.h"

#include "analysis/mil/losses.h"
#include "analysis/mil/randomsource.h"
#include "analysis/mil/recycle.h"
#include "analysis/mil/survivalloss.h"

#include <ATen/ATen.h>

namespace tessera::mil {
namespace {

/// The mask of the whole bag; undefined, and nothing drawn, without dropout.
at::Tensor keepMask(const Embedding &embedding, const at::Tensor &features, RandomSource &random)
{
    if (embedding.dropout() == 0)
        return {};
    const int64_t tiles = features.size(0);
    return random.dropoutMask({1, tiles, embedding.width()}, embedding.dropout())
        .view({tiles, embedding.width()})
        .to(features.device(), at::kBool);
}

struct TeacherView {
    at::Tensor score;
    at::Tensor bagFeature;
};

/// Without gradient, but in training mode: its dropouts are on (3.1). Never a recycle step.
TeacherView look(const Network &teacher, const at::Tensor &features, RandomSource &random)
{
    const at::NoGradGuard noGradient;
    const at::Tensor tokens =
        teacher.embedding.forward(features, {{}, keepMask(teacher.embedding, features, random), {}});
    const Pooled pooled = teacher.aggregator->pool(tokens, &random);
    return {teacher.aggregator->score(tokens, pooled, &random), pooled.bagFeature};
}

/// Version 2: a random part of the visible tiles in shuffled order, and what the recycle network makes of the rest
/// (3.6).
at::Tensor recycledTokens(const Trainee &trainee, const at::Tensor &features, const at::Tensor &visible,
                          const at::Tensor &keep, RandomSource &random)
{
    const Architecture &a = trainee.architecture;
    const int64_t count = visible.size(0);
    const auto kept = static_cast<int64_t>(static_cast<double>(count) * a.mergeRatio);
    const at::Tensor order = random.uniform(count).to(trainee.device).argsort();
    const at::Tensor shuffled = visible.index_select(0, order);
    const Network &student = trainee.student;
    at::Tensor keptIds = shuffled.slice(0, 0, kept);
    if (!student.aggregator->dependsOnOrder())
        keptIds = std::get<0>(keptIds.sort()); // memory is read faster in order
    const at::Tensor rest = student.embedding.forward(features, {shuffled.slice(0, kept), keep, {}});
    const at::Tensor recycled = student.recycling->forward(rest, &random);
    student.recycling->updateQueries(recycled, a.queryMomentum);
    return student.embedding.forward(features, {keptIds, keep, recycled});
}

at::Tensor mainLoss(const Trainee &trainee, const Pooled &pooled, const Target &target)
{
    if (const auto *survival = std::get_if<SurvivalTarget>(&target))
        return survivalLoss(pooled.logits, survival->bin, survival->censored);
    return trainee.student.aggregator->crossEntropy(pooled, std::get<ClassTarget>(target).index);
}

Pooled detached(Pooled pooled)
{
    for (at::Tensor *tensor :
         {&pooled.logits, &pooled.bagFeature, &pooled.attentionRaw, &pooled.attention, &pooled.attentionOfLayer2,
          &pooled.values, &pooled.instanceLogits, &pooled.bagLogits, &pooled.maxInstanceLogits})
        if (tensor->defined())
            *tensor = tensor->detach();
    return pooled;
}

} // namespace

StepReport trainStep(const Trainee &trainee, const at::Tensor &features, const Target &target,
                     const StepSettings &settings, RandomSource &random)
{
    const at::AutoGradMode gradients(true);
    StepReport report;
    const Network &student = trainee.student;
    at::Tensor tokens;
    if (trainee.teacher) {
        const TeacherView teacher = look(*trainee.teacher, features, random);
        report.teacherScore = teacher.score;
        report.teacherFeature = teacher.bagFeature;
        const at::Tensor keep = keepMask(student.embedding, features, random);
        MaskRatios ratios = trainee.architecture.masks;
        ratios.high = settings.maskRatioHigh;
        report.keep = maskTiles(teacher.score, ratios, trainee.architecture.fusion, random);
        if (settings.keep)
            report.keep = *settings.keep;
        TORCH_CHECK(report.keep.visible > 0, "the masks hide all ", features.size(0), " tiles of the bag");
        const at::Tensor visible = report.keep.visibleIds().to(trainee.device);
        tokens = student.recycling ? recycledTokens(trainee, features, visible, keep, random)
                                   : student.embedding.forward(features, {visible, keep, {}});
    } else {
        tokens = student.embedding.forward(features, {{}, keepMask(student.embedding, features, random), {}});
    }
    report.tokens = tokens.size(0);

    const Pooled pooled = student.aggregator->pool(tokens, &random);
    const at::Tensor main = mainLoss(trainee, pooled, target);
    at::Tensor total = main * settings.mainWeight;
    at::Tensor consistent;
    if (trainee.teacher && settings.consistencyWeight != 0) {
        consistent = consistency(pooled.bagFeature, report.teacherFeature, settings.temperature);
        total = total + consistent * settings.consistencyWeight;
    }
    (total * settings.lossScale).backward();

    report.student = detached(pooled);
    report.logits = report.student.logits;
    report.mainLoss = main.item<double>();
    report.consistencyLoss = consistent.defined() ? consistent.item<double>() : 0;
    report.totalLoss = total.item<double>();
    return report;
}

} // namespace tessera::mil
