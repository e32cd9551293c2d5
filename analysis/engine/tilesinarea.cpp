#include "analysis/engine/tilesinarea.h"

#include "base/safetensors.h"

#include <algorithm>

namespace tessera {
namespace {

bool isInside(const protocol::AreaOutline &outline, double x, double y)
{
    bool inside = false;
    for (std::size_t i = 0, before = outline.size() - 1; i < outline.size(); before = i++) {
        const auto [x1, y1] = outline[i];
        const auto [x0, y0] = outline[before];
        if ((y1 > y) != (y0 > y) && x < (x0 - x1) * (y - y1) / (y0 - y1) + x1)
            inside = !inside;
    }
    return inside;
}

} // namespace

Result<std::vector<double>> tileMiddles(const Bag &bag, std::optional<double> tileEdge)
{
    const std::optional<double> edge = tileEdge ? tileEdge : bag.tileEdge;
    if (!bag.coords)
        return fail(ErrorCode::areaUnusable, "the features have no coordinates");
    if (bag.coords->dtype != Dtype::i32 && bag.coords->dtype != Dtype::i64)
        return fail(ErrorCode::areaUnusable, "the coordinates of the features are no pixels");
    if (!edge)
        return fail(ErrorCode::areaUnusable, "the features do not say how large their tiles are");
    std::vector<double> middles = toDoubles(bag.coords->view({}));
    for (double &value : middles)
        value += *edge / 2;
    return middles;
}

void takeOut(const protocol::AreaOutline &outline, std::span<const double> middles, std::span<uint8_t> excluded)
{
    if (outline.size() < 3)
        return;
    const auto [left, right] =
        std::minmax_element(outline.begin(), outline.end(), [](const auto &a, const auto &b) { return a[0] < b[0]; });
    for (std::size_t i = 0; i < excluded.size(); ++i) {
        const double x = middles[2 * i];
        if (x >= (*left)[0] && x <= (*right)[0] && isInside(outline, x, middles[2 * i + 1]))
            excluded[i] = 1;
    }
}

} // namespace tessera
