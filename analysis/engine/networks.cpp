#include "analysis/engine/networks.h"

#include "analysis/inference/selftest.h"
#include "base/log.h"

namespace tessera {

Result<Networks> loadEncoder(const AnalysisInputs &inputs, const AnalysisRequest &request, int threads)
{
    Networks networks;
    Result<ChosenDevice> device = chooseDevice(request.device, threads);
    if (!device)
        return passOn(device.error());
    networks.device = std::move(*device);
    if (!networks.device.remark.empty())
        logInfo(networks.device.remark);
    Result<std::unique_ptr<TorchEncoder>> encoder = TorchEncoder::load(inputs.encoder, networks.device.device);
    if (!encoder)
        return passOn(encoder.error());
    networks.encoder = std::move(*encoder);
    if (const Result<void> passed = networks.encoder->runSelftest(); !passed)
        return passOn(passed.error());
    return networks;
}

Result<Networks> loadNetworks(const AnalysisInputs &inputs, const AnalysisRequest &request, int threads)
{
    Result<Networks> networks = loadEncoder(inputs, request, threads);
    if (!networks)
        return networks;
    Result<LoadedModel> model = loadModel(inputs.model, networks->encoder->device());
    if (!model)
        return passOn(model.error());
    networks->model = std::make_unique<LoadedModel>(std::move(*model));
    if (const Result<void> passed = runSelftest(*networks->model); !passed)
        return passOn(passed.error());
    return networks;
}

} // namespace tessera
