#pragma once
#include "tests/analysis/package/examplepackage.h"
#include "tests/support/goldenmodel.h"

#include <functional>

namespace tessera::testing {

inline std::vector<float> floatsOf(const at::Tensor &tensor)
{
    const at::Tensor values = tensor.to(at::kFloat).contiguous();
    return {values.data_ptr<float>(), values.data_ptr<float>() + values.numel()};
}

/// model.json for the model of a golden file.
inline nlohmann::json goldenDescription(const GoldenFile &golden)
{
    const nlohmann::json &c = golden.configuration();
    nlohmann::json json = exampleModel();
    const bool pools = c.value("baseline", "attn") == "mean" || c.value("baseline", "attn") == "max";
    nlohmann::json params{{"baseline", c.value("baseline", "attn")},
                          {"gated", c.value("gated", false)},
                          {"input_dim", c.at("D")},
                          {"model_dim", c.value("mlp", 512)},
                          {"n_classes", c.at("C")},
                          {"heads", c.value("head", 8)},
                          {"act", c.value("act", "relu")},
                          {"da_act", c.value("da_act", "relu")},
                          {"mask_ratio_h", 0.03},
                          {"merge_enable", c.value("merge", false)},
                          {"merge_k", c.value("merge_k", 5)},
                          {"merge_test", c.value("merge_test", false)}};
    json["architecture"] = {{"kind", pools ? "mil" : "mhim-v2"}, {"params", params}};
    json["encoder"] = {{"id", nullptr}, {"sha256", nullptr}, {"dim", c.at("D")}};
    json["task"]["classes"] = nlohmann::json::array();
    for (int i = 0; i < c.at("C").get<int>(); ++i)
        json["task"]["classes"].push_back(
            {{"name", "class " + std::to_string(i)}, {"color", "#4477aa"}, {"positive", i == 1}});
    return json;
}

/// A package with a golden file's weights (and, multiplied by `teacher`, those of a teacher), its description changed.
inline std::filesystem::path writeGoldenPackage(const Scratch &scratch, const std::string &folder,
                                                const GoldenFile &golden,
                                                const std::function<void(nlohmann::json &)> &change = {},
                                                std::optional<double> teacher = std::nullopt)
{
    nlohmann::json json = goldenDescription(golden);
    if (change)
        change(json);
    ExampleWeights weights({});
    for (const auto &[key, tensor] : golden.weights()) {
        weights.add(key, tensor.sizes().vec(), floatsOf(tensor));
        if (teacher)
            weights.add("teacher." + key, tensor.sizes().vec(), floatsOf(tensor * *teacher));
    }
    const std::filesystem::path path = writeDescription(scratch, folder, json);
    if (weights.write(path / "model.safetensors"))
        writeDescription(scratch, folder, json);
    return path;
}

} // namespace tessera::testing
