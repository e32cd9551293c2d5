#include "analysis/engine/metricstext.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

namespace tessera {
namespace {

void printEstimates(std::ostream &out, const nlohmann::ordered_json &metrics)
{
    const auto shown = [](const nlohmann::ordered_json &number) {
        return number.is_number() ? withDecimals(number.get<double>(), 3) : std::string("-");
    };
    for (const auto &[name, estimate] : metrics.items())
        out << "  " << name << std::string(name.size() < 20 ? 20 - name.size() : 1, ' ') << shown(estimate["value"])
            << " (" << shown(estimate["low"]) << " to " << shown(estimate["high"]) << ")\n";
}

} // namespace

void printMetrics(std::ostream &out, const nlohmann::ordered_json &metrics, const std::string &part)
{
    if (metrics.empty()) {
        out << "No bag was kept from the training to judge the model on.\n";
        return;
    }
    out << "On the " << part << " part, with 95 % intervals:\n";
    printEstimates(out, metrics);
}

void printInstances(std::ostream &out, const nlohmann::ordered_json &instances)
{
    if (!instances.is_object())
        return;
    out << "Tiles of known truth, " << instances["diagnostic_tiles"] << " of " << instances["tiles"]
        << " diagnostic, by attention:\n";
    printEstimates(out, instances["attention"]);
    if (instances.contains("probability")) {
        out << "and by the probability of each tile alone:\n";
        printEstimates(out, instances["probability"]);
    }
}

} // namespace tessera
