#pragma once
#include "app/finetuning/settingkeys.h"

#include <QString>

#include <map>
#include <string>
#include <vector>

namespace tessera {

/// The presets of the engine.
struct TrainingPreset {
    std::string name;                          ///< of the engine: "mhim-v2"
    std::map<std::string, std::string> values; ///< where they are not the defaults, for the baseline attn
};
const std::vector<TrainingPreset> &trainingPresets();
QString titleOf(const TrainingPreset &preset);
QString meaningOf(const TrainingPreset &preset);
/// The value of a key under a preset.
QString presetValue(const TrainingPreset &preset, const SettingKey &key);

} // namespace tessera
