#include "analysis/checkpoint/detail/torcharchive.h"
#include "tests/fuzz/input.h"

using namespace tessera;

namespace {

void visit(const PickledValue &value)
{
    (void)kindOf(value);
    if (const auto *tensor = value.as<TensorView>()) {
        fuzz::touch(tensor->bytes);
    } else if (const auto *list = value.as<PickledList>()) {
        for (const PickledValue &item : list->items)
            visit(item);
    } else if (const auto *tuple = value.as<PickledTuple>()) {
        for (const PickledValue &item : tuple->items)
            visit(item);
    } else if (const auto *map = value.as<PickledMap>()) {
        (void)map->find("features");
        for (const auto &[key, item] : map->items) {
            visit(key);
            visit(item);
        }
    } else if (const auto *opaque = value.as<PickledOpaque>()) {
        for (const PickledValue &part : opaque->parts)
            visit(part);
    }
}

} // namespace

/// A zip of torch.save with its pickle.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const auto tree = detail::readTorchArchive(fuzz::bytesOf(data, size), {});
    if (!tree) {
        fuzz::requireThat(!tree.error().detail.empty());
        return 0;
    }
    visit(tree->root);
    std::size_t copied = 0;
    for (const std::vector<std::byte> &bytes : tree->owned)
        copied += bytes.size();
    fuzz::requireThat(copied <= size);
    return 0;
}
