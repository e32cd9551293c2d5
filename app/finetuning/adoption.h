#pragma once
#include "base/result.h"

#include <filesystem>
#include <string>

namespace tessera {

/// A trained model that is to be put among those that slides are analysed with.
struct AdoptionRequest {
    std::filesystem::path model;  ///< package of the run
    std::filesystem::path models; ///< folder of packages that gets it
    std::string name;             ///< for people; its id is made of it
    std::string user;             ///< who does it
    std::string former;           ///< id of the model that was in use; may be empty
};

/// Copies the package, under the new name, with a note of who did it, when, and what was in use before
/// (`adoption.json`). The copy is checked before it gets its name: there is the whole package or nothing, and no model
/// that is there is touched. Returns the id. Not for the GUI thread. Errors: packageInvalid(folder, detail),
/// packageHashMismatch(file), fileUnwritable(path, reason; also where the name is taken), diskFull(path).
Result<std::string> adoptModel(const AdoptionRequest &request);

/// What is known of an installed model beside the engine's list.
struct ModelPaper {
    std::string card;    ///< Markdown; empty where it has none
    std::string former;  ///< id of the model that it took the place of; empty: nobody adopted it here
    std::string adopted; ///< when and by whom, for people; empty as well
};

/// Not for the GUI thread. What cannot be read is empty.
ModelPaper readModelPaper(const std::filesystem::path &package);

} // namespace tessera
