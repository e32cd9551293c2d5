#include "analysis/synthesis/detail/nuclei.h"

#include "analysis/synthesis/detail/ground.h"
#include "analysis/synthesis/detail/nucleus.h"
#include "analysis/synthesis/detail/packing.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

/// Direction of the fibres: across the steepest ascent of fibreU.
void alignToFibres(Nucleus &nucleus, const SiteRaster &sites, float turn)
{
    constexpr double reach = 5;
    const float alongX =
        sites.near(nucleus.x + reach, nucleus.y).fibreU - sites.near(nucleus.x - reach, nucleus.y).fibreU;
    const float alongY =
        sites.near(nucleus.x, nucleus.y + reach).fibreU - sites.near(nucleus.x, nucleus.y - reach).fibreU;
    const float length = std::max(1e-3F, std::sqrt(alongX * alongX + alongY * alongY));
    const float x = -alongY / length;
    const float y = alongX / length;
    nucleus.cosine = x * std::cos(turn) - y * std::sin(turn);
    nucleus.sine = x * std::sin(turn) + y * std::cos(turn);
}

/// Whether a cell may lie here at all: on tissue, not in a hole, not in a vacuole.
bool isSolid(const Site &site, float room) { return site.depth > room && site.lumen < -room && site.fat < 1; }

Nucleus nucleusAt(const Spot &spot, CellRandom &random)
{
    Nucleus nucleus;
    nucleus.x = spot.x;
    nucleus.y = spot.y;
    const float turn = random.between(0, 3.1416F);
    nucleus.cosine = std::cos(turn);
    nucleus.sine = std::sin(turn);
    nucleus.dent2 = random.between(-0.12F, 0.12F);
    nucleus.dent3 = random.between(-0.12F, 0.12F);
    nucleus.salt = static_cast<uint32_t>(random.unit() * 16777216.0F);
    return nucleus;
}

class CellPainter {
public:
    CellPainter(Window &window, const SiteRaster &sites, const Textures &textures, std::stop_token token)
        : m_window(window), m_sites(sites), m_textures(textures), m_token(std::move(token))
    {
    }

    void paint()
    {
        each(13, 1, [this](const Spot &spot, const Site &site, CellRandom random) { spindle(spot, site, random); });
        each(6.4, 2, [this](const Spot &spot, const Site &site, CellRandom random) { redCell(spot, site, random); });
        each(11.5, 3, [this](const Spot &spot, const Site &site, CellRandom random) { largeCell(spot, site, random); });
        each(14.8, 4,
             [this](const Spot &spot, const Site &site, CellRandom random) { tumourBody(spot, site, random); });
        each(14.8, 4,
             [this](const Spot &spot, const Site &site, CellRandom random) { tumourNucleus(spot, site, random); });
        each(7.3, 5, [this](const Spot &spot, const Site &site, CellRandom random) { lymphocyte(spot, site, random); });
    }

private:
    template <typename Draw>
    void each(double spacing, uint32_t population, Draw draw)
    {
        const PixelRect &area = m_window.area;
        const double left = static_cast<double>(area.x) * m_window.mpp - cellReach;
        const double top = static_cast<double>(area.y) * m_window.mpp - cellReach;
        const double right = static_cast<double>(area.x + area.width) * m_window.mpp + cellReach;
        const double bottom = static_cast<double>(area.y + area.height) * m_window.mpp + cellReach;
        const uint32_t salt = m_textures.salt + 1000 * population;
        for (const Spot &spot : packedSpots(left, top, right, bottom, spacing, salt)) {
            if (m_token.stop_requested())
                return;
            const Site &site = m_sites.near(spot.x, spot.y);
            if (site.depth > 0)
                draw(spot, site, CellRandom(spot.column, spot.row, salt + 1));
        }
    }

    void draw(const Nucleus &nucleus) { paintNucleus(m_window, nucleus, m_textures); }

    void spindle(const Spot &spot, const Site &site, CellRandom random)
    {
        const bool inFat = site.fat > 1;
        const float share =
            inFat ? 0.8F : std::max({0.42F * site.stroma, 0.75F * site.wall, 0.10F * site.sinus, 0.03F});
        if (random.unit() > share || site.lumen > -1.5F || (inFat && fatEosin(spot.x, spot.y, m_textures) < 0.2F))
            return;
        Nucleus nucleus = nucleusAt(spot, random);
        alignToFibres(nucleus, m_sites, random.between(-0.3F, 0.3F));
        nucleus.radiusLong = random.between(4.5F, 9.5F);
        nucleus.radiusShort = random.between(1.2F, 2.4F);
        nucleus.haematoxylin = random.between(0.8F, 1.45F) * site.thickness;
        nucleus.eosin = 0.5F;
        nucleus.cover = 0.85F;
        nucleus.dent2 *= 0.5F;
        draw(nucleus);
    }

    void redCell(const Spot &spot, const Site &site, CellRandom random)
    {
        const bool inLumen = site.lumen > 2.5F && site.wall > 0.9F;
        const bool astray = isSolid(site, 2) && site.sinus > 0.5F && random.unit() < 0.03F;
        if (!(inLumen && random.unit() < site.blood) && !astray)
            return;
        Nucleus cell = nucleusAt(spot, random);
        cell.radiusLong = random.between(3.0F, 3.7F);
        cell.radiusShort = random.between(2.5F, 3.4F);
        cell.haematoxylin = 0.05F;
        cell.eosin = random.between(0.85F, 1.25F);
        cell.clumps = 0;
        cell.rim = 0.3F;
        draw(cell);
    }

    void largeCell(const Spot &spot, const Site &site, CellRandom random)
    {
        const float plain = 0.06F * (1 - site.stroma);
        const float share =
            std::max({0.72F * site.germinal, 0.30F * site.sinus * (1 - site.stroma), plain}) * (1 - site.nest);
        if (random.unit() > share || !isSolid(site, 4))
            return;
        Nucleus nucleus = nucleusAt(spot, random);
        nucleus.radiusLong = random.between(4.2F, 6.0F);
        nucleus.radiusShort = nucleus.radiusLong * random.between(0.65F, 0.95F);
        nucleus.haematoxylin = random.between(0.5F, 0.85F) * site.thickness;
        nucleus.eosin = 0.38F;
        nucleus.clumps = 0.30F;
        nucleus.rim = 0.5F;
        nucleus.cover = 0.85F;
        nucleus.nucleoli = random.unit() < 0.5F ? 1 : 0;
        draw(nucleus);
    }

    void tumourBody(const Spot &spot, const Site &site, CellRandom random)
    {
        if (site.nest < 0.5F || !isSolid(site, 3))
            return;
        Nucleus body = nucleusAt(spot, random);
        body.radiusLong = random.between(8, 11.5F);
        body.radiusShort = body.radiusLong * random.between(0.75F, 1);
        body.haematoxylin = random.between(0.08F, 0.2F) * site.thickness;
        body.eosin = random.between(0.42F, 0.75F) * site.thickness;
        body.clumps = 0.1F;
        body.cover = 0.55F;
        body.edge = 1.2F;
        body.rim = -0.4F;
        draw(body);
    }

    void tumourNucleus(const Spot &spot, const Site &site, CellRandom random)
    {
        if (site.nest < 0.5F || random.unit() > 0.94F || !isSolid(site, 3))
            return;
        Nucleus nucleus = nucleusAt(spot, random);
        const float size = random.unit();
        const float odd = random.unit();
        nucleus.radiusLong = 5.4F + 3.6F * size * size + (odd > 0.96F ? 2.5F : 0);
        nucleus.radiusShort = nucleus.radiusLong * random.between(0.62F, 0.95F);
        nucleus.dent2 *= 1.4F;
        nucleus.haematoxylin = random.between(0.5F, 0.95F) * site.thickness;
        nucleus.eosin = random.between(0.40F, 0.55F);
        nucleus.clumps = random.between(0.2F, 0.45F);
        nucleus.rim = random.between(0.35F, 0.8F);
        nucleus.cover = 0.9F;
        nucleus.edge = 0.8F;
        nucleus.nucleoli = 1 + (random.unit() < 0.35F ? 1 : 0);
        if (odd < 0.05F) { // dying, or dividing
            nucleus.radiusLong *= 0.6F;
            nucleus.radiusShort *= 0.5F;
            nucleus.haematoxylin = 1.9F;
            nucleus.nucleoli = 0;
        }
        draw(nucleus);
    }

    void lymphocyte(const Spot &spot, const Site &site, CellRandom random)
    {
        const float mantle = smooth(-8, 8, site.follicle) * (1 - site.germinal);
        float share = mix(mix(0.95F, 0.84F, site.medulla), 1, mantle);
        share = mix(share, 0.28F, site.germinal);
        share = mix(share, 0.16F, site.sinus);
        share = mix(share, 0.05F, site.stroma);
        share = mix(share, 0.035F, site.nest);
        const float cloud = m_textures.cloud.at(static_cast<float>(spot.x) * 0.35F, static_cast<float>(spot.y) * 0.35F);
        share *= 1 + 0.2F * std::min(0.0F, cloud);
        if (site.tumour > -25 && site.tumour < 0)
            share *= 0.9F;
        if (random.unit() > share || !isSolid(site, 2))
            return;
        Nucleus nucleus = nucleusAt(spot, random);
        nucleus.radiusLong = random.between(2.9F, 3.8F) + (random.unit() < 0.06F ? 0.8F : 0);
        nucleus.radiusShort = nucleus.radiusLong * random.between(0.78F, 1);
        nucleus.haematoxylin = random.between(1.35F, 1.95F) * site.thickness;
        nucleus.eosin = random.between(0.45F, 0.7F);
        nucleus.clumps = 0.42F;
        nucleus.rim = 0.12F;
        nucleus.cover = 0.95F;
        draw(nucleus);
    }

    Window &m_window;
    const SiteRaster &m_sites;
    const Textures &m_textures;
    std::stop_token m_token;
};

} // namespace

void paintNuclei(Window &window, const SiteRaster &sites, const Textures &textures, std::stop_token token)
{
    CellPainter(window, sites, textures, std::move(token)).paint();
}

} // namespace tessera::detail
