#pragma once
#include "viewer/project/projectfacts.h"

#include <string_view>

namespace tessera::detail {

/// What lies under an existing path. One that cannot be asked is taken for a network drive, where everything is safe.
FileSystem fileSystemOf(const std::filesystem::path &path);

/// The same from statfs's f_type and the type in the table of mounts ("fuse.sshfs"; may be empty). An unknown FUSE file
/// system is taken for a network drive.
FileSystem fileSystemOf(uint64_t magic, std::string_view mountType);

/// The type of the mount that `path` lies on, from the text of /proc/self/mounts; empty where none fits.
std::string mountTypeOf(const std::filesystem::path &path, std::string_view mounts);

} // namespace tessera::detail
