#include "analysis/engine/installedmodels.h"

#include "analysis/package/findpackages.h"
#include "base/text.h"

namespace tessera {
namespace {

protocol::ModelInfo describe(const std::filesystem::path &folder)
{
    protocol::ModelInfo info;
    info.folder = folder.string();
    info.id = displayed(folder.filename());
    info.name = info.id;
    const Result<MilPackage> package = readMilPackage(folder);
    if (!package) {
        info.problem = sentence(package.error());
        return info;
    }
    info.id = package->head.id;
    info.name = package->head.name;
    info.description = package->head.description;
    info.version = package->head.version;
    info.weightsSha256 = package->head.weightsSha256;
    for (const PackageClass &c : package->classes()) {
        info.classes.push_back(c.name);
        if (c.positive)
            info.positiveClasses.push_back(c.name);
    }
    if (package->isSurvival())
        info.problem = sentence({ErrorCode::survivalNotShown, {displayed(folder)}, {}});
    else if (const Result<EncoderPackage> encoder = findEncoder(*package); !encoder)
        info.problem = sentence(encoder.error());
    return info;
}

} // namespace

std::vector<protocol::ModelInfo> listModels(const std::vector<std::string> &folders)
{
    std::vector<protocol::ModelInfo> models;
    for (const std::string &folder : folders)
        for (const std::filesystem::path &package : packageFoldersIn(folder))
            models.push_back(describe(package));
    return models;
}

std::filesystem::path bundledEncoder()
{
    std::error_code none;
    const std::filesystem::path bin = std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
    for (const std::filesystem::path &folder :
         {bin / "../share/tessera/encoders", bin / "../../../resources/encoders"}) {
        const std::vector<std::filesystem::path> found = packageFoldersIn(folder.lexically_normal());
        if (!found.empty())
            return found.front();
    }
    return {};
}

} // namespace tessera
