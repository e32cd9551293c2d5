#pragma once
#include "tests/support/goldenvalues.h"

#include <ATen/ATen.h>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <vector>

namespace tessera::testing {

/// One file of tests/golden: weights, inputs and expected values of a recorded model.
class GoldenFile : public GoldenValues {
public:
    explicit GoldenFile(const std::string &name) : GoldenValues(name), m_configuration(json("config")) {}

    const nlohmann::json &configuration() const { return m_configuration; }
    /// The tensors whose names begin with `prefix`, under the rest of their names, with the metadata's fills.
    std::map<std::string, at::Tensor> weights(const std::string &prefix = "model.") const
    {
        std::map<std::string, at::Tensor> weights;
        for (const TensorView &view : file().tensors())
            if (view.name.starts_with(prefix))
                weights.emplace(view.name.substr(prefix.size()), tensor(view));
        const nlohmann::json rules = json("fill");
        for (const auto &[key, rule] : rules.items())
            weights.emplace(key, filled(rule));
        return weights;
    }
    /// [N, D]
    at::Tensor input(int64_t tiles) const
    {
        const std::string key = "N" + std::to_string(tiles);
        const TensorView *stored = file().find("input." + key);
        return (stored ? tensor(*stored) : filled(json("fill_input").at(key))).squeeze(0);
    }
    /// As it is stored: int64, bytes or float32.
    at::Tensor tensor(const std::string &name) const { return tensor(*file().find(name)); }

private:
    static at::Tensor tensor(const TensorView &view)
    {
        if (view.dtype == Dtype::i64 || view.dtype == Dtype::u8) {
            const at::Tensor whole = at::empty(view.shape, view.dtype == Dtype::u8 ? at::kByte : at::kLong);
            std::memcpy(whole.data_ptr(), view.bytes.data(), view.bytes.size());
            return whole;
        }
        const std::vector<float> values = toFloats(view);
        const at::Tensor result = at::empty(view.shape, at::TensorOptions().dtype(at::kFloat));
        std::memcpy(result.data_ptr(), values.data(), values.size() * sizeof(float));
        return result;
    }
    /// The fill rule: a hash of seed and index, spread over offset +- scale, in double.
    static at::Tensor filled(const nlohmann::json &rule)
    {
        const auto shape = rule.at(3).get<std::vector<int64_t>>();
        const at::Tensor result = at::empty(shape, at::TensorOptions().dtype(at::kFloat));
        float *out = result.data_ptr<float>();
        for (int64_t i = 0; i < result.numel(); ++i) {
            uint32_t a = rule.at(0).get<uint32_t>() + static_cast<uint32_t>(i) * 0x9E3779B9u;
            a ^= a >> 16;
            a *= 0x85EBCA6Bu;
            a ^= a >> 13;
            a *= 0xC2B2AE35u;
            a ^= a >> 16;
            out[i] =
                static_cast<float>(rule.at(2).get<double>() + rule.at(1).get<double>() * (2 * (a / 4294967296.0) - 1));
        }
        return result;
    }

    nlohmann::json m_configuration;
};

} // namespace tessera::testing
