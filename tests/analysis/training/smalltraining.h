#pragma once
#include "tests/analysis/training/drawncohort.h"
#include "tests/analysis/training/quietobserver.h"

#include <utility>

namespace tessera::testing {

inline TrainingConfiguration smallConfiguration(mil::Version version)
{
    TrainingConfiguration configuration;
    configuration.version = version;
    configuration.epochs = 4;
    configuration.learningRate = 5e-3;
    configuration.modelDim = 16;
    configuration.patience = 0;
    configuration.maskRatioH = 0.05;
    configuration.mergeK = 2;
    return configuration;
}

/// One stage of a small model on drawn bags: 16 to train on, 8 to validate.
struct SmallTraining {
    explicit SmallTraining(mil::Version version, const TrainingConfiguration &settings)
        : configuration(settings), architecture(architectureOf(configuration, DrawnCohort::dim, 2)),
          state(stageStart(version == mil::Version::pure ? Stage::baseline : Stage::mhim,
                           mil::initialWeights(architecture, configuration.seed),
                           version == mil::Version::pure ? mil::Weights{}
                                                         : mil::initialWeights(architecture, configuration.seed + 1),
                           configuration.seed))
    {
    }
    explicit SmallTraining(mil::Version version = mil::Version::pure)
        : SmallTraining(version, smallConfiguration(version))
    {
    }

    Result<void> run(const EpochSink &sink = {}, std::stop_token token = {})
    {
        const StageInputs inputs{state.stage, architecture, configuration, task, data.cohort, train, validation, data};
        return trainStage(inputs, state, nullptr, observer, sink, std::move(token));
    }

    TrainingConfiguration configuration;
    mil::Architecture architecture;
    DrawnCohort data{24};
    AccuracyTask task{data.cohort};
    std::vector<int64_t> train = data.bags(0, 16);
    std::vector<int64_t> validation = data.bags(16, 24);
    QuietObserver observer;
    StageState state;
};

} // namespace tessera::testing
