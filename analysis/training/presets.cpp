#include "analysis/training/presets.h"

namespace tessera {
namespace {

TrainingConfiguration quick()
{
    TrainingConfiguration c;
    c.version = mil::Version::pure;
    c.epochs = 20;
    c.patience = 5;
    c.stopEpoch = 5;
    return c;
}

/// What the runs of version 1 had in common (mhim-mil.md 6).
TrainingConfiguration version1()
{
    TrainingConfiguration c;
    c.version = mil::Version::v1;
    c.act = mil::Activation::relu;
    c.maskDecay = true;
    c.mergeEnable = false;
    c.instanceProbabilityScores = false;
    c.teacherMomentum = 0.9999;
    c.studentStart = StudentStart::embedding;
    c.stopEpoch = 130;
    return c;
}

TrainingConfiguration camelyon16(mil::Baseline baseline)
{
    TrainingConfiguration c = version1();
    c.patience = 30;
    c.folds = 3;
    c.consistencyWeight = 0.1;
    c.maskRatioHr = 0.5;
    if (baseline == mil::Baseline::selfattn) {
        c.maskRatioL = 0.8;
        c.maskRatioH = 0.03;
        c.teacherSchedule = TeacherSchedule::cosine;
    } else {
        c.maskRatio = 0.5;
        c.maskRatioH = 0.01;
    }
    return c;
}

TrainingConfiguration nsclc(mil::Baseline baseline)
{
    TrainingConfiguration c = version1();
    c.patience = 20;
    c.stopEpoch = 70;
    c.folds = 4;
    c.validationShare = 0.13;
    c.maskRatioL = 0.2;
    c.maskRatioH = 0.02;
    if (baseline == mil::Baseline::selfattn) {
        c.maskRatio = 0.6;
    } else {
        c.maskRatio = 0.7;
        c.teacherSchedule = TeacherSchedule::cosine;
    }
    return c;
}

TrainingConfiguration survival()
{
    TrainingConfiguration c;
    c.patience = 15;
    c.stopEpoch = 30;
    return c;
}

/// Every bag counts: none is kept from the training, and the last epoch is taken (docs/benchmarks.md, "Classic
/// multiple-instance sets").
TrainingConfiguration smallTables(mil::Baseline baseline)
{
    TrainingConfiguration c;
    c.version = mil::Version::pure;
    c.standardise = true;
    c.validationShare = 0;
    c.patience = 0;
    c.epochs = 40;
    c.learningRate = 5e-4;
    c.weightDecay = 5e-3;
    if (baseline != mil::Baseline::mean && baseline != mil::Baseline::max) // (theirs is always 512)
        c.modelDim = 64;
    return c;
}

TrainingConfiguration valuesOf(Preset preset, mil::Baseline baseline)
{
    switch (preset) {
    case Preset::quick:
        return quick();
    case Preset::mhimV1Camelyon16:
        return camelyon16(baseline);
    case Preset::mhimV1Nsclc:
        return nsclc(baseline);
    case Preset::survival:
        return survival();
    case Preset::small:
        return smallTables(baseline);
    case Preset::mhimV2:
        break;
    }
    return {};
}

} // namespace

std::string_view nameOf(Preset preset)
{
    switch (preset) {
    case Preset::quick:
        return "quick";
    case Preset::mhimV1Camelyon16:
        return "mhim-v1-camelyon16";
    case Preset::mhimV1Nsclc:
        return "mhim-v1-nsclc";
    case Preset::survival:
        return "survival";
    case Preset::small:
        return "small";
    case Preset::mhimV2:
        break;
    }
    return "mhim-v2";
}

std::optional<Preset> presetNamed(std::string_view name)
{
    for (const Preset preset : presets)
        if (nameOf(preset) == name)
            return preset;
    return std::nullopt;
}

TrainingConfiguration configurationOf(Preset preset, mil::Baseline baseline)
{
    TrainingConfiguration configuration = valuesOf(preset, baseline);
    configuration.baseline = baseline;
    return configuration;
}

} // namespace tessera
