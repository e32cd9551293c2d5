#include "app/comparison/pairalignment.h"

#include "viewer/registration/transformjson.h"

#include <nlohmann/json.hpp>

namespace tessera {

PairAlignment PairAlignment::inverse() const
{
    PairAlignment back = *this;
    back.transform = transform.inverse();
    return back;
}

std::string toJson(const PairAlignment &alignment)
{
    nlohmann::json json = {{"transform", toJson(alignment.transform)},
                           {"origin", alignment.origin == AlignmentOrigin::points ? "points" : "automatic"},
                           {"error", alignment.error},
                           {"um", alignment.inMicrometres}};
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
    const nlohmann::json error = json.value("error", nlohmann::json());
    const nlohmann::json um = json.value("um", nlohmann::json());
    const nlohmann::json percentile = json.value("p90", nlohmann::json());
    if (!transform.is_string() || !error.is_number() || !um.is_boolean())
        return fail(ErrorCode::alignmentInvalid, "a part of it is missing");
    const Result<SlideTransform> map = transformFromJson(transform.get<std::string>());
    if (!map)
        return passOn(map.error());
    PairAlignment alignment;
    alignment.transform = *map;
    alignment.origin =
        json.value("origin", nlohmann::json()) == "automatic" ? AlignmentOrigin::automatic : AlignmentOrigin::points;
    alignment.error = error.get<double>();
    alignment.inMicrometres = um.get<bool>();
    if (percentile.is_number())
        alignment.ninetiethPercentile = percentile.get<double>();
    return alignment;
}

} // namespace tessera
