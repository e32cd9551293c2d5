#pragma once
#include "analysis/encoder/residualnetwork.h"
#include "analysis/extraction/batchencoder.h"
#include "analysis/package/package.h"
#include "base/workercrew.h"

#include <memory>
#include <stop_token>
#include <string>

namespace tessera {

/// An encoder package as the extraction's encoder. On the CPU small groups of tiles are encoded side by side, each by
/// one thread (docs/decisions/0011). On a GPU that runs out of memory the batch is halved, and at the end the CPU takes
/// over.
class TorchEncoder : public BatchEncoder {
public:
    /// Loads the weights. Errors: weightsMismatch, those of Safetensors::open, outOfMemory, internal.
    static Result<std::unique_ptr<TorchEncoder>> load(const EncoderPackage &package, at::Device device);

    int dim() const override { return static_cast<int>(m_package.dim); }
    int64_t batchSize() const override { return m_batchSize; }
    /// Errors: cancelled, outOfMemory, internal.
    Result<void> encode(const TileBatch &batch, std::span<float> features) override;

    /// Recomputes `expect.features` of `input.tiles` [N, px, px, 3] U8. Errors: packageSelftestFailed(folder, detail),
    /// packageInvalid(folder, detail), those of Safetensors::open.
    Result<void> runSelftest();

    /// Encoding stops between two groups when this is stopped.
    void stopWith(std::stop_token token) { m_token = std::move(token); }

    /// Where it computes now, and what it had to give up; empty when all is as asked for.
    at::Device device() const { return m_network->device(); }
    const std::string &remark() const { return m_remark; }

private:
    TorchEncoder(EncoderPackage package, std::map<std::string, at::Tensor> weights, at::Device device);
    void moveTo(at::Device device);
    void encodeOnCpu(const at::Tensor &tiles, at::Tensor &features);
    void encodeOnDevice(const at::Tensor &tiles, at::Tensor &features);

    EncoderPackage m_package;
    std::map<std::string, at::Tensor> m_weights; ///< kept for a change of the device
    std::unique_ptr<ResidualNetwork> m_network;
    std::unique_ptr<WorkerCrew> m_crew; ///< on the CPU only
    int64_t m_batchSize = 0;
    std::stop_token m_token;
    std::string m_remark;
};

} // namespace tessera
