#include "analysis/protocol/detail/names.h"
#include "analysis/protocol/detail/trainingjson.h"

namespace tessera::protocol::detail {
namespace {

template <typename Enum, std::size_t size>
void addIfChosen(OrderedJson &json, const char *name, const Names<size> &names, const std::optional<Enum> &value)
{
    if (value)
        json[name] = nameIn(names, *value);
}

void add(OrderedJson &json, const TrainingChecking &news)
{
    json["done"] = news.done;
    json["total"] = news.total;
}

void add(OrderedJson &json, const TrainingFinding &news)
{
    json["severity"] = nameIn(severityNames, news.severity);
    json["kind"] = news.kind;
    json["sentence"] = news.sentence;
    json["bags"] = news.bags;
}

void add(OrderedJson &json, const TrainingRunStarted &news)
{
    json["run"] = news.run;
    json["runs"] = news.runs;
    json["name"] = news.name;
}

void add(OrderedJson &json, const TrainingStep &news)
{
    addIfKnown(json, "run", news.run);
    json["stage"] = nameIn(trainingStageNames, news.stage);
    json["epoch"] = news.epoch;
    json["bag"] = news.bag;
    json["bags"] = news.bags;
}

void add(OrderedJson &json, const TrainingEpoch &news)
{
    addIfKnown(json, "run", news.run);
    json["stage"] = nameIn(trainingStageNames, news.stage);
    json["epoch"] = news.epoch;
    json["epochs"] = news.epochs;
    addIfKnown(json, "trainingLoss", news.trainingLoss);
    addIfKnown(json, "consistencyLoss", news.consistencyLoss);
    json["keptShare"] = finite(news.keptShare);
    json["keptTiles"] = finite(news.keptTiles);
    json["learningRate"] = finite(news.learningRate);
    addIfKnown(json, "teacherMomentum", news.teacherMomentum);
    json["maskRatioHigh"] = finite(news.maskRatioHigh);
    addIfKnown(json, "validationLoss", news.validationLoss);
    addIfKnown(json, "monitored", news.monitored);
    addIfKnown(json, "teacherMonitored", news.teacherMonitored);
    json["monitoredName"] = news.monitoredName;
    json["isBest"] = news.isBest;
    json["skippedBags"] = news.skippedBags;
    json["seconds"] = finite(news.seconds);
    addIfKnown(json, "secondsLeft", news.secondsLeft);
}

void add(OrderedJson &json, const TrainingRemark &news) { json["sentence"] = news.sentence; }

OrderedJson toJson(const TrainedMetric &metric)
{
    OrderedJson json{{"name", metric.name}};
    addIfKnown(json, "value", metric.value);
    addIfKnown(json, "low", metric.low);
    addIfKnown(json, "high", metric.high);
    return json;
}

OrderedJson toJson(const TrainedRun &run)
{
    OrderedJson json{{"name", run.name}, {"folder", run.folder}};
    addIfKnown(json, "model", run.model);
    json["whole"] = run.isWhole;
    json["part"] = run.part;
    json["metrics"] = OrderedJson::array();
    for (const TrainedMetric &metric : run.metrics)
        json["metrics"].push_back(toJson(metric));
    return json;
}

} // namespace

OrderedJson toJson(const StartTraining &message)
{
    OrderedJson json{{"cohort", message.cohort}};
    addIfKnown(json, "features", message.features);
    addIfKnown(json, "splits", message.splits);
    addIfChosen(json, "level", bagLevelNames, message.level);
    addIfChosen(json, "task", learnedTaskNames, message.task);
    addIfChosen(json, "oneIs", oneIsNames, message.oneIs);
    json["division"] = nameIn(divisionNames, message.division);
    addIfKnown(json, "preset", message.preset);
    addIfKnown(json, "config", message.config);
    json["settings"] = message.settings;
    json["skipped"] = message.skipped;
    addIfKnown(json, "encoder", message.encoder);
    json["out"] = message.out;
    json["earlier"] = nameIn(earlierRunNames, message.earlier);
    addIfChosen(json, "finish", whichWeightsNames, message.finish);
    return json;
}

OrderedJson toJson(const TrainingEvent &event)
{
    OrderedJson json{{"job", event.job}};
    std::visit(
        [&](const auto &news) {
            json["event"] = news.event;
            add(json, news);
        },
        event.news);
    return json;
}

OrderedJson toJson(const TrainingFinished &event)
{
    OrderedJson json{{"job", event.job}, {"folder", event.folder}, {"runs", OrderedJson::array()}};
    for (const TrainedRun &run : event.runs)
        json["runs"].push_back(toJson(run));
    return json;
}

} // namespace tessera::protocol::detail
