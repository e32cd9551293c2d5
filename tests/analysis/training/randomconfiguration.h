#pragma once
#include "analysis/training/configuration.h"

#include <random>

namespace tessera::testing {

/// Any configuration without a contradiction.
class RandomConfigurations {
public:
    explicit RandomConfigurations(uint64_t seed) : m_engine(seed) {}

    TrainingConfiguration next()
    {
        TrainingConfiguration c;
        c.baseline = pick(mil::Baseline::attn, mil::Baseline::selfattn, mil::Baseline::dsmil, mil::Baseline::mean,
                          mil::Baseline::max);
        const bool isPooling = c.baseline == mil::Baseline::mean || c.baseline == mil::Baseline::max;
        c.version = isPooling ? mil::Version::pure : pick(mil::Version::pure, mil::Version::v1, mil::Version::v2);
        c.epochs = whole(10, 500);
        c.learningRate = number(1e-9, 1);
        c.weightDecay = number(0, 1);
        c.optimizer = pick(mil::OptimizerKind::adam, mil::OptimizerKind::adamw);
        c.schedule = pick(RateSchedule::cosine, RateSchedule::step, RateSchedule::constant);
        c.warmUpEpochs = whole(0, 9);
        c.accumulation = whole(1, 64);
        c.clipGrad = flag() ? 0 : number(0, 100);
        c.patience = whole(0, 100);
        c.stopEpoch = whole(0, 200);
        c.act = pick(mil::Activation::none, mil::Activation::relu, mil::Activation::gelu);
        c.daAct = pick(mil::Activation::tanh, mil::Activation::relu, mil::Activation::gelu);
        c.gated = c.baseline == mil::Baseline::attn && flag();
        c.heads = whole(1, 64);
        c.dropout = number(0, 0.99);
        c.modelDim = isPooling ? 512 : 8 * whole(1, 256);
        c.standardise = flag();
        c.maskRatio = flag() ? 0 : number(0, 0.3);
        c.maskRatioL = flag() ? 0 : number(0, 0.3);
        c.maskRatioH = number(1e-6, 0.3);
        c.maskRatioHr = number(1e-3, 1);
        c.maskDecay = flag();
        c.mergeEnable = flag();
        c.mergeRatio = number(0, 1);
        c.mergeK = whole(1, 20);
        c.mergeMomentum = number(0, 1);
        c.mergeTest = c.version == mil::Version::v2 && c.mergeEnable && flag();
        c.instanceProbabilityScores = flag();
        c.consistencyWeight = number(0, 10);
        c.temperature = number(1e-3, 10);
        c.teacherMomentum = number(0, 1);
        c.teacherSchedule = pick(TeacherSchedule::constant, TeacherSchedule::cosine);
        c.studentStart = pick(StudentStart::none, StudentStart::embedding, StudentStart::all);
        c.warmStart = pick(WarmStart{}, WarmStart{WarmStart::Kind::none, {}},
                           WarmStart{WarmStart::Kind::package, "models/a \"model\"\\with \xC3\xBC, = \n"});
        if (c.isMhim())
            c.predictor = pick(Predictor::student, Predictor::teacher, Predictor::better);
        c.survivalBins = whole(2, 10);
        c.validationShare = number(0, 0.9);
        c.expectedDiagnosticShare = flag() ? 0 : number(0, 1);
        c.seed = m_engine();
        c.folds = whole(2, 20);
        c.device = pick<std::string>("auto", "cpu", "cuda", "cuda:3");
        if (flag())
            c.threads = static_cast<int>(whole(1, 64));
        if (c.device != "cpu")
            c.precision = pick(Precision::float32, Precision::tf32);
        return c;
    }

private:
    template <typename T, typename... Others>
    T pick(T first, Others... others)
    {
        const std::vector<T> all{first, T(others)...};
        return all[static_cast<std::size_t>(whole(0, std::ssize(all) - 1))];
    }
    int64_t whole(int64_t from, int64_t to) { return std::uniform_int_distribution<int64_t>(from, to)(m_engine); }
    double number(double from, double to) { return std::uniform_real_distribution<double>(from, to)(m_engine); }
    bool flag() { return whole(0, 1) == 1; }

    std::mt19937_64 m_engine;
};

} // namespace tessera::testing
