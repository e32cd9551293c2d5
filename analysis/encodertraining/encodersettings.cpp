#include "analysis/encodertraining/encodersettings.h"

#include "base/text.h"

#include <ATen/Context.h>

#include <nlohmann/json.hpp>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;

Json decimals(const std::array<float, 3> &values)
{
    Json numbers = Json::array();
    for (const float value : values)
        numbers.push_back(Json::parse(formatted(value)));
    return numbers;
}

} // namespace

ConvolutionPrecision fastestPrecision(at::Device device)
{
    bool computesInHalf = device.is_cuda();
#if defined(__x86_64__)
    computesInHalf = computesInHalf || (at::hasMKLDNN() && __builtin_cpu_supports("avx512bf16"));
#endif
    return computesInHalf ? ConvolutionPrecision::bfloat16 : ConvolutionPrecision::float32;
}

std::string_view nameOf(ConvolutionPrecision precision)
{
    return precision == ConvolutionPrecision::bfloat16 ? "bfloat16" : "float32";
}

std::string settingsJson(const EncoderSettings &settings)
{
    return Json{{"blocks", settings.blocks},
                {"widths", settings.widths},
                {"stem_width", settings.stemWidth},
                {"epochs", settings.epochs},
                {"batch", settings.batch},
                {"optimizer", "adamw"},
                {"learning_rate", settings.learningRate},
                {"weight_decay", settings.weightDecay},
                {"label_smoothing", settings.labelSmoothing},
                {"dropout", settings.dropout},
                {"clip_grad", settings.clipGradients},
                {"averaging", settings.averaging},
                {"edge_px", settings.edge},
                {"stain", settings.strength.stain},
                {"colour", settings.strength.colour},
                {"geometry", settings.strength.geometry},
                {"mean", decimals(settings.scale.mean)},
                {"std", decimals(settings.scale.deviation)},
                {"validate_every", settings.validateEvery},
                {"seed", settings.seed},
                {"threads", settings.threads},
                {"precision", nameOf(settings.precision)}}
        .dump(1);
}

} // namespace tessera
