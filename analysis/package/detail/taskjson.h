#pragma once
#include "analysis/package/detail/jsonfields.h"
#include "analysis/package/package.h"

namespace tessera::detail {

/// Fills in task, level and threshold from `task` of model.json.
void readTask(const Fields &task, MilPackage &package);

/// `task` of model.json.
nlohmann::ordered_json taskJson(const MilPackage &package);

} // namespace tessera::detail
