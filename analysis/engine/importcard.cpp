#include "analysis/engine/importcard.h"

#include "base/text.h"

namespace tessera {
namespace {

std::string row(const std::string &name, const std::string &value) { return "| " + name + " | " + value + " |\n"; }

std::string classList(const MilPackage &package)
{
    std::string list;
    for (const PackageClass &c : package.classes())
        list += (list.empty() ? "" : ", ") + c.name;
    return list;
}

} // namespace

std::string summaryOf(const MilPackage &package)
{
    const MilParameters &p = package.parameters;
    std::string text = std::string(nameOf(package.kind)) + ", " + (p.gated ? "gated " : "") + nameOf(p.baseline) +
                       ", " + std::to_string(p.inputDim) + " -> " + std::to_string(p.modelDim) + " -> " +
                       std::to_string(p.classes);
    if (p.baseline == BaselineKind::selfattn)
        text += ", " + std::to_string(p.heads) + " heads";
    if (package.kind == ArchitectureKind::mhimV2 && p.mergeEnable)
        text += ", " + std::to_string(p.mergeK) + " recycled tokens";
    return text;
}

std::string importCard(const MilPackage &package, const ImportOrigin &origin, bool hasTeacher)
{
    const MilParameters &p = package.parameters;
    std::string card = "# " + package.head.name +
                       "\n\nImported weights. **Research use only, not for diagnosis.**\n\n"
                       "| | |\n| --- | --- |\n";
    card += row("from", "`" + origin.file + "`, SHA-256 " + origin.sha256);
    card += row("model", summaryOf(package));
    card += row("teacher", hasTeacher ? "in the weights" : "none in the weights");
    card += row("features", std::to_string(p.inputDim) + " numbers a tile; the encoder is not known");
    card += row("classes", classList(package));
    card += row("act, da_act", std::string(nameOf(p.act)) + ", " + nameOf(p.daAct));
    card += row("mask ratios", "high " + formatted(p.maskRatioH) + ", low " + formatted(p.maskRatioL) + ", random " +
                                   formatted(p.maskRatio) + "; they serve the maps, not the prediction");
    card += "\n## What was assumed\n\n";
    for (const std::string &warning : origin.warnings)
        card += "* " + warning + "\n";
    card +=
        "\n## Licence\n\nNot known: LicenseRef-unknown. Ask the authors of the weights before you use or share them.\n";
    return card;
}

std::string importLicence(const ImportOrigin &origin)
{
    return "LicenseRef-unknown\n\nThe licence of these weights (imported from " + origin.file +
           ") is not known. Ask their authors before you use or share them.\n";
}

} // namespace tessera
