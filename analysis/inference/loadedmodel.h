#pragma once
#include "analysis/mil/maps.h"
#include "analysis/package/package.h"
#include "base/result.h"

namespace tessera {

/// A MIL package with its weights on a device, ready to predict.
struct LoadedModel {
    MilPackage package;
    mil::MilModel model;
};

/// The package's parameters in the terms of `analysis/mil`.
mil::Architecture architectureOf(const MilPackage &package);
/// The other way round: sets `kind` and `parameters`.
void setArchitecture(MilPackage &package, const mil::Architecture &architecture);

/// Loads the weights. Errors: weightsMismatch, those of Safetensors::open, outOfMemory.
Result<LoadedModel> loadModel(const MilPackage &package, at::Device device);

} // namespace tessera
