#include "analysis/encodertraining/augmentation.h"
#include "analysis/encodertraining/tilearchive.h"
#include "analysis/encodertraining/tileimage.h"
#include "analysis/engine/commands.h"
#include "analysis/engine/devices.h"
#include "analysis/engine/threads.h"
#include "analysis/engine/torchencoder.h"
#include "analysis/engine/trainingplan.h"
#include "analysis/package/package.h"
#include "base/atomicfile.h"
#include "base/csvcell.h"
#include "base/safetensors.h"
#include "base/text.h"

#include <ATen/Parallel.h>

#include <nlohmann/json.hpp>

#include <iostream>

namespace tessera {
namespace {

/// The pixels of tiles `begin` to `end` - 1. Errors: those of decodeTile, tilesInvalid for one of another size.
Result<TileBatch> decoded(const std::vector<EncodedTile> &tiles, std::size_t begin, std::size_t end, int tilePx,
                          const EncodeTilesCommand &command)
{
    TileBatch batch{tilePx, static_cast<int64_t>(end - begin), {}};
    for (std::size_t i = begin; i < end; ++i) {
        Result<TileImage> image = decodeTile(tiles[i].name, tiles[i].bytes);
        if (!image)
            return passOn(image.error());
        if (image->width != tilePx || image->height != tilePx)
            return fail(ErrorCode::tilesInvalid, tiles[i].name,
                        "it is not " + std::to_string(tilePx) + " x " + std::to_string(tilePx) +
                            " px, as the encoder takes them");
        if (command.restain > 0)
            restain(*image, {command.restain, command.restain, 0}, command.seed);
        batch.rgb.insert(batch.rgb.end(), image->rgb.begin(), image->rgb.end());
    }
    return batch;
}

Result<int64_t> run(const EncodeTilesCommand &command, const std::stop_token &token)
{
    const int threads = command.threads.value_or(allowedCores());
    at::set_num_threads(threads);
    const Result<ChosenDevice> device = chooseDevice(command.device, threads);
    if (!device)
        return passOn(device.error());
    const Result<EncoderPackage> package = readEncoderPackage(command.encoder);
    if (!package)
        return passOn(package.error());
    const Result<std::unique_ptr<TorchEncoder>> encoder = TorchEncoder::load(*package, device->device);
    if (!encoder)
        return passOn(encoder.error());
    (*encoder)->stopWith(token);
    const Result<std::vector<EncodedTile>> tiles = readTiles(
        command.tiles, [](int64_t) {}, token);
    if (!tiles)
        return passOn(tiles.error());
    if (tiles->empty())
        return fail(ErrorCode::tilesInvalid, displayed(command.tiles.front()), "there is no JPEG or PNG");

    const auto dim = static_cast<std::size_t>(package->dim);
    std::vector<float> features(tiles->size() * dim);
    const auto step = static_cast<std::size_t>((*encoder)->batchSize());
    for (std::size_t begin = 0; begin < tiles->size(); begin += step) {
        const std::size_t end = std::min(begin + step, tiles->size());
        const Result<TileBatch> batch = decoded(*tiles, begin, end, package->tilePx, command);
        if (!batch)
            return passOn(batch.error());
        if (const Result<void> encoded =
                (*encoder)->encode(*batch, std::span(features).subspan(begin * dim, (end - begin) * dim));
            !encoded)
            return passOn(encoded.error());
    }
    std::string table = "row,file\n";
    for (std::size_t i = 0; i < tiles->size(); ++i)
        table += std::to_string(i) + ',' + csvCell((*tiles)[i].name) + '\n';
    if (const Result<void> written =
            writeAtomically(std::filesystem::path(command.out).replace_extension(".csv"), table);
        !written)
        return passOn(written.error());
    const std::vector<TensorView> tensors{
        {"features", Dtype::f32, {std::ssize(*tiles), package->dim}, std::as_bytes(std::span(features))}};
    if (const Result<void> written = writeSafetensors(
            command.out, tensors, {{"encoder_id", package->head.id}, {"encoder_sha256", package->head.weightsSha256}});
        !written)
        return passOn(written.error());
    return std::ssize(*tiles);
}

} // namespace

int runCommand(const EncodeTilesCommand &command, std::stop_token token)
{
    const Result<int64_t> tiles = run(command, token);
    if (!tiles)
        return reportError(tiles.error(), command.output);
    if (command.output == OutputForm::json)
        std::cout << nlohmann::ordered_json{{"features", displayed(command.out)}, {"tiles", *tiles}}.dump(2) << '\n';
    else
        std::cout << "Wrote the features of " << *tiles << " tiles to " << displayed(command.out) << ".\n";
    return 0;
}

} // namespace tessera
