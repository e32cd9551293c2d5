#include "analysis/bags/bag.h"
#include "tests/fuzz/input.h"

#include <cmath>

using namespace tessera;

/// Bags of every format but HDF5, whose library is not instrumented.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    if (fuzz::textOf(data, size).starts_with("\x89HDF"))
        return 0;
    const fuzz::MemoryFile file(data, size);
    const Result<Bag> bag = readBag(file.path());
    if (!bag)
        return 0;
    fuzz::requireThat(bag->tiles() > 0 && std::ssize(bag->features) == bag->tiles() * bag->dim);
    for (const float value : bag->features)
        fuzz::requireThat(std::isfinite(value));
    if (bag->coords) {
        fuzz::touch(bag->coords->bytes);
        fuzz::requireThat(bag->coords->view("coords").elements() == 2 * bag->tiles());
    }
    return 0;
}
