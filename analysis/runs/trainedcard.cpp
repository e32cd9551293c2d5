#include "analysis/runs/trainedpackage.h"

#include "analysis/runs/cardtext.h"
#include "analysis/training/configurationfile.h"
#include "base/text.h"

namespace tessera {
namespace {

std::string rounded(double number) { return withDecimals(number, 3); }

/// What finds the diagnostic tiles.
std::string instancesOf(const InstanceReport &report)
{
    std::string text = "\nTiles of " + std::to_string(report.bags) + " bags whose truth is known, " +
                       std::to_string(report.diagnosticTiles) + " of " + std::to_string(report.tiles) +
                       " diagnostic (intervals over bags):\n\n| metric | value |\n| --- | --- |\n";
    for (const NamedEstimate &metric : report.attention)
        text += cardRow("attention, " + metric.name, cardText(metric.estimate));
    for (const NamedEstimate &metric : report.probability)
        text += cardRow("probability, " + metric.name, cardText(metric.estimate));
    return text;
}

std::string outputsOf(const MilPackage &package)
{
    std::string list;
    if (const auto *survival = std::get_if<SurvivalTask>(&package.task)) {
        for (const double edge : survival->binEdges)
            list += (list.empty() ? "time bins with the edges " : ", ") + formatted(edge);
        return list + " " + survival->timeUnit;
    }
    for (const PackageClass &c : package.classes())
        list += (list.empty() ? "" : ", ") + c.name + (c.positive ? " (positive)" : "");
    return list;
}

std::string calibrationOf(const Calibration &calibration)
{
    switch (calibration.method) {
    case Calibration::Method::temperature:
        return "temperature " + rounded(calibration.temperature) + ", fitted on the validation part";
    case Calibration::Method::platt:
        return "Platt, scale " + rounded(calibration.scale) + ", offset " + rounded(calibration.offset) +
               ", fitted on the validation part";
    case Calibration::Method::none:
        break;
    }
    return "none: the probabilities are those of the network";
}

std::string counts(const ModelHistory &history)
{
    const auto text = [](std::size_t bags, const char *part) { return std::to_string(bags) + " for " + part; };
    return text(history.fold.train.size(), "training") + ", " + text(history.fold.validation.size(), "validation") +
           ", " + text(history.fold.test.size(), "test");
}

} // namespace

std::string trainedCard(const MilPackage &package, const TrainedModel &model, const ModelHistory &history,
                        const std::vector<PartMetrics> &metrics)
{
    std::string card = "# " + package.head.name + "\n\nTrained with Tessera " + history.programVersion +
                       ". **Research use only, not for diagnosis.**\n\n| | |\n| --- | --- |\n";
    card += cardRow("cohort", "`" + displayed(history.cohort.table.filename()) + "`, SHA-256 " + history.cohort.sha256);
    card += cardRow("features", "SHA-256 " + history.featuresSha256);
    card += cardRow("bags", counts(history));
    card += cardRow("splits", history.splitOrigin + ", SHA-256 of splits.csv " + history.splitSha256);
    card += cardRow("outputs", outputsOf(package));
    card += cardRow("encoder", package.encoderId ? *package.encoderId : "not known: any features of this width");
    card += cardRow("encoder's licence", package.encoderLicence.empty() ? "not known" : package.encoderLicence);
    if (!history.origin.tiling)
        card += cardRow("tiling", "not known; 256 px at 0.5 um per pixel is assumed: change `tiling` in model.json");
    if (history.configuration.standardise)
        card += cardRow("features in training",
                        "standardised by the training part, which the first layer's weights hold: the "
                        "model takes features as they are");
    card += cardRow("seed", std::to_string(history.configuration.seed));
    card += cardRow("weights of", std::string(model.predictor == Predictor::teacher ? "the teacher" : "the student") +
                                      ", epoch " + std::to_string(model.epoch + 1));
    card += cardRow("calibration", calibrationOf(package.calibration));
    card += cardRow("device", history.device);
    if (history.parentSha256)
        card += cardRow("started from", "the package with model.json of SHA-256 " + *history.parentSha256);
    if (!model.isWhole)
        card += "\n**Of a training that was ended before its planned end.**\n";

    card +=
        "\n## Metrics\n\nWith 95 % intervals (1000 bootstraps over patients). The epoch was chosen by the validation "
        "part and the calibration was fitted on it: its figures flatter the model.\n";
    for (const PartMetrics &part : metrics) {
        card += "\n### " + std::string(nameOf(part.part)) + ": " + std::to_string(part.bags) + " bags of " +
                std::to_string(part.patients) + " patients\n\n| metric | value |\n| --- | --- |\n";
        for (const NamedEstimate &metric : part.metrics)
            card += cardRow(metric.name, cardText(metric.estimate));
        if (part.instances)
            card += instancesOf(*part.instances);
    }
    if (metrics.empty())
        card += "\nNone: no bag was kept from the training.\n";
    if (!history.warnings.empty())
        card += "\n## What the check of the cohort found\n\n";
    for (const std::string &warning : history.warnings)
        card += "* " + warning + "\n";
    card += "\n## Configuration\n\n```json\n" + configurationJson(history.configuration) + "\n```\n";
    return card;
}

} // namespace tessera
