#include "analysis/training/configuration.h"

namespace tessera {

mil::Architecture architectureOf(const TrainingConfiguration &c, int64_t inputDim, int64_t outputs)
{
    mil::Architecture a;
    a.version = c.version;
    a.baseline = c.baseline;
    a.gated = c.gated;
    a.inputDim = inputDim;
    a.modelDim = c.modelDim;
    a.classes = outputs;
    a.heads = c.heads;
    a.act = c.act;
    a.daAct = c.daAct;
    a.dropout = c.dropout;
    // Version 1 always goes by attention (mhim-mil.md 3.2).
    a.score = c.instanceProbabilityScores && c.version == mil::Version::v2 ? mil::ScoreKind::classAware
                                                                           : mil::ScoreKind::attention;
    a.masks = {c.maskRatio, c.maskRatioL, c.maskRatioH, c.maskRatioHr};
    a.recycle = c.mergeEnable;
    a.mergeK = c.mergeK;
    a.mergeRatio = c.mergeRatio;
    a.queryMomentum = c.mergeMomentum;
    a.mergeTest = c.mergeTest;
    return a;
}

mil::Architecture baselineOf(const mil::Architecture &architecture)
{
    mil::Architecture baseline = architecture;
    baseline.version = mil::Version::pure;
    return baseline;
}

} // namespace tessera
