#include "analysis/training/trainingevents.h"

#include "analysis/training/detail/eventjson.h"

namespace tessera {
namespace detail {

nlohmann::ordered_json jsonOf(const EpochEvent &event, std::optional<int64_t> run)
{
    nlohmann::ordered_json json{{"event", "epoch"}};
    const auto addIfKnown = [&](const char *key, const auto &value) {
        if (value)
            json[key] = *value;
    };
    addIfKnown("run", run);
    json["stage"] = nameOf(event.stage);
    json["epoch"] = event.epoch;
    json["epochs"] = event.epochs;
    json["trainingLoss"] = event.trainingLoss;
    json["consistencyLoss"] = event.consistencyLoss;
    json["keptShare"] = event.keptShare;
    json["keptTiles"] = event.keptTiles;
    json["learningRate"] = event.learningRate;
    addIfKnown("teacherMomentum", event.teacherMomentum);
    json["maskRatioHigh"] = event.maskRatioHigh;
    addIfKnown("validationLoss", event.validationLoss);
    addIfKnown("monitored", event.monitored);
    addIfKnown("teacherMonitored", event.teacherMonitored);
    json["monitoredName"] = event.monitoredName;
    json["isBest"] = event.isBest;
    json["skippedBags"] = event.skippedBags;
    json["seconds"] = event.took.count();
    if (event.left)
        json["secondsLeft"] = event.left->count();
    return json;
}

std::string lineOf(const nlohmann::ordered_json &event)
{
    return event.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace detail

std::string_view nameOf(Stage stage) { return stage == Stage::baseline ? "baseline" : "mhim"; }

std::string eventLine(const EpochEvent &event) { return detail::lineOf(detail::jsonOf(event, std::nullopt)); }

} // namespace tessera
