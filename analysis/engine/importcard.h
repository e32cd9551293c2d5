#pragma once
#include "analysis/package/package.h"

#include <string>
#include <vector>

namespace tessera {

/// Where an imported model came from.
struct ImportOrigin {
    std::string file; ///< its name, without folders
    std::string sha256;
    PackageTiling tiling;              ///< assumed
    std::vector<std::string> warnings; ///< what was assumed, one sentence each
};

/// card.md and LICENSE of an imported model.
std::string importCard(const MilPackage &package, const ImportOrigin &origin, bool hasTeacher);
std::string importLicence(const ImportOrigin &origin);

/// One line for people: "mhim-v2, attn, 1024 -> 512 -> 2".
std::string summaryOf(const MilPackage &package);

} // namespace tessera
