#include "analysis/training/sealedtensors.h"

#include "analysis/inference/tensors.h"
#include "base/sha256.h"
#include "base/text.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <vector>

namespace tessera {
namespace {

constexpr const char *sealKey = "sha256";

/// Over names, shapes and values of everything but the seal. Each part is preceded by its length, so that no two
/// contents give the same bytes.
std::string sealOf(std::vector<TensorView> tensors, const std::map<std::string, std::string> &texts)
{
    std::sort(tensors.begin(), tensors.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    Sha256 hash;
    const auto add = [&](std::string_view text) {
        const std::string length = std::to_string(text.size()) + ':';
        hash.add(std::as_bytes(std::span(length)));
        hash.add(std::as_bytes(std::span(text)));
    };
    for (const auto &[key, text] : texts)
        if (key != sealKey)
            add(key), add(text);
    for (const TensorView &tensor : tensors) {
        add(tensor.name);
        add(nameOf(tensor.dtype));
        for (const int64_t extent : tensor.shape)
            add(std::to_string(extent));
        add(std::to_string(tensor.bytes.size()));
        hash.add(tensor.bytes);
    }
    return hash.hex();
}

} // namespace

Result<void> writeSealed(const std::filesystem::path &path, const SealedTensors &contents)
{
    std::vector<at::Tensor> held; // (the views look into these)
    std::vector<TensorView> views;
    const Result<void> gathered = guarded("a checkpoint", [&] {
        for (const auto &[name, tensor] : contents.tensors) {
            const at::Tensor &values = held.emplace_back(tensor.contiguous());
            views.push_back(
                {name, Dtype::f32, values.sizes().vec(),
                 std::as_bytes(std::span(values.data_ptr<float>(), static_cast<std::size_t>(values.numel())))});
        }
    });
    if (!gathered)
        return gathered;
    std::map<std::string, std::string> texts = contents.texts;
    texts[sealKey] = sealOf(views, texts);
    return writeSafetensors(path, std::move(views), texts);
}

Result<SealedTensors> readSealed(const std::filesystem::path &path)
{
    const auto damaged = [&](const std::string &detail) {
        return fail(ErrorCode::runInvalid, displayed(path.parent_path()), displayed(path.filename()) + ": " + detail);
    };
    const Result<Safetensors> file = Safetensors::open(path);
    if (!file)
        return damaged(file.error().arguments.empty() ? std::string(nameOf(file.error().code))
                                                      : file.error().arguments.back());
    SealedTensors contents;
    contents.texts = file->metadata();
    const auto seal = contents.texts.find(sealKey);
    if (seal == contents.texts.end() || seal->second != sealOf(file->tensors(), contents.texts))
        return damaged("its contents are not those that were written");
    if (const Result<void> copied = guarded("a checkpoint", [&] { contents.tensors = floatTensorsOf(*file); }); !copied)
        return passOn(copied.error());
    return contents;
}

} // namespace tessera
