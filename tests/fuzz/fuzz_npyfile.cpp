#include "analysis/checkpoint/detail/npyarray.h"
#include "tests/fuzz/input.h"

using namespace tessera;

/// A .npy file.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const auto array = detail::readNpy(fuzz::bytesOf(data, size));
    if (!array) {
        fuzz::requireThat(!array.error().detail.empty());
        return 0;
    }
    if (detail::isRowMajor(*array)) {
        fuzz::touch(detail::rowMajorBytes(*array));
        return 0;
    }
    const std::vector<std::byte> copy = detail::rowMajorCopy(*array);
    fuzz::requireThat(copy.size() <= size);
    fuzz::touch(copy);
    return 0;
}
