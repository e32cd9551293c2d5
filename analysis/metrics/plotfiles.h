#pragma once
#include "analysis/metrics/report.h"
#include "base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tessera {

// Points for plots, as CSV with a header: UTF-8, ',' between cells, '.' in numbers, which read back as the same ones;
// an empty cell where a number is not defined. The folder is made where it is missing; each file is atomic and replaces
// one of its name. Values that are not finite (a model that diverged) leave the files with their headers alone.
// Throws std::invalid_argument where lengths do not fit, std::out_of_range for a label that is no class; then nothing
// was written. Errors: fileUnwritable(path, reason), diskFull(path).

/// The bags of all repeats together. Of two classes the curves are those of class 1, of more those of each class
/// against the others.
/// * roc.csv: class, threshold, false_positive_rate, true_positive_rate (the first point of a class has no threshold:
///   no bag is called)
/// * pr.csv: class, threshold, precision, recall
/// * calibration.csv: class, low, high, bags, mean_probability, share (10 bins of the class's probability; share of the
///   bags that are of the class)
/// * confusion.csv: label, called, bags (each pair of classes once)
/// `classNames` has one name for each class.
Result<void> writePlots(const std::filesystem::path &folder, const ScoredBags &bags,
                        const std::vector<std::string> &classNames);

/// km.csv: group (`low`, `high`: risk > `riskCut`), time, survival, low, high (95 % band), at_risk, events, censored. A
/// curve begins with a row at time 0, where all live. Of several repeats only the one of the lowest number: patients
/// who are counted several times would make the band too narrow.
Result<void> writePlots(const std::filesystem::path &folder, const ScoredSurvival &bags, double riskCut);

} // namespace tessera
