#include "analysis/package/featurestatistics.h"

#include "base/quantile.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tessera {
namespace {

constexpr int64_t largestSample = 16 << 20; ///< numbers, 64 MiB
constexpr int64_t largestSampleOfBag = 256;
constexpr int64_t fewestBags = 3; ///< a bag is measured by the others, which need a deviation
constexpr std::array levels{0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1.0};
constexpr double strangeLevel = 0.99;

std::size_t size(int64_t count) { return static_cast<std::size_t>(count); }

/// Root mean square of the differences in deviations over channels that have one.
template <typename Value, typename Mean, typename Deviation>
double rootMeanSquare(int64_t dim, const Value &value, const Mean &mean, const Deviation &deviation)
{
    double sum = 0;
    int64_t channels = 0;
    for (std::size_t d = 0; d < size(dim); ++d) {
        const double width = deviation(d);
        if (!(width > 0))
            continue;
        const double difference = (static_cast<double>(value(d)) - mean(d)) / width;
        sum += difference * difference;
        ++channels;
    }
    return channels > 0 ? std::sqrt(sum / static_cast<double>(channels)) : 0;
}

double distance(std::span<const float> value, const std::vector<float> &mean, const std::vector<float> &deviation)
{
    return rootMeanSquare(
        std::ssize(value), [&](std::size_t d) { return value[d]; }, [&](std::size_t d) { return double{mean[d]}; },
        [&](std::size_t d) { return double{deviation[d]}; });
}

/// Standard deviation from sums; what rounding makes of a constant channel is none.
double deviationOf(double sum, double squares, double count)
{
    const double mean = sum / count;
    const double variance = squares / count - mean * mean;
    return variance > 1e-12 * std::max(1e-12, mean * mean) ? std::sqrt(variance) : 0;
}

std::vector<double> quantilesOf(std::vector<double> values)
{
    std::vector<double> quantiles;
    if (values.empty())
        return quantiles;
    std::sort(values.begin(), values.end());
    for (const double level : levels)
        quantiles.push_back(quantile(values, level));
    return quantiles;
}

std::vector<double> meanOfRows(std::span<const float> features, int64_t dim)
{
    const int64_t rows = std::ssize(features) / dim;
    std::vector<double> mean(size(dim), 0.0);
    for (int64_t row = 0; row < rows; ++row)
        for (int64_t d = 0; d < dim; ++d)
            mean[size(d)] += features[size(row * dim + d)];
    for (double &value : mean)
        value /= static_cast<double>(rows);
    return mean;
}

template <typename T>
TensorView viewOf(const char *name, Dtype type, const std::vector<T> &values)
{
    return {name, type, {std::ssize(values)}, std::as_bytes(std::span(values))};
}

} // namespace

FeatureStatisticsBuilder::FeatureStatisticsBuilder(int64_t dim, int64_t bags)
    : m_dim(dim),
      m_sampleOfBag(std::clamp<int64_t>(largestSample / std::max<int64_t>(1, bags * dim), 1, largestSampleOfBag)),
      m_sum(size(dim), 0.0), m_squares(size(dim), 0.0)
{
}

void FeatureStatisticsBuilder::add(std::span<const float> features)
{
    const int64_t rows = std::ssize(features) / m_dim;
    const std::vector<double> mean = meanOfRows(features, m_dim);
    for (int64_t d = 0; d < m_dim; ++d) {
        m_sum[size(d)] += mean[size(d)] * static_cast<double>(rows);
        double squares = 0;
        for (int64_t row = 0; row < rows; ++row) {
            const double value = features[size(row * m_dim + d)];
            squares += value * value;
        }
        m_squares[size(d)] += squares;
    }
    m_tiles += rows;
    m_bagMeans.insert(m_bagMeans.end(), mean.begin(), mean.end());
    const int64_t kept = std::min(rows, m_sampleOfBag);
    for (int64_t i = 0; i < kept; ++i) {
        const auto row = features.subspan(size(i * rows / kept * m_dim), size(m_dim));
        m_sample.insert(m_sample.end(), row.begin(), row.end());
    }
}

FeatureStatistics FeatureStatisticsBuilder::finish() const
{
    FeatureStatistics result;
    result.tiles = m_tiles;
    result.bags = std::ssize(m_bagMeans) / m_dim;
    result.levels.assign(levels.begin(), levels.end());
    const double bags = static_cast<double>(result.bags);
    std::vector<double> bagSum(size(m_dim), 0.0), bagSquares(size(m_dim), 0.0);
    for (std::size_t i = 0; i < m_bagMeans.size(); ++i) {
        bagSum[i % size(m_dim)] += m_bagMeans[i];
        bagSquares[i % size(m_dim)] += m_bagMeans[i] * m_bagMeans[i];
    }
    for (std::size_t d = 0; d < size(m_dim); ++d) {
        const double tiles = static_cast<double>(m_tiles);
        result.tileMean.push_back(static_cast<float>(m_sum[d] / tiles));
        result.tileDeviation.push_back(static_cast<float>(deviationOf(m_sum[d], m_squares[d], tiles)));
        result.bagMean.push_back(static_cast<float>(bagSum[d] / bags));
        result.bagDeviation.push_back(static_cast<float>(deviationOf(bagSum[d], bagSquares[d], bags)));
    }
    std::vector<double> tileDistances;
    for (std::size_t at = 0; at < m_sample.size(); at += size(m_dim))
        tileDistances.push_back(
            distance(std::span(m_sample).subspan(at, size(m_dim)), result.tileMean, result.tileDeviation));
    result.tileDistance = quantilesOf(std::move(tileDistances));
    std::vector<double> bagDistances;
    for (int64_t bag = 0; result.bags >= fewestBags && bag < result.bags; ++bag) {
        const auto value = [&](std::size_t d) { return m_bagMeans[size(bag * m_dim) + d]; };
        bagDistances.push_back(rootMeanSquare(
            m_dim, value, [&](std::size_t d) { return (bagSum[d] - value(d)) / (bags - 1); },
            [&](std::size_t d) {
                return deviationOf(bagSum[d] - value(d), bagSquares[d] - value(d) * value(d), bags - 1);
            }));
    }
    result.bagDistance = quantilesOf(std::move(bagDistances));
    return result;
}

BagDistance distanceOf(const FeatureStatistics &statistics, std::span<const float> features)
{
    const int64_t dim = std::ssize(statistics.tileMean);
    const int64_t rows = std::ssize(features) / dim;
    const std::vector<double> mean = meanOfRows(features, dim);
    const std::vector<float> bag(mean.begin(), mean.end());
    BagDistance result;
    result.distance = distance(bag, statistics.bagMean, statistics.bagDeviation);
    if (!statistics.bagDistance.empty())
        result.largestOfTraining = statistics.bagDistance.back();
    const auto level = std::lower_bound(statistics.levels.begin(), statistics.levels.end(), strangeLevel);
    const double bound = statistics.tileDistance[size(level - statistics.levels.begin())];
    int64_t strange = 0;
    for (int64_t row = 0; row < rows; ++row)
        strange += distance(features.subspan(size(row * dim), size(dim)), statistics.tileMean,
                            statistics.tileDeviation) > bound;
    result.strangeTiles = static_cast<double>(strange) / static_cast<double>(rows);
    return result;
}

std::vector<TensorView> tensorsOf(const FeatureStatistics &statistics)
{
    const auto count = [](const char *name, const int64_t &value) {
        return TensorView{name, Dtype::i64, {1}, std::as_bytes(std::span(&value, 1))};
    };
    std::vector<TensorView> tensors{count("tiles", statistics.tiles),
                                    count("bags", statistics.bags),
                                    viewOf("tile_mean", Dtype::f32, statistics.tileMean),
                                    viewOf("tile_deviation", Dtype::f32, statistics.tileDeviation),
                                    viewOf("bag_mean", Dtype::f32, statistics.bagMean),
                                    viewOf("bag_deviation", Dtype::f32, statistics.bagDeviation),
                                    viewOf("levels", Dtype::f64, statistics.levels),
                                    viewOf("tile_distance", Dtype::f64, statistics.tileDistance)};
    if (!statistics.bagDistance.empty())
        tensors.push_back(viewOf("bag_distance", Dtype::f64, statistics.bagDistance));
    return tensors;
}

Result<std::optional<FeatureStatistics>> readFeatureStatistics(const MilPackage &package)
{
    if (!package.head.statisticsFile)
        return std::nullopt;
    const std::filesystem::path path = package.head.folder / *package.head.statisticsFile;
    const Result<Safetensors> file = Safetensors::open(path);
    if (!file)
        return passOn(file.error());
    FeatureStatistics statistics;
    const int64_t dim = package.parameters.inputDim;
    const auto refuse = [&](const std::string &detail) {
        return fail(ErrorCode::safetensorsInvalid, displayed(path), detail);
    };
    for (const auto &[name, count] : {std::pair("tiles", &statistics.tiles), std::pair("bags", &statistics.bags)}) {
        const Result<TensorView> tensor = file->expect(name, {1});
        if (!tensor)
            return passOn(tensor.error());
        *count = toIntegers(*tensor).front();
    }
    for (const auto &[name, values] :
         {std::pair("tile_mean", &statistics.tileMean), std::pair("tile_deviation", &statistics.tileDeviation),
          std::pair("bag_mean", &statistics.bagMean), std::pair("bag_deviation", &statistics.bagDeviation)}) {
        const Result<TensorView> tensor = file->expect(name, {dim});
        if (!tensor)
            return passOn(tensor.error());
        *values = toFloats(*tensor);
    }
    const Result<TensorView> levelsThere = file->expect("levels", {-1});
    if (!levelsThere)
        return passOn(levelsThere.error());
    statistics.levels = toDoubles(*levelsThere);
    if (statistics.levels.empty() || !std::is_sorted(statistics.levels.begin(), statistics.levels.end()) ||
        statistics.levels.back() != 1)
        return refuse("tensor levels does not rise to 1");
    const Result<TensorView> tileDistance = file->expect("tile_distance", {std::ssize(statistics.levels)});
    if (!tileDistance)
        return passOn(tileDistance.error());
    statistics.tileDistance = toDoubles(*tileDistance);
    if (file->find("bag_distance")) {
        const Result<TensorView> bagDistance = file->expect("bag_distance", {std::ssize(statistics.levels)});
        if (!bagDistance)
            return passOn(bagDistance.error());
        statistics.bagDistance = toDoubles(*bagDistance);
    }
    return statistics;
}

} // namespace tessera
