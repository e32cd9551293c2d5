#pragma once
#include "analysis/package/featurestatistics.h"
#include "analysis/package/package.h"
#include "base/safetensors.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

/// Everything that goes into the folder of a MIL model.
struct MilPackageContents {
    /// In `head` the folder, the names and the hashes of files are not looked at: writing decides them.
    MilPackage package;
    /// Published keys of the student and, with the prefix `teacher.`, of the teacher; F32 or F16, all of one type.
    /// Where one of merge.global_q and merge.global_q_mm is missing it is written as well.
    std::vector<TensorView> weights;
    std::vector<TensorView> selftest; ///< reference outputs; none: the package has no self-test
    std::string card;                 ///< Markdown
    std::string licenceText;
    std::optional<FeatureStatistics> statistics = {}; ///< of the training features
};

/// Writes model.json with every value resolved, model.safetensors, card.md, LICENSE and, where there is a self-test,
/// reference_outputs.safetensors, and feature_statistics.safetensors where there are statistics; returns the package as
/// it reads back. All of it is written to another name beside `folder`, read back and checked, and only then gets its
/// own name: there is the whole package or nothing. A model package, or an empty folder, of that name is replaced;
/// anything else is left alone. Errors: fileUnwritable(folder, reason), diskFull(folder), packageInvalid(folder,
/// detail) and weightsMismatch(folder, differences) for contents that do not fit together.
Result<MilPackage> writeMilPackage(const std::filesystem::path &folder, const MilPackageContents &contents);

/// Everything that goes into the folder of a tile encoder.
struct EncoderPackageContents {
    EncoderPackage package;          ///< of `head` as above
    std::vector<TensorView> weights; ///< F32 or F16, all of one type
    /// `input.tiles` U8 [N, px, px, 3], `expect.features` F32 [N, D] and, where wanted, `expect.preprocessed` F32
    /// [n, 3, px, px] of the first n; none: the package has no self-test.
    std::vector<TensorView> selftest;
    std::string card; ///< Markdown
    std::string licenceText;
    std::string training = "{}"; ///< JSON object: how it came about
};

/// The same for an encoder. Errors: as above.
Result<EncoderPackage> writeEncoderPackage(const std::filesystem::path &folder, const EncoderPackageContents &contents);

} // namespace tessera
