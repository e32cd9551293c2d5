#pragma once
#include "analysis/mil/weights.h"

#include <ATen/ATen.h>

#include <cmath>
#include <string>
#include <vector>

namespace tessera::testing {

/// The baseline `selfattn` word by word from mhim-mil.md 2.2, with whole matrices, padding rows and plain operators:
/// slow, short, and differentiable by autograd. What the program computes is compared with it.
class SelfAttentionDefinition {
public:
    SelfAttentionDefinition(const mil::Weights &weights, int64_t heads) : m_weights(weights), m_heads(heads) {}

    struct Result {
        at::Tensor logits;
        at::Tensor attention[2]; ///< [h, N] of each layer
        at::Tensor values;       ///< [h, N, d] of layer 1
    };

    /// tokens [N, M]; `masks`: of the two dropouts, [n', M] each, or none.
    Result forward(const at::Tensor &tokens, const std::vector<at::Tensor> &masks = {}) const
    {
        Result result;
        at::Tensor t = at::cat({weight("online_encoder.cls_token").view({1, -1}), tokens});
        for (int layer = 0; layer < 2; ++layer) {
            const std::string prefix = "online_encoder.layer" + std::to_string(layer + 1) + ".";
            if (layer == 1)
                t = at::cat({t.slice(0, 0, 1), positionEncoding(t.slice(0, 1))});
            const at::Tensor mask = masks.empty() ? at::Tensor() : masks[static_cast<std::size_t>(layer)];
            t = t + nystrom(norm(t, prefix), prefix + "attn.", mask, result, layer);
        }
        const at::Tensor feature = norm(t, "online_encoder.").slice(0, 0, 1);
        result.logits = at::linear(feature, weight("predictor.weight"), weight("predictor.bias")).squeeze(0);
        return result;
    }

private:
    const at::Tensor &weight(const std::string &key) const { return mil::take(m_weights, key); }

    at::Tensor norm(const at::Tensor &t, const std::string &prefix) const
    {
        return at::layer_norm(t, {t.size(1)}, weight(prefix + "norm.weight"), weight(prefix + "norm.bias"), 1e-5);
    }

    at::Tensor nystrom(const at::Tensor &tokens, const std::string &prefix, const at::Tensor &mask, Result &result,
                       int layer) const
    {
        const int64_t count = tokens.size(0), width = tokens.size(1), d = width / 8, m = width / 2;
        const int64_t padding = (m - count % m) % m, padded = count + padding, group = padded / m;
        const at::Tensor u = at::cat({at::zeros({padding, width}, tokens.options()), tokens});
        const at::Tensor parts =
            at::linear(u, weight(prefix + "to_qkv.weight")).view({padded, 3, m_heads, d}).permute({1, 2, 0, 3});
        const at::Tensor q = parts[0] * std::pow(static_cast<double>(d), -0.5), k = parts[1], v = parts[2];
        const auto landmarks = [&](const at::Tensor &x) { return x.reshape({m_heads, m, group, d}).sum(2) / group; };
        const at::Tensor a1 = at::softmax(at::matmul(q, landmarks(k).transpose(1, 2)), 2);
        const at::Tensor a2 = at::softmax(at::matmul(landmarks(q), landmarks(k).transpose(1, 2)), 2);
        const at::Tensor a3 = at::softmax(at::matmul(landmarks(q), k.transpose(1, 2)), 2);
        const at::Tensor carried = at::matmul(a1, pseudoInverse(a2));
        const int64_t reach[] = {16, 0};
        const at::Tensor convolved =
            at::conv2d(v.unsqueeze(0), weight(prefix + "res_conv.weight"), {}, 1, reach, 1, m_heads).squeeze(0);
        const at::Tensor merged =
            (at::matmul(carried, at::matmul(a3, v)) + convolved).transpose(0, 1).reshape({padded, m_heads * d});
        at::Tensor out = at::linear(merged, weight(prefix + "to_out.0.weight"), weight(prefix + "to_out.0.bias"));
        if (mask.defined())
            out = out * mask / 0.9;
        result.attention[layer] =
            at::matmul(carried.slice(1, padding, padding + 1), a3).squeeze(1).slice(1, padding + 1);
        if (layer == 0)
            result.values = v.slice(1, padding + 1);
        return out.slice(0, padding);
    }

    static at::Tensor pseudoInverse(const at::Tensor &a)
    {
        const at::Tensor identity = at::eye(a.size(1), a.options());
        at::Tensor z = a.transpose(1, 2) / (a.abs().sum(2).max() * a.abs().sum(1).max());
        for (int step = 0; step < 6; ++step) {
            const at::Tensor y = at::matmul(a, z);
            z = at::matmul(0.25 * z, 13 * identity - at::matmul(y, 15 * identity - at::matmul(y, 7 * identity - y)));
        }
        return z;
    }

    at::Tensor positionEncoding(const at::Tensor &tiles) const
    {
        const int64_t count = tiles.size(0), width = tiles.size(1);
        int64_t side = 0;
        while (side * side < count)
            ++side;
        at::Tensor all = at::cat({tiles, tiles.slice(0, 0, side * side - count)});
        if (side < 7) {
            all = at::cat({all, at::zeros({49 - side * side, width}, tiles.options())});
            side = 7;
        }
        const at::Tensor grid = all.t().reshape({1, width, side, side});
        const auto convolved = [&](const std::string &name, int64_t kernel) {
            const std::string key = "online_encoder.pos_embedding." + name;
            return at::conv2d(grid, weight(key + ".weight"), weight(key + ".bias"), 1, kernel / 2, 1, width);
        };
        const at::Tensor mixed = convolved("proj", 7) + grid + convolved("proj1", 5) + convolved("proj2", 3);
        return mixed.view({width, side * side}).t().slice(0, 0, count);
    }

    mil::Weights m_weights;
    int64_t m_heads;
};

} // namespace tessera::testing
