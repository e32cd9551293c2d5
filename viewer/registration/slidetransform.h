#pragma once
#include "base/units.h"

#include <cmath>
#include <optional>
#include <string_view>

namespace tessera {

/// What a transform may do to lengths and angles on the glass: nothing (turn, shift, turn over), scale all lengths
/// alike, or shear and scale by direction too.
enum class TransformKind { rigid, similarity, affine };
std::string_view nameOf(TransformKind kind);

/// x' = xx x + xy y + x0, y' = yx x + yy y + y0.
struct AffineMap {
    double xx = 1, xy = 0, x0 = 0;
    double yx = 0, yy = 1, y0 = 0;

    constexpr Level0Point operator()(Level0Point point) const
    {
        return {xx * point.x + xy * point.y + x0, yx * point.x + yy * point.y + y0};
    }
    constexpr double determinant() const { return xx * yy - xy * yx; }
    /// This one first, then `next`.
    AffineMap then(const AffineMap &next) const;
    /// Of a map whose determinant is not 0.
    AffineMap inverse() const;
    /// Turned by `degrees` (clockwise on the screen, where y goes down), scaled, and before that mirrored left to
    /// right if wanted; the origin stays.
    static AffineMap turned(double degrees, double scale = 1, bool mirrored = false);
    friend constexpr bool operator==(const AffineMap &, const AffineMap &) = default;
};

/// The linear part of a map as mirroring (left to right, first), rotation and scale; what is left of shear is not in
/// it.
struct RotationAndScale {
    double degrees = 0; ///< clockwise on the screen, in [0, 360)
    double scale = 1;   ///< root of the change of area
    bool mirrored = false;
};
RotationAndScale rotationAndScaleOf(const AffineMap &map);

/// The pixel pitches of the two slides of a transform, where they are known.
struct SlidePitches {
    std::optional<MicronsPerPixel> from;
    std::optional<MicronsPerPixel> to;
    friend constexpr bool operator==(const SlidePitches &, const SlidePitches &) = default;
};

/// Leads from level-0 pixels of one slide to those of another that shows the same tissue. A value; always invertible.
class SlideTransform {
public:
    /// Two slides of the same pixels.
    SlideTransform() = default;
    /// Empty when the map has no inverse (or only one beyond all measure), or holds what is not a number.
    static std::optional<SlideTransform> of(const AffineMap &map, TransformKind kind, const SlidePitches &pitches);

    const AffineMap &map() const { return m_map; }
    TransformKind kind() const { return m_kind; }
    const SlidePitches &pitches() const { return m_pitches; }

    Level0Point operator()(Level0Point point) const { return m_map(point); }
    SlideTransform inverse() const;
    /// This one first, then `next`; the kind is the freer of the two.
    SlideTransform then(const SlideTransform &next) const;

    /// In pixels of the second slide per pixel of the first.
    RotationAndScale parts() const { return rotationAndScaleOf(m_map); }
    /// By how much the tissue is larger on the second slide's glass; empty when a pitch is unknown.
    std::optional<double> scaleOnGlass() const;
    /// Between two points of the second slide; empty when neither pitch is known.
    std::optional<Micrometres> distance(Level0Point a, Level0Point b) const;

    friend bool operator==(const SlideTransform &, const SlideTransform &) = default;

private:
    AffineMap m_map;
    TransformKind m_kind = TransformKind::rigid;
    SlidePitches m_pitches;
};

/// Turned, scaled to the same size on the glass (or to the same pixels where a pitch is unknown), and shifted so that
/// `from` comes to `to`.
SlideTransform transformThrough(Level0Point from, Level0Point to, double degrees, bool mirrored,
                                const SlidePitches &pitches);

} // namespace tessera
