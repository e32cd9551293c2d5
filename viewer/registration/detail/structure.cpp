#include "viewer/registration/detail/structure.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace tessera::detail {
namespace {

/// Row of the inverse of (haematoxylin, eosin, DAB), the vectors of Ruifrok and Johnston 2001, that gives haematoxylin
/// from the densities of red, green and blue.
constexpr std::array<float, 3> haematoxylin{1.878F, -0.066F, -0.602F};
constexpr std::array<float, 3> darkness{1.0F / 3, 1.0F / 3, 1.0F / 3};

constexpr double thinnestTissue = 0.05; ///< mean density above that of the glass
constexpr double darkestGlass = 0.15;
constexpr double largestDensity = 2.5;

/// -log10 of a byte's share of white.
std::array<float, 256> densities()
{
    std::array<float, 256> table{};
    for (int value = 0; value < 256; ++value)
        table[static_cast<std::size_t>(value)] = -std::log10(static_cast<float>(std::max(value, 1)) / 255.0F);
    return table;
}

/// The density of the palest parts of a picture.
double glassOf(const cv::Mat &density)
{
    std::vector<float> values(density.begin<float>(), density.end<float>());
    const auto palest = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 50);
    std::nth_element(values.begin(), palest, values.end());
    return std::min<double>(*palest, darkestGlass);
}

} // namespace

cv::Mat structureOf(const Pixels &pixels, Structure structure)
{
    static const std::array<float, 256> density = densities();
    const std::array<float, 3> &weights = structure == Structure::nuclei ? haematoxylin : darkness;
    cv::Mat out(pixels.height, pixels.width, CV_32F);
    for (int y = 0; y < pixels.height; ++y) {
        const uint32_t *in = pixels.row(y);
        auto *row = out.ptr<float>(y);
        for (int x = 0; x < pixels.width; ++x) {
            const float sum = weights[0] * density[red(in[x])] + weights[1] * density[green(in[x])] +
                              weights[2] * density[blue(in[x])];
            row[x] = std::clamp(sum, 0.0F, static_cast<float>(largestDensity));
        }
    }
    return out;
}

cv::Mat tissueIn(const cv::Mat &density)
{
    cv::Mat smooth;
    cv::GaussianBlur(density, smooth, {0, 0}, 2);
    cv::Mat tissue = smooth > glassOf(smooth) + thinnestTissue;
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5});
    cv::morphologyEx(tissue, tissue, cv::MORPH_OPEN, kernel);
    cv::morphologyEx(tissue, tissue, cv::MORPH_CLOSE, kernel);
    return tissue;
}

cv::Mat stretched(const cv::Mat &structure, const cv::Mat &tissue)
{
    std::vector<float> values;
    for (int y = 0; y < structure.rows; ++y)
        for (int x = 0; x < structure.cols; ++x)
            if (tissue.at<uint8_t>(y, x) != 0)
                values.push_back(structure.at<float>(y, x));
    if (values.empty())
        return cv::Mat::zeros(structure.size(), CV_8U);
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    const float low = values[static_cast<std::size_t>(0.01 * last)];
    const float high = std::max(values[static_cast<std::size_t>(0.99 * last)], low + 1e-3F);
    cv::Mat bytes;
    structure.convertTo(bytes, CV_8U, 255.0 / (high - low), -255.0 * low / (high - low));
    return bytes;
}

} // namespace tessera::detail
