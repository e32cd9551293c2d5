#include "app/comparison/pairalignment.h"

#include "viewer/registration/transformjson.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tessera {
namespace {

std::optional<double> lengthIn(const nlohmann::json &json, const char *key)
{
    const nlohmann::json value = json.value(key, nlohmann::json());
    return value.is_number() && value.get<double>() >= 0 ? std::optional(value.get<double>()) : std::nullopt;
}

} // namespace

PairAlignment PairAlignment::inverse() const
{
    PairAlignment back = *this;
    back.transform = transform.inverse();
    if (!inMicrometres) { // pixels are those of the other slide now
        const double scale = back.transform.parts().scale;
        if (back.error)
            *back.error *= scale;
        if (back.ninetiethPercentile)
            *back.ninetiethPercentile *= scale;
    }
    return back;
}

PairAlignment pairAlignmentOf(const Registration &registration)
{
    const RegistrationError &error = registration.error;
    return {.transform = registration.transform,
            .origin = AlignmentOrigin::automatic,
            .error = error.median.value(),
            .ninetiethPercentile = error.ninetiethPercentile.value(),
            .measuredAt = error.recognised,
            .inMicrometres = error.inMicrometres};
}

PairAlignment pairAlignmentOf(const Alignment &alignment)
{
    const std::size_t pairs = alignment.error.residuals.size();
    // Two pairs turned and moved can still show that they lie at another distance; the freer ones fit any.
    const TransformKind kind = alignment.transform.kind();
    const bool isExact = kind != TransformKind::rigid && pairs <= fewestPairs(kind);
    return {.transform = alignment.transform,
            .origin = AlignmentOrigin::points,
            .error = isExact ? std::nullopt : std::optional(alignment.error.rootMeanSquare),
            .ninetiethPercentile = {},
            .measuredAt = static_cast<int>(pairs),
            .inMicrometres = alignment.error.inMicrometres};
}

std::string toJson(const PairAlignment &alignment)
{
    nlohmann::json json = {{"transform", toJson(alignment.transform)},
                           {"origin", alignment.origin == AlignmentOrigin::points ? "points" : "automatic"},
                           {"measuredAt", alignment.measuredAt},
                           {"um", alignment.inMicrometres}};
    if (alignment.error)
        json["error"] = *alignment.error;
    if (alignment.ninetiethPercentile)
        json["p90"] = *alignment.ninetiethPercentile;
    return json.dump();
}

Result<PairAlignment> pairAlignmentFromJson(const std::string &text)
{
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::alignmentInvalid, "it is no JSON object");
    const nlohmann::json transform = json.value("transform", nlohmann::json());
    const nlohmann::json places = json.value("measuredAt", nlohmann::json());
    const nlohmann::json um = json.value("um", nlohmann::json());
    if (!transform.is_string() || !places.is_number_integer() || !um.is_boolean())
        return fail(ErrorCode::alignmentInvalid, "a part of it is missing");
    const Result<SlideTransform> map = transformFromJson(transform.get<std::string>());
    if (!map)
        return passOn(map.error());
    PairAlignment alignment;
    alignment.transform = *map;
    if (json.value("origin", nlohmann::json()) == "automatic")
        alignment.origin = AlignmentOrigin::automatic;
    alignment.error = lengthIn(json, "error");
    alignment.ninetiethPercentile = lengthIn(json, "p90");
    alignment.measuredAt = places.get<int>();
    alignment.inMicrometres = um.get<bool>();
    return alignment;
}

} // namespace tessera
