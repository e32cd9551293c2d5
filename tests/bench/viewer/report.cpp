#include "tests/bench/viewer/report.h"

#include "tests/bench/viewer/meter.h"

#include <cstdio>

namespace tessera::bench {
namespace {

const char *verdict(double value, const std::optional<double> &aim, Better better)
{
    if (!aim)
        return "";
    return (better == Better::lower ? value <= *aim : value >= *aim) ? "reached" : "MISSED";
}

} // namespace

void Report::beginSection(const std::string &title)
{
    m_section = title;
    std::printf("\n%s\n", title.c_str());
    std::fflush(stdout);
}

void Report::addTimes(const std::string &what, const std::vector<double> &milliseconds, std::optional<double> aim)
{
    const double p50 = quantile(milliseconds, 0.5);
    const double p95 = quantile(milliseconds, 0.95);
    const double most = quantile(milliseconds, 1);
    nlohmann::json row{{"what", what}, {"n", milliseconds.size()}, {"p50", p50}, {"p95", p95}, {"max", most}};
    if (aim)
        row["aim"] = *aim;
    m_json[m_section].push_back(row);
    std::printf("  %-40s p50 %7.1f  p95 %7.1f  max %7.1f ms  %s\n", what.c_str(), p50, p95, most,
                verdict(p95, aim, Better::lower));
    std::fflush(stdout);
}

void Report::addFigure(const std::string &what, double value, const std::string &unit, std::optional<double> aim,
                       Better better)
{
    nlohmann::json row{{"what", what}, {"value", value}, {"unit", unit}};
    if (aim)
        row["aim"] = *aim;
    m_json[m_section].push_back(row);
    std::printf("  %-40s %.2f %s  %s\n", what.c_str(), value, unit.c_str(), verdict(value, aim, better));
    std::fflush(stdout);
}

} // namespace tessera::bench
