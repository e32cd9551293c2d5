#include "analysis/synthesis/detail/artefacts.h"

#include "analysis/synthesis/detail/noise.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr int bandSteps = 48;
constexpr double pi = 3.14159265358979;

bool overlap(const Level0Rect &a, const Level0Rect &b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

double taperAt(double t, double taper)
{
    if (taper <= 0)
        return 1;
    return smooth(0, static_cast<float>(taper), static_cast<float>(std::min(t, 1 - t)));
}

Level0Point onPiece(const Piece &piece, double angle, double share)
{
    const double u = share * piece.radiusX * std::cos(angle);
    const double v = share * piece.radiusY * std::sin(angle);
    return {piece.x + u * piece.cosine - v * piece.sine, piece.y + u * piece.sine + v * piece.cosine};
}

} // namespace

Band::Band(const Shape &shape)
{
    const double alongX = shape.endX - shape.startX;
    const double alongY = shape.endY - shape.startY;
    const double length = std::hypot(alongX, alongY);
    double along = 0;
    for (int i = 0; i <= bandSteps; ++i) {
        const double t = static_cast<double>(i) / bandSteps;
        const double side = shape.bend * std::sin(pi * t) + 0.04 * noiseAt(t * 3.1, 0.5, shape.salt);
        const double x = shape.startX + alongX * t - alongY * side;
        const double y = shape.startY + alongY * t + alongX * side;
        const double width =
            shape.halfWidth * (1 + 0.28 * noiseAt(t * 4.7, 9.5, 2, shape.salt)) * taperAt(t, shape.taper);
        if (i > 0)
            along += std::hypot(x - m_joints.back().x, y - m_joints.back().y);
        m_joints.push_back({x, y, along, width});
    }
    const auto [left, right] =
        std::minmax_element(m_joints.begin(), m_joints.end(), [](auto &a, auto &b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(m_joints.begin(), m_joints.end(), [](auto &a, auto &b) { return a.y < b.y; });
    const double reach = 1.5 * shape.halfWidth + std::min(40.0, 0.1 * length);
    m_bounds = {left->x - reach, top->y - reach, right->x - left->x + 2 * reach, bottom->y - top->y + 2 * reach};
}

BandPlace Band::at(double x, double y) const
{
    BandPlace place;
    if (!m_bounds.contains({x, y}))
        return place;
    double nearest = 1e12;
    for (std::size_t i = 1; i < m_joints.size(); ++i) {
        const Joint &from = m_joints[i - 1];
        const Joint &to = m_joints[i];
        const double alongX = to.x - from.x;
        const double alongY = to.y - from.y;
        const double square = alongX * alongX + alongY * alongY;
        const double t = std::clamp(((x - from.x) * alongX + (y - from.y) * alongY) / square, 0.0, 1.0);
        const double toX = x - from.x - t * alongX;
        const double toY = y - from.y - t * alongY;
        const double distance = std::hypot(toX, toY);
        if (distance >= nearest)
            continue;
        nearest = distance;
        place.inside = static_cast<float>(from.halfWidth + t * (to.halfWidth - from.halfWidth) - distance);
        place.along = static_cast<float>(from.along + t * (to.along - from.along));
        place.across = static_cast<float>(alongX * toY - alongY * toX < 0 ? -distance : distance);
    }
    return place;
}

bool Band::touches(const Level0Rect &micrometres) const { return overlap(m_bounds, micrometres); }

std::vector<Level0Point> Band::outline() const
{
    std::vector<Level0Point> ring;
    const auto side = [&](std::size_t i, double sign) {
        const Joint &before = m_joints[i == 0 ? 0 : i - 1];
        const Joint &after = m_joints[std::min(i + 1, m_joints.size() - 1)];
        const double length = std::hypot(after.x - before.x, after.y - before.y);
        const Joint &joint = m_joints[i];
        ring.push_back({joint.x - sign * joint.halfWidth * (after.y - before.y) / length,
                        joint.y + sign * joint.halfWidth * (after.x - before.x) / length});
    };
    for (std::size_t i = 0; i < m_joints.size(); ++i)
        side(i, 1);
    for (std::size_t i = m_joints.size(); i-- > 0;)
        side(i, -1);
    return ring;
}

float BlurPatch::at(double px, double py) const
{
    const double u = (px - x) / radiusX;
    const double v = (py - y) / radiusY;
    return smooth(1.2F, 0.8F, static_cast<float>(std::sqrt(u * u + v * v)));
}

bool BlurPatch::touches(const Level0Rect &micrometres) const
{
    return overlap({x - 1.2 * radiusX, y - 1.2 * radiusY, 2.4 * radiusX, 2.4 * radiusY}, micrometres);
}

std::vector<Level0Point> BlurPatch::outline() const
{
    std::vector<Level0Point> ring;
    for (int i = 0; i < 64; ++i)
        ring.push_back({x + radiusX * std::cos(2 * pi * i / 64), y + radiusY * std::sin(2 * pi * i / 64)});
    return ring;
}

Artefacts::Artefacts(const std::vector<Piece> &pieces, uint64_t seed) : foldShift(11)
{
    const uint32_t salt = mixed(static_cast<uint32_t>(seed) + 0x2545f491U);
    bool isFirst = true;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece &piece = pieces[i];
        CellRandom random(static_cast<int32_t>(i), 0, salt);
        if (piece.radiusX <= 0 || (!isFirst && random.unit() > 0.3F))
            continue;
        isFirst = false;
        const double radius = piece.radius();
        const double angle = random.between(0, 6.283F);

        const Level0Point outer = onPiece(piece, angle + 2.1, 0.98);
        const Level0Point inner = onPiece(piece, angle + random.between(2.5F, 2.9F), 0.25);
        folds.emplace_back(Band::Shape{outer.x, outer.y, inner.x, inner.y, random.between(-0.16F, 0.16F),
                                       std::clamp(0.022 * radius, 9.0, 45.0), 0.5,
                                       mixed(salt + static_cast<uint32_t>(i))});

        const Level0Point from = onPiece(piece, angle - 0.34, random.between(1.04F, 1.2F));
        const Level0Point to = onPiece(piece, angle + 0.30, random.between(0.88F, 1.06F));
        pens.emplace_back(Band::Shape{from.x, from.y, to.x, to.y, random.between(-0.12F, 0.12F),
                                      std::clamp(0.075 * radius, 20.0, 190.0), 0,
                                      mixed(salt + 7 + static_cast<uint32_t>(i))});

        const Level0Point centre = onPiece(piece, angle + 4.2, 0.55);
        blurs.push_back({centre.x, centre.y, 0.20 * radius, 0.15 * radius});
    }
}

} // namespace tessera::detail
