#include "analysis/mil/optimizer.h"

#include "analysis/mil/detail/updatekernels.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <cmath>

namespace tessera::mil {
namespace {

constexpr int64_t valuesOfAThread = 16384;

bool isPlain(const at::Tensor &tensor)
{
    return tensor.is_cpu() && tensor.is_contiguous() && tensor.scalar_type() == at::kFloat;
}

void updateOnDevice(const at::Tensor &parameter, at::Tensor gradient, const Optimizer::Moments &moments,
                    const OptimizerSettings &s, const detail::AdamRates &rates)
{
    at::Tensor value = parameter.data();
    if (s.kind == OptimizerKind::adamw)
        value.mul_(1 - rates.decay);
    else if (s.weightDecay != 0)
        gradient = gradient.add(value, s.weightDecay);
    at::Tensor first = moments.first;
    at::Tensor second = moments.second;
    first.mul_(s.beta1).add_(gradient, 1 - s.beta1);
    second.mul_(s.beta2).addcmul_(gradient, gradient, 1 - s.beta2);
    value.addcdiv_(first, second.sqrt().mul_(rates.secondScale).add_(s.epsilon), -rates.step);
}

} // namespace

Optimizer::Optimizer(std::vector<at::Tensor> parameters, OptimizerSettings settings)
    : m_parameters(std::move(parameters)), m_settings(settings)
{
    for (const at::Tensor &parameter : m_parameters)
        m_moments.push_back({at::zeros_like(parameter.detach()), at::zeros_like(parameter.detach()), 0});
}

void Optimizer::step(double learningRate)
{
    const at::NoGradGuard noGradient;
    const OptimizerSettings &s = m_settings;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const at::Tensor &parameter = m_parameters[i];
        if (!parameter.grad().defined())
            continue;
        Moments &moments = m_moments[i];
        ++moments.steps;
        const auto steps = static_cast<double>(moments.steps);
        detail::AdamRates rates;
        rates.step = learningRate / (1 - std::pow(s.beta1, steps));
        rates.secondScale = 1 / std::sqrt(1 - std::pow(s.beta2, steps));
        rates.decay = learningRate * s.weightDecay;
        const at::Tensor gradient = parameter.grad().contiguous();
        if (!isPlain(parameter) || !isPlain(gradient)) {
            updateOnDevice(parameter, gradient, moments, s, rates);
            continue;
        }
        float *value = parameter.data_ptr<float>();
        const float *slope = gradient.data_ptr<float>();
        float *first = moments.first.data_ptr<float>();
        float *second = moments.second.data_ptr<float>();
        at::parallel_for(0, parameter.numel(), valuesOfAThread, [&](int64_t begin, int64_t end) {
            const detail::AdamRange range{value + begin, slope + begin, first + begin, second + begin, end - begin};
            s.kind == OptimizerKind::adamw ? detail::adamw(range, s, rates) : detail::adam(range, s, rates);
        });
    }
    clearGradients();
}

double Optimizer::clipGradients(double norm)
{
    const at::NoGradGuard noGradient;
    double sum = 0;
    for (const at::Tensor &parameter : m_parameters)
        if (parameter.grad().defined())
            sum += parameter.grad().square().sum(at::kDouble).item<double>();
    const double before = std::sqrt(sum);
    if (before > norm)
        for (const at::Tensor &parameter : m_parameters)
            if (parameter.grad().defined())
                parameter.mutable_grad().mul_(norm / (before + 1e-6));
    return before;
}

void Optimizer::clearGradients()
{
    for (const at::Tensor &parameter : m_parameters)
        parameter.mutable_grad().reset();
}

void Optimizer::restore(std::vector<Moments> moments)
{
    TORCH_CHECK(moments.size() == m_parameters.size(), "the optimiser has ", m_parameters.size(),
                " parameters, its stored state has ", moments.size());
    for (std::size_t i = 0; i < moments.size(); ++i) {
        TORCH_CHECK(moments[i].first.sizes() == m_parameters[i].sizes() &&
                        moments[i].second.sizes() == m_parameters[i].sizes(),
                    "stored state ", i, " of the optimiser has another shape than its parameter");
        moments[i].first = moments[i].first.to(m_parameters[i].device()).contiguous();
        moments[i].second = moments[i].second.to(m_parameters[i].device()).contiguous();
    }
    m_moments = std::move(moments);
}

void moveAverages(const std::vector<at::Tensor> &averages, const std::vector<at::Tensor> &values, double momentum)
{
    TORCH_CHECK(averages.size() == values.size(), "as many averages as values are needed");
    const at::NoGradGuard noGradient;
    for (std::size_t i = 0; i < averages.size(); ++i) {
        at::Tensor average = averages[i].data();
        const at::Tensor value = values[i].data();
        if (!isPlain(average) || !isPlain(value)) {
            average.mul_(momentum).add_(value, 1 - momentum);
            continue;
        }
        float *to = average.data_ptr<float>();
        const float *from = value.data_ptr<float>();
        at::parallel_for(0, average.numel(), valuesOfAThread, [&](int64_t begin, int64_t end) {
            detail::moveAverage(to + begin, from + begin, end - begin, momentum);
        });
    }
}

} // namespace tessera::mil
