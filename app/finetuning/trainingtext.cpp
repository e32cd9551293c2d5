#include "app/finetuning/trainingtext.h"

#include "app/text/durationtext.h"
#include "app/text/errortext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

/// Translates.
struct TrainingTexts {
    Q_DECLARE_TR_FUNCTIONS(TrainingText)
};

QString counted(int64_t number) { return QLocale().toString(static_cast<qlonglong>(number)); }

QString stageText(const TrainingProgress &progress)
{
    const QString epoch = counted(progress.epoch + 1);
    return progress.epochs
               ? TrainingTexts::tr("%1, epoch %2 of %3").arg(nameOf(progress.stage), epoch, counted(*progress.epochs))
               : TrainingTexts::tr("%1, epoch %2").arg(nameOf(progress.stage), epoch);
}

QString runningText(const TrainingProgress &progress)
{
    if (progress.phase == TrainingProgress::Phase::waiting)
        return TrainingTexts::tr("Waiting for the engine");
    if (progress.phase == TrainingProgress::Phase::checking)
        return TrainingTexts::tr("Checking the features: %1 of %2 cases")
            .arg(counted(progress.done), counted(progress.total));
    QString text;
    if (progress.runs > 1)
        text = TrainingTexts::tr("Fold %1 of %2: ").arg(counted(progress.run + 1), counted(progress.runs));
    text += stageText(progress);
    if (progress.total > 0 && progress.done > 0)
        text += TrainingTexts::tr(", case %1 of %2").arg(counted(progress.done), counted(progress.total));
    if (progress.left)
        text += TrainingTexts::tr(", about %1 left").arg(durationText(progress.left->count()));
    return text;
}

} // namespace

namespace {

QString waitingText(const TrainingSession &session)
{
    return session.waiting().empty()
               ? QString()
               : u'\n' + TrainingTexts::tr("%n training(s) wait.", nullptr, static_cast<int>(session.waiting().size()));
}

} // namespace

QString stateText(const TrainingSession &session)
{
    switch (session.state()) {
    case TrainingSession::State::idle:
        return TrainingTexts::tr("Nothing is being trained.");
    case TrainingSession::State::starting:
        return TrainingTexts::tr("Starting");
    case TrainingSession::State::running:
        return runningText(session.progress()) + waitingText(session);
    case TrainingSession::State::stopping:
        return TrainingTexts::tr("Stopping; what was trained is kept");
    case TrainingSession::State::paused:
        return TrainingTexts::tr("Paused after %n epoch(s); it can go on at any time.", nullptr,
                                 session.current() ? static_cast<int>(session.current()->epochs()) : 0) +
               waitingText(session);
    case TrainingSession::State::finished:
        return TrainingTexts::tr("Finished");
    case TrainingSession::State::failed:
        return session.problem() ? sentenceOf(*session.problem()) : QString();
    }
    return {};
}

QString shortStateOf(const TrainingSession &session, const RunHistory &run)
{
    if (session.isBusy() && session.current() == &run)
        return TrainingTexts::tr("running");
    const auto &waiting = session.waiting();
    if (std::find(waiting.begin(), waiting.end(), run.folder) != waiting.end())
        return TrainingTexts::tr("waiting");
    if (run.isFinished())
        return run.results.front().isWhole ? TrainingTexts::tr("finished") : TrainingTexts::tr("ended early");
    return TrainingTexts::tr("%n epoch(s), not finished", nullptr, static_cast<int>(run.epochs()));
}

QString nameOf(protocol::TrainingStage stage)
{
    return stage == protocol::TrainingStage::baseline ? TrainingTexts::tr("First stage")
                                                      : TrainingTexts::tr("MHIM stage");
}

QString nameOf(protocol::Severity severity)
{
    switch (severity) {
    case protocol::Severity::error:
        return TrainingTexts::tr("Error");
    case protocol::Severity::warning:
        return TrainingTexts::tr("Warning");
    case protocol::Severity::note:
        return TrainingTexts::tr("Note");
    }
    return {};
}

QString metricName(const std::string &metric)
{
    if (metric == "auc")
        return u"AUC"_s;
    if (metric == "c_index")
        return TrainingTexts::tr("C-index");
    if (metric == "accuracy")
        return TrainingTexts::tr("Accuracy");
    if (metric == "balanced_accuracy")
        return TrainingTexts::tr("Balanced accuracy");
    if (metric == "sensitivity")
        return TrainingTexts::tr("Sensitivity");
    if (metric == "specificity")
        return TrainingTexts::tr("Specificity");
    return QString::fromStdString(metric);
}

QString metricText(const protocol::TrainedMetric &metric)
{
    const QLocale locale;
    const QString name = metricName(metric.name);
    if (!metric.value)
        return TrainingTexts::tr("%1 is not defined").arg(name);
    const QString value = locale.toString(*metric.value, 'f', 3);
    if (!metric.low || !metric.high)
        return u"%1 %2"_s.arg(name, value);
    return TrainingTexts::tr("%1 %2 (%3 to %4)")
        .arg(name, value, locale.toString(*metric.low, 'f', 3), locale.toString(*metric.high, 'f', 3));
}

QString partName(const std::string &part)
{
    if (part == "test")
        return TrainingTexts::tr("test cases");
    if (part == "validation")
        return TrainingTexts::tr("validation cases");
    return QString::fromStdString(part);
}

} // namespace tessera
