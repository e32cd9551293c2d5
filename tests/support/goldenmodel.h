#pragma once
#include "analysis/mil/architecture.h"
#include "tests/support/goldenfile.h"

#include <QString>

#include <algorithm>
#include <string>

namespace tessera::testing {

inline mil::Activation activationNamed(const std::string &name)
{
    return name == "gelu" ? mil::Activation::gelu : name == "tanh" ? mil::Activation::tanh : mil::Activation::relu;
}

inline mil::Baseline baselineNamed(const std::string &name)
{
    return name == "selfattn" ? mil::Baseline::selfattn
           : name == "dsmil"  ? mil::Baseline::dsmil
           : name == "mean"   ? mil::Baseline::mean
           : name == "max"    ? mil::Baseline::max
                              : mil::Baseline::attn;
}

/// The architecture in a golden file's `config`; the README beside the files names the keys. `dropout` is what the
/// record was made with.
inline mil::Architecture goldenArchitecture(const GoldenFile &golden, mil::Version version, double dropout = 0)
{
    const nlohmann::json &c = golden.configuration();
    mil::Architecture a;
    a.version = version;
    a.baseline = baselineNamed(c.value("baseline", "attn"));
    a.gated = c.value("gated", false);
    a.inputDim = c.value("D", int64_t{32});
    a.modelDim = c.value("mlp", int64_t{512});
    a.classes = c.value("C", int64_t{2});
    a.heads = c.value("head", int64_t{8});
    a.act = activationNamed(c.value("act", "relu"));
    a.daAct = activationNamed(c.value("da_act", "relu"));
    a.dropout = dropout;
    a.innerDropout = dropout > 0 ? 0.1 : 0;
    a.score = c.value("attn2score", true) ? mil::ScoreKind::classAware : mil::ScoreKind::attention;
    a.masks = {c.value("r", 0.0), c.value("l", 0.0), c.value("h", 0.0), c.value("hr", 1.0)};
    a.mergeK = c.contains("merge_k") ? c.value("merge_k", int64_t{1}) : c.value("k", int64_t{1});
    a.mergeRatio = c.value("merge_ratio", 0.9);
    a.queryMomentum = c.value("merge_mm", 0.9999);
    a.mergeTest = c.value("merge_test", false);
    return a;
}

/// How far a value may be off: `absolute` + `relative` of the largest expected one.
struct Limit {
    double absolute = 1e-5;
    double relative = 1e-5;
};

/// Empty when every value is within the limit, else which is off, and by how much.
inline QString difference(const at::Tensor &actual, const at::Tensor &expected, const QString &what, Limit limit = {})
{
    if (!actual.defined())
        return what + QStringLiteral(" is undefined");
    if (actual.numel() != expected.numel())
        return QStringLiteral("%1 has %2 values instead of %3").arg(what).arg(actual.numel()).arg(expected.numel());
    const at::Tensor a = actual.detach().reshape(-1).to(at::kDouble);
    const at::Tensor e = expected.reshape(-1).to(at::kDouble);
    const double allowed = limit.absolute + limit.relative * e.abs().max().item<double>();
    const at::Tensor off = (a - e).abs();
    const int64_t worst = off.argmax().item<int64_t>();
    if (off[worst].item<double>() <= allowed)
        return {};
    return QStringLiteral("%1[%2] is %3 instead of %4, allowed %5")
        .arg(what)
        .arg(worst)
        .arg(a[worst].item<double>(), 0, 'g', 9)
        .arg(e[worst].item<double>(), 0, 'g', 9)
        .arg(allowed);
}

} // namespace tessera::testing
