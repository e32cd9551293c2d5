#include "analysis/encodertraining/encoderpackage.h"

#include "analysis/encoder/residualnetwork.h"
#include "analysis/inference/tensors.h"
#include "analysis/package/writepackage.h"
#include "analysis/runs/cardtext.h"
#include "analysis/runs/evaluation.h"
#include "base/splitmix64.h"
#include "base/text.h"
#include "base/utctime.h"

#include <ATen/ATen.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;

constexpr int64_t selftestTiles = 8;
constexpr int64_t preprocessedTiles = 2;
constexpr double selftestTolerance = 1e-3; ///< other machines sum in another order

/// Round nuclei on stained ground, drawn: no patient's tile goes into a package. [N, px, px, 3]
at::Tensor drawnTiles(int64_t edge)
{
    const at::Tensor tiles = at::empty({selftestTiles, edge, edge, 3}, at::kByte);
    auto *pixel = tiles.data_ptr<uint8_t>();
    for (int64_t tile = 0; tile < selftestTiles; ++tile) {
        SplitMix64 random(static_cast<uint64_t>(tile) + 1);
        struct Nucleus {
            int64_t x, y, radius;
        };
        std::vector<Nucleus> nuclei;
        for (int64_t i = 0; i < 4 * (tile + 1); ++i)
            nuclei.push_back({static_cast<int64_t>(random.below(static_cast<uint64_t>(edge))),
                              static_cast<int64_t>(random.below(static_cast<uint64_t>(edge))),
                              3 + static_cast<int64_t>(random.below(6))});
        for (int64_t y = 0; y < edge; ++y)
            for (int64_t x = 0; x < edge; ++x, pixel += 3) {
                const bool isInside = std::any_of(nuclei.begin(), nuclei.end(), [&](const Nucleus &n) {
                    return (x - n.x) * (x - n.x) + (y - n.y) * (y - n.y) < n.radius * n.radius;
                });
                const auto grain = static_cast<uint8_t>(random.below(16));
                const uint8_t colour[2][3] = {{222, 170, 205}, {96, 68, 140}};
                for (int i = 0; i < 3; ++i)
                    pixel[i] = static_cast<uint8_t>(colour[isInside ? 1 : 0][i] + grain);
            }
    }
    return tiles;
}

std::string orUnknown(const std::string &text) { return text.empty() ? "not said" : text; }

std::string listOf(const std::vector<std::string> &names)
{
    std::string list;
    for (const std::string &name : names)
        list += (list.empty() ? "" : ", ") + name;
    return list;
}

std::string counts(const TileSet &set)
{
    return std::to_string(set.train.size()) + " for training, " + std::to_string(set.validation.size()) +
           " for validation, SHA-256 " + set.sha256;
}

std::string cardOf(const EncoderPackage &package, const EncoderHistory &history)
{
    const EncoderRunInputs &run = history.run;
    const std::string px = std::to_string(package.tilePx);
    std::string card = "# " + package.head.name + "\n\nTurns a tile of " + px + " x " + px + " px at " +
                       formatted(package.mpp) + " um per pixel into " + std::to_string(package.dim) +
                       " numbers. Trained with Tessera " + run.programVersion +
                       ". **Research use only, not for diagnosis.**\n\n| | |\n| --- | --- |\n";
    card += cardRow("network", "residual, basic blocks, from random weights");
    card += cardRow("trained on", orUnknown(run.identity.data));
    card += cardRow("licence of the tiles", orUnknown(run.identity.dataLicence));
    card += cardRow("tiles", counts(history.set));
    card += cardRow("classes", listOf(history.set.classes) + "; the layer that tells them was dropped");
    card += cardRow("epochs", std::to_string(history.epochs) + " of " + std::to_string(run.settings.epochs));
    card += cardRow("seed", std::to_string(run.settings.seed));
    card += cardRow("device", run.deviceName);
    card +=
        "\n## Metrics of the dropped layer\n\nOn the validation tiles, which chose nothing; they may come from slides "
        "that training tiles come from as well, and then flatter the encoder. With 95 % intervals (1000 bootstraps "
        "over tiles).\n\n| metric | value |\n| --- | --- |\n";
    for (const NamedEstimate &metric : history.metrics)
        card += cardRow(metric.name, cardText(metric.estimate));
    return card + "\n## Settings\n\n```json\n" + settingsJson(run.settings) + "\n```\n";
}

EncoderPackage described(const EncoderHistory &history)
{
    const EncoderRunInputs &run = history.run;
    EncoderPackage package;
    package.head.name =
        run.identity.name.empty() ? displayed(std::filesystem::absolute(run.folder).filename()) : run.identity.name;
    package.head.id = packageIdOf(package.head.name, "encoder-");
    package.head.description = "Tile encoder, trained with Tessera " + run.programVersion + ".";
    package.head.version = "1.0.0";
    package.head.created = utcNow();
    package.head.licence =
        run.identity.licence.empty() ? "LicenseRef-unset: the owner of the tiles decides" : run.identity.licence;
    package.head.intendedUse = "features for slide-level models, on slides like those that its tiles come from";
    package.head.limitations = "not for diagnosis or any clinical use; other organs, stains and magnifications need an "
                               "evaluation of their own; see card.md";
    package.head.selftestTolerance = selftestTolerance;
    package.blocks = run.settings.blocks;
    package.widths = run.settings.widths;
    package.stemWidth = run.settings.stemWidth;
    package.stopAfter = std::ssize(run.settings.blocks);
    package.tilePx = history.set.tilePx;
    package.mpp = run.identity.mpp;
    package.mean = run.settings.scale.mean;
    package.deviation = run.settings.scale.deviation;
    package.dim = run.settings.widths.back();
    return package;
}

std::string recordOf(const EncoderHistory &history)
{
    return Json{{"data", orUnknown(history.run.identity.data)},
                {"data_licence", orUnknown(history.run.identity.dataLicence)},
                {"data_sha256", history.set.sha256},
                {"classes", history.set.classes},
                {"training_tiles", history.set.train.size()},
                {"validation_tiles", history.set.validation.size()},
                {"initial_weights", "random"},
                {"epochs_seen", history.epochs},
                {"configuration", Json::parse(settingsJson(history.run.settings))},
                {"device", history.run.deviceName},
                {"program_version", history.run.programVersion},
                {"metrics", Json::parse(metricsJson(history.metrics))}}
        .dump();
}

std::span<const std::byte> bytesOf(const at::Tensor &tensor)
{
    return {static_cast<const std::byte *>(tensor.data_ptr()), tensor.nbytes()};
}

} // namespace

StoredWeights storedWeights(const EncoderWeights &weights)
{
    StoredWeights stored;
    for (const auto &[key, weight] : weights) {
        const at::Tensor rounded = weight.to(at::kHalf).to(at::kFloat);
        stored.areHalves = stored.areHalves && rounded.isfinite().all().item<bool>();
        stored.values.emplace(key, rounded);
    }
    if (!stored.areHalves)
        stored.values = weights;
    return stored;
}

Result<EncoderPackage> writeTrainedEncoder(const std::filesystem::path &folder, const StoredWeights &weights,
                                           const EncoderHistory &history)
{
    EncoderPackageContents contents;
    contents.package = described(history);
    std::vector<std::pair<std::string, at::Tensor>> held; // (the views look into these)
    const Result<void> made = guarded("the encoder's package", [&] {
        for (const auto &[key, weight] : weights.values)
            if (!key.starts_with("head."))
                held.emplace_back(key, weight.to(weights.areHalves ? at::kHalf : at::kFloat).contiguous());
        ResidualNetworkSpec spec;
        spec.blocks = contents.package.blocks;
        spec.stopAfter = contents.package.stopAfter;
        spec.mean = contents.package.mean;
        spec.deviation = contents.package.deviation;
        const at::Tensor tiles = drawnTiles(contents.package.tilePx);
        const ResidualNetwork network(spec, weights.values, at::kCPU);
        held.emplace_back("input.tiles", tiles);
        held.emplace_back("expect.preprocessed", network.preprocess(tiles.slice(0, 0, preprocessedTiles)).contiguous());
        held.emplace_back("expect.features", network.encode(tiles).contiguous());
    });
    if (!made)
        return passOn(made.error());
    for (const auto &[key, tensor] : held) {
        const Dtype type = tensor.scalar_type() == at::kHalf   ? Dtype::f16
                           : tensor.scalar_type() == at::kByte ? Dtype::u8
                                                               : Dtype::f32;
        const bool isOfSelftest = key.starts_with("input.") || key.starts_with("expect.");
        auto &list = isOfSelftest ? contents.selftest : contents.weights;
        list.push_back({key, type, tensor.sizes().vec(), bytesOf(tensor)});
    }
    contents.card = cardOf(contents.package, history);
    contents.licenceText = contents.package.head.licence + "\n";
    contents.training = recordOf(history);
    return writeEncoderPackage(folder, contents);
}

} // namespace tessera
