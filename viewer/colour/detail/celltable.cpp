#include "viewer/colour/detail/celltable.h"

#include "base/pixels.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <new>

namespace tessera::detail {
namespace {

constexpr std::size_t blockPixels = 256;    ///< looked up together; 2 KiB of working space
constexpr uint32_t isKnown = 0x01000000;    ///< in the byte of a word that no channel uses
constexpr double deepLevel = 65535.0 / 255; ///< DeepColour steps of one level

/// The cell of a pixel: the channels' upper bits side by side.
template <int shift>
constexpr uint32_t indexOf(uint32_t pixel)
{
    constexpr int bits = 8 - shift;
    constexpr uint32_t mask = (1u << bits) - 1;
    return ((pixel >> (16 + shift)) & mask) << (2 * bits) | ((pixel >> (8 + shift)) & mask) << bits |
           ((pixel >> shift) & mask);
}

/// The lowest level of a cell in a channel (0 red, 1 green, 2 blue).
int lowest(uint32_t index, int channel, int shift)
{
    const int bits = 8 - shift;
    return static_cast<int>((index >> ((2 - channel) * bits)) & ((1u << bits) - 1)) << shift;
}

uint16_t centre(uint32_t index, int channel, int shift)
{
    const double level = lowest(index, channel, shift) + ((1 << shift) - 1) / 2.0;
    return static_cast<uint16_t>(std::lround(level * deepLevel));
}

std::atomic_ref<uint32_t> atomically(uint32_t &cell) { return std::atomic_ref<uint32_t>(cell); }

} // namespace

void CellTable::Free::operator()(uint32_t *cells) const { std::free(cells); }

CellTable::CellTable(std::unique_ptr<IccEngine> engine, Cells cells)
    : m_engine(std::move(engine)), m_shift(cells == Cells::ofEight ? 1 : 0),
      // Pages that no colour falls into are never touched, and so cost no memory.
      m_cells(static_cast<uint32_t *>(std::calloc(std::size_t{1} << (3 * (8 - m_shift)), sizeof(uint32_t))))
{
    if (!m_cells)
        throw std::bad_alloc();
}

/// What is added to the colours of a cell whose centre becomes `colour`.
uint32_t CellTable::differenceOf(uint32_t index, const DeepColour &colour) const
{
    const std::array<uint16_t, 3> levels{colour.red, colour.green, colour.blue};
    uint32_t word = isKnown;
    for (int channel = 0; channel < 3; ++channel) {
        const int low = lowest(index, channel, m_shift);
        const int high = low + (1 << m_shift) - 1;
        const double exact = levels[static_cast<std::size_t>(channel)] / deepLevel - (low + high) / 2.0;
        const int difference = std::clamp(static_cast<int>(std::lround(exact)), -low, 255 - high);
        word |= static_cast<uint32_t>(static_cast<uint8_t>(difference)) << (8 * (2 - channel));
    }
    return word;
}

void CellTable::compute(std::span<const uint32_t> indices) const
{
    std::array<DeepColour, blockPixels> colours;
    for (std::size_t i = 0; i < indices.size(); ++i)
        colours[i] = {centre(indices[i], 0, m_shift), centre(indices[i], 1, m_shift), centre(indices[i], 2, m_shift)};
    m_engine->evaluate(std::span(colours).first(indices.size()), colours.data());
    for (std::size_t i = 0; i < indices.size(); ++i)
        atomically(m_cells[indices[i]]).store(differenceOf(indices[i], colours[i]), std::memory_order_relaxed);
}

/// Computes what is not known of these cells, and looks up all of them again.
void CellTable::complete(std::span<const uint32_t> indices, uint32_t *differences) const
{
    std::array<uint32_t, blockPixels> unknown;
    auto end = unknown.begin();
    for (std::size_t i = 0; i < indices.size(); ++i)
        if (!(differences[i] & isKnown))
            *end++ = indices[i];
    std::sort(unknown.begin(), end);
    end = std::unique(unknown.begin(), end);
    compute({unknown.begin(), end});
    for (std::size_t i = 0; i < indices.size(); ++i)
        differences[i] = atomically(m_cells[indices[i]]).load(std::memory_order_relaxed);
}

/// Three passes over a block, so that all but the look-up itself is done many pixels at a time.
template <int shift>
void CellTable::applyTo(std::span<const uint32_t> pixels, uint32_t *out) const
{
    std::array<uint32_t, blockPixels> indices;
    std::array<uint32_t, blockPixels> differences;
    while (!pixels.empty()) {
        const std::size_t count = std::min(pixels.size(), blockPixels);
        for (std::size_t i = 0; i < count; ++i)
            indices[i] = indexOf<shift>(pixels[i]);
        uint32_t all = isKnown;
        for (std::size_t i = 0; i < count; ++i) {
            differences[i] = atomically(m_cells[indices[i]]).load(std::memory_order_relaxed);
            all &= differences[i];
        }
        if (!all)
            complete(std::span(indices).first(count), differences.data());
        const auto *before = reinterpret_cast<const uint8_t *>(pixels.data());
        const auto *added = reinterpret_cast<const uint8_t *>(differences.data());
        auto *after = reinterpret_cast<uint8_t *>(out);
        for (std::size_t i = 0; i < 4 * count; ++i)
            after[i] = static_cast<uint8_t>(before[i] + added[i]);
        for (std::size_t i = 0; i < count; ++i)
            out[i] |= 0xFF000000u;
        pixels = pixels.subspan(count);
        out += count;
    }
}

void CellTable::apply(std::span<const uint32_t> pixels, uint32_t *out) const
{
    if (m_shift == 1)
        applyTo<1>(pixels, out);
    else
        applyTo<0>(pixels, out);
}

} // namespace tessera::detail
