#include "analysis/inference/selftest.h"

#include "analysis/inference/bagprediction.h"
#include "base/text.h"

#include <cmath>
#include <limits>

namespace tessera {
namespace {

template <typename T>
std::vector<double> doubles(const std::vector<T> &values)
{
    return {values.begin(), values.end()};
}

/// [C][N] as [N, C], row by row.
std::vector<double> rowsOf(const std::vector<std::vector<float>> &columns)
{
    std::vector<double> rows;
    for (std::size_t i = 0; !columns.empty() && i < columns.front().size(); ++i)
        for (const std::vector<float> &column : columns)
            rows.push_back(column[i]);
    return rows;
}

} // namespace

double largestDifference(const std::vector<double> &values, const TensorView &expected)
{
    const std::vector<double> references = toDoubles(expected);
    if (references.size() != values.size())
        return std::numeric_limits<double>::infinity();
    double largest = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double difference = std::abs(values[i] - references[i]);
        if (!std::isfinite(difference))
            return std::numeric_limits<double>::infinity();
        largest = std::max(largest, difference);
    }
    return largest;
}

Result<void> runSelftest(const LoadedModel &model)
{
    const PackageHead &head = model.package.head;
    if (!head.selftestFile)
        return {};
    const Result<Safetensors> file = Safetensors::open(head.folder / *head.selftestFile);
    if (!file)
        return passOn(file.error());
    const Result<TensorView> features = file->expect("input.features", {-1, model.package.parameters.inputDim});
    if (!features)
        return passOn(features.error());
    if (features->elements() == 0)
        return fail(ErrorCode::packageInvalid, displayed(head.folder), "its self-test has no tile");
    const Result<BagPrediction> prediction = predictBag(model, toFloats(*features), std::nullopt);
    if (!prediction)
        return passOn(prediction.error());

    const std::pair<const char *, std::vector<double>> outputs[] = {
        {"expect.logits", prediction->logits},
        {"expect.probabilities", prediction->probabilities},
        {"expect.attention", doubles(prediction->maps.attention)},
        {"expect.attention_raw", doubles(prediction->maps.attentionRaw)},
        {"expect.single_tile_probabilities", rowsOf(prediction->maps.tileProbability)},
    };
    int compared = 0;
    for (const auto &[name, values] : outputs) {
        const TensorView *expected = file->find(name);
        if (!expected)
            continue;
        ++compared;
        const double difference = largestDifference(values, *expected);
        if (!(difference <= head.selftestTolerance))
            return fail(ErrorCode::packageSelftestFailed, displayed(head.folder),
                        std::string(name).substr(std::string("expect.").size()) + " differ by " +
                            formatted(difference));
    }
    if (compared == 0)
        return fail(ErrorCode::packageInvalid, displayed(head.folder), "its self-test expects nothing");
    return {};
}

} // namespace tessera
