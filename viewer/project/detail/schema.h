#pragma once
#include "viewer/project/detail/connection.h"

namespace tessera::detail {

/// "Tsra": marks an SQLite file as a project (PRAGMA application_id, four bytes from byte 68 on).
constexpr int32_t projectApplicationId = 0x54737261;

/// What this program writes (PRAGMA user_version). docs/projects.md describes its tables.
int latestSchemaVersion();

/// 0 for a file without tables.
Result<int> schemaVersion(const Connection &connection);

/// Makes the steps from the file's version up to `version`, each in a transaction of its own, so that a kill leaves the
/// file at one version or the next.
Result<void> migrate(Connection &connection, int version = latestSchemaVersion());

} // namespace tessera::detail
