#include "analysis/encodertraining/tilearchive.h"
#include "analysis/encodertraining/tileimage.h"
#include "tests/fuzz/input.h"

using namespace tessera;

/// An archive of tiles whose pictures are decoded; and the bytes as one picture.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const auto look = [](const std::string &name, std::string_view bytes) {
        const Result<TileImage> image = decodeTile(name, bytes);
        if (image)
            fuzz::requireThat(image->width > 0 && image->height > 0 &&
                              std::ssize(image->rgb) == int64_t{3} * image->width * image->height);
        else
            fuzz::requireThat(!sentence(image.error()).empty());
    };
    look("tile", fuzz::textOf(data, size));
    const fuzz::MemoryFile file(data, size);
    const Result<std::vector<EncodedTile>> tiles = readTiles({file.path()}, [](int64_t) {}, {});
    if (!tiles) {
        fuzz::requireThat(!sentence(tiles.error()).empty());
        return 0;
    }
    for (const EncodedTile &tile : *tiles)
        look(tile.name, tile.bytes);
    return 0;
}
