#include "analysis/engine/importmodel.h"

#include "analysis/checkpoint/statedict.h"
#include "analysis/engine/importcard.h"
#include "analysis/package/importrules.h"
#include "analysis/package/writepackage.h"
#include "base/readfile.h"
#include "base/sha256.h"
#include "base/text.h"
#include "base/utctime.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

constexpr int64_t largestConfig = 1 << 20;

Result<ImportConfig> configOf(const ImportRequest &request)
{
    if (!request.config)
        return ImportConfig{};
    const Result<std::string> text = readFile(*request.config, largestConfig);
    if (!text)
        return passOn(text.error());
    return parseImportConfig(displayed(*request.config), *text);
}

/// What the user said beside the configuration.
Result<void> checkAgainst(const ImportRequest &request, const MilParameters &parameters)
{
    const auto refuse = [&](const std::string &detail) {
        return fail(ErrorCode::importRefused, displayed(request.weights), detail);
    };
    if (request.inputDim && *request.inputDim != parameters.inputDim)
        return refuse("input_dim is " + std::to_string(*request.inputDim) + " by --input-dim, the weights have " +
                      std::to_string(parameters.inputDim));
    if (!request.classes.empty() && static_cast<int64_t>(request.classes.size()) != parameters.classes)
        return refuse(std::to_string(request.classes.size()) + " names are given with --classes, the weights have " +
                      std::to_string(parameters.classes) + " classes");
    return {};
}

ClassificationTask taskOf(const std::vector<std::string> &names, int64_t count)
{
    ClassificationTask task;
    for (std::size_t c = 0; c < static_cast<std::size_t>(count); ++c)
        task.classes.push_back({names.empty() ? "class " + std::to_string(c) : names[c], colourOfClass(c), false});
    return task;
}

/// The weights as float32, and views of them. Error: importRefused for one that is not finite.
class FloatWeights {
public:
    Result<void> add(const ImportedTensor &tensor, const std::filesystem::path &file)
    {
        m_values.push_back(toFloats(*tensor.source));
        const std::vector<float> &values = m_values.back();
        if (!std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); }))
            return fail(ErrorCode::importRefused, displayed(file),
                        tensor.source->name + " holds values that are no finite numbers");
        m_views.push_back({tensor.name, Dtype::f32, tensor.source->shape, std::as_bytes(std::span(values))});
        return {};
    }
    const std::vector<TensorView> &views() const { return m_views; }

private:
    std::vector<std::vector<float>> m_values; ///< (moving a vector leaves its elements where they are)
    std::vector<TensorView> m_views;
};

MilPackage describe(const ImportRequest &request, const ImportedModel &model, const ImportOrigin &origin)
{
    MilPackage package;
    const std::filesystem::path out = (std::filesystem::absolute(request.out) / "").lexically_normal().parent_path();
    package.head.name = displayed(out.filename());
    package.head.id = packageIdOf(package.head.name, "imported-");
    package.head.description = "Imported from " + origin.file + ".";
    package.head.version = "1.0.0";
    package.head.created = utcNow();
    package.head.licence = "LicenseRef-unknown: ask the authors";
    package.head.intendedUse = "research on slides like those that the authors trained on";
    package.head.limitations = "not for diagnosis or any clinical use; what the model was trained on, and how good it "
                               "is, is not known here; what was assumed stands in card.md";
    package.encoderLicence = "LicenseRef-unknown: ask the authors";
    package.kind = model.kind;
    package.parameters = model.parameters;
    package.task = taskOf(request.classes, model.parameters.classes);
    package.tiling = origin.tiling;
    package.training.data = nlohmann::json("not known: imported weights").dump();
    package.training.configuration = nlohmann::json{
        {"imported_from", {{"file", origin.file}, {"sha256", origin.sha256}}},
        {"assumed", origin.warnings}}.dump();
    return package;
}

/// What else the file does not tell.
std::vector<std::string> furtherWarnings(const ImportRequest &request, const Checkpoint &checkpoint,
                                         const PackageTiling &tiling)
{
    std::vector<std::string> warnings;
    if (checkpoint.layout == CheckpointLayout::teacherOnly)
        warnings.push_back("the file has a teacher alone: it takes the student's place");
    if (request.classes.empty())
        warnings.push_back("the names of the classes are not in the weights: they are called class 0, class 1 and so "
                           "on; say them with --classes");
    warnings.push_back("the tiling is not in the weights: tiles of " + std::to_string(tiling.tilePx) + " px at " +
                       formatted(tiling.mpp) +
                       " um per pixel are assumed; change `tiling` in model.json where that "
                       "is wrong");
    return warnings;
}

} // namespace

Result<ImportOutcome> importModel(const ImportRequest &request, std::stop_token token)
{
    const Result<ImportConfig> config = configOf(request);
    if (!config)
        return passOn(config.error());
    const Result<Checkpoint> checkpoint = readCheckpoint(request.weights, token);
    if (!checkpoint)
        return passOn(checkpoint.error());
    const bool hasTeacher = checkpoint->teacher.has_value();
    const ImportTensors tensors{checkpoint->student.tensors,
                                hasTeacher ? std::span(checkpoint->teacher->tensors) : std::span<const TensorView>(),
                                checkpoint->layout == CheckpointLayout::teacherOnly};
    const Result<ImportedModel> model = inferModel(displayed(request.weights), tensors, *config);
    if (!model)
        return passOn(model.error());
    if (const Result<void> fits = checkAgainst(request, model->parameters); !fits)
        return passOn(fits.error());
    const Result<std::string> hash = sha256OfFile(request.weights);
    if (!hash)
        return passOn(hash.error());

    ImportOrigin origin{displayed(request.weights.filename()), *hash, {}, model->warnings};
    // (of the published features: mhim-mil.md 6)
    origin.tiling = {0.5, model->hasOlderNames ? 512 : 256, 0, 0.25};
    for (const std::string &warning : furtherWarnings(request, *checkpoint, origin.tiling))
        origin.warnings.push_back(warning);

    FloatWeights weights;
    for (const ImportedTensor &tensor : model->tensors) {
        if (token.stop_requested())
            return fail(ErrorCode::cancelled);
        if (const Result<void> added = weights.add(tensor, request.weights); !added)
            return passOn(added.error());
    }
    MilPackageContents contents;
    contents.package = describe(request, *model, origin);
    contents.weights = weights.views();
    contents.card = importCard(contents.package, origin, hasTeacher);
    contents.licenceText = importLicence(origin);
    const Result<MilPackage> written = writeMilPackage(request.out, contents);
    if (!written)
        return passOn(written.error());
    ImportOutcome outcome{*written, hasTeacher, origin.warnings};
    for (const std::string &warning : warningsOf(*written))
        outcome.warnings.push_back(warning);
    return outcome;
}

} // namespace tessera
