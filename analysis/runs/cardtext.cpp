#include "analysis/runs/cardtext.h"

#include "base/text.h"

namespace tessera {
namespace {

constexpr int decimals = 3;

} // namespace

std::string cardRow(const std::string &name, const std::string &value) { return "| " + name + " | " + value + " |\n"; }

std::string cardText(const Estimate &estimate)
{
    if (!estimate.value)
        return "not defined";
    const auto end = [](const std::optional<double> &number) {
        return number ? withDecimals(*number, decimals) : std::string("open");
    };
    std::string text = withDecimals(*estimate.value, decimals);
    if (estimate.low || estimate.high)
        text += " (" + end(estimate.low) + " to " + end(estimate.high) + ")";
    return text;
}

} // namespace tessera
