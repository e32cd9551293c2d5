#include "viewer/colour/displaytransform.h"

#include "viewer/colour/detail/staintable.h"

#include <algorithm>

namespace tessera {
namespace {

constexpr std::size_t blockPixels = 2048; ///< go through all steps while they are in the nearest cache

void applyLevels(const LevelTables &levels, uint32_t *pixels, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        const uint32_t pixel = pixels[i];
        pixels[i] = rgb(levels[0][red(pixel)], levels[1][green(pixel)], levels[2][blue(pixel)]);
    }
}

} // namespace

DisplayTransform::DisplayTransform(std::shared_ptr<const IccTransform> icc, const ColourSettings &settings)
{
    const Adjustments adjustments = settings.adjustments.limited();
    if (!adjustments.isIdentity())
        m_levels = adjustments.tables();
    if (settings.view != StainView::rgb)
        m_stains =
            std::make_unique<detail::StainTable>(settings.vectors.value_or(StainVectors::standard()), settings.view);
    else if (icc && settings.icc == IccUse::on && !icc->changesNothing())
        m_icc = std::move(icc);
}

DisplayTransform::~DisplayTransform() = default;

void DisplayTransform::apply(std::span<const uint32_t> pixels, uint32_t *out) const
{
    while (!pixels.empty()) {
        const auto block = pixels.first(std::min(pixels.size(), blockPixels));
        if (m_icc)
            m_icc->apply(block, out);
        else if (m_stains)
            m_stains->apply(block, out);
        else if (out != block.data())
            std::copy(block.begin(), block.end(), out);
        if (m_levels)
            applyLevels(*m_levels, out, block.size());
        pixels = pixels.subspan(block.size());
        out += block.size();
    }
}

Pixels DisplayTransform::applied(const Pixels &pixels) const
{
    Pixels out{pixels.width, pixels.height, std::vector<uint32_t>(pixels.data.size())};
    apply(pixels.data, out.data.data());
    return out;
}

} // namespace tessera
