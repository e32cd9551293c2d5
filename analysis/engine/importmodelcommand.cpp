#include "analysis/engine/commands.h"
#include "analysis/engine/importcard.h"
#include "analysis/engine/importmodel.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tessera {
namespace {

nlohmann::ordered_json toJson(const ImportOutcome &outcome)
{
    const MilPackage &package = outcome.package;
    nlohmann::ordered_json json{{"folder", displayed(package.head.folder)},
                                {"id", package.head.id},
                                {"kind", nameOf(package.kind)},
                                {"baseline", nameOf(package.parameters.baseline)},
                                {"gated", package.parameters.gated},
                                {"input_dim", package.parameters.inputDim},
                                {"model_dim", package.parameters.modelDim},
                                {"n_classes", package.parameters.classes},
                                {"heads", package.parameters.heads},
                                {"act", nameOf(package.parameters.act)},
                                {"da_act", nameOf(package.parameters.daAct)},
                                {"merge_k", package.parameters.mergeK},
                                {"teacher", outcome.hasTeacher},
                                {"classes", nlohmann::json::array()},
                                {"weights_sha256", package.head.weightsSha256},
                                {"warnings", outcome.warnings}};
    for (const PackageClass &c : package.classes())
        json["classes"].push_back(c.name);
    return json;
}

} // namespace

int runCommand(const ImportModelCommand &command, std::stop_token token)
{
    const Result<ImportOutcome> outcome =
        importModel({command.weights, command.out, command.config, command.classes, command.inputDim}, token);
    if (!outcome)
        return reportError(outcome.error(), command.output);
    for (const std::string &warning : outcome->warnings)
        std::cerr << "Warning: " << warning << ".\n";
    if (command.output == OutputForm::json)
        std::cout << toJson(*outcome).dump(2) << '\n';
    else
        std::cout << "Imported " << displayed(command.weights.filename()) << ": " << summaryOf(outcome->package)
                  << (outcome->hasTeacher ? ", with a teacher" : "")
                  << "\nResearch use only, not for diagnosis.\nPackage: " << displayed(outcome->package.head.folder)
                  << '\n';
    return 0;
}

} // namespace tessera
