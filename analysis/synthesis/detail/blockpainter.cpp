#include "analysis/synthesis/detail/blockpainter.h"

#include "analysis/synthesis/detail/boxblur.h"
#include "analysis/synthesis/detail/ground.h"
#include "analysis/synthesis/detail/nuclei.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr double blurSigma = 1.9; // um
constexpr int bandStep = 8;       // px between exact places of a band

Level0Rect micrometresOf(const PixelRect &area, double mpp)
{
    return {static_cast<double>(area.x) * mpp, static_cast<double>(area.y) * mpp, static_cast<double>(area.width) * mpp,
            static_cast<double>(area.height) * mpp};
}

/// Calls visit(x, y, BandPlace) for the window's pixels that the band may touch; the place is interpolated.
template <typename Visit>
void alongBand(const Band &band, const Window &window, Visit visit)
{
    const int columns = window.width() / bandStep + 2;
    std::vector<BandPlace> upper(static_cast<std::size_t>(columns));
    std::vector<BandPlace> lower(upper.size());
    const auto readRow = [&](std::vector<BandPlace> &places, int y) {
        for (int i = 0; i < columns; ++i)
            places[static_cast<std::size_t>(i)] = band.at(window.micronsX(i * bandStep), window.micronsY(y));
    };
    readRow(lower, 0);
    for (int top = 0; top < window.height(); top += bandStep) {
        std::swap(upper, lower);
        readRow(lower, top + bandStep);
        for (int left = 0; left < window.width(); left += bandStep) {
            const auto i = static_cast<std::size_t>(left / bandStep);
            const std::array<const BandPlace *, 4> corners{&upper[i], &upper[i + 1], &lower[i], &lower[i + 1]};
            if (std::ranges::any_of(corners, [](const BandPlace *place) { return place->inside < -1e5F; }))
                continue;
            for (int y = top; y < std::min(top + bandStep, window.height()); ++y)
                for (int x = left; x < std::min(left + bandStep, window.width()); ++x) {
                    const float right = static_cast<float>(x - left) / bandStep;
                    const float down = static_cast<float>(y - top) / bandStep;
                    const auto between = [&](float BandPlace::*member) {
                        return mix(mix(corners[0]->*member, corners[1]->*member, right),
                                   mix(corners[2]->*member, corners[3]->*member, right), down);
                    };
                    const float inside = between(&BandPlace::inside);
                    if (inside > -40)
                        visit(x, y, BandPlace{inside, between(&BandPlace::along), between(&BandPlace::across)});
                }
        }
    }
}

} // namespace

BlockPainter::BlockPainter(const SampleSpec &spec, const TissueMap &map, const Artefacts &artefacts)
    : m_mpp(spec.mpp), m_map(map), m_artefacts(artefacts),
      m_textures(mixed(static_cast<uint32_t>(spec.seed) + 0x94d049bbU)), m_stain(spec.seed)
{
}

std::vector<uint8_t> BlockPainter::paint(const PixelRect &area, std::stop_token token) const
{
    const Level0Rect place = micrometresOf(area, m_mpp);
    const auto touched = [&](const auto &artefacts) {
        return std::ranges::any_of(artefacts, [&](const auto &artefact) { return artefact.touches(place); });
    };
    int64_t margin = 0;
    if (touched(m_artefacts.blurs))
        margin = 3 * std::llround(std::ceil(blurSigma / m_mpp));
    if (touched(m_artefacts.folds))
        margin += std::llround(std::ceil(m_artefacts.foldShift / m_mpp));
    Window window({area.x - margin, area.y - margin, area.width + 2 * margin, area.height + 2 * margin}, m_mpp);
    const SiteRaster sites(m_map, window, cellReach, token);
    if (!sites.isGlass()) {
        paintGround(window, sites, m_textures, token);
        paintNuclei(window, sites, m_textures, token);
        fold(window);
    }
    if (token.stop_requested())
        return {};
    std::vector<uint8_t> transmission = m_stain.transmitted(window, inkOn(window));
    blur(transmission, window);
    return m_stain.photographed(transmission, window.area, area, m_mpp);
}

void BlockPainter::fold(Window &window) const
{
    // The upper layer is the tissue from a little further along. Reading ahead in memory, it is not yet doubled itself.
    const int shift = std::max(1, static_cast<int>(std::lround(m_artefacts.foldShift / m_mpp)));
    const int shiftX = shift;
    const int shiftY = shift / 2;
    for (const Band &band : m_artefacts.folds) {
        if (!band.touches(micrometresOf(window.area, m_mpp)))
            continue;
        alongBand(band, window, [&](int x, int y, const BandPlace &place) {
            const float ragged = 3 * m_textures.cloud.at(place.along * 0.6F, place.across * 0.6F);
            const float doubled = smooth(-1.5F, 1.5F, place.inside + ragged);
            if (doubled <= 0)
                return;
            const std::size_t here = window.index(x, y);
            const std::size_t there =
                window.index(std::min(x + shiftX, window.width() - 1), std::min(y + shiftY, window.height() - 1));
            const float crease = 1 + 0.35F * smooth(9, 0, place.inside) +
                                 0.3F * m_textures.fibre.at(place.along * 0.15F, place.across * 1.1F);
            window.haematoxylin[here] += doubled * 0.8F * crease * window.haematoxylin[there];
            window.eosin[here] += doubled * crease * window.eosin[there];
        });
    }
}

std::vector<float> BlockPainter::inkOn(const Window &window) const
{
    std::vector<float> ink;
    for (const Band &band : m_artefacts.pens) {
        if (!band.touches(micrometresOf(window.area, m_mpp)))
            continue;
        ink.resize(window.eosin.size());
        alongBand(band, window, [&](int x, int y, const BandPlace &place) {
            const float ragged = 9 * m_textures.cloud.at(place.along * 0.10F, place.across * 0.25F);
            const float streaks = m_textures.fibre.at(place.across * 0.30F, place.along * 0.02F);
            const float mottled = m_textures.cloud.at(static_cast<float>(window.micronsX(x)) * 0.2F,
                                                      static_cast<float>(window.micronsY(y)) * 0.2F);
            const float pooled = smooth(26, 4, place.inside) * 0.35F;
            const float amount =
                (0.60F + pooled + 0.34F * streaks + 0.2F * mottled) * smooth(-5, 5, place.inside + ragged);
            float &here = ink[window.index(x, y)];
            here = std::max(here, amount);
        });
    }
    return ink;
}

void BlockPainter::blur(std::vector<uint8_t> &picture, const Window &window) const
{
    for (const BlurPatch &patch : m_artefacts.blurs) {
        if (!patch.touches(micrometresOf(window.area, m_mpp)))
            continue;
        const int radius = std::max(1, static_cast<int>(std::lround(blurSigma / m_mpp)));
        const std::vector<uint8_t> soft = blurred(picture, window.width(), window.height(), radius);
        for (int y = 0; y < window.height(); ++y)
            for (int x = 0; x < window.width(); ++x) {
                const float share = patch.at(window.micronsX(x), window.micronsY(y));
                if (share <= 0)
                    continue;
                for (std::size_t i = window.index(x, y) * 3, end = i + 3; i < end; ++i)
                    picture[i] = static_cast<uint8_t>(mix(picture[i], soft[i], share) + 0.5F);
            }
    }
}

} // namespace tessera::detail
