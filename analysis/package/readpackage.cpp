#include "analysis/package/detail/jsonfields.h"
#include "analysis/package/detail/milparametersjson.h"
#include "analysis/package/detail/taskjson.h"
#include "analysis/package/detail/trainingjson.h"
#include "analysis/package/package.h"
#include "base/readfile.h"
#include "base/text.h"

#include <algorithm>

namespace tessera {
namespace detail {

nlohmann::json parseStrictly(const std::string &text)
{
    std::vector<std::set<std::string>> keys;
    std::string twice;
    const auto watch = [&](int, nlohmann::json::parse_event_t event, nlohmann::json &parsed) {
        if (event == nlohmann::json::parse_event_t::object_start)
            keys.emplace_back();
        else if (event == nlohmann::json::parse_event_t::object_end)
            keys.pop_back();
        else if (event == nlohmann::json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second)
            twice = parsed.get<std::string>();
        return true;
    };
    nlohmann::json json = nlohmann::json::parse(text, watch);
    if (!twice.empty())
        throw FieldError("the field " + twice + " occurs twice");
    return json;
}

} // namespace detail

namespace {

using detail::FieldError;
using detail::Fields;
using detail::largestExtent;

constexpr int64_t largestDescription = 1 << 20;

/// A file inside the package: no separators, no way out of it.
std::string fileIn(const Fields &fields, const char *field)
{
    std::string name = fields.text(field);
    if (name.find_first_of("/\\") != std::string::npos || name.starts_with('.'))
        throw FieldError(std::string(field) + " names a file outside of the package");
    return name;
}

void checkId(const std::string &id)
{
    if (id.size() < 3 || id.size() > 80 ||
        id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") != std::string::npos)
        throw FieldError("id is not 3 to 80 characters of a-z 0-9 . _ -");
}

/// Links may lead out of the package, and pickles and programs have no place in it.
void checkFiles(const std::filesystem::path &folder)
{
    static const std::set<std::string> forbidden{".pt", ".pth", ".pkl", ".pickle", ".bin",
                                                 ".so", ".sh",  ".exe", ".dll"};
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_symlink())
            throw FieldError(entry.path().filename().string() + " is a symbolic link");
        if (forbidden.contains(lowerCase(entry.path().extension().string())))
            throw FieldError(entry.path().filename().string() + " does not belong into a package");
    }
}

PackageHead readHead(const Fields &fields, const std::filesystem::path &folder, const char *format)
{
    if (fields.text("format") != format)
        throw FieldError("format is not " + std::string(format));
    if (!fields.text("format_version").starts_with("1."))
        throw FieldError("format_version " + fields.text("format_version") + " is newer than this version of Tessera");
    PackageHead head;
    head.folder = folder;
    head.id = fields.text("id");
    checkId(head.id);
    head.name = fields.text("name");
    head.description = fields.textOr("description", "");
    head.version = fields.text("version");
    head.created = fields.textOr("created", "");
    head.licence = fields.text("licence");
    head.intendedUse = fields.text("intended_use");
    head.limitations = fields.text("limitations");
    const Fields weights = fields.object("weights");
    head.weightsFile = fileIn(weights, "file");
    head.weightsSha256 = weights.hash("sha256");
    if (fields.has("selftest")) {
        const Fields selftest = fields.object("selftest");
        head.selftestFile = fileIn(selftest, "file");
        head.selftestSha256 = selftest.hash("sha256");
        head.selftestTolerance = selftest.numberOr("tolerance", 0, 1, head.selftestTolerance);
    }
    if (fields.has("feature_statistics")) {
        const Fields statistics = fields.object("feature_statistics");
        head.statisticsFile = fileIn(statistics, "file");
        head.statisticsSha256 = statistics.hash("sha256");
    }
    return head;
}

Calibration readCalibration(const Fields &fields)
{
    if (!fields.has("calibration"))
        return {};
    const Fields calibration = fields.object("calibration");
    Calibration result;
    if (calibration.choice("method", {"temperature", "platt"}) == 0) {
        result.method = Calibration::Method::temperature;
        result.temperature = calibration.number("value", 1e-6, 1e6);
    } else {
        result.method = Calibration::Method::platt;
        result.scale = calibration.number("scale", -1e6, 1e6);
        result.offset = calibration.number("offset", -1e6, 1e6);
    }
    return result;
}

/// One output of the model for each class or time bin.
void checkOutputs(const MilPackage &package)
{
    if (const auto *survival = std::get_if<SurvivalTask>(&package.task)) {
        if (package.parameters.classes + 1 != static_cast<int64_t>(survival->binEdges.size()))
            throw FieldError("task.bin_edges are not one more than n_classes, the number of bins");
    } else if (package.parameters.classes != static_cast<int64_t>(package.classes().size())) {
        throw FieldError("the number of classes differs from n_classes");
    }
}

void checkCalibration(const MilPackage &package)
{
    if (package.isSurvival() && package.calibration.method != Calibration::Method::none)
        throw FieldError("calibration is for classes, the task is survival");
    if (package.calibration.method == Calibration::Method::platt && package.classes().size() != 2)
        throw FieldError("platt calibration needs two classes");
}

MilPackage readMil(const Fields &fields, const std::filesystem::path &folder)
{
    MilPackage package;
    package.head = readHead(fields, folder, "tessera-model");
    detail::readTask(fields.object("task"), package);
    const Fields encoder = fields.object("encoder");
    package.encoderId = encoder.optionalText("id");
    if (encoder.has("sha256"))
        package.encoderSha256 = encoder.hash("sha256");
    const Fields tiling = fields.object("tiling");
    package.tiling = {tiling.number("mpp", 0.05, 20), static_cast<int>(tiling.integer("tile_px", 8, 4096)),
                      static_cast<int>(tiling.integerOr("overlap_px", 0, 4095, 0)),
                      tiling.numberOr("min_tissue", 0, 1, 0.25)};
    if (package.tiling.overlapPx >= package.tiling.tilePx)
        throw FieldError("tiling.overlap_px is not smaller than the tile");
    const Fields architecture = fields.object("architecture");
    package.kind = static_cast<ArchitectureKind>(architecture.choice("kind", detail::architectureKindNames));
    package.parameters = detail::readParameters(architecture.object("params"));
    if (package.parameters.inputDim != encoder.integer("dim", 1, largestExtent))
        throw FieldError("encoder.dim differs from architecture.params.input_dim");
    checkOutputs(package);
    package.calibration = readCalibration(fields);
    checkCalibration(package);
    package.encoderLicence = fields.textOr("encoder_licence", "");
    package.training = detail::readTraining(fields);
    return package;
}

EncoderPackage readEncoder(const Fields &fields, const std::filesystem::path &folder)
{
    EncoderPackage package;
    package.head = readHead(fields, folder, "tessera-encoder");
    const Fields architecture = fields.object("architecture");
    architecture.choice("kind", {"resnet"});
    const Fields parameters = architecture.object("params");
    parameters.allowOnly({"block", "blocks", "widths", "stem_width", "stop_after"});
    package.block = static_cast<ResidualBlock>(parameters.choice("block", {"basic", "bottleneck"}));
    package.blocks = parameters.integers("blocks", 4, 1, 100);
    package.widths = parameters.integers("widths", 4, 1, largestExtent);
    package.stemWidth = parameters.integerOr("stem_width", 1, largestExtent, 64);
    package.stopAfter = parameters.integerOr("stop_after", 1, 4, 4);
    const Fields input = fields.object("input");
    package.tilePx = static_cast<int>(input.integer("tile_px", 8, 4096));
    package.mpp = input.number("mpp", 0.05, 20);
    if (input.has("resize") || input.has("crop_px"))
        throw FieldError("input.resize and input.crop_px are not supported by residual networks in this version");
    package.mean = input.colour("mean", 0, 1);
    package.deviation = input.colour("std", 1e-3, 10);
    const Fields output = fields.object("output");
    package.dim = output.integer("dim", 1, largestExtent);
    output.choice("pooling", {"average"});
    const int64_t expansion = package.block == ResidualBlock::bottleneck ? 4 : 1;
    if (package.dim != package.widths[static_cast<std::size_t>(package.stopAfter) - 1] * expansion)
        throw FieldError("output.dim is not the width of the last stage");
    return package;
}

template <typename Package>
Result<Package> read(const std::filesystem::path &folder,
                     Package (*parse)(const Fields &, const std::filesystem::path &))
{
    const Result<std::string> text = readFile(folder / "model.json", largestDescription);
    if (!text)
        return passOn(text.error());
    try {
        checkFiles(folder);
        const nlohmann::json json = detail::parseStrictly(*text);
        return parse(Fields(json, ""), folder);
    } catch (const nlohmann::json::exception &) {
        return fail(ErrorCode::packageInvalid, displayed(folder), "model.json is not valid JSON");
    } catch (const std::exception &problem) {
        return fail(ErrorCode::packageInvalid, displayed(folder), validUtf8(problem.what()));
    }
}

} // namespace

Result<MilPackage> readMilPackage(const std::filesystem::path &folder) { return read(folder, &readMil); }

Result<EncoderPackage> readEncoderPackage(const std::filesystem::path &folder) { return read(folder, &readEncoder); }

} // namespace tessera
