#pragma once
#include "analysis/synthesis/detail/tissuemap.h"
#include "base/units.h"

#include <vector>

// What goes wrong on real slides. Lengths and places in um from the slide's corner.
namespace tessera::detail {

struct BandPlace {
    float inside = -1e6F; ///< um within the band's edge
    float along = 0;      ///< um from its start
    float across = 0;     ///< um from its centre line, signed
};

/// A curved strip of changing width: a fold of the tissue, or a stroke of a pen.
class Band {
public:
    struct Shape {
        double startX, startY, endX, endY; ///< um
        double bend;                       ///< of the middle to the side, share of the length
        double halfWidth;
        double taper; ///< share of the length over which each end narrows to a point; 0 = blunt
        uint32_t salt;
    };
    explicit Band(const Shape &shape);

    BandPlace at(double x, double y) const;
    bool touches(const Level0Rect &micrometres) const;
    /// Closed ring, um.
    std::vector<Level0Point> outline() const;

private:
    struct Joint {
        double x, y, along, halfWidth;
    };
    std::vector<Joint> m_joints;
    Level0Rect m_bounds;
};

/// A patch out of focus.
struct BlurPatch {
    double x = 0, y = 0, radiusX = 0, radiusY = 0;
    /// [0, 1]: 1 well within it; 0.5 on its outline.
    float at(double px, double py) const;
    bool touches(const Level0Rect &micrometres) const;
    std::vector<Level0Point> outline() const;
};

struct Artefacts {
    Artefacts(const std::vector<Piece> &pieces, uint64_t seed);

    std::vector<Band> folds;
    std::vector<Band> pens;
    std::vector<BlurPatch> blurs;
    double foldShift = 0; ///< um by which the upper layer of a fold is displaced
};

} // namespace tessera::detail
