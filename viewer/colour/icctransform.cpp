#include "viewer/colour/icctransform.h"

#include "base/pixels.h"
#include "viewer/colour/detail/celltable.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace tessera {

using namespace detail;

namespace {

constexpr int sampleColours = 1000; ///< of tissue, and all greys
constexpr int mostWrong = 10;       ///< of them
constexpr double mostError = 1.5;   ///< levels before rounding: one after it

/// Light through haematoxylin, eosin and DAB of any strength, and greys.
std::vector<uint32_t> coloursOfTissue()
{
    std::vector<uint32_t> colours;
    std::mt19937 random(1);
    const auto amount = [&](double most) { return most * static_cast<double>(random() % 1000) / 1000; };
    for (int i = 0; i < sampleColours; ++i) {
        const double haematoxylin = amount(1.5);
        const double eosin = amount(1.2);
        const double dab = i % 2 == 0 ? 0 : amount(1);
        const auto level = [&](double h, double e, double d) {
            return static_cast<uint8_t>(std::lround(255 * std::exp(-(haematoxylin * h + eosin * e + dab * d))));
        };
        colours.push_back(rgb(level(0.65, 0.07, 0.27), level(0.70, 0.99, 0.57), level(0.29, 0.11, 0.78)));
    }
    for (int i = 0; i < 256; ++i) {
        const auto grey = static_cast<uint8_t>(i);
        colours.push_back(rgb(grey, grey, grey));
    }
    return colours;
}

std::vector<DeepColour> computed(const IccEngine &engine, const std::vector<uint32_t> &colours)
{
    const auto deep = [](uint8_t level) { return static_cast<uint16_t>(level * 257); };
    std::vector<DeepColour> out;
    for (const uint32_t colour : colours)
        out.push_back({deep(red(colour)), deep(green(colour)), deep(blue(colour))});
    engine.evaluate(out, out.data());
    return out;
}

int countWrong(const std::vector<uint32_t> &colours, const std::vector<DeepColour> &exact)
{
    const auto isWrong = [](uint8_t level, uint16_t should) { return std::abs(level - should / 257.0) > mostError; };
    int wrong = 0;
    for (std::size_t i = 0; i < colours.size(); ++i) {
        const bool isAny = isWrong(red(colours[i]), exact[i].red) || isWrong(green(colours[i]), exact[i].green) ||
                           isWrong(blue(colours[i]), exact[i].blue);
        wrong += isAny ? 1 : 0;
    }
    return wrong;
}

} // namespace

IccTransform::IccTransform(std::unique_ptr<CellTable> cells, bool changesNothing)
    : m_cells(std::move(cells)), m_changesNothing(changesNothing)
{
}

IccTransform::~IccTransform() = default;

Result<std::shared_ptr<const IccTransform>> IccTransform::make(std::span<const std::byte> slide,
                                                               std::span<const std::byte> display)
{
    auto exact = IccEngine::make(slide, display, IccWay::exact);
    if (!exact)
        return passOn(std::move(exact.error()));
    auto table = IccEngine::make(slide, display, IccWay::table);
    if (!table)
        return passOn(std::move(table.error()));
    auto cells = std::make_unique<CellTable>(std::move(*table), CellTable::Cells::ofEight);

    const std::vector<uint32_t> colours = coloursOfTissue();
    std::vector<uint32_t> shown(colours.size());
    cells->apply(colours, shown.data());
    if (countWrong(shown, computed(**exact, colours)) > mostWrong)
        cells = std::make_unique<CellTable>(std::move(*exact), CellTable::Cells::ofOne);
    return std::shared_ptr<const IccTransform>(new IccTransform(std::move(cells), shown == colours));
}

void IccTransform::apply(std::span<const uint32_t> pixels, uint32_t *out) const { m_cells->apply(pixels, out); }

} // namespace tessera
