#include "base/pixels.h"
#include "tests/fuzz/input.h"
#include "viewer/colour/icctransform.h"
#include "viewer/slide/detail/readprofile.h"

#include <array>

using namespace tessera;

/// The bytes as a profile, and as a JPEG file that may hold one.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    if (const auto transform = IccTransform::make(fuzz::bytesOf(data, size))) {
        std::array<uint32_t, 4> pixels{rgb(0, 0, 0), rgb(255, 255, 255), rgb(200, 120, 170), rgb(1, 254, 3)};
        (*transform)->apply(pixels, pixels.data());
        for (const uint32_t pixel : pixels)
            fuzz::requireThat(pixel >= 0xFF000000u);
    }
    if (const auto profile = detail::profileInJpeg(fuzz::textOf(data, size)))
        fuzz::requireThat(profile->size > 0 && profile->bytes.size() == profile->size && profile->size < size);
    return 0;
}
