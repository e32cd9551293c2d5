#include "analysis/protocol/detail/names.h"
#include "analysis/protocol/detail/trainingjson.h"

namespace tessera::protocol::detail {
namespace {

void read(const Fields &json, TrainingChecking &news)
{
    news.done = json.integer("done", 0);
    news.total = json.integer("total", 0);
}

void read(const Fields &json, TrainingFinding &news)
{
    news.severity = json.choice<Severity>("severity", severityNames);
    news.kind = json.text("kind");
    news.sentence = json.text("sentence");
    news.bags = json.texts("bags");
}

void read(const Fields &json, TrainingRunStarted &news)
{
    news.run = json.integer("run", 0);
    news.runs = json.integer("runs", 1);
    news.name = json.text("name");
}

void read(const Fields &json, TrainingStep &news)
{
    news.run = json.optionalInteger("run", 0);
    news.stage = json.choice<TrainingStage>("stage", trainingStageNames);
    news.epoch = json.integer("epoch", 0);
    news.bag = json.integer("bag", 0);
    news.bags = json.integer("bags", 0);
}

void read(const Fields &json, TrainingEpoch &news)
{
    news.run = json.optionalInteger("run", 0);
    news.stage = json.choice<TrainingStage>("stage", trainingStageNames);
    news.epoch = json.integer("epoch", 0);
    news.epochs = json.integer("epochs", 0);
    news.trainingLoss = json.optionalNumber("trainingLoss");
    news.consistencyLoss = json.optionalNumber("consistencyLoss");
    news.keptShare = json.number("keptShare");
    news.keptTiles = json.number("keptTiles");
    news.learningRate = json.number("learningRate");
    news.teacherMomentum = json.optionalNumber("teacherMomentum");
    news.maskRatioHigh = json.number("maskRatioHigh");
    news.validationLoss = json.optionalNumber("validationLoss");
    news.monitored = json.optionalNumber("monitored");
    news.teacherMonitored = json.optionalNumber("teacherMonitored");
    news.monitoredName = json.text("monitoredName");
    news.isBest = json.flag("isBest");
    news.skippedBags = json.integer("skippedBags", 0);
    news.seconds = json.number("seconds");
    news.secondsLeft = json.optionalNumber("secondsLeft");
}

void read(const Fields &json, TrainingRemark &news) { news.sentence = json.text("sentence"); }

/// Tries the kinds one after another by their word.
template <std::size_t index = 0>
TrainingNews newsCalled(const std::string &word, const Fields &json)
{
    if constexpr (index == std::variant_size_v<TrainingNews>) {
        throw Malformed("an unknown event");
    } else {
        std::variant_alternative_t<index, TrainingNews> news;
        if (word != news.event)
            return newsCalled<index + 1>(word, json);
        read(json, news);
        return news;
    }
}

TrainedRun trainedRun(const Fields &json)
{
    TrainedRun run;
    run.name = json.text("name");
    run.folder = json.text("folder");
    run.model = json.optionalText("model");
    run.isWhole = json.flag("whole");
    run.part = json.text("part");
    for (const Fields &metric : json.objects("metrics"))
        run.metrics.push_back({metric.text("name"), metric.optionalNumber("value"), metric.optionalNumber("low"),
                               metric.optionalNumber("high")});
    return run;
}

} // namespace

TrainingNews decodeNews(const Fields &json) { return newsCalled(json.text("event"), json); }

void decode(const Fields &params, StartTraining &message)
{
    message.cohort = params.text("cohort");
    message.features = params.optionalText("features");
    message.splits = params.optionalText("splits");
    message.level = params.optionalChoice<BagLevel>("level", bagLevelNames);
    message.task = params.optionalChoice<LearnedTask>("task", learnedTaskNames);
    message.oneIs = params.optionalChoice<OneIs>("oneIs", oneIsNames);
    if (params.has("division"))
        message.division = params.choice<Division>("division", divisionNames);
    message.preset = params.optionalText("preset");
    message.config = params.optionalText("config");
    if (params.has("settings"))
        message.settings = params.texts("settings");
    if (params.has("skipped"))
        message.skipped = params.texts("skipped");
    message.encoder = params.optionalText("encoder");
    message.out = params.text("out");
    if (params.has("earlier"))
        message.earlier = params.choice<EarlierRun>("earlier", earlierRunNames);
    message.finish = params.optionalChoice<WhichWeights>("finish", whichWeightsNames);
}

void decode(const Fields &params, TrainingEvent &event)
{
    event.job = params.integer("job");
    event.news = decodeNews(params);
}

void decode(const Fields &params, TrainingFinished &event)
{
    event.job = params.integer("job");
    event.folder = params.text("folder");
    for (const Fields &run : params.objects("runs"))
        event.runs.push_back(trainedRun(run));
}

} // namespace tessera::protocol::detail
