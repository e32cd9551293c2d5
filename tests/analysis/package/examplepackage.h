#pragma once
#include "analysis/package/package.h"
#include "analysis/package/weights.h"
#include "base/sha256.h"
#include "tests/support/scratch.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace tessera::testing {

inline nlohmann::json exampleModel()
{
    return nlohmann::json::parse(R"({
        "format": "tessera-model", "format_version": "1.0", "id": "example", "name": "Example", "version": "1.0.0",
        "task": {"kind": "classification",
                 "classes": [{"name": "normal", "color": "#4477aa", "positive": false}, {"name": "tumour", "color": "#ee6677", "positive": true}]},
        "encoder": {"id": "example-encoder", "sha256": null, "dim": 8},
        "tiling": {"mpp": 1.0, "tile_px": 96, "overlap_px": 0, "min_tissue": 0.25},
        "architecture": {"kind": "mhim-v2", "params": {"baseline": "attn", "input_dim": 8, "model_dim": 16, "n_classes": 2}},
        "weights": {"file": "model.safetensors"},
        "calibration": null,
        "licence": "CC0-1.0", "intended_use": "tests", "limitations": "all",
        "regulatory": "research use only, not for diagnosis"})");
}

inline nlohmann::json exampleEncoder()
{
    return nlohmann::json::parse(R"({
        "format": "tessera-encoder", "format_version": "1.0", "id": "example-encoder", "name": "Example", "version": "1.0.0",
        "architecture": {"kind": "resnet", "params": {"block": "basic", "blocks": [1, 1, 1, 1], "widths": [4, 4, 8, 8], "stem_width": 4, "stop_after": 4}},
        "input": {"tile_px": 96, "mpp": 1.0, "resize": null, "crop_px": null, "mean": [0.7, 0.5, 0.7], "std": [0.2, 0.3, 0.2]},
        "output": {"dim": 8, "pooling": "average"},
        "weights": {"file": "model.safetensors"},
        "licence": "CC0-1.0", "intended_use": "tests", "limitations": "all"})");
}

/// Weights of these shapes, filled with `value`.
class ExampleWeights {
public:
    explicit ExampleWeights(const std::vector<ExpectedTensor> &tensors, float value = 0)
    {
        for (const ExpectedTensor &tensor : tensors) {
            int64_t elements = 1;
            for (const int64_t extent : tensor.shape)
                elements *= extent;
            add(tensor.name, tensor.shape, std::vector<float>(static_cast<std::size_t>(elements), value));
        }
    }
    void add(const std::string &name, std::vector<int64_t> shape, std::vector<float> values)
    {
        m_tensors.push_back({name, std::move(shape), std::move(values)});
    }
    void remove(const std::string &name)
    {
        std::erase_if(m_tensors, [&](const Tensor &t) { return t.name == name; });
    }
    void rename(const std::string &from, const std::string &to)
    {
        for (Tensor &tensor : m_tensors)
            if (tensor.name == from)
                tensor.name = to;
    }
    /// Valid as long as nothing is added.
    std::vector<TensorView> views() const
    {
        std::vector<TensorView> views;
        for (const Tensor &t : m_tensors)
            views.push_back({t.name, Dtype::f32, t.shape, std::as_bytes(std::span(t.values))});
        return views;
    }
    Result<void> write(const std::filesystem::path &path) const { return writeSafetensors(path, views()); }

private:
    struct Tensor {
        std::string name;
        std::vector<int64_t> shape;
        std::vector<float> values;
    };
    std::vector<Tensor> m_tensors;
};

/// Writes model.json into the folder, with the hash of the weights file that is there, or of none.
inline std::filesystem::path writeDescription(const Scratch &scratch, const std::string &folder, nlohmann::json json)
{
    if (json["weights"].is_object() && !json["weights"].contains("sha256"))
        json["weights"]["sha256"] = sha256OfFile(scratch / folder / "model.safetensors").value_or(std::string(64, '0'));
    scratch.write(folder + "/model.json", json.dump());
    return scratch / folder;
}

/// A whole package: description and weights of `value`.
template <typename Package>
std::filesystem::path writePackage(const Scratch &scratch, const std::string &folder, const nlohmann::json &json,
                                   Result<Package> (*read)(const std::filesystem::path &), float value = 0)
{
    const std::filesystem::path path = writeDescription(scratch, folder, json);
    const Result<Package> package = read(path);
    if (package && ExampleWeights(expectedTensors(*package), value).write(path / "model.safetensors"))
        writeDescription(scratch, folder, json);
    return path;
}

} // namespace tessera::testing
