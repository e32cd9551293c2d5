#include "analysis/result/slideresult.h"
#include "tests/fuzz/input.h"

using namespace tessera;

/// result.json of a result folder.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    static const fuzz::MemoryFolder folder;
    folder.write("result.json", data, size);
    if (const Result<SlideResult> result = readSlideResult(folder.path()))
        fuzz::requireThat(result->prediction >= 0 && result->prediction < std::ssize(result->classes));
    return 0;
}
