#include "analysis/result/heatmappng.h"

#include "analysis/result/colormap.h"
#include "base/atomicfile.h"

#include <opencv2/imgproc.hpp>
#include <png.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace tessera {
namespace {

constexpr double mapOpacity = 0.55;
constexpr int margin = 16;
constexpr int lineHeight = 22;
constexpr int barHeight = 14;

/// What is drawn for each tile, and what the legend says of it.
struct Drawing {
    std::string title;
    std::string meaning;
    std::string low;
    std::string high;
    std::function<double(std::size_t)> value; ///< [0, 1]
};

Drawing drawingOf(HeatmapKind kind, const TileTable &table, int shownClass)
{
    switch (kind) {
    case HeatmapKind::attention:
        return {"Attention (rank)", "where the model took its evidence from, for or against; rank within the slide",
                "lowest", "highest", [&](std::size_t i) { return static_cast<double>(table.attentionRank[i]); }};
    case HeatmapKind::probability: {
        const auto c = static_cast<std::size_t>(shownClass);
        return {"Probability of " + table.classes[c], "what the model would call a slide of this tile alone", "0", "1",
                [&, c](std::size_t i) { return static_cast<double>(table.classProbability[c][i]); }};
    }
    case HeatmapKind::hard: {
        double largest = 1e-12;
        for (const double probability : table.hardProbability)
            largest = std::max(largest, probability);
        return {"Hard instances",
                "share of training draws in which the tile is among the hard ones; red: hidden by the teacher's mask",
                "0", cv::format("%.2f", largest),
                [&, largest](std::size_t i) { return table.hardProbability[i] / largest; }};
    }
    }
    return {};
}

cv::Vec3b bgr(uint32_t colour) { return {blue(colour), green(colour), red(colour)}; }

/// Blends the map over the picture: where tiles overlap, with their mean.
void blend(cv::Mat &picture, const Drawing &drawing, HeatmapKind kind, const TileTable &table, Level0Rect slide)
{
    cv::Mat sum = cv::Mat::zeros(picture.size(), CV_32F);
    cv::Mat count = cv::Mat::zeros(picture.size(), CV_32F);
    cv::Mat hidden = cv::Mat::zeros(picture.size(), CV_8U);
    const auto pixel = [](double level0, double extent, int size) {
        return std::clamp(static_cast<int>(std::lround(level0 * size / extent)), 0, size);
    };
    for (std::size_t i = 0; i < table.x.size(); ++i) {
        const Level0Rect tile = table.rect(static_cast<int64_t>(i));
        // Each tile keeps at least a pixel, at the edge the last one.
        const int left = std::min(pixel(tile.x, slide.width, picture.cols), picture.cols - 1);
        const int top = std::min(pixel(tile.y, slide.height, picture.rows), picture.rows - 1);
        const cv::Rect visible(left, top, std::max(1, pixel(tile.x + tile.width, slide.width, picture.cols) - left),
                               std::max(1, pixel(tile.y + tile.height, slide.height, picture.rows) - top));
        sum(visible) += drawing.value(i);
        count(visible) += 1;
        if (kind == HeatmapKind::hard && table.state[i] == TileState::hidden)
            hidden(visible).setTo(1);
    }
    const auto &colours = tessera::table(ColourMap::cividis);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            const float covered = count.at<float>(y, x);
            if (covered == 0)
                continue;
            const double value = std::clamp(static_cast<double>(sum.at<float>(y, x)) / covered, 0.0, 1.0);
            const cv::Vec3b colour =
                bgr(hidden.at<uint8_t>(y, x) ? hiddenTileColour
                                             : colours[static_cast<std::size_t>(std::lround(value * 255))]);
            cv::Vec3b &out = picture.at<cv::Vec3b>(y, x);
            for (int c = 0; c < 3; ++c)
                out[c] = cv::saturate_cast<uint8_t>((1 - mapOpacity) * out[c] + mapOpacity * colour[c]);
        }
}

void write(cv::Mat &canvas, const std::string &text, cv::Point at, double scale)
{
    cv::putText(canvas, text, at, cv::FONT_HERSHEY_SIMPLEX, scale, {40, 40, 40}, 1, cv::LINE_AA);
}

/// Breaks a sentence at blanks so that it fits the width.
std::vector<std::string> wrapped(const std::string &text, int width, double scale)
{
    std::vector<std::string> lines{""};
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
        int baseline = 0;
        if (!lines.back().empty() &&
            cv::getTextSize(longer, cv::FONT_HERSHEY_SIMPLEX, scale, 1, &baseline).width > width)
            lines.push_back(word);
        else
            lines.back() = longer;
        begin = end + 1;
    }
    return lines;
}

cv::Mat withLegend(const cv::Mat &picture, const Drawing &drawing)
{
    const int width = std::max(picture.cols, 360);
    std::vector<std::string> lines = wrapped(drawing.meaning, width - 2 * margin, 0.42);
    lines.emplace_back("Research use only, not for diagnosis");
    const int legendHeight = margin * 2 + lineHeight * (2 + static_cast<int>(lines.size())) + barHeight;
    cv::Mat canvas(picture.rows + legendHeight, width, CV_8UC3, cv::Scalar::all(255));
    picture.copyTo(canvas(cv::Rect(0, 0, picture.cols, picture.rows)));

    int y = picture.rows + margin + lineHeight / 2;
    write(canvas, drawing.title, {margin, y}, 0.55);
    y += lineHeight / 2;
    const auto &colours = tessera::table(ColourMap::cividis);
    const int barWidth = std::min(width - 2 * margin, 400);
    for (int x = 0; x < barWidth; ++x)
        canvas(cv::Rect(margin + x, y, 1, barHeight))
            .setTo(cv::Scalar(bgr(colours[static_cast<std::size_t>(x * 255 / (barWidth - 1))])));
    y += barHeight + lineHeight - 6;
    write(canvas, drawing.low, {margin, y}, 0.42);
    int baseline = 0;
    const int highWidth = cv::getTextSize(drawing.high, cv::FONT_HERSHEY_SIMPLEX, 0.42, 1, &baseline).width;
    write(canvas, drawing.high, {margin + barWidth - highWidth, y}, 0.42);
    for (const std::string &line : lines)
        write(canvas, line, {margin, y += lineHeight}, 0.42);
    return canvas;
}

Result<void> writeRgbPng(const std::filesystem::path &path, const cv::Mat &rgb)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(rgb.cols);
    image.height = static_cast<png_uint_32>(rgb.rows);
    image.format = PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST; // a third larger, and several times as fast
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    const auto stride = static_cast<png_int_32>(rgb.step[0]);
    std::string bytes(size, '\0');
    if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, rgb.data, stride, nullptr))
        return fail(ErrorCode::internal, image.message);
    return writeAtomically(path, std::string_view(bytes).substr(0, size));
}

cv::Mat bgrOf(const Pixels &pixels)
{
    const cv::Mat bgra(pixels.height, pixels.width, CV_8UC4, const_cast<uint32_t *>(pixels.data.data()));
    cv::Mat result;
    cv::cvtColor(bgra, result, cv::COLOR_BGRA2BGR);
    return result;
}

} // namespace

Result<void> writeHeatmapPng(const std::filesystem::path &png, HeatmapKind kind, const TileTable &table, int shownClass,
                             const Pixels &thumbnail, Level0Rect slideSize)
{
    cv::Mat picture = bgrOf(thumbnail);
    const Drawing drawing = drawingOf(kind, table, shownClass);
    blend(picture, drawing, kind, table, slideSize);
    cv::Mat rgb;
    cv::cvtColor(withLegend(picture, drawing), rgb, cv::COLOR_BGR2RGB);
    return writeRgbPng(png, rgb);
}

Result<void> writePng(const std::filesystem::path &png, const Pixels &pixels)
{
    cv::Mat rgb;
    cv::cvtColor(bgrOf(pixels), rgb, cv::COLOR_BGR2RGB);
    return writeRgbPng(png, rgb);
}

} // namespace tessera
