#include "analysis/result/tiletable.h"
#include "tests/fuzz/input.h"

using namespace tessera;

/// tiles.safetensors of a result folder.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const fuzz::MemoryFile file(data, size);
    const Result<TileTable> table = readTileTable(file.path());
    if (!table)
        return 0;
    const auto tiles = static_cast<std::size_t>(table->tiles());
    fuzz::requireThat(table->height.size() == tiles && table->attention.size() == tiles &&
                      table->state.size() == tiles && table->instanceClass.size() == tiles);
    for (const std::vector<float> &column : table->classProbability)
        fuzz::requireThat(column.size() == tiles);
    return 0;
}
