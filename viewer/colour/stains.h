#pragma once
#include "base/pixels.h"
#include "base/result.h"

#include <array>
#include <cstdint>
#include <stop_token>

namespace tessera {

/// Optical density of red, green and blue: -ln(level / 255).
using OpticalDensity = std::array<double, 3>;
OpticalDensity opticalDensity(uint32_t pixel);

/// The colours of the two stains, as unit vectors of optical density.
struct StainVectors {
    OpticalDensity haematoxylin;
    OpticalDensity eosin;

    /// Those that are mostly meant by haematoxylin and eosin: Ruifrok & Johnston, Quantification of histochemical
    /// staining by color deconvolution, Anal Quant Cytol Histol 23 (2001) 291-299.
    static StainVectors standard();
    /// What neither stain has: across both.
    OpticalDensity residual() const;
    /// Unit vectors of numbers that point to different sides by some degrees at least, so that a colour can be divided
    /// between them.
    bool areUsable() const;
    friend bool operator==(const StainVectors &, const StainVectors &) = default;
};

enum class StainView { rgb, haematoxylin, eosin, residual };

/// How much of each stain a pixel has: the concentrations whose colours add up to its optical density (Beer and
/// Lambert; colour deconvolution as of Ruifrok & Johnston, see above).
class StainSeparation {
public:
    /// `vectors` must be usable.
    explicit StainSeparation(const StainVectors &vectors);

    /// Of haematoxylin, eosin and the residual; may be below 0.
    std::array<double, 3> concentrations(const OpticalDensity &density) const;
    /// The numbers by which the three densities are multiplied and added for this view (not rgb).
    OpticalDensity weightsOf(StainView view) const;
    /// The stain alone, on white. The residual is grey, however it differs.
    uint32_t colourOf(StainView view, double concentration) const;

private:
    StainVectors m_vectors;
    std::array<OpticalDensity, 3> m_inverse;
};

/// The vectors of a slide from its overview: Macenko et al., A method for normalizing histology slides for quantitative
/// analysis, ISBI 2009, 1107-1110. Pixels of optical density (length of the vector) above 0.15 span a plane, found by
/// the decomposition of their second moments; the first and last percentile of their directions in it are the stains.
/// Haematoxylin is the one that takes more of the red. The same picture always gives the same vectors.
/// Takes some 10 ms for a million pixels. Errors: stainsUnclear(why), cancelled.
Result<StainVectors> estimateStains(const Pixels &overview, std::stop_token token);

} // namespace tessera
