#include "app/finetuning/startmodel.h"

#include "analysis/package/package.h"

namespace tessera {

Result<std::map<std::string, std::string>> settingsOfModel(const std::filesystem::path &folder)
{
    const Result<MilPackage> package = readMilPackage(folder);
    if (!package)
        return passOn(package.error());
    const MilParameters &form = package->parameters;
    std::map<std::string, std::string> settings{{"baseline", nameOf(form.baseline)},
                                                {"gated", form.gated ? "true" : "false"},
                                                {"model_dim", std::to_string(form.modelDim)},
                                                {"act", nameOf(form.act)},
                                                {"da_act", nameOf(form.daAct)}};
    if (form.baseline == BaselineKind::selfattn)
        settings["heads"] = std::to_string(form.heads);
    if (form.baseline == BaselineKind::mean || form.baseline == BaselineKind::max)
        settings["version"] = "pure"; // (they have no feature of the bag to mask)
    return settings;
}

} // namespace tessera
