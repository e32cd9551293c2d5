#pragma once
#include "analysis/package/detail/jsonfields.h"
#include "analysis/package/package.h"

namespace tessera::detail {

/// `training` of model.json; empty when it is left out.
TrainingRecord readTraining(const Fields &fields);
nlohmann::ordered_json toJson(const TrainingRecord &record);

} // namespace tessera::detail
