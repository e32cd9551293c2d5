#include "analysis/synthesis/detail/ground.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr float fatCell = 62; // um

/// What a node contributes to the pixels around it; interpolated member by member.
struct Shade {
    float depth, fat, lumen, haematoxylin, eosin, fibre, gaps, u, v, thickness;
};
constexpr std::size_t shadeMembers = sizeof(Shade) / sizeof(float);
using ShadeArray = std::array<float, shadeMembers>;

ShadeArray shadeOf(const Site &site)
{
    const float parenchyma = 1 - site.stroma;
    const float mantle = smooth(-8, 12, site.follicle) * (1 - site.germinal);
    Shade shade{};
    shade.depth = site.depth;
    shade.fat = site.fat;
    shade.lumen = site.lumen;
    // lymphatic tissue: thin basophilic cytoplasm
    float haematoxylin = 0.17F + 0.08F * mantle;
    float eosin = 0.27F + 0.05F * mantle;
    float gaps = 0.9F - 0.35F * mantle;
    const auto blend = [&](float weight, float h, float e, float g) {
        haematoxylin = mix(haematoxylin, h, weight);
        eosin = mix(eosin, e, weight);
        gaps = mix(gaps, g, weight);
    };
    blend(site.germinal, 0.13F, 0.36F, 0.5F);
    blend(site.sinus * parenchyma, 0.03F, 0.17F, 1.2F);
    blend(site.nest, 0.13F, 0.50F, 0.35F);
    blend(site.stroma, 0.03F, 0.60F, 0);
    shade.haematoxylin = haematoxylin;
    shade.eosin = eosin;
    shade.gaps = gaps;
    shade.fibre = (site.stroma + 0.25F * site.sinus * parenchyma) * site.fibreClarity;
    shade.u = site.fibreU;
    shade.v = site.fibreV;
    shade.thickness = site.thickness;
    return {shade.depth, shade.fat, shade.lumen, shade.haematoxylin, shade.eosin, shade.fibre,
            shade.gaps,  shade.u,   shade.v,     shade.thickness};
}

class GroundPainter {
public:
    GroundPainter(Window &window, const SiteRaster &sites, const Textures &textures)
        : m_window(window), m_sites(sites), m_textures(textures)
    {
    }

    void paint(const std::stop_token &token)
    {
        m_upper.resize(static_cast<std::size_t>(m_sites.columns()));
        m_lower.resize(m_upper.size());
        readRow(m_lower, 0);
        for (int row = 0; row + 1 < m_sites.rows() && !token.stop_requested(); ++row) {
            std::swap(m_upper, m_lower);
            readRow(m_lower, row + 1);
            const int top = static_cast<int>(m_sites.top() - m_window.area.y) + row * m_sites.step();
            for (int y = std::max(0, top); y < std::min(m_window.height(), top + m_sites.step()); ++y)
                paintLine(y, static_cast<float>(y - top) / static_cast<float>(m_sites.step()));
        }
    }

private:
    void readRow(std::vector<ShadeArray> &shades, int row) const
    {
        for (int column = 0; column < m_sites.columns(); ++column)
            shades[static_cast<std::size_t>(column)] = shadeOf(m_sites.node(column, row));
    }

    void paintLine(int y, float down)
    {
        const int step = m_sites.step();
        for (int column = 0; column + 1 < m_sites.columns(); ++column) {
            const int left = static_cast<int>(m_sites.left() - m_window.area.x) + column * step;
            const int first = std::max(0, left);
            const int last = std::min(m_window.width(), left + step);
            if (first >= last)
                continue;
            const auto node = static_cast<std::size_t>(column);
            ShadeArray value;
            ShadeArray slope;
            for (std::size_t i = 0; i < shadeMembers; ++i) {
                const float from = mix(m_upper[node][i], m_lower[node][i], down);
                const float to = mix(m_upper[node + 1][i], m_lower[node + 1][i], down);
                slope[i] = (to - from) / static_cast<float>(step);
                value[i] = from + slope[i] * static_cast<float>(first - left);
            }
            if (value[0] < -25 && value[0] + slope[0] * static_cast<float>(step) < -25)
                continue;
            for (int x = first; x < last; ++x) {
                paintPixel(x, y, value);
                for (std::size_t i = 0; i < shadeMembers; ++i)
                    value[i] += slope[i];
            }
        }
    }

    void paintPixel(int x, int y, const ShadeArray &value)
    {
        const auto &[depth, fat, lumen, haematoxylin, eosin, fibre, gaps, u, v, thickness] = value;
        const double placeX = m_window.micronsX(x);
        const double placeY = m_window.micronsY(y);
        const float px = static_cast<float>(placeX);
        const float py = static_cast<float>(placeY);
        const float grain = m_textures.grain.at(px * 2.3F, py * 2.3F);
        const float cloud = m_textures.cloud.at(px * 1.37F + 0.31F * py, py * 1.37F - 0.31F * px);
        const float cover = smooth(-1.2F, 1.2F, depth + 2.2F * cloud);
        if (cover <= 0)
            return;
        float h = haematoxylin;
        float e = eosin;
        if (gaps > 0.02F) {
            const float hole = smooth(0.05F, 0.75F, 0.45F * cloud + 0.8F * grain + 0.05F) * gaps;
            e *= std::max(0.12F, 1 - 0.8F * hole) * (1 + 0.25F * grain);
            h *= std::max(0.12F, 1 - 0.8F * hole) * (1 + 0.25F * grain);
        }
        if (fibre > 0.02F) {
            const float strand = m_textures.fibre.at(u * 4.2F + 2 * cloud, v * 0.42F);
            const float bundle = m_textures.fibre.at(u * 1.1F + 90, v * 0.13F + 2 * cloud);
            const float cleft = smooth(0.35F, 0.75F, bundle + 0.5F * strand);
            e = mix(e, e * (1 + 0.45F * strand + 0.3F * bundle) * (1 - 0.85F * cleft), fibre);
            h = mix(h, h * (1 - 0.8F * cleft), fibre);
        }
        if (fat > -2) {
            const float inFat = smooth(-2, 2, fat);
            e = mix(e, fatEosin(placeX, placeY, m_textures), inFat);
            h = mix(h, 0.25F * e * 0.3F, inFat);
        }
        const float solid = cover * (1 - smooth(-0.9F, 0.9F, lumen + 0.5F * grain)) * thickness;
        const std::size_t index = m_window.index(x, y);
        m_window.haematoxylin[index] = h * solid;
        m_window.eosin[index] = e * solid;
    }

    Window &m_window;
    const SiteRaster &m_sites;
    const Textures &m_textures;
    std::vector<ShadeArray> m_upper;
    std::vector<ShadeArray> m_lower;
};

} // namespace

// Round vacuoles with thin walls, which thicken where three meet.
float fatEosin(double x, double y, const Textures &textures)
{
    const double wobble = 5 * textures.cloud.at(static_cast<float>(x) * 0.8F, static_cast<float>(y) * 0.8F);
    const double gridX = (x + wobble) / fatCell;
    const double gridY = (y - wobble) / fatCell;
    const int32_t cellX = floorOf(gridX);
    const int32_t cellY = floorOf(gridY);
    float first = 9;
    float second = 9;
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
            CellRandom random(cellX + dx, cellY + dy, textures.salt + 91);
            const float toX = static_cast<float>(cellX - gridX) + static_cast<float>(dx) + random.between(0.12F, 0.88F);
            const float toY = static_cast<float>(cellY - gridY) + static_cast<float>(dy) + random.between(0.12F, 0.88F);
            const float distance = std::sqrt(toX * toX + toY * toY);
            if (distance < first) {
                second = first;
                first = distance;
            } else if (distance < second) {
                second = distance;
            }
        }
    const float wall = std::min((second - first) * 0.5F, (0.72F - first) * 0.8F) * fatCell;
    const float texture = textures.grain.at(static_cast<float>(x) * 2, static_cast<float>(y) * 2);
    return smooth(2.4F, 0.7F, wall + 0.4F * texture) * (0.34F + 0.12F * texture);
}

void paintGround(Window &window, const SiteRaster &sites, const Textures &textures, std::stop_token token)
{
    GroundPainter(window, sites, textures).paint(token);
}

} // namespace tessera::detail
