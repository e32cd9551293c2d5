#pragma once
#include "analysis/synthesis/detail/artefacts.h"
#include "analysis/synthesis/detail/stain.h"
#include "analysis/synthesis/detail/textures.h"
#include "analysis/synthesis/detail/tissuemap.h"

#include <stop_token>

namespace tessera::detail {

/// Draws any rectangle of level 0, from any thread.
class BlockPainter {
public:
    BlockPainter(const SampleSpec &spec, const TissueMap &map, const Artefacts &artefacts);

    /// R, G, B, row by row. `area` may reach beyond the slide, where there is glass. Empty once stopped.
    std::vector<uint8_t> paint(const PixelRect &area, std::stop_token token) const;

private:
    std::vector<float> inkOn(const Window &window) const;
    void fold(Window &window) const;
    void blur(std::vector<uint8_t> &picture, const Window &window) const;

    double m_mpp;
    const TissueMap &m_map;
    const Artefacts &m_artefacts;
    Textures m_textures;
    Stain m_stain;
};

} // namespace tessera::detail
