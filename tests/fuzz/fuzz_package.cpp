#include "analysis/package/package.h"
#include "tests/fuzz/input.h"

using namespace tessera;

/// model.json of both kinds of package.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    static const fuzz::MemoryFolder folder;
    folder.write("model.json", data, size);
    if (const Result<MilPackage> model = readMilPackage(folder.path())) {
        fuzz::requireThat(model->parameters.inputDim > 0 && !model->head.id.empty());
        fuzz::requireThat(model->head.weightsPath().parent_path() == folder.path());
    }
    if (const Result<EncoderPackage> encoder = readEncoderPackage(folder.path()))
        fuzz::requireThat(encoder->dim > 0 && encoder->tilePx > 0);
    return 0;
}
