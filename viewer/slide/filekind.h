#pragma once
#include "base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tessera {

/// What a file is that is no slide, and what the user can do with it; parts of one sentence, in English.
struct FileKind {
    std::string what;   ///< "a PDF document"
    std::string advice; ///< "open it in a document viewer"
};

/// Told by the first bytes, and by the name where formats leave no other mark. Never fails: "a file of an unknown
/// kind".
FileKind kindOfFile(const std::filesystem::path &path);

/// Whether the file would open as a picture of its own but is only the index of a slide that lies in a folder beside it
/// (MIRAX without its folder, Olympus VSI).
bool isIndexOfMissingSlide(const std::filesystem::path &path);

/// Every kind, so that translations can be complete.
std::vector<FileKind> allFileKinds();

/// notASlide(path, what, advice) of this file.
tl::unexpected<Error> notASlide(const std::filesystem::path &path);

} // namespace tessera
