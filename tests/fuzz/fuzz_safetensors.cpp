#include "base/detail/safetensorsheader.h"
#include "tests/fuzz/input.h"

using namespace tessera;

/// The whole of a safetensors file, in memory of exactly its size.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const auto file = detail::parseSafetensors(fuzz::bytesOf(data, size));
    if (!file)
        return 0;
    std::size_t total = 0;
    for (const TensorView &tensor : file->tensors) {
        fuzz::touch(tensor.bytes);
        fuzz::requireThat(toFloats(tensor).size() == toIntegers(tensor).size());
        fuzz::requireThat(toDoubles(tensor).size() == toBytes(tensor).size());
        total += tensor.bytes.size();
    }
    fuzz::requireThat(total < size);
    return 0;
}
