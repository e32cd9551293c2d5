#include "analysis/encodertraining/encodertraining.h"

#include "analysis/encoder/residualnetwork.h"
#include "analysis/inference/tensors.h"
#include "analysis/metrics/curves.h"
#include "base/splitmix64.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace tessera {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int64_t stepsOfWarmUp = 100; ///< or a twentieth of a short training
constexpr double lastShare = 0.002;    ///< of the peak learning rate
constexpr int64_t judgedAtOnce = 32;
constexpr std::chrono::milliseconds reportInterval{250};

EncoderWeights copied(const EncoderWeights &weights)
{
    EncoderWeights copies;
    for (const auto &[key, weight] : weights)
        copies.emplace(key, weight.detach().to(at::kCPU, at::kFloat, false, true));
    return copies;
}

std::vector<mil::Optimizer::Moments> copied(const std::vector<mil::Optimizer::Moments> &moments, at::Device device)
{
    std::vector<mil::Optimizer::Moments> copies;
    for (const mil::Optimizer::Moments &moment : moments)
        copies.push_back({moment.first.to(device, at::kFloat, false, true),
                          moment.second.to(device, at::kFloat, false, true), moment.steps});
    return copies;
}

double rateAt(const EncoderSettings &settings, int64_t step, int64_t steps)
{
    const double place = static_cast<double>(step) / static_cast<double>(steps);
    const int64_t warmUp = std::max<int64_t>(1, std::min(stepsOfWarmUp, steps / 20));
    const double rise = std::min(1.0, static_cast<double>(step + 1) / static_cast<double>(warmUp));
    return settings.learningRate * rise * ((1 + std::cos(std::numbers::pi * place)) / 2 + lastShare);
}

/// The optimisers' norms are of their own parameters; this is of all.
void clipTogether(const std::vector<at::Tensor> &parameters, double largest)
{
    const at::NoGradGuard noGradient;
    double squares = 0;
    for (const at::Tensor &parameter : parameters)
        if (parameter.grad().defined())
            squares += parameter.grad().pow(2).sum().item<double>();
    const double factor = largest / (std::sqrt(squares) + 1e-6);
    if (!(factor < 1))
        return;
    for (const at::Tensor &parameter : parameters)
        if (parameter.grad().defined())
            parameter.grad().mul_(factor);
}

class Training {
public:
    Training(const EncoderInputs &inputs, EncoderState &state, EncoderObserver &observer, std::stop_token token)
        : m_inputs(inputs), m_settings(inputs.settings), m_state(state), m_observer(observer),
          m_token(std::move(token)), m_trainee(m_settings.shape(std::ssize(inputs.set.classes)), state.weights,
                                               inputs.device, m_settings.precision),
          m_decayed(m_trainee.decayed(), {mil::OptimizerKind::adamw, m_settings.weightDecay}),
          m_undecayed(m_trainee.undecayed(), {mil::OptimizerKind::adamw, 0}), m_random(state.random, inputs.device)
    {
        m_all = m_trainee.decayed();
        for (const at::Tensor &parameter : m_trainee.undecayed())
            m_all.push_back(parameter);
        for (const auto &[key, weight] : m_trainee.weights()) {
            m_values.push_back(weight);
            m_averages.push_back(state.averaged.at(key).to(inputs.device, at::kFloat, false, true));
        }
        if (!state.decayed.empty()) {
            m_decayed.restore(copied(state.decayed, inputs.device));
            m_undecayed.restore(copied(state.undecayed, inputs.device));
        }
    }

    Result<EncoderEpoch> epoch()
    {
        const Clock::time_point start = Clock::now();
        EncoderEpoch event;
        event.epoch = m_state.epochsDone;
        event.epochs = m_settings.epochs;
        if (const Result<void> trained = train(event); !trained)
            return passOn(trained.error());
        if (const Result<void> stored = guarded("keeping the weights", [&] { keep(); }); !stored)
            return passOn(stored.error());
        if (m_state.epochsDone % m_settings.validateEvery == 0 || m_state.epochsDone == m_settings.epochs)
            if (const Result<void> validated = validate(event); !validated)
                return passOn(validated.error());
        event.took = Clock::now() - start;
        m_timed += event.took;
        event.left = m_timed / ++m_epochsTimed * (m_settings.epochs - m_state.epochsDone);
        m_state.events += eventLine(event) + '\n';
        return event;
    }

private:
    Result<void> train(EncoderEpoch &event)
    {
        TileFeed feed(m_inputs.set,
                      {m_settings.batch, m_settings.edge, m_settings.strength, m_settings.scale, m_settings.seed},
                      event.epoch);
        if (feed.batches() == 0)
            return fail(ErrorCode::trainingImpossible, "a batch is larger than the training part of " +
                                                           std::to_string(m_inputs.set.train.size()) + " tiles");
        const int64_t steps = feed.batches() * m_settings.epochs;
        double sum = 0;
        Clock::time_point lastReport = Clock::now();
        for (int64_t batch = 0;; ++batch) {
            const Result<std::optional<TileBatchTensors>> drawn = feed.next(m_token);
            if (!drawn)
                return passOn(drawn.error());
            if (!*drawn)
                break;
            const int64_t step = event.epoch * feed.batches() + batch;
            event.learningRate = rateAt(m_settings, step, steps);
            double loss = 0;
            if (const Result<void> done = guarded("training on a batch of tiles",
                                                  [&] { loss = this->step(**drawn, step, event.learningRate); });
                !done)
                return done;
            if (!std::isfinite(loss))
                return fail(ErrorCode::trainingDiverged, std::to_string(event.epoch + 1),
                            "the loss of a batch of tiles is not a number");
            sum += loss;
            if (Clock::now() - lastReport > reportInterval) {
                lastReport = Clock::now();
                m_observer.stepped(event.epoch, batch + 1, feed.batches());
            }
        }
        event.loss = sum / static_cast<double>(feed.batches());
        return {};
    }

    double step(const TileBatchTensors &batch, int64_t step, double learningRate)
    {
        const at::Tensor labels = batch.labels.to(m_inputs.device);
        at::Tensor features = m_trainee.features(batch.tiles.to(m_inputs.device));
        if (m_settings.dropout > 0)
            features = features * m_random.dropoutMask(features.sizes(), m_settings.dropout) / (1 - m_settings.dropout);
        const at::Tensor loss = at::cross_entropy_loss(m_trainee.logits(features), labels, {}, at::Reduction::Mean,
                                                       -100, m_settings.labelSmoothing);
        loss.backward();
        clipTogether(m_all, m_settings.clipGradients);
        m_decayed.step(learningRate);
        m_undecayed.step(learningRate);
        // (A short training does not average the weights that it was drawn with.)
        const auto steps = static_cast<double>(step);
        mil::moveAverages(m_averages, m_values, std::min(m_settings.averaging, (1 + steps) / (10 + steps)));
        return loss.item<double>();
    }

    void keep()
    {
        ++m_state.epochsDone;
        m_state.weights = copied(m_trainee.weights());
        std::size_t i = 0;
        for (const auto &[key, weight] : m_trainee.weights())
            m_state.averaged[key] = m_averages[i++].to(at::kCPU, at::kFloat, false, true);
        m_state.decayed = copied(m_decayed.moments(), at::kCPU);
        m_state.undecayed = copied(m_undecayed.moments(), at::kCPU);
        m_state.random = m_random.state();
    }

    Result<void> validate(EncoderEpoch &event) const
    {
        const std::vector<int64_t> &tiles = m_inputs.set.validation;
        const Result<std::vector<double>> judged = judgeTiles(m_inputs, m_state.averaged, tiles, m_token);
        if (!judged)
            return passOn(judged.error());
        const int64_t classes = std::ssize(m_inputs.set.classes);
        std::vector<int64_t> labels;
        int64_t right = 0;
        for (std::size_t i = 0; i < tiles.size(); ++i) {
            labels.push_back(m_inputs.set.labels[static_cast<std::size_t>(tiles[i])]);
            const auto *row = judged->data() + i * static_cast<std::size_t>(classes);
            right += std::max_element(row, row + classes) - row == labels.back() ? 1 : 0;
        }
        event.validationAuc = macroAreaUnderCurve(*judged, labels, classes);
        event.validationAccuracy = static_cast<double>(right) / static_cast<double>(tiles.size());
        return {};
    }

    const EncoderInputs &m_inputs;
    const EncoderSettings &m_settings;
    EncoderState &m_state;
    EncoderObserver &m_observer;
    std::stop_token m_token;
    ResidualTrainee m_trainee;
    mil::Optimizer m_decayed;
    mil::Optimizer m_undecayed;
    mil::SeededRandom m_random;
    std::vector<at::Tensor> m_all;
    std::vector<at::Tensor> m_values;
    std::vector<at::Tensor> m_averages;
    std::chrono::duration<double> m_timed{};
    int64_t m_epochsTimed = 0;
};

} // namespace

EncoderState EncoderState::fresh(const EncoderSettings &settings, int64_t classes)
{
    EncoderState state;
    state.weights = initialEncoderWeights(settings.shape(classes), settings.seed);
    state.averaged = copied(state.weights);
    state.random = {derivedSeed(settings.seed, 2, 0), 0};
    return state;
}

Result<void> trainEncoder(const EncoderInputs &inputs, EncoderState &state,
                          const std::function<Result<void>(const EncoderState &)> &store, EncoderObserver &observer,
                          std::stop_token token)
{
    if (state.epochsDone >= inputs.settings.epochs)
        return {};
    std::optional<Training> training;
    if (const Result<void> made =
            guarded("the network", [&] { training.emplace(inputs, state, observer, std::move(token)); });
        !made)
        return made;
    while (state.epochsDone < inputs.settings.epochs) {
        const Result<EncoderEpoch> epoch = training->epoch();
        if (!epoch)
            return passOn(epoch.error());
        if (const Result<void> stored = store(state); !stored)
            return stored;
        observer.epochEnded(*epoch);
    }
    return {};
}

Result<std::vector<double>> judgeTiles(const EncoderInputs &inputs, const EncoderWeights &weights,
                                       std::span<const int64_t> tiles, std::stop_token token)
{
    const EncoderSettings &settings = inputs.settings;
    std::vector<double> probabilities;
    Result<void> read;
    const Result<void> judged = guarded("judging tiles", [&] {
        const at::NoGradGuard noGradient;
        ResidualNetworkSpec spec;
        spec.blocks = settings.blocks;
        spec.stopAfter = std::ssize(settings.blocks);
        spec.mean = settings.scale.mean;
        spec.deviation = settings.scale.deviation;
        const ResidualNetwork network(spec, weights, inputs.device);
        const at::Tensor matrix = weights.at("head.weight").to(inputs.device, at::kFloat);
        const at::Tensor bias = weights.at("head.bias").to(inputs.device, at::kFloat);
        const int64_t edge = inputs.set.tilePx;
        const auto each = static_cast<std::size_t>(edge * edge * 3);
        for (std::size_t begin = 0; begin < tiles.size(); begin += judgedAtOnce) {
            if (token.stop_requested()) {
                read = fail(ErrorCode::cancelled);
                return;
            }
            const std::size_t count = std::min<std::size_t>(judgedAtOnce, tiles.size() - begin);
            const at::Tensor batch = at::empty({static_cast<int64_t>(count), edge, edge, 3}, at::kByte);
            for (std::size_t i = 0; i < count; ++i) {
                const Result<TileImage> tile = inputs.set.tile(tiles[begin + i]);
                if (!tile) {
                    read = passOn(tile.error());
                    return;
                }
                std::memcpy(batch.data_ptr<uint8_t>() + i * each, tile->rgb.data(), each);
            }
            const at::Tensor logits = at::linear(network.encode(batch), matrix, bias);
            const at::Tensor values = logits.softmax(1).to(at::kCPU, at::kDouble).contiguous();
            probabilities.insert(probabilities.end(), values.data_ptr<double>(),
                                 values.data_ptr<double>() + values.numel());
        }
    });
    if (!judged)
        return passOn(judged.error());
    if (!read)
        return passOn(read.error());
    return probabilities;
}

} // namespace tessera
