#pragma once
#include "analysis/package/package.h"
#include "base/safetensors.h"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace tessera {

/// What the user says of a model beyond its weights: any of architecture.params, and `kind`.
struct ImportConfig {
    std::string file; ///< as it is called in messages; may be empty
    std::optional<ArchitectureKind> kind;
    MilParameters parameters;
    std::set<std::string> given; ///< names of the parameters that were said; the others are defaults
};

/// From the text of CONFIG.json. Errors: importRefused(`file`, detail).
Result<ImportConfig> parseImportConfig(const std::string &file, const std::string &text);

/// The names and shapes in a published checkpoint, as they stand in the file but for `module.`.
struct ImportTensors {
    std::span<const TensorView> student;
    std::span<const TensorView> teacher; ///< empty: there is none
    bool studentIsTeacher = false;       ///< the file has a teacher alone, which takes the student's place
};

/// A tensor under its name in a package.
struct ImportedTensor {
    std::string name; ///< published key, with `teacher.` before those of the teacher
    const TensorView *source = nullptr;
};

struct ImportedModel {
    ArchitectureKind kind = ArchitectureKind::mil;
    MilParameters parameters;
    bool hasOlderNames = false; ///< of the first version's programs, or of others
    std::vector<ImportedTensor> tensors;
    std::vector<std::string> warnings; ///< what was assumed, one sentence each
};

/// Tells from the names and shapes which model the weights are (mhim-mil.md 8): the older names become the published
/// ones, baseline, widths, heads, classes and recycled tokens are read off, `config` says the rest. No data is looked
/// at. Errors: importRefused(`file`, detail) for weights of no model of the MHIM family, for a configuration that
/// contradicts them (with both numbers), and for missing, unexpected or misshapen tensors (all are listed).
Result<ImportedModel> inferModel(const std::string &file, const ImportTensors &tensors, const ImportConfig &config);

} // namespace tessera
