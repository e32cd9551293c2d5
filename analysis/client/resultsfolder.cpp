#include "analysis/client/resultsfolder.h"

#include <string>

namespace tessera {
namespace {

constexpr std::size_t fingerprintStart = 19; ///< "t1-" and 16 digits: plenty to tell the slides of one person apart

/// One folder name and no way out of the parent, whatever the text.
std::string folderName(std::string_view text)
{
    std::string name(text);
    for (char &c : name) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (!plain)
            c = '_';
    }
    if (name.empty() || name.front() == '.')
        name.insert(name.begin(), '_');
    return name;
}

} // namespace

std::filesystem::path resultsFolderOfSlide(const std::filesystem::path &root, std::string_view fingerprint)
{
    return root / folderName(fingerprint.substr(0, fingerprintStart));
}

std::filesystem::path resultsFolderFor(const std::filesystem::path &root, std::string_view fingerprint,
                                       std::string_view modelId)
{
    return resultsFolderOfSlide(root, fingerprint) / folderName(modelId);
}

} // namespace tessera
