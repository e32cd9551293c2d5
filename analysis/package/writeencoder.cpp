#include "analysis/package/detail/packagefolder.h"
#include "analysis/package/weights.h"
#include "analysis/package/writepackage.h"
#include "base/atomicfile.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr const char *weightsName = "model.safetensors";
constexpr const char *selftestName = "reference_outputs.safetensors";

Json descriptionOf(const EncoderPackage &package, Dtype type)
{
    const PackageHead &head = package.head;
    const auto decimals = [](const std::array<float, 3> &values) {
        Json numbers = Json::array();
        for (const float value : values) // (as short as they were said)
            numbers.push_back(Json::parse(formatted(value)));
        return numbers;
    };
    Json json{{"format", "tessera-encoder"}, {"format_version", "1.0"}, {"id", head.id}, {"name", head.name}};
    if (!head.description.empty())
        json["description"] = head.description;
    json["version"] = head.version;
    if (!head.created.empty())
        json["created"] = head.created;
    json["architecture"] = {{"kind", "resnet"},
                            {"params",
                             {{"block", package.block == ResidualBlock::basic ? "basic" : "bottleneck"},
                              {"blocks", package.blocks},
                              {"widths", package.widths},
                              {"stem_width", package.stemWidth},
                              {"stop_after", package.stopAfter}}}};
    json["input"] = {{"tile_px", package.tilePx},
                     {"mpp", package.mpp},
                     {"resize", nullptr},
                     {"crop_px", nullptr},
                     {"mean", decimals(package.mean)},
                     {"std", decimals(package.deviation)}};
    json["output"] = {{"dim", package.dim}, {"pooling", "average"}};
    json["weights"] = {
        {"file", weightsName}, {"sha256", head.weightsSha256}, {"dtype", type == Dtype::f16 ? "float16" : "float32"}};
    return json;
}

Result<void> writeInto(const fs::path &folder, const EncoderPackageContents &contents)
{
    EncoderPackage package = contents.package;
    const Dtype type = contents.weights.empty() ? Dtype::f32 : contents.weights.front().dtype;
    for (const TensorView &tensor : contents.weights)
        if (tensor.dtype != type)
            return fail(ErrorCode::packageInvalid, displayed(folder), "its weights are of more than one type");
    const Result<std::string> hash = detail::writeTensors(folder / weightsName, contents.weights);
    if (!hash)
        return passOn(hash.error());
    package.head.weightsSha256 = *hash;
    Json json = descriptionOf(package, type);
    json["training"] = Json::parse(contents.training, nullptr, false);
    if (!json["training"].is_object())
        return fail(ErrorCode::packageInvalid, displayed(folder), "its training record is no JSON object");
    json["licence"] = package.head.licence;
    json["intended_use"] = package.head.intendedUse;
    json["limitations"] = package.head.limitations;
    json["regulatory"] = "research use only, not for diagnosis";
    if (!contents.selftest.empty()) {
        const Result<std::string> selftestHash = detail::writeTensors(folder / selftestName, contents.selftest);
        if (!selftestHash)
            return passOn(selftestHash.error());
        json["selftest"] = {
            {"file", selftestName}, {"sha256", *selftestHash}, {"tolerance", package.head.selftestTolerance}};
    }
    const std::pair<const char *, std::string> texts[] = {
        {"card.md", contents.card},
        {"LICENSE", contents.licenceText},
        {"model.json", json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"}};
    for (const auto &[name, text] : texts)
        if (const Result<void> written = writeAtomically(folder / name, text); !written)
            return passOn(written.error());

    const Result<EncoderPackage> there = readEncoderPackage(folder);
    if (!there)
        return passOn(there.error());
    if (const Result<Safetensors> opened = openWeights(*there); !opened)
        return passOn(opened.error());
    return {};
}

} // namespace

Result<EncoderPackage> writeEncoderPackage(const fs::path &folder, const EncoderPackageContents &contents)
{
    const Result<fs::path> final = detail::writeWholeFolder(
        folder, "tessera-encoder", [&](const fs::path &temporary) { return writeInto(temporary, contents); });
    if (!final)
        return passOn(final.error());
    return readEncoderPackage(*final);
}

} // namespace tessera
