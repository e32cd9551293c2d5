#include "analysis/checkpoint/detail/unpickler.h"
#include "analysis/checkpoint/detail/valuetree.h"
#include "tests/fuzz/input.h"

#include <array>

using namespace tessera;

namespace {

/// By its key, so that an input can have more than one: "0" and "1" are those of the seeds.
std::span<const std::byte> storage(std::string_view key)
{
    static const std::array<std::byte, 256> bytes{};
    const std::size_t size = key == "0" || key == "1" ? 128 : key == "2" ? 64 : key == "3" ? 256 : 0;
    return std::span(bytes).first(size);
}

} // namespace

/// A pickle without the zip around it, whose checksums keep most changed inputs from being read.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    auto graph = detail::parsePickle(fuzz::bytesOf(data, size), storage);
    if (!graph) {
        fuzz::requireThat(!graph.error().detail.empty());
        return 0;
    }
    const auto tree = detail::unfold(std::move(*graph), size + 256);
    if (const auto *tensor = tree ? tree->root.as<TensorView>() : nullptr)
        fuzz::touch(tensor->bytes);
    return 0;
}
