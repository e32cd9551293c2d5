#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tessera {

/// What one bag is.
enum class TaskLevel { slide, patient };

struct PackageClass {
    std::string name;
    std::string color; ///< "#rrggbb"
    bool positive = false;

    bool operator==(const PackageClass &) const = default;
};

/// "#rrggbb" of the class with this index: seven that are told apart with any colour vision (Tol's bright ones), then
/// from the start again.
std::string colourOfClass(std::size_t index);

/// One logit for each class.
struct ClassificationTask {
    std::vector<PackageClass> classes;

    bool operator==(const ClassificationTask &) const = default;
};

/// One logit for each time bin: the hazard of bin j is its sigmoid, the risk is -sum of survival (mhim-mil.md 7).
struct SurvivalTask {
    std::vector<double> binEdges; ///< rising; bin j is [binEdges[j], binEdges[j + 1])
    std::string timeUnit = "months";

    bool operator==(const SurvivalTask &) const = default;
};

using Task = std::variant<ClassificationTask, SurvivalTask>;

} // namespace tessera
