#include "analysis/engine/metricstext.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

namespace tessera {

void printMetrics(std::ostream &out, const nlohmann::ordered_json &metrics, const std::string &part)
{
    const auto shown = [](const nlohmann::ordered_json &number) {
        return number.is_number() ? withDecimals(number.get<double>(), 3) : std::string("-");
    };
    if (metrics.empty()) {
        out << "No bag was kept from the training to judge the model on.\n";
        return;
    }
    out << "On the " << part << " part, with 95 % intervals:\n";
    for (const auto &[name, estimate] : metrics.items())
        out << "  " << name << std::string(name.size() < 20 ? 20 - name.size() : 1, ' ') << shown(estimate["value"])
            << " (" << shown(estimate["low"]) << " to " << shown(estimate["high"]) << ")\n";
}

} // namespace tessera
