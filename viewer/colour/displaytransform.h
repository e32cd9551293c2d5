#pragma once
#include "base/pixels.h"
#include "viewer/colour/coloursettings.h"
#include "viewer/colour/icctransform.h"

#include <memory>
#include <optional>
#include <span>

namespace tessera {

namespace detail {
class StainTable;
}

/// From pixels as they are read to pixels as they are shown, all in one: the profile or the stain view, then the
/// adjustments. A stain view takes the pixels as they are read, because light that is absorbed is measured by the
/// scanner and not by the display. Immutable; any thread may use one at the same time as others.
class DisplayTransform {
public:
    /// `icc` may be null: there is no profile, or none that can be used.
    DisplayTransform(std::shared_ptr<const IccTransform> icc, const ColourSettings &settings);
    ~DisplayTransform();

    /// Shows pixels as they are read: no second copy of them is needed.
    bool isIdentity() const { return !m_icc && !m_stains && !m_levels; }
    /// As many pixels to `out`, which may be the same place.
    void apply(std::span<const uint32_t> pixels, uint32_t *out) const;
    Pixels applied(const Pixels &pixels) const;

private:
    std::shared_ptr<const IccTransform> m_icc;
    std::unique_ptr<const detail::StainTable> m_stains;
    std::optional<LevelTables> m_levels;
};

} // namespace tessera
