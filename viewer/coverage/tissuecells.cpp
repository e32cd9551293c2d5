#include "viewer/coverage/tissuecells.h"

#include <algorithm>

namespace tessera {
namespace {

constexpr double smallestShare = 0.2;
constexpr int smallestSpread = 18; ///< between the largest and the smallest of red, green and blue
constexpr int darkest = 30;        ///< marks of a pen and borders of the scan are black rather than tissue

bool isTissue(QRgb pixel)
{
    const auto [low, high] = std::minmax({qRed(pixel), qGreen(pixel), qBlue(pixel)});
    return high - low >= smallestSpread && high >= darkest;
}

} // namespace

std::vector<bool> tissueCells(const QImage &overview, const CoverageMap &map)
{
    if (overview.isNull() || map.cells() == 0)
        return {};
    const QImage image = overview.convertToFormat(QImage::Format_RGB32);
    std::vector<int> coloured(map.cells());
    std::vector<int> all(map.cells());
    std::vector<std::size_t> columnOf(static_cast<std::size_t>(image.width()));
    for (int x = 0; x < image.width(); ++x)
        columnOf[static_cast<std::size_t>(x)] =
            static_cast<std::size_t>(static_cast<int64_t>(x) * map.columns() / image.width());
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        const auto row = static_cast<std::size_t>(static_cast<int64_t>(y) * map.rows() / image.height());
        const std::size_t first = row * static_cast<std::size_t>(map.columns());
        for (int x = 0; x < image.width(); ++x) {
            const std::size_t cell = first + columnOf[static_cast<std::size_t>(x)];
            ++all[cell];
            coloured[cell] += isTissue(line[x]) ? 1 : 0;
        }
    }
    std::vector<bool> tissue(map.cells());
    for (std::size_t cell = 0; cell < tissue.size(); ++cell)
        tissue[cell] = all[cell] > 0 && coloured[cell] >= smallestShare * all[cell];
    return tissue;
}

std::optional<double> seenShare(const CoverageMap &map, const std::vector<bool> &tissue, ViewingClass atLeast)
{
    if (tissue.size() != map.cells())
        return std::nullopt;
    int64_t seen = 0;
    int64_t all = 0;
    for (int row = 0; row < map.rows(); ++row)
        for (int column = 0; column < map.columns(); ++column) {
            if (!tissue[static_cast<std::size_t>(row) * static_cast<std::size_t>(map.columns()) +
                        static_cast<std::size_t>(column)])
                continue;
            ++all;
            seen += map.isSeen(column, row, atLeast) ? 1 : 0;
        }
    return all == 0 ? std::nullopt : std::optional(static_cast<double>(seen) / static_cast<double>(all));
}

} // namespace tessera
