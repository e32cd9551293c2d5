#include "analysis/engine/torchencoder.h"

#include "analysis/inference/selftest.h"
#include "analysis/inference/tensors.h"
#include "analysis/package/weights.h"
#include "base/log.h"
#include "base/text.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>

namespace tessera {
namespace {

constexpr int64_t tilesInGroup = 16; // measured best on the CPU: the activations of a group stay in its cache
constexpr int64_t groupsPerThread = 4;
constexpr int64_t gpuBatch = 512;
constexpr int64_t smallestGpuBatch = 16;

ResidualNetworkSpec specOf(const EncoderPackage &package)
{
    ResidualNetworkSpec spec;
    spec.block = package.block == ResidualBlock::bottleneck ? ResidualNetworkSpec::Block::bottleneck
                                                            : ResidualNetworkSpec::Block::basic;
    spec.blocks = package.blocks;
    spec.stopAfter = package.stopAfter;
    spec.mean = package.mean;
    spec.deviation = package.deviation;
    return spec;
}

} // namespace

TorchEncoder::TorchEncoder(EncoderPackage package, std::map<std::string, at::Tensor> weights, at::Device device)
    : m_package(std::move(package)), m_weights(std::move(weights))
{
    moveTo(device);
}

void TorchEncoder::moveTo(at::Device device)
{
    m_network = std::make_unique<ResidualNetwork>(specOf(m_package), m_weights, device);
    m_batchSize = gpuBatch;
    if (!device.is_cpu())
        return;
    // LibTorch's number of threads belongs to the thread that sets it: one inside of the crew, all outside.
    m_crew = std::make_unique<WorkerCrew>(at::get_num_threads(), [] { at::set_num_threads(1); });
    m_batchSize = tilesInGroup * groupsPerThread * m_crew->threads();
}

Result<std::unique_ptr<TorchEncoder>> TorchEncoder::load(const EncoderPackage &package, at::Device device)
{
    const Result<Safetensors> file = openWeights(package);
    if (!file)
        return passOn(file.error());
    std::unique_ptr<TorchEncoder> encoder;
    const Result<void> loaded = guarded("loading the encoder", [&] {
        std::map<std::string, at::Tensor> weights;
        for (const TensorView &view : file->tensors())
            if (view.dtype == Dtype::f16 || view.dtype == Dtype::f32) // num_batches_tracked plays no part
                weights.emplace(view.name, tensorOf(view).to(at::kFloat));
        encoder.reset(new TorchEncoder(package, std::move(weights), device));
    });
    if (!loaded)
        return passOn(loaded.error());
    return encoder;
}

void TorchEncoder::encodeOnCpu(const at::Tensor &tiles, at::Tensor &features)
{
    const int64_t count = tiles.size(0);
    m_crew->run((count + tilesInGroup - 1) / tilesInGroup, [&](int64_t group) {
        if (m_token.stop_requested())
            return;
        const int64_t begin = group * tilesInGroup;
        const int64_t end = std::min(begin + tilesInGroup, count);
        features.slice(0, begin, end).copy_(m_network->encode(tiles.slice(0, begin, end)));
    });
}

void TorchEncoder::encodeOnDevice(const at::Tensor &tiles, at::Tensor &features)
{
    for (int64_t begin = 0; begin < tiles.size(0) && !m_token.stop_requested(); begin += m_batchSize) {
        const int64_t end = std::min(begin + m_batchSize, tiles.size(0));
        features.slice(0, begin, end).copy_(m_network->encode(tiles.slice(0, begin, end)));
    }
}

Result<void> TorchEncoder::encode(const TileBatch &batch, std::span<float> features)
{
    for (;;) {
        const Result<void> encoded = guarded("encoding tiles", [&] {
            const at::Tensor tiles =
                at::from_blob(const_cast<uint8_t *>(batch.rgb.data()), {batch.count, batch.tilePx, batch.tilePx, 3},
                              at::TensorOptions().dtype(at::kByte));
            at::Tensor out =
                at::from_blob(features.data(), {batch.count, m_package.dim}, at::TensorOptions().dtype(at::kFloat));
            device().is_cpu() ? encodeOnCpu(tiles, out) : encodeOnDevice(tiles, out);
        });
        if (m_token.stop_requested())
            return fail(ErrorCode::cancelled);
        if (encoded || encoded.error().code != ErrorCode::outOfMemory || device().is_cpu())
            return encoded;
        if (m_batchSize > smallestGpuBatch) {
            m_batchSize /= 2;
            m_remark = "the GPU's memory allowed batches of " + std::to_string(m_batchSize) + " tiles only";
        } else {
            m_remark = "the GPU ran out of memory and the CPU took over";
            if (const Result<void> moved = guarded("loading the encoder", [&] { moveTo(at::kCPU); }); !moved)
                return moved;
        }
        logWarning(m_remark);
    }
}

Result<void> TorchEncoder::runSelftest()
{
    const PackageHead &head = m_package.head;
    if (!head.selftestFile)
        return {};
    const Result<Safetensors> file = Safetensors::open(head.folder / *head.selftestFile);
    if (!file)
        return passOn(file.error());
    const Result<TensorView> tiles = file->expect("input.tiles", {-1, m_package.tilePx, m_package.tilePx, 3});
    if (!tiles)
        return passOn(tiles.error());
    const Result<TensorView> expected = file->expect("expect.features", {tiles->shape.front(), m_package.dim});
    if (!expected)
        return passOn(expected.error());
    if (tiles->dtype != Dtype::u8 || tiles->shape.front() == 0)
        return fail(ErrorCode::packageInvalid, displayed(head.folder),
                    "input.tiles of its self-test holds no tiles of bytes");

    TileBatch batch{m_package.tilePx, tiles->shape.front(), toBytes(*tiles)};
    std::vector<float> features(static_cast<std::size_t>(batch.count * m_package.dim));
    if (const Result<void> encoded = encode(batch, features); !encoded)
        return encoded;
    const double difference = largestDifference({features.begin(), features.end()}, *expected);
    if (!(difference <= head.selftestTolerance))
        return fail(ErrorCode::packageSelftestFailed, displayed(head.folder),
                    "its features differ by " + formatted(difference));
    return {};
}

} // namespace tessera
