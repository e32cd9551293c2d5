#include "analysis/package/package.h"

#include "base/sha256.h"
#include "base/text.h"

#include <algorithm>
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
    return head.selftestFile ? verify(head.folder / *head.selftestFile, head.selftestSha256) : Result<void>{};
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
