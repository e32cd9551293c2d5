#pragma once
#include "viewer/colour/detail/iccengine.h"

#include <memory>
#include <span>

namespace tessera::detail {

/// The differences that IccTransform tells of. One word for each cell: what is added to the three channels of its
/// colours (modulo 256; chosen so that no colour of the cell overflows), and in the highest byte whether the cell is
/// known yet. A word is written by whoever needs it first; two threads write the same.
class CellTable {
public:
    /// Cells of 2 x 2 x 2 colours, or of one.
    enum class Cells { ofEight, ofOne };
    CellTable(std::unique_ptr<IccEngine> engine, Cells cells);

    void apply(std::span<const uint32_t> pixels, uint32_t *out) const;

private:
    struct Free {
        void operator()(uint32_t *cells) const;
    };

    uint32_t differenceOf(uint32_t index, const DeepColour &colour) const;
    void compute(std::span<const uint32_t> indices) const;
    void complete(std::span<const uint32_t> indices, uint32_t *differences) const;
    template <int shift>
    void applyTo(std::span<const uint32_t> pixels, uint32_t *out) const;

    std::unique_ptr<IccEngine> m_engine;
    int m_shift;
    std::unique_ptr<uint32_t[], Free> m_cells;
};

} // namespace tessera::detail
