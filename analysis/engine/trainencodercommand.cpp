#include "analysis/engine/commands.h"
#include "analysis/engine/devices.h"
#include "analysis/engine/encoderobserver.h"
#include "analysis/engine/metricstext.h"
#include "analysis/engine/threads.h"
#include "analysis/engine/trainingplan.h"
#include "base/text.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <nlohmann/json.hpp>

#include <iostream>

namespace tessera {
namespace {

Result<std::string> run(const TrainEncoderCommand &command, std::stop_token token)
{
    EncoderRunInputs inputs = command.run;
    inputs.settings.threads = command.threads.value_or(allowedCores());
    at::set_num_threads(inputs.settings.threads);
    // (Before the first tensor: moments that sink into denormal numbers make a CPU many times slower.)
    (void)at::globalContext().setFlushDenormal(true);
    const Result<ChosenDevice> device = chooseDevice(command.device, inputs.settings.threads);
    if (!device)
        return passOn(device.error());
    inputs.device = device->device;
    inputs.deviceName = device->name;
    inputs.settings.precision = command.precision.value_or(fastestPrecision(device->device));
    inputs.programVersion = TESSERA_VERSION;
    const std::unique_ptr<EncoderObserver> observer = makeEncoderObserver(std::cerr, command.progressLines);
    if (!device->remark.empty())
        observer->remark(device->remark);
    return runEncoderTraining(std::move(inputs), *observer, std::move(token));
}

} // namespace

int runCommand(const TrainEncoderCommand &command, std::stop_token token)
{
    const Result<std::string> report = run(command, std::move(token));
    if (!report)
        return reportError(asStopped(report.error()), command.output);
    nlohmann::ordered_json json = nlohmann::ordered_json::parse(*report);
    const std::string model = displayed(std::filesystem::absolute(command.run.folder / "model"));
    if (command.output == OutputForm::json) {
        json["model"] = model;
        std::cout << json.dump(2) << '\n';
        return 0;
    }
    printMetrics(std::cout, json["metrics"], json["part"]);
    std::cout << "Encoder: " << model << "\nResearch use only, not for diagnosis.\n";
    return 0;
}

} // namespace tessera
