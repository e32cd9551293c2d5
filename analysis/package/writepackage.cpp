#include "analysis/package/writepackage.h"

#include "analysis/package/detail/milparametersjson.h"
#include "analysis/package/detail/packagefolder.h"
#include "analysis/package/detail/taskjson.h"
#include "analysis/package/detail/trainingjson.h"
#include "analysis/package/weights.h"
#include "base/atomicfile.h"
#include "base/text.h"

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr const char *weightsName = "model.safetensors";
constexpr const char *selftestName = "reference_outputs.safetensors";
constexpr const char *statisticsName = "feature_statistics.safetensors";

Json textOrNull(const std::optional<std::string> &text) { return text ? Json(*text) : Json(nullptr); }

Json calibrationJson(const Calibration &calibration)
{
    switch (calibration.method) {
    case Calibration::Method::none:
        return nullptr;
    case Calibration::Method::temperature:
        return {{"method", "temperature"}, {"value", calibration.temperature}};
    case Calibration::Method::platt:
        return {{"method", "platt"}, {"scale", calibration.scale}, {"offset", calibration.offset}};
    }
    return nullptr;
}

Json descriptionOf(const MilPackage &package, Dtype type)
{
    const PackageHead &head = package.head;
    Json json{{"format", "tessera-model"}, {"format_version", "1.0"}, {"id", head.id}, {"name", head.name}};
    if (!head.description.empty())
        json["description"] = head.description;
    json["version"] = head.version;
    if (!head.created.empty())
        json["created"] = head.created;
    json["task"] = detail::taskJson(package);
    json["encoder"] = {{"id", textOrNull(package.encoderId)},
                       {"sha256", textOrNull(package.encoderSha256)},
                       {"dim", package.parameters.inputDim}};
    json["tiling"] = {{"mpp", package.tiling.mpp},
                      {"tile_px", package.tiling.tilePx},
                      {"overlap_px", package.tiling.overlapPx},
                      {"min_tissue", package.tiling.minTissue}};
    json["architecture"] = {{"kind", nameOf(package.kind)}, {"params", detail::toJson(package.parameters)}};
    json["weights"] = {
        {"file", weightsName}, {"sha256", head.weightsSha256}, {"dtype", type == Dtype::f16 ? "float16" : "float32"}};
    json["calibration"] = calibrationJson(package.calibration);
    json["training"] = detail::toJson(package.training);
    json["licence"] = head.licence;
    if (!package.encoderLicence.empty())
        json["encoder_licence"] = package.encoderLicence;
    json["intended_use"] = head.intendedUse;
    json["limitations"] = head.limitations;
    json["regulatory"] = "research use only, not for diagnosis";
    if (head.selftestFile)
        json["selftest"] = {
            {"file", *head.selftestFile}, {"sha256", head.selftestSha256}, {"tolerance", head.selftestTolerance}};
    if (head.statisticsFile)
        json["feature_statistics"] = {{"file", *head.statisticsFile}, {"sha256", head.statisticsSha256}};
    return json;
}

/// The queries of the recycle network under both of their keys.
std::vector<TensorView> withBothQueries(std::vector<TensorView> weights)
{
    for (const std::string prefix : {"", "teacher."})
        for (const auto &[from, to] : {std::pair(queriesKey, queriesAlias), std::pair(queriesAlias, queriesKey)})
            if (const TensorView *there = tensorNamed(weights, prefix + from);
                there && !tensorNamed(weights, prefix + to)) {
                TensorView copy = *there;
                copy.name = prefix + to;
                weights.push_back(std::move(copy));
            }
    return weights;
}

/// Everything in `folder`, read back from there.
Result<MilPackage> writeInto(const fs::path &folder, const MilPackageContents &contents)
{
    MilPackage package = contents.package;
    package.head.folder = folder;
    package.head.selftestFile.reset();
    package.head.statisticsFile.reset();
    const std::vector<TensorView> weights = withBothQueries(contents.weights);
    const Dtype type = weights.empty() ? Dtype::f32 : weights.front().dtype;
    for (const TensorView &tensor : weights)
        if (tensor.dtype != type)
            return fail(ErrorCode::packageInvalid, displayed(folder), "its weights are of more than one type");
    const Result<std::string> hash = detail::writeTensors(folder / weightsName, weights);
    if (!hash)
        return passOn(hash.error());
    package.head.weightsSha256 = *hash;
    if (!contents.selftest.empty()) {
        const Result<std::string> selftestHash = detail::writeTensors(folder / selftestName, contents.selftest);
        if (!selftestHash)
            return passOn(selftestHash.error());
        package.head.selftestFile = selftestName;
        package.head.selftestSha256 = *selftestHash;
    }
    if (contents.statistics) {
        const Result<std::string> statisticsHash =
            detail::writeTensors(folder / statisticsName, tensorsOf(*contents.statistics));
        if (!statisticsHash)
            return passOn(statisticsHash.error());
        package.head.statisticsFile = statisticsName;
        package.head.statisticsSha256 = *statisticsHash;
    }
    std::string description;
    try {
        for (std::string *text : {&package.training.data, &package.training.configuration, &package.training.metrics})
            *text = nlohmann::json::parse(*text).dump();
        description = descriptionOf(package, type).dump(1, ' ', false, Json::error_handler_t::replace);
    } catch (const nlohmann::json::exception &) {
        return fail(ErrorCode::packageInvalid, displayed(folder), "its training record is not JSON");
    }
    const std::pair<const char *, std::string> texts[] = {
        {"card.md", contents.card}, {"LICENSE", contents.licenceText}, {"model.json", description + "\n"}};
    for (const auto &[name, text] : texts)
        if (const Result<void> written = writeAtomically(folder / name, text); !written)
            return passOn(written.error());

    Result<MilPackage> there = readMilPackage(folder);
    if (!there)
        return there;
    package.head.weightsFile = weightsName;
    if (*there != package) // (a ratio that is no number, a name that is no UTF-8)
        return fail(ErrorCode::packageInvalid, displayed(folder), "it does not read back as it was written");
    if (const Result<Safetensors> opened = openWeights(*there); !opened)
        return passOn(opened.error());
    return there;
}

} // namespace

Result<MilPackage> writeMilPackage(const fs::path &folder, const MilPackageContents &contents)
{
    std::optional<MilPackage> written;
    const Result<fs::path> final = detail::writeWholeFolder(folder, "tessera-model", [&](const fs::path &temporary) {
        Result<MilPackage> there = writeInto(temporary, contents);
        if (!there)
            return Result<void>(passOn(there.error()));
        written = std::move(*there);
        return Result<void>();
    });
    if (!final)
        return passOn(final.error());
    written->head.folder = *final;
    return std::move(*written);
}

} // namespace tessera
