#include "analysis/package/writepackage.h"

#include "analysis/package/detail/milparametersjson.h"
#include "analysis/package/detail/taskjson.h"
#include "analysis/package/detail/trainingjson.h"
#include "analysis/package/weights.h"
#include "base/atomicfile.h"
#include "base/readfile.h"
#include "base/sha256.h"
#include "base/text.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr const char *weightsName = "model.safetensors";
constexpr const char *selftestName = "reference_outputs.safetensors";
constexpr const char *statisticsName = "feature_statistics.safetensors";
constexpr int64_t largestDescription = 1 << 20;

/// A folder beside the final one, gone with everything in it unless it was published.
class TemporaryFolder {
public:
    static Result<TemporaryFolder> beside(const fs::path &folder)
    {
        static std::atomic<int> counter{0};
        std::error_code failure;
        fs::create_directories(folder.parent_path(), failure);
        if (failure)
            return passOn(writeError(folder, failure.value()));
        for (;;) { // (a killed process that had our number may have left one behind)
            const fs::path path =
                folder.parent_path() / ("." + folder.filename().string() + "." + std::to_string(::getpid()) + "-" +
                                        std::to_string(counter++) + ".partial");
            if (::mkdir(path.c_str(), 0777) == 0)
                return TemporaryFolder(path);
            if (errno != EEXIST)
                return passOn(writeError(folder, errno));
        }
    }
    TemporaryFolder(TemporaryFolder &&other) noexcept : m_path(std::move(other.m_path)) { other.m_path.clear(); }
    TemporaryFolder &operator=(TemporaryFolder &&) = delete;
    ~TemporaryFolder()
    {
        std::error_code none;
        if (!m_path.empty())
            fs::remove_all(m_path, none);
    }

    const fs::path &path() const { return m_path; }

private:
    explicit TemporaryFolder(fs::path path) : m_path(std::move(path)) {}
    fs::path m_path;
};

/// Without a slash at its end; what a link stands for, so that the link stays.
fs::path finalPath(const fs::path &folder)
{
    std::error_code failure;
    const fs::path absolute = (fs::absolute(folder) / "").lexically_normal().parent_path();
    const fs::path resolved = fs::weakly_canonical(absolute, failure);
    return failure ? absolute : resolved;
}

bool isModelPackage(const fs::path &folder)
{
    const Result<std::string> text = readFile(folder / "model.json", largestDescription);
    const nlohmann::json json = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
    return json.is_object() && json.value("format", nlohmann::json()) == "tessera-model";
}

/// Nobody's files are thrown away: what stands there must be a package and nothing else.
Result<void> checkReplaceable(const fs::path &folder)
{
    std::error_code failure;
    const fs::file_status status = fs::status(folder, failure);
    if (status.type() == fs::file_type::not_found)
        return {};
    if (!fs::is_directory(status))
        return fail(ErrorCode::fileUnwritable, displayed(folder), "it is there and is no folder");
    const fs::directory_iterator entries(folder, failure);
    if (failure)
        return passOn(writeError(folder, failure.value()));
    if (entries == fs::directory_iterator())
        return {};
    if (!isModelPackage(folder))
        return fail(ErrorCode::fileUnwritable, displayed(folder), "it holds something that is no model package");
    for (const fs::directory_entry &entry : entries)
        if (entry.is_directory(failure))
            return fail(ErrorCode::fileUnwritable, displayed(folder), "it holds more than a model package");
    return {};
}

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

Result<std::string> writeTensors(const fs::path &path, const std::vector<TensorView> &tensors)
{
    if (const Result<void> written = writeSafetensors(path, tensors); !written)
        return passOn(written.error());
    return sha256OfFile(path);
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
    const Result<std::string> hash = writeTensors(folder / weightsName, weights);
    if (!hash)
        return passOn(hash.error());
    package.head.weightsSha256 = *hash;
    if (!contents.selftest.empty()) {
        const Result<std::string> selftestHash = writeTensors(folder / selftestName, contents.selftest);
        if (!selftestHash)
            return passOn(selftestHash.error());
        package.head.selftestFile = selftestName;
        package.head.selftestSha256 = *selftestHash;
    }
    if (contents.statistics) {
        const Result<std::string> statisticsHash =
            writeTensors(folder / statisticsName, tensorsOf(*contents.statistics));
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

/// An error that speaks of the final name.
Error renamed(Error error, const fs::path &temporary, const fs::path &folder)
{
    const std::string from = displayed(temporary);
    for (std::string &argument : error.arguments)
        if (const std::size_t at = argument.find(from); at != std::string::npos)
            argument.replace(at, from.size(), displayed(folder));
    return error;
}

} // namespace

Result<MilPackage> writeMilPackage(const fs::path &folder, const MilPackageContents &contents)
{
    const fs::path final = finalPath(folder);
    if (const Result<void> replaceable = checkReplaceable(final); !replaceable)
        return passOn(replaceable.error());
    const Result<TemporaryFolder> temporary = TemporaryFolder::beside(final);
    if (!temporary)
        return passOn(temporary.error());
    Result<MilPackage> written = writeInto(temporary->path(), contents);
    if (!written)
        return passOn(renamed(written.error(), temporary->path(), final));
    if (const Result<void> published = publish(temporary->path(), final); !published)
        return passOn(published.error());
    written->head.folder = final;
    return written;
}

} // namespace tessera
