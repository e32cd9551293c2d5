#include "analysis/training/repeatevent.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace tessera {
namespace {

using Json = nlohmann::json;

double numberIn(const Json &event, const char *key)
{
    const auto found = event.find(key);
    return found != event.end() && found->is_number() ? found->get<double>() : std::numeric_limits<double>::quiet_NaN();
}

std::optional<double> knownNumberIn(const Json &event, const char *key)
{
    return event.contains(key) ? std::optional(numberIn(event, key)) : std::nullopt;
}

int64_t countIn(const Json &event, const char *key)
{
    const auto found = event.find(key);
    return found != event.end() && found->is_number_integer() ? found->get<int64_t>() : 0;
}

std::string textIn(const Json &event, const char *key)
{
    const auto found = event.find(key);
    return found != event.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Stage stageIn(const Json &event)
{
    return textIn(event, "stage") == nameOf(Stage::mhim) ? Stage::mhim : Stage::baseline;
}

EpochEvent epochIn(const Json &event)
{
    EpochEvent epoch;
    epoch.stage = stageIn(event);
    epoch.epoch = countIn(event, "epoch");
    epoch.epochs = countIn(event, "epochs");
    epoch.trainingLoss = numberIn(event, "trainingLoss");
    epoch.consistencyLoss = numberIn(event, "consistencyLoss");
    epoch.keptShare = numberIn(event, "keptShare");
    epoch.keptTiles = numberIn(event, "keptTiles");
    epoch.learningRate = numberIn(event, "learningRate");
    epoch.teacherMomentum = knownNumberIn(event, "teacherMomentum");
    epoch.maskRatioHigh = numberIn(event, "maskRatioHigh");
    epoch.validationLoss = knownNumberIn(event, "validationLoss");
    epoch.monitored = knownNumberIn(event, "monitored");
    epoch.teacherMonitored = knownNumberIn(event, "teacherMonitored");
    epoch.monitoredName = textIn(event, "monitoredName");
    epoch.isBest = event.value("isBest", Json()) == true;
    epoch.skippedBags = countIn(event, "skippedBags");
    epoch.took = std::chrono::duration<double>(numberIn(event, "seconds"));
    if (const std::optional<double> left = knownNumberIn(event, "secondsLeft"))
        epoch.left = std::chrono::duration<double>(*left);
    return epoch;
}

} // namespace

void repeatEvent(const std::string &line, TrainingObserver &observer)
{
    const Json event = Json::parse(line, nullptr, false);
    if (!event.is_object())
        return;
    const std::string kind = textIn(event, "event");
    if (kind == "step")
        observer.stepped(stageIn(event), countIn(event, "epoch"), countIn(event, "bag"), countIn(event, "bags"));
    else if (kind == "epoch")
        observer.epochEnded(epochIn(event));
    else if (kind == "remark")
        observer.remark(textIn(event, "sentence"));
}

} // namespace tessera
