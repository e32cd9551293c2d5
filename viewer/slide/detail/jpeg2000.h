#pragma once
#include "viewer/slide/detail/samples.h"

#include <span>

namespace tessera::detail {

/// The colours of a codestream's three components, which it does not say itself. `yccUnlessTransformed`: YCbCr where
/// the codestream does without its own transform of colours.
enum class Jpeg2000Colours { asStored, ycc, yccUnlessTransformed };

/// Decodes a codestream or JP2 file of at most `mostWidth` x `mostHeight` pixels and 1 to 4 unsigned components of 16
/// bits at most; components at half the resolution are enlarged. False for anything else, and for one that breaks off.
bool decodeJpeg2000(std::span<const unsigned char> bytes, int64_t mostWidth, int64_t mostHeight,
                    Jpeg2000Colours colours, Samples &picture);

} // namespace tessera::detail
