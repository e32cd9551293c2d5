#pragma once
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace tessera {

namespace detail {
class CellTable;
}

/// From a slide's colours to those of a display. Immutable for all who look: what it computes it keeps, and any thread
/// may use one at the same time as others.
///
/// A whole table of 2^24 colours would be exact and far too large, and interpolating between few nodes costs several
/// times more than decoding a JPEG. So RGB is cut into cells of 2 x 2 x 2 colours, and of each cell only the difference
/// between the colours after and before is kept, in a table whose cells are computed when they are first met. Where a
/// profile bends so much that tissue would be wrong by more than a level, the cells are single colours.
class IccTransform {
public:
    ~IccTransform();

    /// `slide` and `display` are the bytes of ICC profiles, of RGB both; empty ones stand for sRGB. Intent: perceptual.
    /// Takes some 50 ms.
    /// Errors: profileUnusable(why), for whatever the bytes are.
    static Result<std::shared_ptr<const IccTransform>> make(std::span<const std::byte> slide,
                                                            std::span<const std::byte> display = {});

    /// Opaque pixels (base/pixels.h) to as many at `out`, which may be the same place. The colours of stained
    /// tissue are at most a level away from what the profile says; at the edge of what a display can show, where curves
    /// are steep, it may be more.
    void apply(std::span<const uint32_t> pixels, uint32_t *out) const;

    /// The profile is the display's own, or like it.
    bool changesNothing() const { return m_changesNothing; }

private:
    IccTransform(std::unique_ptr<detail::CellTable> cells, bool changesNothing);

    std::unique_ptr<detail::CellTable> m_cells;
    bool m_changesNothing;
};

} // namespace tessera
