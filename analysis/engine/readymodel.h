#pragma once
#include "analysis/bags/bag.h"
#include "analysis/engine/devices.h"
#include "analysis/inference/bagquestion.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

/// A model whose files were checked and whose self-test passed, on the device that was asked for.
struct ReadyModel {
    ChosenDevice device;
    std::shared_ptr<const LoadedModel> model;
};

/// `threads` of tensor mathematics, default: all cores allowed. Errors: those of the package, of loadModel, of the
/// self-test and of chooseDevice.
Result<ReadyModel> readyModel(const std::filesystem::path &package, const std::string &device,
                              std::optional<int> threads);

/// The same on the CPU, for a bag that the device's memory does not hold.
Result<ReadyModel> onCpu(const ReadyModel &ready);

/// What is to be said of a model that is used on features of another program, or on a bag unlike those that it was
/// trained on.
std::vector<std::string> warningsOf(const MilPackage &package, const Bag &bag);

} // namespace tessera
