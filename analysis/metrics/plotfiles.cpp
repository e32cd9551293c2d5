#include "analysis/metrics/plotfiles.h"

#include "analysis/metrics/calibrationbins.h"
#include "analysis/metrics/confusion.h"
#include "analysis/metrics/curves.h"
#include "analysis/metrics/detail/fittingbags.h"
#include "analysis/metrics/detail/repeatedmetrics.h"
#include "analysis/metrics/kaplanmeier.h"
#include "base/atomicfile.h"
#include "base/csvcell.h"
#include "base/text.h"

#include <cmath>
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <system_error>

namespace tessera {
namespace {

struct PlotFile {
    const char *name;
    std::string text;
};

std::string cell(double number) { return formatted(number); }
std::string cell(const std::optional<double> &number) { return number ? formatted(*number) : std::string(); }
std::string cell(int64_t count) { return std::to_string(count); }

void addRow(std::string &text, std::initializer_list<std::string> cells)
{
    for (const std::string &cell : cells)
        text.append(cell).append(&cell == cells.end() - 1 ? "\n" : ",");
}

Result<void> writeAll(const std::filesystem::path &folder, const std::vector<PlotFile> &files)
{
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        return tl::unexpected(writeError(folder, failure.value()));
    for (const PlotFile &file : files)
        if (const Result<void> written = writeAtomically(folder / file.name, file.text); !written)
            return written;
    return {};
}

void addLifeCurve(std::string &text, const char *group, std::span<const SurvivalPoint> curve)
{
    if (!curve.empty() && curve.front().time > 0)
        addRow(text, {group, "0", "1", "", "", cell(curve.front().atRisk), "0", "0"});
    for (const SurvivalPoint &point : curve)
        addRow(text, {group, cell(point.time), cell(point.survival), cell(point.low), cell(point.high),
                      cell(point.atRisk), cell(point.events), cell(point.censored)});
}

} // namespace

Result<void> writePlots(const std::filesystem::path &folder, const ScoredBags &bags,
                        const std::vector<std::string> &classNames)
{
    requireFitting(bags);
    if (std::ssize(classNames) != bags.classes)
        throw std::invalid_argument("the names of classes do not fit the bags");
    std::string roc = "class,threshold,false_positive_rate,true_positive_rate\n";
    std::string precisionRecall = "class,threshold,precision,recall\n";
    std::string calibration = "class,low,high,bags,mean_probability,share\n";
    std::string confusion = "label,called,bags\n";
    if (areFinite(bags.probabilities)) {
        const auto nameOf = [&](int64_t label) { return csvCell(classNames[static_cast<std::size_t>(label)]); };
        const ConfusionMatrix matrix =
            confusionMatrix(bags.labels, mostProbable(bags.probabilities, bags.classes), bags.classes);
        for (int64_t label = 0; label < bags.classes; ++label)
            for (int64_t call = 0; call < bags.classes; ++call)
                addRow(confusion, {nameOf(label), nameOf(call), cell(matrix.at(label, call))});
        for (int64_t positive = bags.classes == 2 ? 1 : 0; positive < bags.classes; ++positive) {
            const std::string name = nameOf(positive);
            const std::vector<double> scores = scoresOf(bags.probabilities, bags.classes, positive);
            const std::vector<uint8_t> positives = positivesOf(bags.labels, positive);
            for (const RocPoint &point : rocCurve(scores, positives))
                addRow(roc, {name, cell(point.threshold), cell(point.falsePositiveRate), cell(point.truePositiveRate)});
            for (const PrecisionRecallPoint &point : precisionRecallCurve(scores, positives))
                addRow(precisionRecall, {name, cell(point.threshold), cell(point.precision), cell(point.recall)});
            for (const CalibrationBin &bin : calibrationBins(scores, positives))
                addRow(calibration, {name, cell(bin.low), cell(bin.high), cell(bin.bags), cell(bin.meanProbability),
                                     cell(bin.share)});
        }
    }
    return writeAll(folder, {{"roc.csv", std::move(roc)},
                             {"pr.csv", std::move(precisionRecall)},
                             {"calibration.csv", std::move(calibration)},
                             {"confusion.csv", std::move(confusion)}});
}

Result<void> writePlots(const std::filesystem::path &folder, const ScoredSurvival &bags, double riskCut)
{
    requireFitting(bags);
    std::string text = "group,time,survival,low,high,at_risk,events,censored\n";
    if (!bags.risks.empty() && areFinite(bags.risks) && areFinite(bags.times) && std::isfinite(riskCut)) {
        const std::vector<std::size_t> own = bagsOfRepeats(bags.repeats, bags.risks.size()).front();
        std::vector<uint8_t> isHigh;
        for (const std::size_t bag : own)
            isHigh.push_back(bags.risks[bag] > riskCut);
        const std::vector<LifeTableRow> rows =
            lifeTable(chosen<double>(bags.times, own), chosen<uint8_t>(bags.events, own), isHigh);
        addLifeCurve(text, "low", kaplanMeier(rows, 0));
        addLifeCurve(text, "high", kaplanMeier(rows, 1));
    }
    return writeAll(folder, {{"km.csv", std::move(text)}});
}

} // namespace tessera
