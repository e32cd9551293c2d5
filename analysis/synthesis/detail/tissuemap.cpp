#include "analysis/synthesis/detail/tissuemap.h"

#include "analysis/synthesis/detail/noise.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr double largestPieceCell = 6'500; // um: a lymph node, halved, on its slide
constexpr double follicleCell = 560;
constexpr double vesselCell = 380;

/// Outline without its fine detail: um inside of it.
float coarseDepth(const Piece &piece, double x, double y)
{
    const double dx = x - piece.x;
    const double dy = y - piece.y;
    const double u = (dx * piece.cosine + dy * piece.sine) / piece.radiusX;
    const double v = (dy * piece.cosine - dx * piece.sine) / piece.radiusY;
    const float distance = static_cast<float>(std::sqrt(u * u + v * v));
    if (distance > 1.6F)
        return (1.25F - distance) * static_cast<float>(piece.radius());
    const float hilumX = static_cast<float>(u) - 1.05F * std::cos(piece.hilum);
    const float hilumY = static_cast<float>(v) - 1.05F * std::sin(piece.hilum);
    const float dent = 0.34F * std::exp(-(hilumX * hilumX + hilumY * hilumY) / 0.16F);
    const float bulge = 0.16F * noiseAt(u * 1.1, v * 1.1, 2, piece.salt + 1);
    return (0.97F + bulge - dent - distance) * static_cast<float>(piece.radius());
}

/// Distance to the zero line of a noise, in units of its lattice: thin bands that wander and branch.
float ridge(double x, double y, uint32_t salt) { return std::abs(noiseAt(x, y, salt)) * 0.45F; }

} // namespace

TissueMap::TissueMap(const SampleSpec &spec)
    : m_width(static_cast<double>(spec.width) * spec.mpp), m_height(static_cast<double>(spec.height) * spec.mpp),
      m_salt(mixed(static_cast<uint32_t>(spec.seed) ^ mixed(static_cast<uint32_t>(spec.seed >> 32) + 0x51ed270bU)))
{
    const double edge = std::min({largestPieceCell, m_width, m_height});
    m_columns = std::max(1, static_cast<int>(m_width / edge + 0.5));
    m_rows = std::max(1, static_cast<int>(m_height / edge + 0.5));
    const double cellWidth = m_width / m_columns;
    const double cellHeight = m_height / m_rows;
    const int cells = m_columns * m_rows;
    for (int cell = 0; cell < cells; ++cell) {
        const int column = cell % m_columns;
        const int row = cell / m_columns;
        CellRandom random(column, row, m_salt + 11);
        Piece piece;
        piece.salt = mixed(m_salt + 101U * static_cast<uint32_t>(cell));
        piece.hilum = random.between(0, 6.283F);
        const double angle = random.between(-0.22F, 0.22F);
        piece.cosine = std::cos(angle);
        piece.sine = std::sin(angle);
        const bool present = cells < 3 || random.unit() < 0.88F;
        const double size = cells == 1 ? 1 : random.between(0.84F, 1);
        piece.radiusX = present ? 0.40 * size * std::min(cellWidth, 1.45 * cellHeight) : 0;
        piece.radiusY = present ? 0.40 * size * std::min(cellHeight, 1.45 * cellWidth) : 0;
        const double freeX = cellWidth - 2.3 * piece.radiusX;
        const double freeY = cellHeight - 2.3 * piece.radiusY;
        piece.x = (column + 0.5) * cellWidth + freeX * random.between(-0.45F, 0.45F);
        piece.y = (row + 0.5) * cellHeight + freeY * random.between(-0.45F, 0.45F);
        m_pieces.push_back(piece);
    }
}

const Piece *TissueMap::pieceAt(double x, double y) const
{
    if (x < 0 || y < 0 || x >= m_width || y >= m_height)
        return nullptr;
    const int column = std::min(m_columns - 1, static_cast<int>(x / m_width * m_columns));
    const int row = std::min(m_rows - 1, static_cast<int>(y / m_height * m_rows));
    const Piece &piece = m_pieces[static_cast<std::size_t>(row * m_columns + column)];
    return piece.radiusX > 0 ? &piece : nullptr;
}

Site TissueMap::at(double x, double y) const
{
    Site site;
    const Piece *piece = pieceAt(x, y);
    if (!piece)
        return site;
    const float coarse = coarseDepth(*piece, x, y);
    if (coarse < -110) {
        site.depth = coarse;
        return site;
    }
    const float radius = static_cast<float>(piece->radius());
    const float frayed = std::min(1.0F, radius / 900);
    site.depth = coarse + frayed * (30 * noiseAt(x / 210, y / 210, 2, m_salt + 21) +
                                    7 * noiseAt(x / 26, y / 26, 2, m_salt + 22));
    if (site.depth < -30)
        return site;

    const float fatDepth =
        radius * 0.42F * std::max(0.0F, noiseAt(x / (0.8 * radius), y / (0.8 * radius), 2, m_salt + 31) - 0.12F) +
        (radius > 900 ? 14 * noiseAt(x / 90, y / 90, m_salt + 32) : 0);
    const float fatWidth = std::clamp(fatDepth - 20, 0.0F, radius * 0.5F); // no thin rims
    site.fat = std::min(fatWidth - site.depth, fatWidth - 4);
    site.capsule = site.depth - fatWidth;

    site.thickness =
        1 + 0.16F * noiseAt(x / 900, y / 900, 2, m_salt + 41) + 0.07F * noiseAt(x / 60, y / 60, m_salt + 42);
    const float capsuleWidth = std::min(0.05F * radius, 26 + 16 * noiseAt(x / 420, y / 420, m_salt + 43));
    const float inCapsule = smooth(capsuleWidth + 6, capsuleWidth - 4, site.capsule);
    const double bentX = x + 70 * noiseAt(x / 240, y / 240, 2, m_salt + 48);
    const double bentY = y + 70 * noiseAt(x / 240, y / 240, 2, m_salt + 49);
    const float trabeculaWidth = 15 * std::max(0.0F, 0.28F + noiseAt(x / 520, y / 520, 2, m_salt + 44)) - 1;
    const float toTrabecula = 900 * ridge(bentX / 900, bentY / 900, m_salt + 45);
    const float trabecula = smooth(trabeculaWidth + 5, trabeculaWidth - 3, toTrabecula);
    site.stroma = std::max(inCapsule, trabecula);
    const float subcapsular = smooth(20, 8, std::abs(site.capsule - capsuleWidth - 20));
    site.medulla = smooth(0.30F * radius, 0.52F * radius,
                          site.capsule + 0.13F * radius * noiseAt(x / 420, y / 420, 2, m_salt + 46));
    const float medullary = site.medulla * smooth(5, -4,
                                                  210 * ridge(bentX / 210, bentY / 210, m_salt + 47) - 13 -
                                                      10 * noiseAt(x / 170, y / 170, m_salt + 50));
    const float besideTrabecula = smooth(24, 10, toTrabecula - trabeculaWidth) * 0.7F * smooth(2, 6, trabeculaWidth);
    site.sinus = std::max({0.85F * subcapsular, medullary, besideTrabecula}) * (1 - site.stroma);

    site.fibreU =
        site.capsule + 60 * noiseAt(x / 330, y / 330, 2, m_salt + 51) + 9 * noiseAt(x / 60, y / 60, m_salt + 52);
    site.fibreV = static_cast<float>(0.55 * x + 0.83 * y) + 50 * noiseAt(x / 260, y / 260, m_salt + 53);

    addFollicle(site, *piece, x, y);
    addTumour(site, *piece, x, y);
    addVessel(site, x, y);
    const float tear = 9 * noiseAt(x / 800, y / 800, m_salt + 54) - 2.5F;
    if (tear > 0)
        site.lumen = std::max(site.lumen, tear - 430 * ridge(x / 430, y / 430, m_salt + 55));
    return site;
}

void TissueMap::addFollicle(Site &site, const Piece &piece, double x, double y) const
{
    if (site.capsule < 30)
        return;
    const double gridX = x / follicleCell - 0.5;
    const double gridY = y / follicleCell - 0.5;
    for (int dy = 0; dy < 2; ++dy)
        for (int dx = 0; dx < 2; ++dx) {
            const int cellX = floorOf(gridX) + dx;
            const int cellY = floorOf(gridY) + dy;
            CellRandom random(cellX, cellY, m_salt + 61);
            const double centreX = (cellX + 0.5 + random.between(-0.4F, 0.4F)) * follicleCell;
            const double centreY = (cellY + 0.5 + random.between(-0.4F, 0.4F)) * follicleCell;
            const float radius = random.between(95, 190);
            const float toX = static_cast<float>(x - centreX);
            const float toY = static_cast<float>(y - centreY);
            if (toX * toX + toY * toY > 2 * radius * radius)
                continue;
            const float chance = random.unit();
            const float turn = random.between(0, 3.14F);
            const float stretch = random.between(1, 1.35F);
            const float u = toX * std::cos(turn) + toY * std::sin(turn);
            const float v = (toY * std::cos(turn) - toX * std::sin(turn)) * stretch;
            const float warp =
                1 + 0.14F * noiseAt(x / 130, y / 130, m_salt + 62) + 0.05F * noiseAt(x / 35, y / 35, m_salt + 63);
            const float inside = radius * warp - std::sqrt(u * u + v * v);
            const float centreDepth = coarseDepth(piece, centreX, centreY);
            if (centreDepth < radius * 0.9F || centreDepth > 0.5F * static_cast<float>(piece.radius()) ||
                chance > 0.85F)
                continue;
            site.follicle = std::max(site.follicle, std::min(inside, site.capsule - 50));
            if (radius > 125)
                site.germinal = std::max(site.germinal, smooth(0.30F * radius, 0.40F * radius, inside));
        }
}

void TissueMap::addTumour(Site &site, const Piece &piece, double x, double y) const
{
    const double wavelength = std::clamp(0.36 * piece.radius(), 140.0, 900.0);
    const float coarse = noiseAt(x / wavelength, y / wavelength, 2, m_salt + 71);
    const float shape = coarse + 0.10F * noiseAt(x / 70, y / 70, 2, m_salt + 72);
    const float outside = std::max({0.0F, 30 - site.capsule, 12 - site.depth, 12 + site.fat});
    site.tumourScore = shape - outside / 60;
    site.tumour = (site.tumourScore - m_tumourThreshold) * static_cast<float>(wavelength) * 0.5F;
    if (site.tumour < -40)
        return;
    const float septum = 4.5F + 4 * noiseAt(x / 160, y / 160, m_salt + 73);
    site.nest = smooth(-4, 4, site.tumour) * smooth(septum - 1, septum + 4, 125 * ridge(x / 125, y / 125, m_salt + 74));
    const float inside = smooth(-6, 6, site.tumour);
    site.stroma = std::max(site.stroma * (1 - inside), inside * (1 - site.nest) * 0.85F);
    site.sinus *= 1 - inside;
    site.germinal *= 1 - inside;
    if (inside > 0.5F)
        site.follicle = std::min(site.follicle, -1.0F);
}

void TissueMap::addVessel(Site &site, double x, double y) const
{
    const double gridX = x / vesselCell - 0.5;
    const double gridY = y / vesselCell - 0.5;
    for (int dy = 0; dy < 2; ++dy)
        for (int dx = 0; dx < 2; ++dx) {
            const int cellX = floorOf(gridX) + dx;
            const int cellY = floorOf(gridY) + dy;
            CellRandom random(cellX, cellY, m_salt + 81);
            const float chance = random.unit();
            const float size = random.unit();
            const float radius = 5 + 44 * size * size * size;
            const float wall = 3 + 0.28F * radius;
            const float toX = static_cast<float>(x - (cellX + 0.5 + random.between(-0.45F, 0.45F)) * vesselCell);
            const float toY = static_cast<float>(y - (cellY + 0.5 + random.between(-0.45F, 0.45F)) * vesselCell);
            const float reach = 2 * (radius + wall) + 10;
            if (chance > 0.62F || toX * toX + toY * toY > reach * reach)
                continue;
            const float turn = random.between(0, 3.14F);
            const float stretch = random.between(1, 1.9F);
            const float u = (toX * std::cos(turn) + toY * std::sin(turn)) / stretch;
            const float v = toY * std::cos(turn) - toX * std::sin(turn);
            const float warp = 1 + 0.22F * noiseAt(x / 40, y / 40, m_salt + 82);
            const float inside = radius * warp - std::sqrt(u * u + v * v);
            if (inside < -wall - 12)
                continue;
            site.lumen = std::max(site.lumen, inside);
            const float inWall = smooth(-wall - 4, -wall + 1, inside);
            site.wall = std::max(site.wall, inWall);
            site.blood = std::max(site.blood, random.unit() * 1.3F - 0.2F);
            site.fat = std::min(site.fat, -wall - inside);
            const float beyondSeam = inside + wall + 2;
            site.fibreU = beyondSeam > 0 ? inside : site.fibreU;
            site.fibreClarity *= smooth(5.5F, 10, std::abs(beyondSeam));
            site.stroma = std::max(site.stroma, inWall);
            site.nest *= 1 - inWall;
            site.sinus *= 1 - inWall;
        }
}

} // namespace tessera::detail
