#include "viewer/colour/coloursettings.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <array>

namespace tessera {
namespace {

using nlohmann::json;

constexpr std::array<const char *, 3> channelNames{"red", "green", "blue"};
constexpr std::array<const char *, 4> viewNames{"rgb", "haematoxylin", "eosin", "residual"};

json jsonOf(const OpticalDensity &vector) { return json::array({vector[0], vector[1], vector[2]}); }

OpticalDensity vectorOf(const json &value)
{
    return {value.at(0).get<double>(), value.at(1).get<double>(), value.at(2).get<double>()};
}

StainView viewOf(const std::string &name)
{
    for (std::size_t i = 0; i < viewNames.size(); ++i)
        if (name == viewNames[i])
            return static_cast<StainView>(i);
    return StainView::rgb;
}

Adjustments adjustmentsOf(const json &value)
{
    Adjustments adjustments;
    adjustments.brightness = value.value("brightness", adjustments.brightness);
    adjustments.contrast = value.value("contrast", adjustments.contrast);
    adjustments.gamma = value.value("gamma", adjustments.gamma);
    for (std::size_t i = 0; i < channelNames.size(); ++i)
        if (const auto range = value.find(channelNames[i]); range != value.end())
            adjustments.channels[i] = {range->at(0).get<double>(), range->at(1).get<double>()};
    return adjustments.limited();
}

ColourSettings settingsOf(const json &value)
{
    ColourSettings settings;
    settings.icc = value.value("icc", true) ? IccUse::on : IccUse::off;
    settings.adjustments = adjustmentsOf(value);
    settings.view = viewOf(value.value("view", std::string(viewNames[0])));
    if (const auto stains = value.find("stains"); stains != value.end()) {
        const StainVectors vectors{vectorOf(stains->at("haematoxylin")), vectorOf(stains->at("eosin"))};
        if (vectors.areUsable())
            settings.vectors = vectors;
    }
    return settings;
}

} // namespace

std::string toJson(const ColourSettings &settings)
{
    const Adjustments &adjustments = settings.adjustments;
    json value{{"icc", settings.icc == IccUse::on},
               {"brightness", adjustments.brightness},
               {"contrast", adjustments.contrast},
               {"gamma", adjustments.gamma},
               {"view", viewNames[static_cast<std::size_t>(settings.view)]}};
    for (std::size_t i = 0; i < channelNames.size(); ++i)
        value[channelNames[i]] = json::array({adjustments.channels[i].black, adjustments.channels[i].full});
    if (settings.vectors)
        value["stains"] = {{"haematoxylin", jsonOf(settings.vectors->haematoxylin)},
                           {"eosin", jsonOf(settings.vectors->eosin)}};
    return value.dump();
}

Result<ColourSettings> colourSettingsFromJson(std::string_view text)
{
    const json value = json::parse(text, nullptr, false);
    if (!value.is_object())
        return fail(ErrorCode::colourInvalid, "they are not a JSON object");
    try {
        return settingsOf(value);
    } catch (const json::exception &exception) {
        return fail(ErrorCode::colourInvalid, validUtf8(exception.what()));
    }
}

} // namespace tessera
