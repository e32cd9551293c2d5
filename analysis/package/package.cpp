#include "analysis/package/package.h"

#include "base/sha256.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tessera {
namespace {

Result<void> verify(const std::filesystem::path &file, const std::string &expected)
{
    const Result<std::string> actual = sha256OfFile(file);
    if (!actual)
        return passOn(actual.error());
    if (*actual != expected)
        return fail(ErrorCode::packageHashMismatch, displayed(file));
    return {};
}

std::vector<double> softmax(std::vector<double> values)
{
    const double largest = *std::max_element(values.begin(), values.end());
    double sum = 0;
    for (double &value : values)
        sum += value = std::exp(value - largest);
    for (double &value : values)
        value /= sum;
    return values;
}

} // namespace

Result<void> verifyHashes(const PackageHead &head)
{
    if (const Result<void> weights = verify(head.weightsPath(), head.weightsSha256); !weights)
        return weights;
    if (head.statisticsFile)
        if (const Result<void> statistics = verify(head.folder / *head.statisticsFile, head.statisticsSha256);
            !statistics)
            return statistics;
    return head.selftestFile ? verify(head.folder / *head.selftestFile, head.selftestSha256) : Result<void>{};
}

std::string packageIdOf(const std::string &name, const std::string &prefix)
{
    std::string id;
    for (const char c : lowerCase(name.substr(0, 80)))
        id += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' ? c : '-';
    return id.size() >= 3 ? id : prefix + id;
}

std::string colourOfClass(std::size_t index)
{
    static constexpr std::array colours{"#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#bbbbbb"};
    return colours[index % colours.size()];
}

const std::vector<PackageClass> &MilPackage::classes() const
{
    static const std::vector<PackageClass> none;
    const auto *classification = std::get_if<ClassificationTask>(&task);
    return classification ? classification->classes : none;
}

std::vector<std::string> warningsOf(const MilPackage &package)
{
    if (!package.encoderId)
        return {"the model does not say which encoder it was trained with: any features of " +
                std::to_string(package.parameters.inputDim) + " numbers are taken"};
    if (!package.encoderSha256)
        return {"the model does not say which version of the encoder " + *package.encoderId +
                " it was trained with (no sha256)"};
    return {};
}

int calledClass(const MilPackage &package, const std::vector<double> &probabilities)
{
    const std::vector<PackageClass> &classes = package.classes();
    const auto isPositive = [](const PackageClass &c) { return c.positive; };
    std::vector<double> contenders = probabilities;
    if (package.threshold && std::count_if(classes.begin(), classes.end(), isPositive) == 1) {
        const auto positive = std::find_if(classes.begin(), classes.end(), isPositive) - classes.begin();
        double &probability = contenders.at(static_cast<std::size_t>(positive));
        if (probability >= *package.threshold)
            return static_cast<int>(positive);
        probability = -1;
    }
    return static_cast<int>(std::max_element(contenders.begin(), contenders.end()) - contenders.begin());
}

std::vector<double> calibrated(const Calibration &calibration, const std::vector<double> &logits)
{
    if (calibration.method == Calibration::Method::platt && logits.size() == 2) {
        const double second = 1 / (1 + std::exp(-(calibration.scale * (logits[1] - logits[0]) + calibration.offset)));
        return {1 - second, second};
    }
    std::vector<double> scaled = logits;
    if (calibration.method == Calibration::Method::temperature)
        for (double &logit : scaled)
            logit /= calibration.temperature;
    return softmax(std::move(scaled));
}

} // namespace tessera
