#include "app/finetuning/trainingpresets.h"

#include <QCoreApplication>

namespace tessera {
namespace {

/// Translates.
struct PresetTexts {
    Q_DECLARE_TR_FUNCTIONS(TrainingPresets)
};

} // namespace

const std::vector<TrainingPreset> &trainingPresets()
{
    static const std::vector<TrainingPreset> presets{
        {"quick", {{"version", "pure"}, {"epochs", "20"}, {"patience", "5"}, {"stop_epoch", "5"}}},
        {"mhim-v2", {}},
        {"mhim-v1-camelyon16",
         {{"version", "v1"},
          {"patience", "30"},
          {"stop_epoch", "130"},
          {"act", "relu"},
          {"mask_ratio", "0.5"},
          {"mask_ratio_h", "0.01"},
          {"mask_ratio_hr", "0.5"},
          {"mask_decay", "true"},
          {"merge_enable", "false"},
          {"instance_probability_scores", "false"},
          {"consistency_weight", "0.1"},
          {"teacher_momentum", "0.9999"},
          {"student_start", "embedding"},
          {"folds", "3"}}},
        {"mhim-v1-nsclc",
         {{"version", "v1"},
          {"stop_epoch", "70"},
          {"act", "relu"},
          {"mask_ratio", "0.7"},
          {"mask_ratio_l", "0.2"},
          {"mask_ratio_h", "0.02"},
          {"mask_decay", "true"},
          {"merge_enable", "false"},
          {"instance_probability_scores", "false"},
          {"teacher_momentum", "0.9999"},
          {"student_start", "embedding"},
          {"teacher_schedule", "cosine"},
          {"validation_share", "0.13"},
          {"folds", "4"}}},
        {"survival", {{"patience", "15"}, {"stop_epoch", "30"}}},
        {"small",
         {{"version", "pure"},
          {"epochs", "40"},
          {"learning_rate", "0.0005"},
          {"weight_decay", "0.005"},
          {"patience", "0"},
          {"model_dim", "64"},
          {"standardise", "true"},
          {"validation_share", "0"}}},
    };
    return presets;
}

QString titleOf(const TrainingPreset &preset)
{
    if (preset.name == "quick")
        return PresetTexts::tr("Quick");
    if (preset.name == "mhim-v2")
        return PresetTexts::tr("MHIM, version 2");
    if (preset.name == "mhim-v1-camelyon16")
        return PresetTexts::tr("MHIM, version 1 (CAMELYON16)");
    if (preset.name == "mhim-v1-nsclc")
        return PresetTexts::tr("MHIM, version 1 (NSCLC)");
    if (preset.name == "survival")
        return PresetTexts::tr("Survival");
    return PresetTexts::tr("Small tables");
}

QString meaningOf(const TrainingPreset &preset)
{
    if (preset.name == "quick")
        return PresetTexts::tr("The baseline alone, a few epochs: does the data lend itself at all?");
    if (preset.name == "mhim-v2")
        return PresetTexts::tr("Two stages: a baseline, then a student that learns from hard tiles. The usual choice.");
    if (preset.name == "mhim-v1-camelyon16")
        return PresetTexts::tr("As published for lymph node metastases.");
    if (preset.name == "mhim-v1-nsclc")
        return PresetTexts::tr("As published for subtypes of lung cancer.");
    if (preset.name == "survival")
        return PresetTexts::tr("For tables with follow-up times; stops earlier.");
    return PresetTexts::tr("For some hundred cases with few tiles each; keeps no case back.");
}

QString presetValue(const TrainingPreset &preset, const SettingKey &key)
{
    const auto found = preset.values.find(key.name);
    return QString::fromStdString(found == preset.values.end() ? key.fallback : found->second);
}

} // namespace tessera
