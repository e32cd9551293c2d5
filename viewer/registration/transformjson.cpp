#include "viewer/registration/transformjson.h"

#include <nlohmann/json.hpp>

#include <array>

namespace tessera {
namespace {

using Json = nlohmann::json;

constexpr std::array kinds{TransformKind::rigid, TransformKind::similarity, TransformKind::affine};
constexpr std::array sources{MppSource::file, MppSource::resolutionTag, MppSource::objectivePower, MppSource::user};

template <typename Enum, std::size_t size>
std::optional<Enum> named(const std::array<Enum, size> &values, const Json &name)
{
    for (const Enum value : values)
        if (name.is_string() && name.get_ref<const std::string &>() == nameOf(value))
            return value;
    return std::nullopt;
}

Json jsonOf(const std::optional<MicronsPerPixel> &mpp)
{
    if (!mpp)
        return nullptr;
    return {{"x", mpp->x}, {"y", mpp->y}, {"source", nameOf(mpp->source)}};
}

/// Errors: alignmentInvalid(detail).
Result<std::optional<MicronsPerPixel>> mppIn(const Json &object, const char *key)
{
    const Json mpp = object.value(key, Json());
    if (mpp.is_null())
        return std::nullopt;
    if (mpp.is_object()) {
        const Json x = mpp.value("x", Json());
        const Json y = mpp.value("y", Json());
        const std::optional<MppSource> source = named(sources, mpp.value("source", Json()));
        if (source && x.is_number() && y.is_number() && isPlausibleMpp(x.get<double>()) &&
            isPlausibleMpp(y.get<double>()))
            return MicronsPerPixel{x.get<double>(), y.get<double>(), *source};
    }
    return fail(ErrorCode::alignmentInvalid, std::string("the pixel size '") + key + "' is not one");
}

} // namespace

std::string toJson(const SlideTransform &transform)
{
    const AffineMap &map = transform.map();
    const Json json = {{"kind", nameOf(transform.kind())},
                       {"map", {map.xx, map.xy, map.x0, map.yx, map.yy, map.y0}},
                       {"from", jsonOf(transform.pitches().from)},
                       {"to", jsonOf(transform.pitches().to)}};
    return json.dump();
}

Result<SlideTransform> transformFromJson(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::alignmentInvalid, "it is no JSON object");
    const std::optional<TransformKind> kind = named(kinds, json.value("kind", Json()));
    if (!kind)
        return fail(ErrorCode::alignmentInvalid, "its kind is unknown");
    const Json numbers = json.value("map", Json());
    std::array<double, 6> values{};
    if (!numbers.is_array() || numbers.size() != values.size())
        return fail(ErrorCode::alignmentInvalid, "its map is not six numbers");
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!numbers[i].is_number())
            return fail(ErrorCode::alignmentInvalid, "its map is not six numbers");
        values[i] = numbers[i].get<double>();
    }
    const auto from = mppIn(json, "from");
    if (!from)
        return passOn(from.error());
    const auto to = mppIn(json, "to");
    if (!to)
        return passOn(to.error());
    const AffineMap map{values[0], values[1], values[2], values[3], values[4], values[5]};
    const std::optional<SlideTransform> transform = SlideTransform::of(map, *kind, {*from, *to});
    if (!transform)
        return fail(ErrorCode::alignmentInvalid, "its map has no inverse");
    return *transform;
}

} // namespace tessera
