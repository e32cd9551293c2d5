#include "analysis/training/configurationfile.h"

#include "base/text.h"

namespace tessera {
namespace {

bool isTilePooling(mil::Baseline baseline) { return baseline == mil::Baseline::mean || baseline == mil::Baseline::max; }

std::string contradictionOfForm(const TrainingConfiguration &c)
{
    constexpr int64_t poolingWidth = 512; // (mhim-mil.md 2.4)
    if (isTilePooling(c.baseline) && c.isMhim())
        return "mean and max pooling have no bag feature that a teacher could be followed by: they need "
               "\"version\": \"pure\"";
    if (isTilePooling(c.baseline) && c.modelDim != poolingWidth)
        return "model_dim of mean and max pooling is always 512";
    if (c.gated && c.baseline != mil::Baseline::attn)
        return "gated is a form of the baseline attn alone";
    // (a head is an eighth of the width, and there are half as many landmarks: 2.2)
    if (c.baseline == mil::Baseline::selfattn && c.modelDim % 8 != 0)
        return "model_dim of selfattn must be a multiple of 8";
    return {};
}

std::string contradictionOfMhim(const TrainingConfiguration &c)
{
    if (!c.isMhim())
        return c.predictor == Predictor::student ? std::string()
                                                 : "a pure model has no teacher: predictor must be \"student\"";
    const double hidden = c.maskRatio + c.maskRatioL + c.maskRatioH;
    if (hidden == 0)
        return "no mask hides anything: set mask_ratio_h (or mask_ratio, mask_ratio_l) above 0, or \"version\": "
               "\"pure\"";
    if (hidden >= 1)
        return "mask_ratio, mask_ratio_l and mask_ratio_h are " + formatted(hidden) +
               " together and may hide every tile: they must stay below 1";
    if (c.mergeTest && (c.version != mil::Version::v2 || !c.mergeEnable))
        return "merge_test asks for recycled tokens at test, but there is no recycling: it needs \"version\": \"v2\" "
               "and merge_enable";
    return {};
}

std::string contradictionOfRun(const TrainingConfiguration &c)
{
    if (c.warmUpEpochs >= c.epochs)
        return "warm_up_epochs is " + std::to_string(c.warmUpEpochs) + ", of " + std::to_string(c.epochs) +
               " epochs in all: there must be more epochs than that";
    if (c.precision == Precision::tf32 && c.device == "cpu")
        return "precision \"tf32\" is for CUDA devices alone";
    return {};
}

} // namespace

std::string contradictionIn(const TrainingConfiguration &configuration)
{
    for (const auto &rule : {contradictionOfForm, contradictionOfMhim, contradictionOfRun})
        if (std::string sentence = rule(configuration); !sentence.empty())
            return sentence;
    return {};
}

} // namespace tessera
