#include "analysis/engine/metricstext.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>

namespace tessera {

void printMetrics(std::ostream &out, const nlohmann::ordered_json &metrics, const std::string &part)
{
    const auto shown = [](const nlohmann::ordered_json &number) -> std::string {
        if (!number.is_number())
            return "-";
        std::array<char, 32> text{};
        (void)std::snprintf(text.data(), text.size(), "%.3f", number.get<double>());
        return text.data();
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
