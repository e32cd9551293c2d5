#include "analysis/package/detail/milparametersjson.h"

namespace tessera {

const char *nameOf(ArchitectureKind kind) { return detail::nameIn(detail::architectureKindNames, kind); }
const char *nameOf(BaselineKind baseline) { return detail::nameIn(detail::baselineNames, baseline); }
const char *nameOf(ActivationKind activation) { return detail::nameIn(detail::activationNames, activation); }

namespace detail {

MilParameters readSomeParameters(const Fields &fields)
{
    fields.allowOnly({"baseline", "gated", "input_dim", "model_dim", "n_classes", "heads", "act", "da_act", "dropout",
                      "instance_probability_scores", "mask_ratio", "mask_ratio_l", "mask_ratio_h", "mask_ratio_hr",
                      "merge_enable", "merge_k", "merge_ratio", "merge_test"});
    MilParameters p;
    p.baseline = static_cast<BaselineKind>(fields.choiceOr("baseline", baselineNames, 0));
    p.gated = fields.flagOr("gated", p.gated);
    p.inputDim = fields.integerOr("input_dim", 1, largestExtent, p.inputDim);
    p.modelDim = fields.integerOr("model_dim", 1, largestExtent, p.modelDim);
    p.classes = fields.integerOr("n_classes", 1, 1000, p.classes);
    p.heads = fields.integerOr("heads", 1, 64, p.heads);
    p.act = static_cast<ActivationKind>(fields.choiceOr("act", {"none", "relu", "gelu"}, 2));
    p.daAct = static_cast<ActivationKind>(fields.choiceOr("da_act", activationNames, 1));
    p.dropout = fields.numberOr("dropout", 0, 1, p.dropout);
    p.instanceProbabilityScores = fields.flagOr("instance_probability_scores", p.instanceProbabilityScores);
    p.maskRatio = fields.numberOr("mask_ratio", 0, 1, p.maskRatio);
    p.maskRatioL = fields.numberOr("mask_ratio_l", 0, 1, p.maskRatioL);
    p.maskRatioH = fields.numberOr("mask_ratio_h", 0, 1, p.maskRatioH);
    p.maskRatioHr = fields.numberOr("mask_ratio_hr", 0, 1, p.maskRatioHr);
    p.mergeEnable = fields.flagOr("merge_enable", p.mergeEnable);
    p.mergeK = fields.integerOr("merge_k", 1, 1000, p.mergeK);
    p.mergeRatio = fields.numberOr("merge_ratio", 0, 1, p.mergeRatio);
    p.mergeTest = fields.flagOr("merge_test", p.mergeTest);
    return p;
}

MilParameters readParameters(const Fields &fields)
{
    for (const char *field : {"baseline", "input_dim", "n_classes"})
        fields.require(field);
    return readSomeParameters(fields);
}

nlohmann::ordered_json toJson(const MilParameters &p)
{
    return {{"baseline", nameOf(p.baseline)}, {"gated", p.gated},
            {"input_dim", p.inputDim},        {"model_dim", p.modelDim},
            {"n_classes", p.classes},         {"heads", p.heads},
            {"act", nameOf(p.act)},           {"da_act", nameOf(p.daAct)},
            {"dropout", p.dropout},           {"instance_probability_scores", p.instanceProbabilityScores},
            {"mask_ratio_h", p.maskRatioH},   {"mask_ratio_hr", p.maskRatioHr},
            {"mask_ratio_l", p.maskRatioL},   {"mask_ratio", p.maskRatio},
            {"merge_enable", p.mergeEnable},  {"merge_k", p.mergeK},
            {"merge_ratio", p.mergeRatio},    {"merge_test", p.mergeTest}};
}

} // namespace detail
} // namespace tessera
