#pragma once
#include "analysis/engine/analysisinputs.h"
#include "analysis/engine/devices.h"
#include "analysis/engine/torchencoder.h"
#include "analysis/inference/loadedmodel.h"

#include <memory>

namespace tessera {

/// Encoder and model on the device, both with their self-tests passed.
struct Networks {
    ChosenDevice device;
    std::unique_ptr<TorchEncoder> encoder;
    std::unique_ptr<LoadedModel> model; ///< null where the encoder alone was loaded
};

/// Errors: those of chooseDevice, TorchEncoder::load and the encoder's self-test.
Result<Networks> loadEncoder(const AnalysisInputs &inputs, const AnalysisRequest &request, int threads);

/// Errors: those of loadEncoder, loadModel and the model's self-test.
Result<Networks> loadNetworks(const AnalysisInputs &inputs, const AnalysisRequest &request, int threads);

} // namespace tessera
