#include "analysis/runs/instances.h"

#include "analysis/inference/tensors.h"

#include <ATen/ATen.h>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tessera {
namespace {

/// Which class's finding the truth of a bag's tiles speaks of.
struct DiagnosticClass {
    int64_t index = 0;
    bool isNormal = false; ///< a diagnostic tile is one that is *not* of this class
};

DiagnosticClass diagnosticClass(const MilPackage &package, const Cohort &cohort, const CohortBag &bag)
{
    const std::vector<PackageClass> &classes = package.classes();
    const auto isPositive = [](const PackageClass &c) { return c.positive; };
    if (std::count_if(classes.begin(), classes.end(), isPositive) == 1)
        return {std::find_if(classes.begin(), classes.end(), isPositive) - classes.begin(), false};
    const int64_t own = std::get<ClassOutcome>(bag.outcome).index;
    return {own, isNormalFinding(cohort.classes[static_cast<std::size_t>(own)])};
}

template <typename T>
std::vector<double> ofKnownTiles(const std::vector<T> &values, const std::vector<int8_t> &truth)
{
    std::vector<double> known;
    for (std::size_t tile = 0; tile < truth.size(); ++tile)
        if (truth[tile] >= 0)
            known.push_back(values[tile]);
    return known;
}

JudgedTiles judged(const JudgedBag &bag, const std::vector<int8_t> &truth, const mil::Maps &maps,
                   const std::optional<DiagnosticClass> &diagnostic)
{
    JudgedTiles tiles{bag.bag, bag.part, bag.repeat, bag.fold, {}, ofKnownTiles(maps.attentionRaw, truth), {}};
    for (const int8_t value : truth)
        if (value >= 0)
            tiles.truth.push_back(static_cast<uint8_t>(value));
    if (diagnostic) {
        tiles.probability = ofKnownTiles(maps.tileProbability[static_cast<std::size_t>(diagnostic->index)], truth);
        if (diagnostic->isNormal)
            for (double &probability : tiles.probability)
                probability = 1 - probability;
    }
    return tiles;
}

std::vector<InstanceBag> scored(std::span<const JudgedTiles> bags, std::vector<double> JudgedTiles::*scores)
{
    std::vector<InstanceBag> scoredBags;
    for (const JudgedTiles &bag : bags)
        scoredBags.push_back({bag.*scores, bag.truth});
    return scoredBags;
}

/// `metrics.pooledAuc` is left out where `pooled` is not.
MetricTable tableOf(const InstanceMetrics &metrics, std::optional<Estimate> pooled)
{
    MetricTable table;
    if (pooled)
        table.push_back({"auc", *pooled});
    table.push_back({"mean_auc", metrics.meanAuc});
    table.push_back({"top_precision", metrics.topPrecision});
    for (const TopPrecision &top : metrics.precisionOfTop)
        table.push_back({"top_" + std::to_string(top.count) + "_precision", top.precision});
    return table;
}

MetricTable tableOf(const std::vector<InstanceBag> &bags)
{
    const InstanceMetrics metrics = instanceMetrics(bags, {});
    return tableOf(metrics, metrics.pooledAuc);
}

void count(InstanceReport &report, std::span<const TileFinding> rows)
{
    report.bags = std::ssize(rows);
    for (const TileFinding &row : rows) {
        report.bagsWithDiagnosticTiles += row.attention.trueTiles > 0;
        report.tiles += row.attention.tiles;
        report.diagnosticTiles += row.attention.trueTiles;
    }
}

} // namespace

Result<std::vector<JudgedTiles>> judgeTiles(const mil::MilModel &model, const MilPackage &package, const Cohort &cohort,
                                            const TileTruth &truth, std::span<const JudgedBag> bags, BagFeed &feed,
                                            std::stop_token token)
{
    std::vector<JudgedTiles> result;
    for (const JudgedBag &bag : bags) {
        if (token.stop_requested())
            return fail(ErrorCode::cancelled);
        const auto known = truth.find(bag.bag);
        if (known == truth.end())
            continue;
        const Result<at::Tensor> features = feed.features(bag.bag, std::nullopt);
        if (!features)
            return passOn(features.error());
        std::optional<DiagnosticClass> diagnostic;
        mil::MapOptions options;
        if (!package.isSurvival()) {
            diagnostic = diagnosticClass(package, cohort, cohort.bag(bag.bag));
            if (!diagnostic->isNormal)
                options.shownClass = diagnostic->index;
        }
        if (const Result<void> done =
                guarded("the tiles' prediction",
                        [&] {
                            result.push_back(
                                judged(bag, known->second, mil::computeMaps(model, *features, options), diagnostic));
                        });
            !done)
            return passOn(done.error());
    }
    return result;
}

std::vector<TileFinding> findingsOf(std::span<const JudgedTiles> bags)
{
    std::vector<TileFinding> rows;
    for (const JudgedTiles &bag : bags) {
        TileFinding row{bag.bag, bag.part, bag.repeat, bag.fold, instanceRow({bag.attention, bag.truth}), std::nullopt};
        if (!bag.probability.empty())
            row.probability = instanceRow({bag.probability, bag.truth});
        rows.push_back(std::move(row));
    }
    return rows;
}

InstanceReport instanceReport(std::span<const JudgedTiles> bags)
{
    InstanceReport report;
    count(report, findingsOf(bags));
    report.attention = tableOf(scored(bags, &JudgedTiles::attention));
    const bool hasProbability =
        std::any_of(bags.begin(), bags.end(), [](const JudgedTiles &bag) { return !bag.probability.empty(); });
    if (hasProbability)
        report.probability = tableOf(scored(bags, &JudgedTiles::probability));
    return report;
}

InstanceReport instanceReport(std::span<const TileFinding> rows)
{
    InstanceReport report;
    count(report, rows);
    std::vector<InstanceRow> attention, probability;
    std::vector<int64_t> bags;
    for (const TileFinding &row : rows) {
        bags.push_back(row.bag);
        attention.push_back(row.attention);
        if (row.probability)
            probability.push_back(*row.probability);
    }
    report.attention = tableOf(instanceMeans(attention, bags, {}), std::nullopt);
    if (!probability.empty() && probability.size() == bags.size())
        report.probability = tableOf(instanceMeans(probability, bags, {}), std::nullopt);
    return report;
}

std::string instancesJson(const InstanceReport &report)
{
    using Json = nlohmann::ordered_json;
    Json json{{"bags", report.bags},
              {"bags_with_diagnostic_tiles", report.bagsWithDiagnosticTiles},
              {"tiles", report.tiles},
              {"diagnostic_tiles", report.diagnosticTiles},
              {"attention", Json::parse(metricsJson(report.attention))}};
    if (!report.probability.empty())
        json["probability"] = Json::parse(metricsJson(report.probability));
    return json.dump();
}

} // namespace tessera
