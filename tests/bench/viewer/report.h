#pragma once
#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tessera::bench {

/// Which side of its aim a figure should be on.
enum class Better { lower, higher };

/// Prints figures as they come and keeps them for the JSON file.
class Report {
public:
    void beginSection(const std::string &title);
    /// Of times in milliseconds, where the aim is meant for the 95th percentile.
    void addTimes(const std::string &what, const std::vector<double> &milliseconds, std::optional<double> aim = {});
    void addFigure(const std::string &what, double value, const std::string &unit, std::optional<double> aim = {},
                   Better better = Better::lower);
    const nlohmann::json &json() const { return m_json; }

private:
    nlohmann::json m_json = nlohmann::json::object();
    std::string m_section;
};

} // namespace tessera::bench
